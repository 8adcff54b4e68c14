"""What can't be the same on both sides: clock, sleep, waiting in line, transports.

``rim_async`` has the same names.
"""

from __future__ import annotations

import inspect
import random
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Never, TypeVar

from .._options.hooks import is_async
from .._options.keywords import TellsNearest
from .._transports import needs_httpx
from ..errors import ConfigurationError

if TYPE_CHECKING:
    from .._options.hooks import Hooks
    from .._transports.base import Transport, TransportOptions
    from ..limits import Bucket, RateLimiter

T = TypeVar("T")

monotonic = time.monotonic
now = time.time
sleep = time.sleep
chance = random.random
Sleep = Callable[[float], None]


class Closing(TellsNearest):
    """What a client has beside `close`: what to say of `async with`, the other client's."""

    __slots__ = ()

    if not TYPE_CHECKING:

        def __aenter__(self) -> Never:
            raise TypeError('the client is synchronous: write "with", or use AsyncFlowroute')

        def __aexit__(self, *_: object) -> Never:
            raise TypeError


def reserve(limiter: RateLimiter, bucket: Bucket, remaining: float | None) -> float | None:
    """Book a token and return the seconds to wait; None for more than ``remaining``."""
    delay = limiter.reserve(bucket, remaining)
    if not inspect.isawaitable(delay):
        return delay
    if inspect.iscoroutine(delay):
        delay.close()
    raise ConfigurationError("rate_limit answers asynchronously: use it with AsyncFlowroute")


def in_thread(
    work: Callable[..., T],
    *arguments: object,
    stop: Callable[[], object] | None = None,  # noqa: ARG001 - for the other side
) -> T:
    """Do work that blocks: here that does no harm."""
    return work(*arguments)


def each_of(items: Iterator[T]) -> Iterator[T]:
    """The items of an iterator that blocks."""
    yield from items


def check_hooks(hooks: Hooks) -> None:
    """Refuse hooks that nobody would wait for. Raises ConfigurationError."""
    for name in ("on_request", "on_response", "on_retry"):
        if is_async(getattr(hooks, name)):
            raise ConfigurationError(f"{name} is an async function: use it with AsyncFlowroute")


def settle(result: object) -> None:
    """Take what a hook returned. Raises ConfigurationError when somebody would have to wait."""
    if inspect.isawaitable(result):
        if inspect.iscoroutine(result):
            result.close()
        raise ConfigurationError("a hook answers asynchronously: use it with AsyncFlowroute")


def open_transport(options: TransportOptions) -> Transport:
    """The transport for a client's options. Raises ConfigurationError for options that can't be."""
    own = options.transport
    if hasattr(own, "for_threads") and not isinstance(own, type):
        made: Transport = own.for_threads(options.origin)
        return made
    if needs_httpx(options):
        from .._transports.httpx_sync import HttpxTransport  # only where needed

        return HttpxTransport(options)
    from .._transports.switching_sync import SwitchingTransport  # on first use

    return SwitchingTransport(options)
