"""The attributes of an emergency address, and the rules for them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flowroute_api.types import UNSET

from ..errors import InvalidArgument
from .checks import require_text
from .documented import check_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowroute_api.models import E911CountryCode, E911CreateAttributes, E911UpdateAttributes
    from flowroute_api.types import Field, Operation, RequestModel, Unset

__all__ = ["as_country", "as_text", "checked_address", "checked_changes", "given_text"]

CAPITALS = ("state", "country")
NUMBERS = ("street_number", "address_type_number")
PART = ("address_type", "address_type_number")


def checked_address(
    operation: Operation[Any], attributes: E911CreateAttributes
) -> E911CreateAttributes:
    """Put a whole address into the form that the API wants, and return it.

    State and country are sent in capitals.

    Raises InvalidArgument for all fields that break a rule.
    """
    _raise([*_problems(operation, attributes), *_part_problems(attributes)])
    return attributes


def checked_changes(
    operation: Operation[Any], attributes: E911UpdateAttributes
) -> E911UpdateAttributes:
    """Do the same with what is given of an address; `""` takes off the record what can be null."""
    _raise([*_problems(operation, attributes)])
    return attributes


def as_text(value: str | int, *, check: bool = True) -> str:
    """Return a house number as text. Invalid ones are left to the checks, or sent as given."""
    if check and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12:
        return str(value)
    return cast(str, value)


def as_country(value: str) -> E911CountryCode:
    """Return the code of a country. What isn't one is for the checks, or sent as given."""
    return cast("E911CountryCode", value)


def given_text(value: str | int | None, *, check: bool = True) -> str | Unset:
    """Return the number of a part of a building as text, where None leaves it out."""
    return UNSET if value is None else as_text(value, check=check)


def _raise(problems: list[InvalidArgument]) -> None:
    if problems:
        raise InvalidArgument.of_all(problems)


def _problems(operation: Operation[Any], attributes: RequestModel) -> Iterator[InvalidArgument]:
    """What is wrong with each field; the others are put into the form that is sent."""
    for name, field in operation.fields.items():
        if field.place == "body" and (value := getattr(attributes, name)) is not UNSET:
            try:
                setattr(attributes, name, _checked(name, value, field))
            except InvalidArgument as error:
                yield error


def _checked(name: str, value: object, field: Field) -> object:
    if value == "" and field.nullable:
        return None
    if name == "zipcode" and isinstance(value, int) and not isinstance(value, bool):
        meant = f"{value:05d}" if 0 <= value < 10**7 else "98101"
        expected = f"text, since an integer loses a leading zero: {meant!r}"
        raise InvalidArgument(name, value, expected)
    if name in NUMBERS and not isinstance(value, str):
        raise InvalidArgument(name, value, "text, or a whole number of up to 12 digits")
    sent = value.strip() if isinstance(value, str) else value
    if isinstance(sent, str) and name in CAPITALS:
        sent = sent.upper()
    try:
        check_field(name, sent, field)
        require_text(name, sent)
    except InvalidArgument as error:
        raise InvalidArgument(name, value, error.expected) from None
    return sent


def _part_problems(attributes: E911CreateAttributes) -> Iterator[InvalidArgument]:
    """Type and number of a part of the building come together, or not at all."""
    present = [name for name in PART if getattr(attributes, name) is not UNSET]
    if len(present) == 1:
        missing = next(name for name in PART if name not in present)
        yield InvalidArgument(missing, None, f"a value, since {present[0]} is given")
