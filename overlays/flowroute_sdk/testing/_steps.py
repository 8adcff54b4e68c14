"""The steps of a script: possible outcomes of one attempt."""

from __future__ import annotations

import json as json_module
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .._transports.base import Failure
from ..wire import Response

if TYPE_CHECKING:
    from ._clock import Clock
    from ._transport import Attempt

__all__ = [
    "Answer",
    "ConnectionLost",
    "Hang",
    "NoConnection",
    "ScriptError",
    "Step",
    "Truncated",
]

_TYPE = "application/vnd.api+json"
_TOO_LATE = "no answer in time"


class ScriptError(BaseException):
    """The script doesn't match what the program does, for example if there are too few steps.

    It isn't an `Exception`, so that no handler in between mistakes it for a failed call.
    """


class Step:
    """The outcome of one attempt. A function of the `Request` may stand for the step it returns."""

    def _play(self, attempt: Attempt, clock: Clock, /) -> Response:
        raise NotImplementedError  # each kind of step has its own


class Answer(Step):
    """A complete answer.

    >>> Answer(202, {"data": {"id": "mdr2-1", "type": "message"}})
    Answer(202)
    """

    def __init__(
        self,
        status: int = 200,
        json: object = None,
        *,
        content: bytes | str = b"",
        headers: Mapping[str, str] | None = None,
        takes: float = 0.0,
    ) -> None:
        """Describe an answer.

        Args:
            status: The HTTP status.
            json: The body, sent as JSON; None uses `content` instead.
            content: The raw body.
            headers: Headers in addition to the content type.
            takes: Seconds until it arrives. If they exceed `timeout` or `deadline`, the attempt
                times out.
        """
        if json is not None:
            content = json_module.dumps(json)
        self.status: int = status
        self.content: bytes = content.encode() if isinstance(content, str) else content
        self.headers: dict[str, str] = {"content-type": _TYPE, **(headers or {})}
        self.takes: float = takes

    @classmethod
    def error(
        cls,
        status: int,
        detail: str = "",
        *,
        title: str = "",
        headers: Mapping[str, str] | None = None,
        takes: float = 0.0,
    ) -> Answer:
        """An answer with the error document of the API."""
        document = {"errors": [{"status": status, "title": title, "detail": detail, "id": "1"}]}
        return Answer(status, document, headers=headers, takes=takes)

    def _play(self, attempt: Attempt, clock: Clock) -> Response:
        _wait(attempt, clock, self.takes)
        return self._response()

    def _response(self) -> Response:
        raw = [(name.lower().encode(), value.encode()) for name, value in self.headers.items()]
        return Response(self.status, raw, self.content)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status})"


class Truncated(Answer):
    """An answer that breaks off: status and headers arrive, but only `content` of the body."""

    def _play(self, attempt: Attempt, clock: Clock) -> Response:
        _wait(attempt, clock, self.takes)
        reason = "the server closed the connection before the answer was whole"
        raise Failure("dropped", reason, sent=True, partial=self._response())


class NoConnection(Step):
    """The server can't be reached: nothing was sent."""

    def __init__(self, reason: str = "connection refused") -> None:
        self.reason: str = reason

    def _play(self, _attempt: Attempt, _clock: Clock) -> Response:
        raise Failure("connect", self.reason, sent=False)

    def __repr__(self) -> str:
        return f"NoConnection({self.reason!r})"


class ConnectionLost(Step):
    """The connection breaks after the request was sent, which may have been carried out."""

    def __init__(self, reason: str = "the server closed the connection without an answer") -> None:
        self.reason: str = reason

    def _play(self, _attempt: Attempt, _clock: Clock) -> Response:
        raise Failure("dropped", self.reason, sent=True)

    def __repr__(self) -> str:
        return "ConnectionLost()"


class Hang(Step):
    """No answer comes before `timeout` or `deadline` has passed by the test's clock."""

    def __init__(self, *, sent: bool = True) -> None:
        """Hang after the request was `sent`, or else while connecting."""
        self.sent: bool = sent

    def _play(self, attempt: Attempt, clock: Clock) -> Response:
        limit = attempt.limit
        if limit is None:
            raise ScriptError(f"{attempt} hangs forever: it has neither a timeout nor a deadline")
        clock.advance(limit)
        if self.sent:
            raise Failure("read_timeout", _TOO_LATE, sent=True)
        raise Failure("connect_timeout", "connecting took too long", sent=False)

    def __repr__(self) -> str:
        return f"Hang(sent={self.sent})"


def _wait(attempt: Attempt, clock: Clock, seconds: float) -> None:
    if attempt.limit is not None and seconds >= attempt.limit:
        clock.advance(attempt.limit)
        raise Failure("read_timeout", _TOO_LATE, sent=True)
    clock.advance(seconds)
