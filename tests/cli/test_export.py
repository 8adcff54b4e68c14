"""`flowroute messages export`."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run


@pytest.fixture
def month(sandbox: Sandbox) -> str:
    """The month that the sandbox is in, with two messages of its own."""
    with Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client:
        for body in ("a" * 161, 'quo"ted,\nlines'):
            client.messages.send_a_message(to="12065550100", from_="12066505556", body=body)
    sandbox.forget_requests()
    return f"{datetime.fromtimestamp(sandbox.now(), UTC):%Y-%m}"


def test_csv_is_the_form_unless_another_is_asked_for(flowroute: Run, month: str) -> None:
    ran = flowroute("messages", "export", "--month", month)

    assert ran.status == 0, ran.err
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    long = next(row for row in rows if row["body"] == "a" * 161)
    assert Decimal(long["amount_usd"]) == Decimal("0.0080")
    assert '"' not in long["amount_usd"]
    assert long["from"] == "12066505556"
    assert 'quo"ted,\nlines' in [row["body"] for row in rows]
    assert len({row["id"] for row in rows}) == len(rows)


def test_each_line_of_jsonl_is_a_record(flowroute: Run, month: str) -> None:
    ran = flowroute("messages", "export", "--month", month, "--jsonl")

    rows = [json.loads(line) for line in ran.out.splitlines()]
    (long,) = (row for row in rows if row["body"] == "a" * 161)
    assert Decimal(long["amount_usd"]) == Decimal("0.0080")
    assert isinstance(long["amount_usd"], str)
    assert long["is_mms"] is False


def test_single_values_can_be_asked_for(flowroute: Run, month: str) -> None:
    ran = flowroute("messages", "export", "--month", month, "--field", "id", "--field", "to")

    assert all(line.startswith("mdr2-") for line in ran.out.splitlines())
    assert "\t12065550100" in ran.out


def test_a_month_without_records_is_a_heading(flowroute: Run) -> None:
    ran = flowroute("messages", "export", "--month", "2001-01")

    assert ran.status == 0
    (heading,) = csv.reader(io.StringIO(ran.out))
    assert heading[:4] == ["id", "timestamp", "direction", "from"]


@pytest.mark.parametrize("value", ["October", "2026-13", "2999-01"])
def test_a_wrong_month_is_an_error_and_nothing_is_sent(
    flowroute: Run, sandbox: Sandbox, value: str
) -> None:
    ran = flowroute("messages", "export", "--month", value)

    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert f"month='{value}'" in ran.err
    assert sandbox.requests() == []
