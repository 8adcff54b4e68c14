"""What follows an attempt: success, another attempt, or an error.

Pure, clocks and chance are handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeGuard

from .._transports.base import Failure
from ..errors import FlowrouteError
from ..wire import Response
from . import classify, retry

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._requests.build import Call

TICK = 0.02
"""Seconds by which a timer may be early."""

Answer: TypeAlias = Response | Failure


class Done(NamedTuple):
    """The answer is as good as a success."""

    response: Response


class Again(NamedTuple):
    """There is another attempt, after a pause."""

    delay: float
    """Seconds."""


class Over(NamedTuple):
    """There is no other attempt."""

    error: FlowrouteError
    cause: BaseException | None = None


Verdict: TypeAlias = Done | Again | Over


class Attempts:
    """The attempts at one call so far."""

    __slots__ = ("_call", "_doubtful", "_ends_at", "_limited", "_reached", "number")

    def __init__(self, call: Call, started_at: float) -> None:
        self._call: Call = call
        deadline = call.settings.deadline
        self._ends_at = None if deadline is None else started_at + deadline
        self._doubtful = False
        """Whether an earlier attempt may have been carried out."""
        self._reached = False
        """Whether an earlier attempt may have come further than the server's rate limit."""
        self._limited = 0
        self.number: int = 0

    def remaining(self, at: float) -> float | None:
        """Seconds until the deadline; None without one.

        Raises the call's error when it has passed.
        """
        if self._ends_at is None:
            return None
        if at >= self._ends_at:
            raise self.too_late("no time is left for an attempt")
        return self._ends_at - at

    def too_late(self, reason: str) -> FlowrouteError:
        """The error of a call whose deadline leaves no room for another attempt."""
        call = self._call
        return classify.deadline_error(
            call.request, reason, safe=call.safe, doubtful=self._doubtful
        )

    def stopped(self, reason: str) -> FlowrouteError:
        """The error of a call that the application's own code has kept from another attempt."""
        call = self._call
        return classify.hook_error(call.request, reason, safe=call.safe, doubtful=self._doubtful)

    def judge(
        self, answer: Answer, *, at: float, now: float, chance: Callable[[], float]
    ) -> Verdict:
        """Decide what follows an answer that is no success.

        ``at`` is monotonic time, ``now`` POSIX time.
        """
        if isinstance(answer, Failure):
            settled = self._as_far_as_it_came(answer)
            if isinstance(settled, Over):
                return settled
            answer = settled
        if self._says_gone(answer):
            return Done(answer)
        delay = self._pause(answer, at, now, chance)
        if delay is None:
            return Over(self._error(answer, at, now), getattr(answer, "root", None))
        self._remember(answer)
        return Again(delay)

    def _as_far_as_it_came(self, failure: Failure) -> Answer | Over:
        """What an answer that broke off settles nevertheless.

        A success is one, though it can't be read. A refusal counts for every call. Another status
        counts for a call that isn't safe to repeat, and for a body that nobody wants to read on.
        """
        partial, call = failure.partial, self._call
        if partial is None:
            return failure
        refused = 400 <= partial.status < 500
        if call.safe and not refused and failure.kind != "too_large":
            return failure
        if 200 <= partial.status < 300:
            return Over(classify.unreadable(call.request, partial, failure.reason))
        return partial

    def _says_gone(self, answer: Answer) -> TypeGuard[Response]:
        """Whether a repeated DELETE is told that there is nothing any more: its success."""
        return (
            isinstance(answer, Response)
            and answer.status == 404
            and self._reached
            and self._call.method == "DELETE"
            and self._call.quiet
        )

    def _pause(
        self, answer: Answer, at: float, now: float, chance: Callable[[], float]
    ) -> float | None:
        """Seconds until the next attempt; None when there is none."""
        safe, retries = self._call.safe, self._call.settings.max_retries
        if not self._call.is_repeatable:
            return None
        hint = None
        if isinstance(answer, Failure):
            if not retry.failure_is_repeatable(answer.kind, sent=answer.sent, safe=safe):
                return None
        else:
            if not retry.status_is_repeatable(answer.status, safe=safe):
                return None
            hint = retry.retry_after(answer.header("retry-after"), now)
        if _is_limited(answer):
            self._limited += 1
            nth, retries = self._limited, retry.rate_limit_retries(retries)
        else:
            nth = self.number - self._limited
        remaining = None if self._ends_at is None else self._ends_at - at
        return retry.pause(
            nth, max_retries=retries, retry_after=hint, remaining=remaining, random=chance
        )

    def _remember(self, answer: Answer) -> None:
        maybe_done = answer.sent if isinstance(answer, Failure) else classify.may_be_done(answer)
        self._doubtful |= maybe_done
        self._reached |= maybe_done or (isinstance(answer, Response) and not _is_limited(answer))

    def _error(self, answer: Answer, at: float, now: float) -> FlowrouteError:
        call = self._call
        if isinstance(answer, Response):
            return classify.error_of_status(
                call.request, answer, safe=call.safe, doubtful=self._doubtful, now=now
            )
        late = answer.kind == "pool" or (self._ends_at is not None and at >= self._ends_at - TICK)
        return classify.error_of_failure(
            call.request, answer, safe=call.safe, doubtful=self._doubtful, late=late
        )


def _is_limited(answer: Answer) -> bool:
    return isinstance(answer, Response) and answer.status == 429
