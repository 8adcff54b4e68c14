"""What a port order says, and the rules for it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from flowroute_api.models import PortOrderPresetsRequest
from flowroute_api.types import UNSET

from ..errors import InvalidArgument
from .checks import IdLike, record_id, require_text
from .dates import DateLike, api_date
from .documented import check_field
from .phone import NumberLike, number_list
from .requests import as_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flowroute_api.models import (
        PortOrderCountryCode,
        PortOrderCreateAttributes,
        PortOrderUpdateAttributes,
        PortOrderUsageType,
    )
    from flowroute_api.types import Field, Operation, RequestModel, Unset

__all__ = [
    "DOCUMENT_TYPES",
    "LARGEST_DOCUMENT",
    "PortPresets",
    "as_country",
    "as_usage",
    "checked_order",
    "given_day",
    "given_presets",
    "international",
]

Attributes = TypeVar("Attributes", "PortOrderCreateAttributes", "PortOrderUpdateAttributes")

PortPresets: TypeAlias = PortOrderPresetsRequest | Mapping[str, IdLike | None]
"""What ported numbers are set to, by name: each an id or a record, `alias` a text."""

LARGEST_DOCUMENT = 20 * 1024 * 1024
"""Bytes of a business document. What the API takes isn't documented; a bill has less."""
DOCUMENT_TYPES = frozenset(
    {
        "application/msword",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/tiff",
        "text/plain",
    }
)
_KINDS = {
    "cnam_id": "cnam",
    "e911_id": "e911",
    "primary_route_id": "route",
    "failover_route_id": "route",
}


def international(
    field: str, value: NumberLike | Iterable[NumberLike], *, check: bool = True
) -> list[str]:
    """Return phone numbers in the form of port orders: with a plus and the country code.

    Raises:
        InvalidArgument: There is none, or one of them can't be a phone number.
    """
    numbers = number_list(field, value, check=check)
    return [f"+{number}" for number in numbers] if check else numbers


def checked_order(operation: Operation[Any], attributes: Attributes) -> Attributes:
    """Put an order into the form that the API wants, and return it.

    State and country are sent in capitals, the usage capitalised.

    Raises InvalidArgument for all fields that break a rule.
    """
    problems = [*_problems(operation, attributes)]
    if problems:
        raise InvalidArgument.of_all(problems)
    return attributes


def given_day(field: str, value: DateLike | None, *, check: bool = True) -> date | Unset:
    """Return a day, where None leaves it out. Of a time, its day in UTC is taken.

    Raises:
        InvalidArgument: It isn't a date, or can be read as several.
    """
    if value is None:
        return UNSET
    if not check and isinstance(value, str):
        return cast("date", value)  # text is sent as it is
    return date.fromisoformat(api_date(field, value)[:10])


def given_presets(
    value: PortPresets | None, *, check: bool = True
) -> PortOrderPresetsRequest | Unset:
    """Return what numbers are set to, records by their ids, where None leaves it out.

    Raises:
        InvalidArgument: There is no such preset, or a record is of another kind.
    """
    if value is None:
        return UNSET
    if isinstance(value, PortOrderPresetsRequest):
        return value
    try:
        plain = {name: _plain(name, each, check=check) for name, each in value.items()}
    except AttributeError:
        plain = cast("dict[str, object]", value)
    return as_model("presets", PortOrderPresetsRequest, plain)


def as_country(value: str) -> PortOrderCountryCode:
    """Return the code of a country. What isn't one is for the checks, or sent as given."""
    return cast("PortOrderCountryCode", value)


def as_usage(value: str | None) -> PortOrderUsageType | Unset:
    """Return a usage, where None leaves it out; what is none is for the checks."""
    return UNSET if value is None else cast("PortOrderUsageType", value)


def _plain(name: str, value: object, *, check: bool) -> object:
    if value is None or (value == "" and name in _KINDS):
        return None
    if name not in _KINDS:
        return value
    kind = _KINDS[name]
    return record_id(f"presets.{name}", cast(IdLike, value), kind, check=check)


def _problems(operation: Operation[Any], attributes: RequestModel) -> Iterator[InvalidArgument]:
    """What is wrong with each field; the others are put into the form that is sent."""
    for name, field in operation.fields.items():
        if field.place != "body" or field.kind not in ("string", "boolean"):
            continue
        value = getattr(attributes, name)
        if value is not UNSET and not isinstance(value, date):
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
    sent = value.strip() if isinstance(value, str) else value
    if isinstance(sent, str) and name in ("state", "country"):
        sent = sent.upper()
    if isinstance(sent, str) and name == "usage_type":
        sent = sent.capitalize()
    try:
        check_field(name, sent, field)
        if field.required or field.min_length:
            require_text(name, sent)
    except InvalidArgument as error:
        raise InvalidArgument(name, value, error.expected) from None
    return sent
