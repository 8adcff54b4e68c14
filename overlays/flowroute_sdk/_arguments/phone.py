"""Phone numbers: from any usual form to the digits that the API wants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from ..errors import InvalidArgument
from .checks import HasData, HasId, record_id

if TYPE_CHECKING:
    import phonenumbers

__all__ = ["NumberLike", "number_id", "number_list", "partial_digits", "to_digits"]

NumberLike: TypeAlias = str | int | HasId | HasData
"""A phone number in any usual form, or a number's record or document."""

_NORTH_AMERICAN = re.compile(r"(?:\+?1)?([0-9]{10})")
_LONG_DIGITS = re.compile(r"[1-9][0-9]{10,14}")
_SEPARATORS = re.compile(r"[\s().\-\u2010-\u2015]")
_PARTIAL = re.compile(r"\+?[0-9]{1,15}")
_EXPECTED = "a phone number, such as +1 (206) 555-1234 or 12065551234"


def to_digits(field: str, value: NumberLike, *, check: bool = True) -> str:
    """Return a phone number as digits with the country code first: `12065551234`.

    Ten digits mean country code 1. A number has to be possible, not known to exist. The record
    or document of a number stands for it.

    Raises:
        InvalidArgument: It can't be a phone number, or has an extension.
    """
    if hasattr(value, "id") or hasattr(value, "data"):
        return record_id(field, value, "number")
    text = _text(field, value)
    if not check:
        return text
    if match := _NORTH_AMERICAN.fullmatch(text):
        return "1" + match[1]
    return _parse(field, text)


def number_id(field: str, value: NumberLike, *, check: bool = True) -> str:
    """Return the id of a number: its digits. What isn't checked still has to be one path segment.

    Raises:
        InvalidArgument: It can't be a phone number.
    """
    digits = to_digits(field, value, check=check)
    return digits if check else record_id(field, digits)


def number_list(
    field: str, value: NumberLike | Iterable[NumberLike], *, check: bool = True
) -> list[str]:
    """Return the digits of one number or of several.

    Raises:
        InvalidArgument: There is none, or one of them can't be a phone number.
    """
    if isinstance(value, str | int) or not isinstance(value, Iterable):
        return [to_digits(field, value, check=check)]
    numbers = [to_digits(field, item, check=check) for item in value]
    if check and not numbers:
        raise InvalidArgument(field, value, "at least one phone number")
    return numbers


def partial_digits(field: str, value: str | int | None, *, check: bool = True) -> str | None:
    """Return a part of a phone number without its separators; a leading `+` stays.

    Raises:
        InvalidArgument: Something other than 1 to 15 digits is left.
    """
    if value is None:
        return None
    text = _text(field, value)
    if not check:
        return text
    digits = _SEPARATORS.sub("", text)
    if not _PARTIAL.fullmatch(digits):
        raise InvalidArgument(field, value, "1 to 15 digits of a phone number")
    return digits


def _text(field: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15:
        return str(value)
    raise InvalidArgument(field, value, _EXPECTED)


def _parse(field: str, text: str) -> str:
    import phonenumbers as phone

    # The API writes foreign numbers without a plus.
    readable = f"+{text}" if _LONG_DIGITS.fullmatch(text) else text
    try:
        number = phone.parse(readable, "US")
    except phone.NumberParseException:
        raise InvalidArgument(field, text, _EXPECTED) from None
    if number.extension:
        raise InvalidArgument(field, text, "a phone number without an extension")
    possible = phone.is_possible_number_with_reason(number) == phone.ValidationResult.IS_POSSIBLE
    if not possible or not _is_all_of(readable, number):
        raise InvalidArgument(field, text, _EXPECTED)
    return phone.format_number(number, phone.PhoneNumberFormat.E164).removeprefix("+")


def _is_all_of(text: str, number: phonenumbers.PhoneNumber) -> bool:
    """Tell whether the text is that number alone: the parser skips what it doesn't understand."""
    import phonenumbers as phone

    if any(character.isalpha() for character in text.removeprefix("tel:")):
        if not phone.is_alpha_number(text):
            return False
        text = phone.convert_alpha_characters_in_number(text)
    return phone.normalize_digits_only(text).endswith(phone.national_significant_number(number))
