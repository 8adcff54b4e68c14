"""A clock that tests control, in place of the machine's."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Clock"]

_START = 1000.0


class Clock:
    """The clock of a client under test. A pause takes no time: it moves the clock forward.

    The clock only moves with pauses, `advance`, and the time that the steps of a script take. With
    `runs=True` it also runs like the machine's, for a client that talks to a server.

    >>> clock = Clock()
    >>> clock.advance(5)
    >>> clock.elapsed
    5.0
    """

    def __init__(
        self,
        *,
        now: datetime | float | None = None,
        jitter: float = 1.0,
        runs: bool = False,
        on_advance: Callable[[float], object] | None = None,
    ) -> None:
        """Set up a clock.

        Args:
            now: The initial date and time, as a datetime (aware, or in local time) or in seconds
                since the epoch; by default the machine's.
            jitter: Scales the random pauses between attempts: 1 makes each as long as possible,
                0 makes them all zero.
            runs: Whether the clock also runs by itself.
            on_advance: Called with the seconds whenever the clock is moved forward; pass the
                `advance` of a sandbox to make its clock follow.
        """
        if not 0 <= jitter <= 1:
            raise ValueError(f"jitter={jitter!r}: expected a number from 0 to 1")
        self._runs: bool = runs
        self._started_at: float = time.monotonic()
        self._monotonic: float = self._started_at if runs else _START
        start = now.timestamp() if isinstance(now, datetime) else now
        self._now: float = time.time() if start is None else float(start)
        self._moved: float = 0.0
        self._on_advance: Callable[[float], object] | None = on_advance
        self._lock = threading.Lock()
        self.jitter: float = jitter
        self.sleeps: list[float] = []
        """The pauses taken so far, in seconds."""

    @property
    def runs(self) -> bool:
        """Whether the clock also runs by itself."""
        return self._runs

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._moved + (time.monotonic() - self._started_at if self._runs else 0.0)

    def monotonic(self) -> float:
        """The time in seconds that limits and deadlines are measured by."""
        return self._monotonic + self.elapsed

    def now(self) -> float:
        """The date and time, in seconds since the epoch."""
        return self._now + self.elapsed

    def advance(self, seconds: float) -> None:
        """Move the clock forward. Raises ValueError for less than 0 seconds."""
        if not seconds >= 0:
            raise ValueError(f"seconds={seconds!r}: expected 0 or more")
        with self._lock:
            self._moved += seconds
        if self._on_advance is not None and seconds:
            self._on_advance(seconds)

    def sleep(self, seconds: float) -> None:
        """Record a pause, and move the clock forward by it."""
        self.sleeps.append(seconds)
        self.advance(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Do the same for the asynchronous client; other tasks get a turn."""
        self.sleep(seconds)
        await asyncio.sleep(0)

    def chance(self) -> float:
        """Return the jitter in place of a random number from 0 to 1."""
        return self.jitter

    def __repr__(self) -> str:
        return f"<Clock, {self.elapsed:g} s after its start>"
