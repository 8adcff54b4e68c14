"""The fields of webhooks, in whatever form they came. Nothing here raises."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flowroute_api.types import ApiNumber

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["included_in", "integer", "moment", "number", "text", "truth"]


def text(value: Any) -> str | None:
    """A string; a number as one; None for anything else."""
    if value.__class__ is str:
        return value
    if value.__class__ is int or value.__class__ is float:
        try:
            return str(value)
        except ValueError:  # more digits than Python writes out
            return None
    return None


def integer(value: Any) -> int | None:
    """An integer that came as one or as its digits."""
    if value.__class__ is int:
        return value
    if value.__class__ is str and len(value) <= 40:
        try:
            return int(value)
        except ValueError:
            return None
    return None


def truth(value: Any) -> bool:
    """Whether a flag is set, be it as a boolean or in words."""
    return value is True or (value.__class__ is str and value.lower() == "true")


def number(value: Any) -> str:
    """A phone number without its plus, marked as one of the API's; other senders as they came."""
    found = text(value) or ""
    digits = found.removeprefix("+")
    return ApiNumber(digits) if digits.isdecimal() and digits.isascii() else found


def moment(value: Any) -> datetime | None:
    """A time: ISO 8601, the date of an HTTP header, or seconds since 1970. UTC without a zone."""
    try:
        if value.__class__ is str:
            return _from_text(value)
        if value.__class__ is int or value.__class__ is float:
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, TypeError, OverflowError, OSError, IndexError):
        pass
    return None


def included_in(raw: Mapping[str, Any]) -> list[Any]:
    """The resources beside the message, be they at the top or in `data`."""
    included = raw.get("included")
    if included is None:
        outer = raw.get("data")
        included = outer.get("included") if isinstance(outer, dict) else None
    return included if isinstance(included, list) else []


def _from_text(value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        if value.replace(".", "", 1).isdecimal():
            return datetime.fromtimestamp(float(value), UTC)
        from email.utils import parsedate_to_datetime  # rarely needed

        found = parsedate_to_datetime(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
