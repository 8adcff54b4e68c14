"""Checks on arguments before anything is sent; each raises `InvalidArgument`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation
from typing import Protocol, TypeAlias, cast

from ..errors import InvalidArgument

__all__ = [
    "HasData",
    "HasId",
    "IdLike",
    "amount",
    "check_flag",
    "check_measure",
    "check_number",
    "check_one_of",
    "check_seconds",
    "check_text",
    "price",
    "record_id",
    "require_text",
    "text_list",
]

_LARGEST = 10**9
_ID = re.compile(r"(?!\.{1,2}$)[^\s/?#\x00-\x1f\x7f]{1,200}")


class HasId(Protocol):
    """A record of the API: a number, a route, an E911 address, a CNAM record, a message."""

    @property
    def id(self) -> str | None:
        """The record's id."""
        ...


class HasData(Protocol):
    """The document around one record."""

    @property
    def data(self) -> HasId | None:
        """The record."""
        ...


IdLike: TypeAlias = str | int | HasId | HasData


def record_id(field: str, value: IdLike, kind: str | None = None, *, check: bool = True) -> str:
    """Return the id that a string, an int, a record or the document around one stands for.

    Without `check` the record may be of any kind.

    Raises:
        InvalidArgument: There is no usable id in it, or it is a record of another kind.
    """
    record = getattr(value, "data", value)
    found_kind = getattr(record, "type_", None)
    if check and kind is not None and isinstance(found_kind, str) and found_kind != kind:
        raise InvalidArgument(field, value, f"a record of type {kind}, not {found_kind}")
    found = getattr(record, "id", record)
    if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 10**18:
        return str(found)
    if isinstance(found, str) and _ID.fullmatch(found) and _encodable(found):
        return str(found)
    expected = "an id: up to 18 digits, or text without spaces, /, ? and #"
    raise InvalidArgument(
        field, value, f"{expected}; or a record of type {kind}" if kind else expected
    )


def require_text(
    field: str, value: object, *, min_length: int = 1, max_length: int | None = None
) -> None:
    """Check that a string is there, isn't blank, and has a length within the limits."""
    expected = _text_expected(min_length, max_length)
    if not isinstance(value, str) or not value.strip():
        raise InvalidArgument(field, value, expected)
    if not _encodable(value):
        raise InvalidArgument(field, value, "text without lone surrogates")
    if len(value) < min_length or (max_length is not None and len(value) > max_length):
        raise InvalidArgument(field, value, expected)


def check_text(
    field: str, value: object, *, min_length: int = 0, max_length: int | None = None
) -> None:
    """Check a string that may be left out, and with no `min_length` may be empty."""
    if value is None or (value == "" and not min_length):
        return
    require_text(field, value, min_length=min_length, max_length=max_length)


def check_flag(field: str, value: object) -> None:
    """Check a bool that may be left out."""
    if value is not None and not isinstance(value, bool):
        raise InvalidArgument(field, value, "True, False or None")


def check_one_of(
    field: str, value: object, choices: Collection[str], *, required: bool = False
) -> None:
    """Check a string of a closed set; unless it is required, it may be left out."""
    if value is None and not required:
        return
    if not isinstance(value, str) or value not in choices:
        raise InvalidArgument(field, value, "one of " + ", ".join(choices))


def check_number(
    field: str,
    value: object,
    *,
    minimum: float = 0,
    maximum: float = _LARGEST,
    required: bool = False,
) -> None:
    """Check a whole number; unless it is required, it may be left out."""
    if value is None and not required:
        return
    whole = isinstance(value, int) and not isinstance(value, bool) and minimum <= value <= maximum
    if not whole:
        raise InvalidArgument(field, value, f"a whole number, {minimum} to {maximum}")


def check_measure(
    field: str, value: object, *, minimum: float = -_LARGEST, maximum: float = _LARGEST
) -> None:
    """Check a number, whole or not."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not minimum <= cast("float", value) <= maximum:
        raise InvalidArgument(field, value, f"a number, {minimum} to {maximum}")


def check_seconds(field: str, value: object) -> None:
    """Check a length of time."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _LARGEST:
        return
    raise InvalidArgument(field, value, f"seconds, 0 to {_LARGEST}")


def price(field: str, value: Decimal | float | str) -> Decimal:
    """Return an amount in USD exactly as it was written.

    Raises:
        InvalidArgument: It isn't an amount, is negative, or is above a billion.
    """
    found = amount(value)
    if found is None:
        raise InvalidArgument(field, value, f"an amount in USD, 0 to {_LARGEST}")
    return found


def amount(value: object) -> Decimal | None:
    """Return an amount exactly as it was written; None when it is none, or out of all bounds."""
    try:
        found = Decimal(str(value))
        return found if 0 <= found <= _LARGEST else None  # what is no number can't be compared
    except (InvalidOperation, ValueError):
        return None


def text_list(field: str, value: str | Iterable[str]) -> list[str]:
    """Return the strings of an iterable; one string stands for itself.

    Raises:
        InvalidArgument: It is empty, or an item isn't a string or is blank.
    """
    if not isinstance(value, str | Iterable):
        raise InvalidArgument(field, value, "a list of strings")
    items = [value] if isinstance(value, str) else list(value)
    if not items:
        raise InvalidArgument(field, value, "at least one string")
    for item in items:
        require_text(field, item)
    return items


def _encodable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _text_expected(min_length: int, max_length: int | None) -> str:
    if max_length is None:
        return "text that isn't blank"
    if min_length == max_length:
        return f"text of {max_length} characters, not blank"
    return f"text of {max(min_length, 1)} to {max_length} characters, not blank"
