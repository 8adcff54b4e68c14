"""Rows of emergency addresses, such as those of a spreadsheet. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs
from flowroute_api.models import E911UpdateAttributes
from flowroute_api.types import UNSET

from ..errors import InvalidArgument, InvalidRow
from .addresses import PART, as_text, checked_changes
from .checks import check_one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowroute_api.types import Operation

__all__ = ["FIELDS", "AddressRow", "read_rows"]

REQUIRED = (
    *("label", "first_name", "last_name", "street_number", "street_name"),
    *("city", "state", "country", "zipcode"),
)
FIELDS = (*REQUIRED, *PART)
_NUMBERS = ("street_number", "address_type_number")


@attrs.frozen
class AddressRow:
    """A row that is in order."""

    number: int
    """Its place; the first is 1."""
    values: Mapping[str, str | None] = attrs.field(repr=False)
    """What it says of the address, in the form that is sent; None for what it is to be without."""


def read_rows(
    operation: Operation[Any], rows: Iterable[Mapping[str, object]], key: str
) -> list[AddressRow]:
    """Read the rows; `operation` is the one that updates an address.

    Raises:
        InvalidArgument: For all that is wrong in all rows, with their numbers.
    """
    check_one_of("key", key, FIELDS, required=True)
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise InvalidArgument("rows", rows, "rows, each with the fields of an address by name")
    problems: list[InvalidArgument] = []
    read: list[AddressRow] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        wrong, values = _read(operation, number, row)
        if isinstance(found := values.get(key), str):
            earlier = seen.setdefault(found.casefold(), number)
            if earlier != number:
                expected = f"another value than that of row {earlier}, as rows go by it"
                wrong.append(InvalidRow(number, key, found, expected))
        elif not any(each.field in (key, "row") for each in wrong):
            wrong.append(InvalidRow(number, key, found, "a value, as rows go by it"))
        problems += wrong
        read.append(AddressRow(number, values))
    if problems:
        raise InvalidArgument.of_all(problems)
    return read


def _read(
    operation: Operation[Any], number: int, row: object
) -> tuple[list[InvalidArgument], dict[str, str | None]]:
    """What is wrong with a row, and the values that are right."""
    if not isinstance(row, Mapping):
        return [InvalidRow(number, "row", row, "the fields of an address by name")], {}
    wrong: list[InvalidArgument] = [InvalidRow(number, *each) for each in _misfits(row)]
    attributes = E911UpdateAttributes()
    for name in FIELDS:
        if name in row and not (row[name] is None and name in REQUIRED):
            setattr(attributes, name, _given(name, row[name]))
    try:
        checked_changes(operation, attributes)
    except InvalidArgument as error:
        wrong += [
            InvalidRow(number, each.field, each.value, each.expected) for each in error.problems
        ]
    faulty = {each.field for each in wrong}
    values = {
        name: value
        for name in FIELDS
        if name not in faulty and (value := getattr(attributes, name)) is not UNSET
    }
    wrong += [InvalidRow(number, *each) for each in _halves(values, faulty)]
    return wrong, values


def _misfits(row: Mapping[Any, object]) -> Iterator[tuple[str, object, str]]:
    """The fields that are missing, and those that an address doesn't have."""
    for name in REQUIRED:
        if row.get(name) is None:
            yield name, None, "a value"
    for name in row:
        if name not in FIELDS:
            yield str(name), row[name], "no such field: an address has " + ", ".join(FIELDS)


def _given(name: str, value: Any) -> Any:
    if value is None:
        return ""
    return as_text(value) if name in _NUMBERS else value


def _halves(
    values: Mapping[str, str | None], faulty: set[str]
) -> Iterator[tuple[str, object, str]]:
    """Type and number of a part of the building come together, or not at all."""
    present = [name for name in PART if values.get(name) is not None or name in faulty]
    if len(present) == 1:
        missing = next(name for name in PART if name not in present)
        yield missing, None, f"a value, as {present[0]} is given"
