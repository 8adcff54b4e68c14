"""Port orders and exports: what is read for a command, files that go up and come down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run

CREATE = (
    *("porting", "create", "--numbers", "(425) 208-1174", "--billing-name", "Chris Smith"),
    *("--street", "1182 3rd Ave", "--city", "Seattle", "--state", "WA", "--country", "US"),
    *("--zipcode", "98101", "--provider", "Other", "--usage-type", "Residential"),
)


@pytest.fixture
def order(flowroute: Run) -> str:
    group = json.loads(flowroute(*CREATE, "--json").out)["data"]
    return str(group["attributes"]["orders"][0]["id"])


def test_an_argument_of_several_values_is_json_or_a_file_of_it(
    flowroute: Run, sandbox: Sandbox, tmp_path: Path
) -> None:
    file = tmp_path / "presets.json"
    file.write_text('{"alias": "ported"}', encoding="utf-8")
    for given in ('{"alias": "ported"}', f"@{file}"):
        ran = flowroute(*CREATE, "--presets", given, "--dry-run")
        sent = json.loads(ran.out.partition("\n\n")[2])
        assert sent["data"]["attributes"]["presets"] == {"alias": "ported"}

    ran = flowroute(*CREATE, "--presets", "{", "--dry-run")
    assert ran.status == Exit.USAGE
    assert ran.err.startswith("error: Invalid value for --presets: ")


def test_a_document_goes_up_and_comes_down(flowroute: Run, order: str, tmp_path: Path) -> None:
    bill, back = tmp_path / "bill.pdf", tmp_path / "back.pdf"
    bill.write_bytes(b"%PDF-1.4 of the losing provider")
    file = flowroute("porting", "upload", order, str(bill), "--yes", "--field", "id").out.strip()
    listed = flowroute("porting", "files", order, "--field", "id")
    ran = flowroute("porting", "download", f"{order}/{file}", str(back))

    assert listed.out.split() == [file]
    assert ran == (0, f"{back}\n", "")
    assert back.read_bytes() == bill.read_bytes()


def test_the_file_of_an_order_needs_both_ids(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("porting", "download", "30", "x.pdf")

    assert ran.status == Exit.USAGE
    assert "'30' isn't the id of an order, a slash and the id of a file" in ran.err
    assert sandbox.requests() == []


@pytest.mark.parametrize("command", ["sign", "submit-letter-of-authorization"])
def test_signing_shows_what_the_order_costs_and_asks(
    flowroute: Run, order: str, command: str
) -> None:
    signature = ("--signature-name", "Chris Smith", "--signature-title", "Owner")
    ran = flowroute("porting", command, order, *signature)

    assert ran.status == Exit.USAGE
    assert f"Submitting port order {order} costs $7.50 and can't be undone" in ran.err
    assert flowroute("porting", "status-of", order).out == "pending\n"


def test_signing_with_yes_submits_the_order(flowroute: Run, order: str) -> None:
    signature = ("--signature-name", "Chris Smith", "--signature-title", "Owner")
    ran = flowroute("porting", "sign", order, *signature, "--yes")

    assert ran.status == 0, ran.err
    assert flowroute("porting", "status-of", order).out != "pending\n"


def test_cancelling_asks(flowroute: Run, order: str) -> None:
    refused = flowroute("porting", "cancel", order)
    before = flowroute("porting", "has-ended", order).out
    done = flowroute("porting", "cancel", order, "--yes")

    assert (refused.status, before) == (Exit.USAGE, "false\n")
    assert done.status == 0, done.err
    assert flowroute("porting", "has-ended", order, "--json").out == "true\n"


def test_an_export_is_made_waited_for_fetched_and_read(flowroute: Run, tmp_path: Path) -> None:
    file = tmp_path / "calls.csv.gz"
    period = ("--start", "2026-10-01", "--end", "2026-10-02")
    export = flowroute("cdr-exports", "create", *period, "--field", "id").out.strip()
    waited = flowroute("cdr-exports", "wait", export, "--field", "status")
    fetched = flowroute("cdr-exports", "download", export, str(file))

    assert waited == (0, "completed\n", "")
    assert fetched == (0, f"{file}\n", "")
    for source in (export, str(file)):
        assert flowroute("cdr-exports", "rows", source, "--jsonl").status == 0


def test_an_export_that_is_not_ready_has_a_status_of_its_own(
    flowroute: Run, sandbox: Sandbox
) -> None:
    period = ("--start", "2026-10-01", "--end", "2026-10-02")
    export = flowroute("cdr-exports", "create", *period, "--field", "id").out.strip()
    sandbox.fault("status", status=503, times=20, operation="get_a_cdr_export")
    ran = flowroute("cdr-exports", "wait", export, "--within", "0", "--max-retries", "0")

    assert ran.status == Exit.UNFINISHED
    assert "isn't ready after 0 s" in ran.err
