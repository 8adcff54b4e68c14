"""`client.messages.records_of` against the sandbox, and against lists as they shouldn't be."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, errors, testing
from flowroute_sdk.sandbox.embedded import Sandbox

from tests.list_server import ListServer

OWN, OTHER = "12012673227", "12065550100"


def month_of(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m}"


def record(record_id: str, timestamp: str | None = "2026-10-15T10:00:00.00Z", **more: Any) -> Any:
    attributes = {"body": "x", "from": OTHER, "to": OWN, "timestamp": timestamp, **more}
    return {"id": record_id, "type": "message", "attributes": attributes}


def at(record_id: str) -> Any:
    """A record whose id is its time."""
    return record(f"mdr2-{record_id}", record_id)


def reading(server: ListServer) -> Flowroute:
    return Flowroute("key", "secret", base_url=server.url)


def test_the_records_of_the_month_come_with_exact_amounts(
    client: Flowroute, sandbox: Sandbox
) -> None:
    sent = client.messages.send_a_message(to=OTHER, from_=OWN, body="a" * 161)
    month = month_of(sandbox.now())

    rows = {each.id: each for each in client.messages.records_of(month)}

    row = rows[sent.data.id or ""]
    assert row.amount_usd == Decimal("0.0080")
    assert (row.direction, row.from_, row.to, row.is_mms) == ("outbound", OWN, OTHER, False)
    flat = row.to_row()
    assert list(flat)[:5] == ["id", "timestamp", "direction", "from", "to"]
    assert isinstance(flat["amount_usd"], Decimal)
    assert str(flat["timestamp"]).endswith("Z")
    assert json.loads(json.dumps(flat, default=str))["amount_usd"] == str(row.amount_usd)


def test_the_first_moment_belongs_to_the_month_and_that_of_the_next_does_not() -> None:
    moments = [
        "2024-03-01T00:00:00.00Z",
        "2024-02-29T23:59:59.99Z",
        "2024-02-01T00:00:00.00Z",
        "2024-01-31T23:59:59.99Z",
    ]
    with ListServer(moments, at) as server, reading(server) as client:
        rows = list(client.messages.records_of("2024-02"))

    assert [each.to_row()["timestamp"] for each in rows] == [
        "2024-02-29T23:59:59.990000Z",
        "2024-02-01T00:00:00Z",
    ]
    assert server.queries[0]["start_date"] == "2024-01-31T23:59:59.00Z"
    assert server.queries[0]["end_date"] == "2024-03-01T00:00:01.00Z"


def test_records_that_move_while_they_are_read_come_once_each() -> None:
    ids = [f"mdr2-{each:05d}" for each in range(2500)]
    came = iter(range(100))

    def more(server: ListServer) -> None:
        server.ids.insert(0, f"mdr2-late-{next(came)}")

    with ListServer(ids, dated, more) as server, reading(server) as client:
        rows = [each.id for each in client.messages.records_of((2024, 2))]

    assert len(rows) == len(set(rows))
    assert set(ids) <= set(rows)


def dated(record_id: str) -> Any:
    return record(record_id, "2024-02-10T10:00:00.00Z")


def test_rows_come_while_pages_are_still_to_be_read() -> None:
    ids = [f"mdr2-{each}" for each in range(2500)]
    with ListServer(ids, dated) as server, reading(server) as client:
        rows = client.messages.records_of("2024-02")

        assert next(rows).id == "mdr2-0"

        assert len(server.requests) == 1
        assert len(list(rows)) == 2499


ODD = {
    "none": record("none", None),
    "bad-time": record("bad-time", "yesterday"),
    "no-amount": record("no-amount", "2024-02-01T10:00:00Z"),
    "shown": record("shown", "2024-02-01T10:00:00Z", amount_display="$0.0040"),
    "words": record("words", "2024-02-01T10:00:00Z", amount_display="free"),
    "text": record("text", "2024-02-01T10:00:00Z", amount_nanodollars="9500000"),
    "receipts": record(
        "receipts",
        "2024-02-01T10:00:00Z",
        delivery_receipts=[
            {"level": 1, "status": "smsc submit", "timestamp": "2024-02-01T10:00:01Z"},
            {
                "level": 2,
                "status": "delivered",
                "status_code": 1003,
                "timestamp": "2024-02-01T10:00:02Z",
            },
        ],
    ),
}


def test_a_record_that_lacks_something_is_a_row_nevertheless() -> None:
    with ListServer(list(ODD), ODD.__getitem__) as server, reading(server) as client:
        rows = {each.id: each for each in client.messages.records_of("2024-02")}

    assert list(rows) == list(ODD)
    assert rows["none"].timestamp is None
    assert rows["no-amount"].amount_usd is None
    assert rows["shown"].amount_usd == Decimal("0.0040")
    assert rows["words"].amount_usd is None
    assert rows["text"].amount_usd == Decimal("0.0095")
    assert (rows["receipts"].receipt_status, rows["receipts"].receipt_code) == ("delivered", 1003)
    assert rows["receipts"].to_row()["receipt_at"] == "2024-02-01T10:00:02Z"


def test_the_current_month_ends_now_and_one_to_come_is_refused() -> None:
    with ListServer(["2024-02-10T09:00:00Z"], at) as server, reading(server) as client:
        clock = testing.Clock(now=datetime(2024, 2, 10, 10, tzinfo=UTC))
        with testing.patched(client, clock=clock):
            assert len(list(client.messages.records_of("2024-02"))) == 1
            with pytest.raises(errors.InvalidArgument, match="it is 2024-02"):
                client.messages.records_of("2024-03")

    assert "end_date" not in server.queries[0]
    assert len(server.requests) == 1


def test_a_wrong_month_is_refused_before_iteration(client: Flowroute, sandbox: Sandbox) -> None:
    with pytest.raises(errors.InvalidArgument, match="month="):
        client.messages.records_of("October")

    assert sandbox.requests() == []


async def test_the_async_client_does_the_same(
    async_client: AsyncFlowroute, client: Flowroute, sandbox: Sandbox
) -> None:
    month = month_of(sandbox.now())

    rows = [each async for each in async_client.messages.records_of(month)]

    assert rows == list(client.messages.records_of(month)) != []
