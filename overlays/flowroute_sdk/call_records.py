"""Call detail records: the rows of a CDR export.

>>> from flowroute_sdk import call_records
>>> for call in call_records.read("calls.csv.gz"):
...     print(call.start_time, call.direction, call.callerid, call.destination, call.total_cost)

A file is read row by row, whatever its size, compressed or not.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

import attrs
from flowroute_api.types import phone_number

from ._files.expanding import Expanded, expanded
from .errors import CallRecordError, InvalidArgument

__all__ = ["LARGEST", "CallRecord", "read"]

LARGEST = 4_000_000_000
"""Bytes that a file may hold, decompressed, unless told otherwise."""

_LONGEST_LINE = 1 << 20
_EMPTY: Mapping[str, str] = {}


@attrs.frozen(kw_only=True)
class CallRecord:
    """One recorded call. Values that are empty in the file are None.

    Times are aware datetimes in UTC, costs exact amounts in US dollars, durations and increments
    seconds. Columns that this library doesn't know are kept in `extras`.
    """

    direction: str | None = None
    """`Inbound` or `Outbound`."""
    start_time: datetime | None = None
    """When the call started."""
    end_time: datetime | None = None
    """When it ended."""
    destination: str | None = None
    """The number that was called, as digits with the country code first."""
    number_alias: str | None = None
    """The alias of the account's number."""
    callerid: str | None = None
    """The number of the caller, most often with a plus sign."""
    total_cost: Decimal | None = None
    """What the call cost in all."""
    destination_name: str | None = None
    """The country of the number that was called, in capitals."""
    callerid_country: str | None = None
    """The country of the caller, in capitals; `N/A` where it isn't known."""
    line_information: str | None = None
    """The kind of line that the call came from, as a code."""
    result: str | None = None
    """What became of the call, such as `completed`."""
    call_fail_sip_code: int | None = None
    """The SIP status that the call ended with; 200 where it didn't fail."""
    call_fail_reason: str | None = None
    """That status in words."""
    duration: int | None = None
    """How many seconds it took."""
    billed_duration: int | None = None
    """How many seconds were billed."""
    rate: Decimal | None = None
    """The price of a minute."""
    first_increment: int | None = None
    """How many seconds are billed at least."""
    subsequent_increment: int | None = None
    """By how many seconds the billed duration grows after that."""
    cost_subtotal: Decimal | None = None
    """What the call itself cost."""
    connect_fee: Decimal | None = None
    """What connecting it cost."""
    usf_fee: Decimal | None = None
    """Its fee for the Universal Service Fund."""
    ccrf: Decimal | None = None
    """Its carrier cost recovery fee."""
    cnam_lookup_fee: Decimal | None = None
    """What looking up the caller's name cost."""
    custom_x_tag: str | None = None
    """The SIP header X-Tag of the call."""
    customer_ip: str | None = None
    """The address that the call came from or went to, at times with a port."""
    extras: Mapping[str, str] = attrs.field(default=_EMPTY, repr=False)
    """Other columns by name, as they came; what is empty isn't there."""
    line: int = attrs.field(default=0, repr=False, eq=False)
    """The line of the file that the row ends on, from 1."""


def read(
    source: str | os.PathLike[str] | IO[bytes], *, strict: bool = True, largest: int = LARGEST
) -> Iterator[CallRecord]:
    """Read the file of an export, row by row.

    Args:
        source: A path, or a file opened for reading bytes, which isn't closed. It may be compressed
            with gzip, which is detected by its first bytes.
        strict: False tolerates rows with too few or too many columns, and unreadable values: these
            are None, and kept as text in `extras`, columns without a name as `#26`.
        largest: The maximum decompressed size, in bytes; nothing beyond it is read.

    Returns:
        The rows, in the order of the file.

    Raises:
        InvalidArgument: `source` is neither a path nor a file opened for bytes.
        CallRecordError: The file has no header of call records, is damaged or too large, or a row
            is malformed. It names line and column.
        OSError: The file can't be read.
    """
    if isinstance(source, str | os.PathLike):
        return _read_path(Path(source), strict=strict, largest=largest)
    if not callable(getattr(source, "read", None)) or hasattr(source, "encoding"):
        raise InvalidArgument("source", source, "a path, or a file opened for reading bytes")
    return _read(cast("BinaryIO", source), strict=strict, largest=largest)


def _read_path(path: Path, *, strict: bool, largest: int) -> Iterator[CallRecord]:
    with path.open("rb") as file:
        yield from _read(file, strict=strict, largest=largest)


def _read(file: BinaryIO, *, strict: bool, largest: int) -> Iterator[CallRecord]:
    raw = Expanded(expanded(file, largest, CallRecordError))
    text = io.TextIOWrapper(io.BufferedReader(raw, 1 << 16), "utf-8-sig", newline="")
    table = csv.reader(_lines(text), strict=True)
    columns: list[_Column] | None = None
    for row in _rows(table):
        if not row:
            continue
        if columns is None:
            columns = _columns(row, table.line_num)
        else:
            yield _record(columns, row, table.line_num, strict=strict)
    if columns is None:
        raise CallRecordError("the file is empty: it has no header", line=1)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a file, none of which can exhaust the memory."""
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(_LONGEST_LINE)
        except UnicodeDecodeError as error:
            raise CallRecordError(f"line {number} or after it: not UTF-8", line=number) from error
        if not line:
            return
        if len(line) == _LONGEST_LINE:
            raise CallRecordError(f"line {number}: too long for a row", line=number)
        yield line


def _rows(table: Any) -> Iterator[list[str]]:
    try:
        yield from table
    except csv.Error as error:
        line = table.line_num
        raise CallRecordError(f"line {line}: not CSV: {error}", line=line) from None


class _Column(NamedTuple):
    """A column of the file: its field (None if unknown), and how to read it."""

    name: str
    field: str | None
    read: Callable[[str], Any]


def _columns(header: list[str], line: int) -> list[_Column]:
    names = [name.strip() for name in header]
    if not any(name in _READERS for name in names):
        shown = ",".join(header)[:80]
        text = f"line {line}: expected a header of call records, found {shown!r}"
        raise CallRecordError(text, line=line)
    for name in names:
        if names.count(name) > 1:
            text = f"line {line}: the column {name} appears twice"
            raise CallRecordError(text, line=line, column=name)
    return [
        _Column(name, name if name in _READERS else None, _READERS.get(name, str)) for name in names
    ]


def _record(columns: list[_Column], row: list[str], line: int, *, strict: bool) -> CallRecord:
    if len(row) != len(columns) and strict:
        text = f"line {line}: {len(row)} columns, but the header has {len(columns)}"
        raise CallRecordError(text, line=line)
    values: dict[str, Any] = {}
    extras: dict[str, str] = {}
    for (name, field, read_value), text in zip(columns, row, strict=False):
        if not text:
            continue
        if field is None:
            extras[name] = text
            continue
        try:
            values[field] = read_value(text)
        except ValueError as error:
            if strict:
                raise CallRecordError(
                    f"line {line}, column {name}: {text[:80]!r} is {error}", line=line, column=name
                ) from None
            extras[name] = text
    for place, text in enumerate(row[len(columns) :], len(columns) + 1):
        extras[f"#{place}"] = text
    return CallRecord(**values, extras=extras or _EMPTY, line=line)


def _time(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("not a time such as 2019-06-25 18:18:00+00") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _money(text: str) -> Decimal:
    try:
        amount = Decimal(text) if text.isascii() and "_" not in text else None
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite():
        raise ValueError("not an amount")
    return amount


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ValueError("not a whole number")
    return int(text)


_READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(
        (
            *("direction", "number_alias", "destination_name", "callerid_country"),
            *("line_information", "result", "call_fail_reason", "custom_x_tag", "customer_ip"),
        ),
        str,
    ),
    **dict.fromkeys(("start_time", "end_time"), _time),
    **dict.fromkeys(("destination", "callerid"), phone_number),
    **dict.fromkeys(
        (
            *("total_cost", "rate", "cost_subtotal", "connect_fee", "usf_fee", "ccrf"),
            "cnam_lookup_fee",
        ),
        _money,
    ),
    **dict.fromkeys(
        (
            *("call_fail_sip_code", "duration", "billed_duration", "first_increment"),
            "subsequent_increment",
        ),
        _whole,
    ),
}
