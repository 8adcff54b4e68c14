"""Where a period ends that was left open, so that what arrives later doesn't move a list. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROUNDING = timedelta(seconds=1)
"""A Date header drops fractions, and whether the end itself counts isn't documented."""


def period_end(date_header: str | None, records: Iterable[Any]) -> str | None:
    """The end of a period that begins with these records, by the server's clock.

    No record of the first page is later than it, even where the server's clocks differ. None when
    the server doesn't tell the time.
    """
    told = _read(date_header)
    if told is None:
        return None
    times = (getattr(getattr(each, "attributes", None), "timestamp", None) for each in records)
    latest = max([told, *(time for time in times if isinstance(time, datetime))])
    try:
        end = latest.astimezone(UTC) + _ROUNDING
    except OverflowError:
        return None
    return (
        f"{end.replace(tzinfo=None).isoformat(timespec='seconds')}.{end.microsecond // 10_000:02d}Z"
    )


def _read(date_header: str | None) -> datetime | None:
    if date_header is None:
        return None
    try:
        told = parsedate_to_datetime(date_header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return told if told.tzinfo is not None else told.replace(tzinfo=UTC)
