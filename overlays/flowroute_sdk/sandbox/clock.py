"""The sandbox's time: the machine's, plus whatever the control plane has advanced it by."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache

DAY = 86400.0


class Clock:
    """Seconds since the epoch, with an offset."""

    def __init__(self, offset: float = 0.0) -> None:
        self.offset = offset

    def now(self) -> float:
        """The current moment."""
        return self.real() + self.offset

    def real(self) -> float:
        """The machine's time."""
        return time.time()


def _utc(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC)


@lru_cache(maxsize=1024)
def hundredths(moment: float) -> str:
    """`2017-12-21T16:44:34.93Z`, as in message records."""
    return f"{_utc(moment).isoformat(timespec='milliseconds')[:22]}Z"


def spaced(moment: float | None) -> str | None:
    """`2018-04-16 16:20:32.939166+00:00`, as in CNAM records."""
    return None if moment is None else f"{_utc(moment):%Y-%m-%d %H:%M:%S.%f}+00:00"


def http_date(moment: float) -> str:
    """`Fri, 01 Jun 2018 00:17:52 GMT`, as when a CNAM record is assigned."""
    return format_datetime(_utc(moment), usegmt=True)


def offset_iso(moment: float) -> str:
    """`2017-12-01T00:00:00+00:00`, as in links of message lists and event callbacks."""
    return _utc(moment).isoformat()


def parse_moment(text: str) -> float:
    """A date or an ISO 8601 moment, UTC when it has no offset.

    Raises `ValueError`, or `OverflowError` when it lies outside the years 1 to 9999 in UTC.
    """
    when = datetime.fromisoformat(text)
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return when.astimezone(UTC).timestamp()
