"""What follows an attempt: success, another attempt, or an error.

Pure, clocks and chance are handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._transports.base import Failure
from ..wire import Response
from . import classify, retry

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._setup.build import Call
    from ..errors import FlowrouteError

TICK = 0.02
"""Seconds by which a timer may be early."""


class Attempts:
    """The attempts at one call so far."""

    __slots__ = ("_call", "_doubtful", "_ends_at", "_tried", "number")

    def __init__(self, call: Call, started_at: float) -> None:
        self._call: Call = call
        deadline = call.settings.deadline
        self._ends_at = None if deadline is None else started_at + deadline
        self._doubtful = False
        self._tried = False
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

    def stopped(self, by: str, error: Exception | None) -> FlowrouteError:
        """The error of a call that a hook or a limiter stopped before its next attempt."""
        call = self._call
        reason = f"{by} failed" if error is None else f"{by} raised {type(error).__name__}"
        return classify.hook_error(call.request, reason, safe=call.safe, doubtful=self._doubtful)

    def judge(
        self, answer: Response | Failure, *, at: float, now: float, chance: Callable[[], float]
    ) -> float | None:
        """Seconds until the next attempt, or None when the answer is as good as a success.

        Raises the error of the call when there is no next attempt.
        """
        call = self._call
        if isinstance(answer, Failure):
            answer = self._known_part(answer)
        if isinstance(answer, Failure):
            repeatable = retry.failure_is_repeatable(answer.kind, sent=answer.sent, safe=call.safe)
            hint, maybe_done = None, answer.sent
        else:
            if answer.status == 404 and self._tried and call.method == "DELETE" and call.quiet:
                return None
            repeatable = retry.status_is_repeatable(answer.status, safe=call.safe)
            hint = retry.retry_after(answer.header("retry-after"), now) if repeatable else None
            maybe_done = classify.may_be_done(answer)
        delay = None
        if repeatable:
            left = None if self._ends_at is None else self._ends_at - at
            retries = call.settings.max_retries
            delay = retry.pause(
                self.number, max_retries=retries, retry_after=hint, remaining=left, random=chance
            )
        if delay is None:
            root = answer.root if isinstance(answer, Failure) else None
            raise self._error(answer, at, now) from root
        self._doubtful |= maybe_done
        self._tried |= maybe_done or (isinstance(answer, Response) and answer.status != 429)
        return delay

    def _known_part(self, failure: Failure) -> Response | Failure:
        """An answer that broke off, read as far as it settles the matter."""
        partial, call = failure.partial, self._call
        if partial is None:
            return failure
        whole = failure.kind == "too_large"  # as far as anybody wants to read it
        if not whole and call.safe and not 400 <= partial.status < 500:
            return failure
        if 200 <= partial.status < 300:
            raise classify.unreadable(call.request, partial, failure.reason)
        return partial

    def _error(self, answer: Response | Failure, at: float, now: float) -> FlowrouteError:
        call = self._call
        if isinstance(answer, Response):
            return classify.error_of_status(
                call.request, answer, safe=call.safe, doubtful=self._doubtful, now=now
            )
        late = answer.kind == "pool" or (self._ends_at is not None and at >= self._ends_at - TICK)
        return classify.error_of_failure(
            call.request, answer, safe=call.safe, doubtful=self._doubtful, late=late
        )
