"""The server's clock, as the `Date` of its answers tells it. Pure; clocks are handed in."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from ..wire import Headers

if TYPE_CHECKING:
    from ..wire import RawHeaders

__all__ = ["ServerClock"]

_RESOLUTION = 1.0
"""Seconds: what `Date` leaves out."""
_DOUBT = 300.0
"""Seconds by which the machine's own clock is believed to be wrong at most, without any `Date`."""


class ServerClock:
    """Turns the server's time into that of the machine's monotonic clock and back."""

    __slots__ = ("_ahead", "_heard")

    def __init__(self) -> None:
        self._heard: tuple[RawHeaders, float, float] | None = None
        self._ahead: tuple[float, float] | None = None

    def hear(self, headers: RawHeaders, asked_at: float, answered_at: float) -> None:
        """Note an answer's headers, and when by the monotonic clock it was asked for and came."""
        self._heard = (headers, asked_at, answered_at)  # read only when it is needed

    def ahead(self, monotonic: float, now: float) -> tuple[float, float]:
        """Return by how much at least and at most the server's clock is ahead of the monotonic one.

        Without any `Date` so far, the machine's own clock (`now`) has to do.
        """
        heard, self._heard = self._heard, None
        if heard is not None:
            self._ahead = _ahead(*heard) or self._ahead
        if self._ahead is not None:
            return self._ahead
        return now - monotonic - _DOUBT, now - monotonic + _DOUBT


def _ahead(raw: RawHeaders, asked_at: float, answered_at: float) -> tuple[float, float] | None:
    from email.utils import parsedate_to_datetime  # slow to load, and rarely needed

    headers = Headers(raw)
    date = headers.get("date")
    if date is None or headers.get("age", "0") != "0":
        return None  # what a cache has kept tells its own time
    try:
        told = parsedate_to_datetime(date).replace(tzinfo=UTC).timestamp()  # always GMT
    except (ValueError, OverflowError):
        return None
    return told - answered_at, told + _RESOLUTION - asked_at
