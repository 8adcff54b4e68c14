"""Where a route leads to, and through which point of presence."""

from __future__ import annotations

from typing import cast

from flowroute_api.types import ApiNumber

from ..errors import InvalidArgument
from .checks import IdLike, record_id, require_text
from .phone import to_digits

__all__ = ["edge_strategy", "route_value"]


def route_value(route_type: str | None, value: str | int, *, check: bool) -> str:
    """Return a route's value as it is sent: a phone number becomes digits, its options stay.

    Raises:
        InvalidArgument: It is blank, or no phone number where it has to be one.
    """
    if not check:
        return cast(str, value)
    if route_type != "number":
        require_text("value", value)
        return cast(str, value)
    if isinstance(value, int):
        return to_digits("value", value)
    require_text("value", value)
    number, semicolon, options = value.partition(";")
    if isinstance(value, ApiNumber):
        number = ApiNumber(number)
    return to_digits("value", number) + semicolon + options


def edge_strategy(value: IdLike | None, *, check: bool) -> int | None:
    """Return the id of a point of presence as the number that the API takes.

    Raises:
        InvalidArgument: It has no id that is a whole number.
    """
    if value is None:
        return None
    found = record_id("edge_strategy_id", value)
    if found.isdecimal() and found.isascii():
        return int(found)
    if check:
        raise InvalidArgument("edge_strategy_id", value, "a whole number or an edge strategy")
    return cast(int, found)
