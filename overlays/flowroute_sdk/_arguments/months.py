"""Calendar months in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TypeAlias

from ..errors import InvalidArgument

__all__ = ["MonthLike", "month_of"]

MonthLike: TypeAlias = str | date | tuple[int, int]
"""A calendar month: `"2026-10"`, a date or time within it, or year and month."""

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def month_of(field: str, value: MonthLike) -> tuple[datetime, datetime]:
    """Return where a month starts and where the next one does, in UTC.

    Raises:
        InvalidArgument: It isn't a month.
    """
    try:
        year, month = _year_and_month(value)
        start = datetime(year, month, 1, tzinfo=UTC)
        return start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        expected = "a month such as '2026-10', (2026, 10) or a date in it"
        raise InvalidArgument(field, value, expected) from None


def _year_and_month(value: object) -> tuple[int, int]:
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(UTC)
    if isinstance(value, date):
        return value.year, value.month
    if isinstance(value, str) and (match := _MONTH.fullmatch(value.strip())):
        return int(match[1]), int(match[2])
    if isinstance(value, tuple) and len(value) == 2 and not any(type(e) is not int for e in value):
        return value
    raise ValueError
