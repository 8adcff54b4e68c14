"""A clock to turn, in place of the machine's."""

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
    """The time of a client under test. A pause doesn't wait: it moves the clock on at once.

    It stands still but for pauses, for `advance`, and for what the steps of a script take. With
    `runs=True` it goes on as the machine's does besides, for a client that talks to a server.

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
        """Set a clock.

        Args:
            now: The date and time at the start, a datetime (aware, or of the local zone) or
                seconds since the epoch; by default the machine's.
            jitter: What chance makes of the pauses between attempts: 1 leaves each as long as
                it may be, 0 makes none.
            runs: Whether time goes on by itself as well.
            on_advance: Called with the seconds whenever the clock is moved on, such as the
                `advance` of a sandbox, whose clock then goes along.
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
        """The pauses that were taken, in seconds."""

    @property
    def runs(self) -> bool:
        """Whether time goes on by itself as well."""
        return self._runs

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._moved + (time.monotonic() - self._started_at if self._runs else 0.0)

    def monotonic(self) -> float:
        """The time in seconds that limits and deadlines are counted by."""
        return self._monotonic + self.elapsed

    def now(self) -> float:
        """The date and time, as seconds since the epoch."""
        return self._now + self.elapsed

    def advance(self, seconds: float) -> None:
        """Move the clock on. Raises ValueError for less than 0 seconds."""
        if not seconds >= 0:
            raise ValueError(f"seconds={seconds!r}: expected 0 or more")
        with self._lock:
            self._moved += seconds
        if self._on_advance is not None and seconds:
            self._on_advance(seconds)

    def sleep(self, seconds: float) -> None:
        """Note a pause, and move the clock on by it."""
        self.sleeps.append(seconds)
        self.advance(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """The same for the asynchronous client; other tasks get their turn."""
        self.sleep(seconds)
        await asyncio.sleep(0)

    def chance(self) -> float:
        """What stands in for a random number from 0 to 1."""
        return self.jitter

    def __repr__(self) -> str:
        return f"<Clock, {self.elapsed:g} s after its start>"
