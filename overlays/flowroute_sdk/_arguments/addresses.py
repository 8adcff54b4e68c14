"""The attributes of an emergency address, and the documented rules for them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..errors import InvalidArgument
from .checks import require_text
from .requests import given

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTRIES = ("US", "CA")
CODES = ("state", "country")
LENGTHS = {"state": (2, 2), "zip": (4, 7)}
NUMERIC = ("street_number", "address_type_number")
ARGUMENTS = {"zip": "zipcode"}
REQUIRED = (
    "label",
    "first_name",
    "last_name",
    "street_number",
    "street_name",
    "city",
    "state",
    "country",
    "zip",
)
PART = ("address_type", "address_type_number")


def checked(attributes: Mapping[str, object], *, update: bool = False) -> dict[str, object]:
    """The attributes in the form that the API wants.

    House numbers as text, state and country in capitals.

    Raises InvalidArgument for the first field that breaks a documented rule.
    """
    fields = given(**attributes)
    for name in attributes if update else (*REQUIRED, *PART):
        if name in fields or name in REQUIRED:
            fields[name] = _checked_field(name, fields.get(name), update=update)
    if not update:
        _check_part(fields)
    return fields


def _checked_field(name: str, value: object, *, update: bool) -> object:
    if update and value == "" and name in PART:
        return None
    if name == "zip" and isinstance(value, int) and not isinstance(value, bool):
        meant = f"{value:05d}" if 0 <= value < 10**7 else "98101"
        expected = f"text, as an integer loses a leading zero: {meant!r}"
        raise InvalidArgument(ARGUMENTS["zip"], value, expected)
    text = _text(name, value)
    least, most = LENGTHS.get(name, (1, None))
    try:
        require_text(name, text, min_length=least, max_length=most)
        if name == "country" and text not in COUNTRIES:
            raise InvalidArgument(name, value, "US or CA")
        if name == "state" and not (str(text).isascii() and str(text).isalpha()):
            raise InvalidArgument(name, value, "the two letters of a state or province")
    except InvalidArgument as error:
        raise InvalidArgument(ARGUMENTS.get(name, name), value, error.expected) from None
    return text


def _text(name: str, value: object) -> object:
    """The value as it is sent, if it can be."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number and name in NUMERIC and 0 <= cast(int, value) < 10**12:
        return str(value)
    if not isinstance(value, str):
        return value
    return value.strip().upper() if name in CODES else value.strip()


def _check_part(fields: Mapping[str, object]) -> None:
    """Type and number of a part of the building come together, or not at all."""
    present = [name for name in PART if name in fields]
    if len(present) == 1:
        missing = next(name for name in PART if name not in fields)
        raise InvalidArgument(missing, None, f"a value, as {present[0]} is given")
