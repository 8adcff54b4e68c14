"""The rows of an export: typed, one by one, whatever the size of the file and however odd."""

from __future__ import annotations

import gzip
import io
import pickle
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk import ApiNumber
from flowroute_sdk.call_records import CallRecord, read
from flowroute_sdk.errors import CallRecordError, InvalidArgument

HEADER = (
    "direction,start_time,end_time,destination,number_alias,callerid,total_cost,destination_name,"
    "callerid_country,line_information,result,call_fail_sip_code,call_fail_reason,duration,"
    "billed_duration,rate,first_increment,subsequent_increment,cost_subtotal,connect_fee,usf_fee,"
    "ccrf,cnam_lookup_fee,custom_x_tag,customer_ip"
)
ROW = (
    "Inbound,2019-06-25 18:18:00+00,2019-06-25 18:18:29+00,12063389999,Office Line 2,+12069928999,"
    "0.00474784,UNITED STATES,UNITED STATES,61,completed,200,OK,29,30,0.001500,6,6,0.00075000,"
    "0.0000,0.00000000,0.00009784,0.00390000,,53.186.152.52"
)
SHORT = "direction,duration,total_cost"


def rows(text: str | bytes, **options: Any) -> list[CallRecord]:
    content = text.encode() if isinstance(text, str) else text
    return list(read(io.BytesIO(content), **options))


def refusal(text: str | bytes, **options: Any) -> CallRecordError:
    with pytest.raises(CallRecordError) as caught:
        rows(text, **options)
    return caught.value


def test_the_documented_row_is_read_with_its_types() -> None:
    (call,) = rows(f"{HEADER}\n{ROW}\n")

    assert call == CallRecord(
        direction="Inbound",
        start_time=datetime(2019, 6, 25, 18, 18, tzinfo=UTC),
        end_time=datetime(2019, 6, 25, 18, 18, 29, tzinfo=UTC),
        destination="12063389999",
        number_alias="Office Line 2",
        callerid="+12069928999",
        total_cost=Decimal("0.00474784"),
        destination_name="UNITED STATES",
        callerid_country="UNITED STATES",
        line_information="61",
        result="completed",
        call_fail_sip_code=200,
        call_fail_reason="OK",
        duration=29,
        billed_duration=30,
        rate=Decimal("0.001500"),
        first_increment=6,
        subsequent_increment=6,
        cost_subtotal=Decimal("0.00075000"),
        connect_fee=Decimal("0.0000"),
        usf_fee=Decimal("0.00000000"),
        ccrf=Decimal("0.00009784"),
        cnam_lookup_fee=Decimal("0.00390000"),
        custom_x_tag=None,
        customer_ip="53.186.152.52",
    )
    assert str(call.rate) == "0.001500"
    assert call.line == 2
    assert isinstance(call.destination, ApiNumber)
    assert isinstance(call.callerid, ApiNumber)


def test_a_record_is_frozen_and_can_be_pickled() -> None:
    (call,) = rows(f"{HEADER}\n{ROW}\n")

    assert pickle.loads(pickle.dumps(call)) == call
    with pytest.raises(AttributeError):
        call.duration = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(f"{HEADER}\n{ROW}\n".encode()),
        gzip.compress(f"{HEADER}\n".encode()) + gzip.compress(f"{ROW}\n".encode()),
        gzip.compress(f"{HEADER}\n{ROW}\n".encode()) + b"\0" * 100_000,
        f"\ufeff{HEADER}\r\n{ROW}\r\n".encode(),
        f"{HEADER}\n\n{ROW}".encode(),
    ],
    ids=["gzip", "two members", "filled up", "BOM and CRLF", "an empty line, no last line end"],
)
def test_the_form_of_the_file_is_told_by_its_content(content: bytes) -> None:
    assert rows(content) == rows(f"{HEADER}\n{ROW}\n")


def test_a_path_is_opened_and_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "calls"
    path.write_bytes(gzip.compress(f"{HEADER}\n{ROW}\n".encode()))

    assert len(list(read(path))) == len(list(read(str(path)))) == 1
    left = read(path)
    next(left)
    left.close()  # type: ignore[attr-defined]


def test_an_open_file_stays_open() -> None:
    file = io.BytesIO(f"{HEADER}\n{ROW}\n".encode())

    list(read(file))

    assert not file.closed


def test_unknown_columns_are_kept() -> None:
    (call,) = rows("carrier,direction,note\nACME,Outbound,\n")

    assert call.direction == "Outbound"
    assert call.extras == {"carrier": "ACME"}
    assert call.duration is None


def test_a_quoted_value_may_hold_commas_quotes_and_line_ends() -> None:
    first, second = rows('direction,number_alias\nInbound,"a, ""b""\nc"\nOutbound,d\n')

    assert first.number_alias == 'a, "b"\nc'
    assert (first.line, second.line) == (3, 4)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_file_without_a_header_is_refused(text: str) -> None:
    assert "it has no header" in str(refusal(text))


def test_the_header_alone_is_an_export_without_calls() -> None:
    assert rows(HEADER) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "problem"),
    [
        (
            "<Error>no</Error>\n",
            1,
            None,
            "line 1: expected a header of call records, found '<Error>no<",
        ),
        (f"{SHORT},duration\n", 1, "duration", "line 1: the column duration appears twice"),
        (f"{SHORT}\nInbound,1\n", 2, None, "line 2: 2 columns, but the header has 3"),
        (f"{SHORT}\nInbound,1,1,1\n", 2, None, "line 2: 4 columns, but the header has 3"),
        (f"{SHORT}\nInbound,1,1\nInbound,x,1\n", 3, "duration", "line 3, column duration: 'x' is"),
        (
            f"{SHORT}\n,1_0,1\n",
            2,
            "duration",
            "line 2, column duration: '1_0' is not a whole number",
        ),
        (f"{SHORT}\n,-1,1\n", 2, "duration", "line 2, column duration: '-1' is not a whole number"),
        (
            f"{SHORT}\n,1,1_0\n",
            2,
            "total_cost",
            "line 2, column total_cost: '1_0' is not an amount",
        ),
        (
            f"{SHORT}\n,1,NaN\n",
            2,
            "total_cost",
            "line 2, column total_cost: 'NaN' is not an amount",
        ),
        (f"{SHORT}\n,1,$1\n", 2, "total_cost", "line 2, column total_cost: '$1' is not an amount"),
        ("start_time\nnoon\n", 2, "start_time", "line 2, column start_time: 'noon' is not a time"),
        (f'{SHORT}\nInbound,1,"1\n', 2, None, "line 2: not CSV"),
        (f"{SHORT}\nInbound,1,\xff\n".encode("latin-1"), 1, None, "line 1 or after it: not UTF-8"),
    ],
)
def test_what_is_odd_is_refused_by_line_and_column(
    text: str | bytes, line: int, column: str | None, problem: str
) -> None:
    error = refusal(text)

    assert str(error).startswith(problem)
    assert (error.line, error.column) == (line, column)


def test_without_strictness_odd_values_are_kept_as_text() -> None:
    short, long, odd = rows(f"{SHORT}\nInbound\nInbound,1,1,more\nInbound,soon,1\n", strict=False)

    assert (short.duration, short.extras) == (None, {})
    assert (long.duration, long.extras) == (1, {"#4": "more"})
    assert (odd.duration, odd.total_cost) == (None, Decimal(1))
    assert odd.extras == {"duration": "soon"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-06-25 18:18:00+00", datetime(2019, 6, 25, 18, 18, tzinfo=UTC)),
        ("2019-06-25 18:18:00.5+02", datetime(2019, 6, 25, 16, 18, 0, 500_000, tzinfo=UTC)),
        ("2019-06-25T18:18:00Z", datetime(2019, 6, 25, 18, 18, tzinfo=UTC)),
        ("2019-06-25 18:18:00", datetime(2019, 6, 25, 18, 18, tzinfo=UTC)),
    ],
)
def test_times_are_read_in_the_forms_of_the_api(text: str, expected: datetime) -> None:
    (call,) = rows(f"start_time\n{text}\n")

    assert call.start_time == expected
    assert call.start_time is not None
    assert call.start_time.tzinfo is UTC


@pytest.mark.parametrize("cut", [1, 9, 30])
def test_a_compressed_file_that_is_cut_off_is_noticed(cut: int) -> None:
    whole = gzip.compress(f"{HEADER}\n{ROW}\n".encode())

    assert str(refusal(whole[:-cut])) == "the file is truncated"


def test_a_compressed_file_that_is_damaged_is_noticed() -> None:
    whole = bytearray(gzip.compress(f"{HEADER}\n{ROW}\n".encode()))
    whole[-6] ^= 1

    assert str(refusal(bytes(whole))).startswith("the file is damaged")


def test_a_file_that_holds_too_much_is_read_as_far_as_allowed() -> None:
    content = gzip.compress(f"{HEADER}\n".encode() + f"{ROW}\n".encode() * 10_000)
    found: list[CallRecord] = []

    with pytest.raises(CallRecordError, match="the file decompresses to more than 1000000 bytes"):
        found.extend(read(io.BytesIO(content), largest=1_000_000))

    assert 0 < len(found) < 10_000


def test_a_bomb_of_one_line_fills_no_memory() -> None:
    bomb = gzip.compress(b"direction\n" + b"x" * 50_000_000)

    tracemalloc.start()
    error = refusal(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert str(error) == "line 2: too long for a row"
    assert most < 20_000_000


def test_a_large_file_is_read_row_by_row() -> None:
    class Endless(io.RawIOBase):
        """A file that never ends, and counts what was read of it."""

        def __init__(self) -> None:
            self.taken = 0
            self.waiting = f"{SHORT}\n".encode()

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            self.waiting += b"Inbound,1,1\n" * (1 + size // 12)
            part, self.waiting = self.waiting[:size], self.waiting[size:]
            return part

    file: Any = Endless()
    calls: Iterator[CallRecord] = read(file)

    assert next(calls).direction == "Inbound"
    assert file.taken < 1_000_000


@pytest.mark.parametrize("source", [None, 5, io.StringIO(HEADER), b"bytes"])
def test_what_is_no_file_is_refused(source: Any) -> None:
    with pytest.raises(InvalidArgument, match=r"source=.*: expected a path, or a file"):
        read(source)


def test_a_path_that_leads_nowhere_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read(tmp_path / "none"))
