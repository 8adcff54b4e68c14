"""Dates and times in the form that the API wants. Everything is UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TypeAlias

from ..errors import InvalidArgument

__all__ = ["DateLike", "api_date", "spaced_time", "utc_moment"]

DateLike: TypeAlias = date | datetime | str

_API_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z)?")
_EXPECTED = "a date, a datetime, or a string with a whole date such as 2024-01-31"
_YEAR_FIRST = re.compile(r"\s*[0-9]{4}([^0-9]|[0-9]{4}(?![0-9]))")
# Whether the day comes before the month, and whether the year comes first.
_ORDERS = (False, True), (True, False), (False, False), (True, True)
# What a string leaves out is taken from the default: two that differ throughout show what that was.
_DEFAULTS = datetime(2001, 1, 1, tzinfo=UTC), datetime(2002, 2, 2, 2, tzinfo=UTC)


def api_date(field: str, value: DateLike, *, check: bool = True) -> str:
    """Return a date (`2024-01-31`) or a UTC time (`2024-01-31T10:00:00.00Z`) as the API reads it.

    A datetime without a zone is taken for UTC, others are converted. Strings in the API's own
    form pass; others are read by dateutil where they can be read in one way only.

    Raises:
        InvalidArgument: It isn't a date, lacks the day, month or year, or can be read as several
            dates, such as `01/02/2024`: these are named.
    """
    if isinstance(value, str):
        if not check:
            return value
        value = _parse(field, value)
    if isinstance(value, datetime):
        return _utc_string(field, value)
    if isinstance(value, date):
        return value.isoformat()
    raise InvalidArgument(field, value, _EXPECTED)


def utc_moment(field: str, value: DateLike) -> datetime:
    """Return the moment in UTC that a date (its midnight), datetime or string stands for.

    Raises:
        InvalidArgument: As `api_date` does.
    """
    read = _parse(field, value) if isinstance(value, str) else value
    if isinstance(read, datetime):
        try:
            return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        except (OverflowError, ValueError):
            raise InvalidArgument(field, value, "a time that exists in UTC") from None
    if isinstance(read, date):
        return datetime(read.year, read.month, read.day, tzinfo=UTC)
    raise InvalidArgument(field, value, _EXPECTED)


def spaced_time(moment: datetime) -> str:
    """Return a moment in UTC as the filters of exports have it: `2019-01-01 00:00:00`."""
    return moment.replace(tzinfo=None, microsecond=0).isoformat(" ")


def _utc_string(field: str, value: datetime) -> str:
    try:
        utc = value if value.tzinfo is None else value.astimezone(UTC)
    except (OverflowError, ValueError):
        raise InvalidArgument(field, value, "a time that exists in UTC") from None
    seconds = utc.replace(tzinfo=None).isoformat(timespec="seconds")
    return f"{seconds}.{utc.microsecond // 10_000:02d}Z"


def _parse(field: str, text: str) -> date | datetime:
    if _API_FORM.fullmatch(text):
        try:
            return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        except ValueError:
            raise InvalidArgument(field, text, _EXPECTED) from None
    return _parse_freely(field, text)


def _parse_freely(field: str, text: str) -> date | datetime:
    orders = _ORDERS[:1] if _YEAR_FIRST.match(text) else _ORDERS
    readings = [found for order in orders if (found := _read(text, *order)) is not None]
    if not readings:
        raise InvalidArgument(field, text, _EXPECTED)
    days = dict.fromkeys(found.isoformat()[:10] for found in readings)
    if len(days) > 1:
        raise InvalidArgument(field, text, "a date with one meaning: " + " or ".join(days))
    return readings[0]


def _read(text: str, day_first: bool, year_first: bool) -> date | datetime | None:
    """Read a date in one order of day, month and year; None when it is no whole date."""
    from dateutil.parser import parse

    try:
        first, second = (
            parse(text, default=each, tzinfos=_zone, dayfirst=day_first, yearfirst=year_first)
            for each in _DEFAULTS
        )
    except (ValueError, OverflowError, TypeError, AttributeError, ArithmeticError):
        return None
    if first.date() != second.date():
        return None
    return first.date() if first.hour != second.hour else first


def _zone(name: str | None, offset: int | None) -> tzinfo:
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name is None:
        return UTC
    raise ValueError  # what zone is that?
