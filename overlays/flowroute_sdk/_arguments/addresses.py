"""The attributes of an emergency address, and the documented rules for them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import InvalidArgument
from .checks import require_text
from .requests import given

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTRIES = ("US", "CA")
CODES = ("state", "country")
ARGUMENTS = {"zip": "zipcode"}
STATE = re.compile(r"[A-Z]{2}")
NUMERIC = ("street_number", "address_type_number")
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
    if name in NUMERIC and _is_whole(value, below=10**12):
        return str(value)
    text = _text(name, value)
    if name == "country" and text not in COUNTRIES:
        raise InvalidArgument(name, value, "US or CA")
    if name == "state" and not STATE.fullmatch(str(text)):
        raise InvalidArgument(name, value, "the two letters of a state or province")
    if name in NUMERIC and not isinstance(value, str):
        raise InvalidArgument(name, value, "text, or a whole number of up to 12 digits")
    if name == "zip":
        _check_zip(value)
    require_text(ARGUMENTS.get(name, name), value)
    return text


def _check_zip(value: object) -> None:
    if _is_whole(value, below=10**5):
        expected = f"text, as an integer loses a leading zero: '{value:05d}'"
        raise InvalidArgument("zipcode", value, expected)
    if not isinstance(value, str) or not 4 <= len(value.strip()) <= 7:
        raise InvalidArgument("zipcode", value, "text of 4 to 7 characters")


def _text(name: str, value: object) -> object:
    """The value as it is sent, if it can be."""
    if not isinstance(value, str):
        return value
    return value.strip().upper() if name in CODES else value.strip()


def _is_whole(value: object, *, below: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < below


def _check_part(fields: Mapping[str, object]) -> None:
    """Type and number of a part of the building come together, or not at all."""
    present = [name for name in PART if name in fields]
    if len(present) == 1:
        missing = next(name for name in PART if name not in fields)
        raise InvalidArgument(missing, None, f"a value, as {present[0]} is given")
