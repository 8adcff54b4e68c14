"""Phone numbers: from any usual form to the digits that the API wants."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from flowroute_api.types import ApiNumber

from ..errors import InvalidArgument
from .checks import HasData, HasId, record_id

__all__ = [
    "NumberLike",
    "e164_list",
    "number_id",
    "number_list",
    "partial_digits",
    "to_digits",
    "to_e164",
]

NumberLike: TypeAlias = str | int | HasId | HasData
"""A phone number in any usual form, or a number's record or document."""

_WITH_COUNTRY_CODE_1 = re.compile(r"\+?1[0-9]{10}")
_TEN_DIGITS = re.compile(r"[0-9]{10}")
# The numbering plan of North America has no area code N11, N9X, 37X or 96X, and no exchange that
# starts with 0 or 1, nor (but for toll-free numbers) one that is N11. These gaps matter: a foreign
# number without its plus often falls into one, such as all that start with 39, 49, 59, 371 or 962.
_NORTH_AMERICAN = re.compile(
    r"8(?:00|22|33|44|55|66|77|88)[2-9][0-9]{6}"
    r"|(?!.(?:11|9)|37|96)[2-9][0-9]{2}(?!.11)[2-9][0-9]{6}"
)
_API_NUMBER = re.compile(r"\+?([0-9]{3,15})")
_LONG_DIGITS = re.compile(r"[1-9][0-9]{10,14}")
_INTERNATIONAL_PREFIX = re.compile(r"\A\s*(?:00|\uff10\uff10)(?=[^0])")
_SEPARATORS = re.compile(r"[\s().\-\u2010-\u2015]")
_PARTIAL = re.compile(r"\+?[0-9]{1,15}")
_EXPECTED = (
    "a phone number, such as +1 (206) 555-1234 or 12065551234, or of another country with its plus"
    " and country code, such as +44 20 7946 0958"
)
_NOT_NORTH_AMERICAN = (
    "a phone number: these ten digits aren't one of North America, so write +1 or the plus and"
    " code of another country in front, and all digits behind it"
)


def to_digits(field: str, value: NumberLike, *, check: bool = True) -> str:
    """Return a phone number as digits with the country code first: `12065551234`.

    Ten digits mean country code 1 where they can be a number of North America; where they can't,
    they are refused. What a record of the API shows is taken as it stands, as the API always
    writes the country code: `4792345678` from a record is a number in Norway. A number has to be
    possible, not known to exist. The record or document of a number stands for it.

    Raises:
        InvalidArgument: It can't be a phone number, or has an extension.
    """
    if hasattr(value, "id") or hasattr(value, "data"):
        return record_id(field, value, "number")
    text = _text(field, value)
    if not check:
        return text
    if isinstance(value, ApiNumber) and (match := _API_NUMBER.fullmatch(text)):
        return match[1]
    if _WITH_COUNTRY_CODE_1.fullmatch(text):
        return text.removeprefix("+")
    if _TEN_DIGITS.fullmatch(text):
        return _north_american(field, value, text)
    return _parse(field, value, text)


def to_e164(field: str, value: NumberLike, *, check: bool = True) -> str:
    """Return a phone number as E.164 with the plus sign, `+12065551234`, else as `to_digits` does.

    Raises:
        InvalidArgument: It can't be a phone number, or has an extension.
    """
    digits = to_digits(field, value, check=check)
    is_as_given = not check and isinstance(value, str | int)
    return digits if is_as_given else f"+{digits.removeprefix('+')}"


def number_id(field: str, value: NumberLike, *, check: bool = True) -> str:
    """Return the id of a number: its digits. What isn't checked still has to be one path segment.

    Raises:
        InvalidArgument: It can't be a phone number.
    """
    return record_id(field, to_digits(field, value, check=check))


def number_list(
    field: str, value: NumberLike | Iterable[NumberLike], *, check: bool = True
) -> list[str]:
    """Return the digits of one number or of several.

    Raises:
        InvalidArgument: There is none, or one of them can't be a phone number.
    """
    return [to_digits(field, item, check=check) for item in _several(field, value, check=check)]


def e164_list(
    field: str, value: NumberLike | Iterable[NumberLike], *, check: bool = True
) -> list[str]:
    """Return one number or several as E.164 with the plus sign.

    Raises:
        InvalidArgument: There is none, or one of them can't be a phone number.
    """
    return [to_e164(field, item, check=check) for item in _several(field, value, check=check)]


def _several(
    field: str, value: NumberLike | Iterable[NumberLike], *, check: bool
) -> list[NumberLike]:
    if isinstance(value, str | int) or not isinstance(value, Iterable):
        return [value]
    numbers = list(value)
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
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15:
        return str(value)
    raise InvalidArgument(field, value, _EXPECTED)


def _north_american(field: str, value: object, digits: str) -> str:
    if not _NORTH_AMERICAN.fullmatch(digits):
        raise InvalidArgument(field, value, _NOT_NORTH_AMERICAN)
    return "1" + digits


def _parse(field: str, value: object, text: str) -> str:
    import phonenumbers as phone

    # The API writes foreign numbers without a plus.
    readable = f"+{text}" if _LONG_DIGITS.fullmatch(text) else text
    readable = _INTERNATIONAL_PREFIX.sub("+", readable)
    try:
        number = phone.parse(readable, "US")
    except phone.NumberParseException:
        raise InvalidArgument(field, value, _EXPECTED) from None
    if number.extension:
        raise InvalidArgument(field, value, "a phone number without an extension")
    possible = phone.is_possible_number_with_reason(number) == phone.ValidationResult.IS_POSSIBLE
    written, national = _written(readable), phone.national_significant_number(number)
    # The parser skips what it doesn't understand: the text has to be that number alone.
    if not possible or not written.endswith(national):
        raise InvalidArgument(field, value, _EXPECTED)
    if written == national:
        return _north_american(field, value, national)
    return phone.format_number(number, phone.PhoneNumberFormat.E164).removeprefix("+")


def _written(text: str) -> str:
    """Return the digits that were written, letters on a keypad included; none if others are."""
    import phonenumbers as phone

    if any(character.isalpha() for character in text.removeprefix("tel:")):
        if not phone.is_alpha_number(text):
            return ""
        text = phone.convert_alpha_characters_in_number(text)
    return phone.normalize_digits_only(text)
