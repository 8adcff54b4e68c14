"""A transport that plays a script in place of the network."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from .._transports.base import Failure
from .._transports.bodies import Body
from .._transports.uploads import Content, Upload
from ..wire import Request, Response
from ._clock import Clock
from ._steps import ScriptError, Step

if TYPE_CHECKING:
    from .._transports.base import RawHeaderList
    from .._transports.downloads import Sink
    from .._transports.origin import Origin

__all__ = ["Attempt", "ScriptedTransport", "StepLike"]


class Attempt(NamedTuple):
    """One attempt at a call, as it reached the transport."""

    request: Request
    """The request sent."""
    at: float
    """When it was sent, in seconds since the clock's start."""
    timeout: float | None
    """Seconds for each phase; None means no limit."""
    remaining: float | None
    """Seconds until the deadline of the call; None without one."""
    is_safe: bool
    """Whether the call may be repeated."""

    @property
    def path(self) -> str:
        """The path of the request, without its query."""
        return urlsplit(self.request.url).path

    @property
    def limit(self) -> float | None:
        """Seconds until the attempt is given up; None without a limit."""
        limits = [each for each in (self.timeout, self.remaining) if each is not None]
        return min(limits, default=None)

    def json(self) -> Any:
        """The body of the request, parsed as JSON; None if there is none."""
        import json  # on first use

        return None if self.request.content is None else json.loads(self.request.content)

    def __str__(self) -> str:
        return f"{self.request.method} {self.path}"


StepLike: TypeAlias = Step | Callable[[Request], Step]
"""A step, or a function that decides on one when it sees the request."""


class ScriptedTransport:
    """Plays one step for each attempt, in order, and records the requests.

    Pass it to `testing.client` or `testing.async_client`, or as `transport=` to `Flowroute` or
    `AsyncFlowroute`.
    """

    def __init__(
        self,
        steps: Iterable[StepLike],
        *,
        repeat_last: bool = False,
        clock: Clock | None = None,
    ) -> None:
        """Set up a script.

        Args:
            steps: The outcome of each attempt. A step is an `Answer`, `Truncated`,
                `NoConnection`, `ConnectionLost` or `Hang`, or a function that takes the `Request`
                and returns one of these.
            repeat_last: Whether to repeat the last step for all further attempts; otherwise these
                raise `ScriptError`.
            clock: The clock that steps move forward; that of the client under test takes
                precedence.
        """
        self._steps: list[StepLike] = list(steps)
        for each in self._steps:
            if isinstance(each, type) or not (isinstance(each, Step) or callable(each)):
                raise TypeError(
                    f"{each!r} isn't a step: expected Answer(...), Truncated(...), NoConnection(), "
                    "ConnectionLost(), Hang(), or a function that returns one of these"
                )
        self._repeats_last: bool = repeat_last
        self._lock = threading.Lock()
        self.clock: Clock = Clock() if clock is None else clock
        self.attempts: list[Attempt] = []
        """All attempts so far."""

    @property
    def requests(self) -> list[Request]:
        """The requests of all attempts so far."""
        return [each.request for each in self.attempts]

    @property
    def steps_left(self) -> int:
        """How many steps haven't been played yet."""
        return max(0, len(self._steps) - len(self.attempts))

    def play(self, attempt: Attempt) -> Response:
        """Record an attempt and play its step."""
        with self._lock:
            index = len(self.attempts)
            self.attempts.append(attempt)
        if index >= len(self._steps) and self._steps and self._repeats_last:
            index = len(self._steps) - 1
        if index >= len(self._steps):
            number, count = len(self.attempts), len(self._steps)
            raise ScriptError(f"no step is left for attempt {number}, {attempt}: there are {count}")
        return self._step(self._steps[index], attempt)._play(attempt, self.clock)

    def _step(self, step: StepLike, attempt: Attempt) -> Step:
        if isinstance(step, Step):
            return step
        try:
            found = step(attempt.request)
        except Exception as error:
            raise ScriptError(f"the step for {attempt} raised {error!r}") from error
        if not isinstance(found, Step):
            raise ScriptError(f"the step for {attempt} returned {found!r}: expected a step")
        return found

    def for_threads(self, origin: Origin) -> ScriptedEnd:
        """Return the transport for a synchronous client."""
        return ScriptedEnd(self, origin)

    def for_tasks(self, origin: Origin) -> AsyncScriptedEnd:
        """Return the transport for an asynchronous client."""
        return AsyncScriptedEnd(self, origin)

    def __repr__(self) -> str:
        return f"<ScriptedTransport, {self.steps_left} of {len(self._steps)} steps left>"


class _End:
    def __init__(self, script: ScriptedTransport, origin: Origin) -> None:
        self._script: ScriptedTransport = script
        self._origin: Origin = origin
        self._closed = False

    def _play(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        remaining: float | None,
        safe: bool,
        sink: Sink | None,
    ) -> Response:
        if self._closed:
            raise Failure("closed", "the client is closed", sent=False)
        script = self._script
        # A script has its answers by what was sent, so it takes an upload as a whole.
        whole = b"".join(content.pieces()) if isinstance(content, Upload) else content
        request = Request(method, self._origin.url + target, headers, whole)
        answer = script.play(Attempt(request, script.clock.elapsed, timeout, remaining, safe))
        if sink is None or not 200 <= answer.status < 300:
            return answer
        sink.begin()
        body = Body(sink.limit, sink=sink)
        body.feed(answer.content)
        return Response(answer.status, answer._raw_headers, body.finish())


class ScriptedEnd(_End):
    """A script as the transport of one synchronous client."""

    def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,
        sink: Sink | None = None,
    ) -> Response:
        """Play a step; see ``Transport.send``."""
        return self._play(method, target, headers, content, timeout, remaining, safe, sink)

    def close(self) -> None:
        """Let no further request through."""
        self._closed = True


class AsyncScriptedEnd(_End):
    """A script as the transport of one asynchronous client."""

    async def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,
        sink: Sink | None = None,
    ) -> Response:
        """Play a step; see ``Transport.send``."""
        await asyncio.sleep(0)
        return self._play(method, target, headers, content, timeout, remaining, safe, sink)

    async def aclose(self) -> None:
        """Let no further request through."""
        self._closed = True
