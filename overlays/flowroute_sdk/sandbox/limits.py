"""The documented message rates: 5 SMS and 1 MMS a second."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clock import Clock

PER_SECOND = {"sms": 5, "mms": 1}


class RateLimits:
    """A sliding second for each kind of message."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._taken: dict[str, deque[float]] = {kind: deque() for kind in PER_SECOND}

    def take(self, kind: str) -> bool:
        """Count one message; False when this second's allowance is used up."""
        now, taken = self._clock.now(), self._taken[kind]
        while taken and taken[0] <= now - 1.0:
            taken.popleft()
        if len(taken) >= PER_SECOND[kind]:
            return False
        taken.append(now)
        return True

    def reset(self) -> None:
        """Forget what was taken."""
        for taken in self._taken.values():
            taken.clear()
