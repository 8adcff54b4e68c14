"""What an application sees of its calls while they run: hooks and log lines."""

from __future__ import annotations

import functools
import inspect
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from ..errors import ConfigurationError
from ..wire import Request, Response, RetryEvent
from .options import LONGEST

if TYPE_CHECKING:
    from .._transports.base import Failure

logger = logging.getLogger("flowroute_sdk")

PHONE_NUMBER = re.compile(r"\d(?:[ ().+-]{0,3}\d){9,14}")


OnRequest: TypeAlias = Callable[[Request], object]
"""What is called with each request before it is sent."""
OnResponse: TypeAlias = Callable[[Request, Response], object]
"""What is called with each answer, and with what it answers."""
OnRetry: TypeAlias = Callable[[RetryEvent], object]
"""What is called before each pause between two attempts."""


class Hooks:
    """The hooks and log options of a client. Raises ConfigurationError for what can't be called."""

    __slots__ = ("log_bodies", "log_phone_numbers", "on_request", "on_response", "on_retry")

    def __init__(
        self,
        on_request: OnRequest | None,
        on_response: OnResponse | None,
        on_retry: OnRetry | None,
        log_bodies: bool,
        log_phone_numbers: bool,
    ) -> None:
        for hook in (on_request, on_response, on_retry):
            if hook is not None and not callable(hook):
                raise ConfigurationError("on_request, on_response and on_retry must be functions")
        self.on_request: OnRequest | None = on_request
        self.on_response: OnResponse | None = on_response
        self.on_retry: OnRetry | None = on_retry
        self.log_bodies: bool = log_bodies
        self.log_phone_numbers: bool = log_phone_numbers

    def log(
        self,
        method: str,
        path: str,
        content: bytes | None,
        answer: Response | Failure,
        attempt: int,
        seconds: float,
    ) -> None:
        """One line about an attempt, at DEBUG; its bodies too where that was asked for.

        Whatever a handler of the application raises, the answer isn't lost.
        """
        result = answer.status if isinstance(answer, Response) else answer.kind
        path = self._masked(path.partition("?")[0])
        line = "%s %s %s %.0f ms, attempt %d"
        try:
            logger.debug(line, method, path, result, seconds * 1000, attempt)
            if self.log_bodies:
                received = answer.content if isinstance(answer, Response) else None
                self._log_bodies(content, received)
        except Exception as error:  # noqa: BLE001 - what was sent may be paid for
            report("logging failed", error)

    def _log_bodies(self, sent: bytes | None, received: bytes | None) -> None:
        for word, body in (("sent", sent), ("received", received)):
            if body:
                logger.debug("%s %s", word, self._masked(body.decode(errors="replace")))

    def _masked(self, text: str) -> str:
        return text if self.log_phone_numbers else PHONE_NUMBER.sub(_mask, text)


def report(what: str, error: Exception) -> None:
    """Log what the application's own code has raised, as far as it lets us."""
    with suppress(Exception):
        logger.error(what, exc_info=error)


def is_async(hook: object) -> bool:
    """Whether calling it gives something to wait for, as far as that can be seen."""
    while isinstance(hook, functools.partial):
        hook = hook.func
    return any(
        each is not None and (inspect.iscoroutinefunction(each) or inspect.isasyncgenfunction(each))
        for each in (hook, getattr(hook, "__call__", None))  # noqa: B004
    )


def checked_delay(delay: object) -> float | None:
    """Return the delay that a rate limiter asks for. Raises TypeError if it isn't a number."""
    if delay is None:
        return None
    if isinstance(delay, bool) or not isinstance(delay, int | float) or not 0 <= delay <= LONGEST:
        raise TypeError(
            f"reserve returned {delay!r}: expected seconds, 0 to {LONGEST:.0f}, or None"
        )
    return float(delay)


def _mask(found: re.Match[str]) -> str:
    return "*" * (len(found[0]) - 4) + found[0][-4:]
