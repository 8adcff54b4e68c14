"""`flowroute e911 sync`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.cli.commands.e911_sync import COLUMNS, REQUIRED
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen

Row = dict[str, str]
COMMON: Row = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}


def changes(sandbox: Sandbox) -> list[str]:
    return [each.method for each in sandbox.requests() if each.method != "GET"]


def labels(sandbox: Sandbox) -> set[str]:
    with Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client:
        return {each.attributes.label for each in client.e911s.list_e911s()}


def written(rows: Iterable[Row], columns: Iterable[str] = REQUIRED) -> str:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., str]:
    """Write rows to a file; its name."""

    def write(*rows: Row, columns: Iterable[str] = REQUIRED) -> str:
        path = tmp_path / "sites.csv"
        path.write_text(written([COMMON | each for each in rows], columns), encoding="utf-8")
        return str(path)

    return write


Table = Callable[..., str]


def test_rows_are_carried_out_and_told_as_data(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    file = table({"label": "Lager Ü"}, {"label": "Zweite"})

    ran = flowroute("e911", "sync", file, "--yes", "--json")

    assert ran.status == 0, ran.err
    rows = json.loads(ran.out)["data"]
    assert [(each["action"], each["key"], each["result"]) for each in rows] == [
        ("create", "Lager Ü", "done"),
        ("create", "Zweite", "done"),
    ]
    assert all(each["id"].isdigit() for each in rows)
    assert f"create Lager Ü ({file}:2)" in ran.err
    assert {"Lager Ü", "Zweite"} <= labels(sandbox)
    again = flowroute("e911", "sync", file, "--yes")
    assert (again.status, again.out) == (0, "")
    assert "2 unchanged" in again.err


def test_an_update_says_what_changes(flowroute: Run, table: Table) -> None:
    flowroute("e911", "sync", table({}), "--yes")

    ran = flowroute("e911", "sync", file := table({"street_number": "1190"}), "--yes")

    assert f"update HQ ({file}:2): street_number 1182 > 1190" in ran.err


def test_a_dry_run_writes_the_plan_and_changes_nothing(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    ran = flowroute("e911", "sync", table({}), "--dry-run", "--delete-missing", "--csv")

    assert ran.status == 0, ran.err
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [each["action"] for each in rows][:1] == ["create"]
    assert {each["action"] for each in rows[1:]} == {"delete"}
    assert changes(sandbox) == []


def test_without_yes_and_without_a_terminal_nothing_is_done(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    ran = flowroute("e911", "sync", table({}))

    assert ran.status == Exit.USAGE
    assert "--yes" in ran.err
    assert changes(sandbox) == []


@pytest.mark.parametrize(("key", "made"), [("y", True), ("n", False)])
def test_on_a_terminal_the_plan_is_shown_and_asked_for(
    screen: Callable[..., Screen], sandbox: Sandbox, table: Table, key: str, made: bool
) -> None:
    shown = screen("e911", "sync", table({"label": "Asked"}), columns=40)
    assert "create Asked" in shown.until("Go on? [y/N]").replace("\n", "")

    shown.press(f"{key}\n")

    assert shown.end() == (0 if made else Exit.USAGE)
    assert ("Asked" in labels(sandbox)) is made


def test_every_bad_row_is_listed_with_its_line_and_nothing_is_sent(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    file = table(
        {"label": "two\nlines", "state": "W"},
        {"label": "A", "state": "Washington"},
        {"label": "B", "city": "", "zipcode": "1"},
        {"label": "a"},
    )

    ran = flowroute("e911", "sync", file, "--yes")

    assert ran.status == Exit.USAGE
    places = [line.partition(": ")[0] for line in ran.err.splitlines()]
    lines = [place.rpartition(":")[2] for place in places]
    assert lines == ["2", "4", "5", "5", "6", "error"]
    assert all(place.startswith(file) for place in places[:-1])
    assert "5 problems in the rows; nothing was sent" in ran.err
    assert "state='Washington'" in ran.err
    assert sandbox.requests() == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("label,cty\n", "unknown column 'cty', did you mean city?"),
        ("label\n", "no column first_name, last_name"),
        (f"label,{','.join(REQUIRED)}\n", "two columns label"),
        ("", "no column label"),
        (written([COMMON]).rstrip() + ",more\n", ":2: 10 values for 9 columns"),
        (written([]) + '"open', "unexpected end of data"),
    ],
)
def test_columns_are_checked_before_anything(
    flowroute: Run, sandbox: Sandbox, tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "sites.csv"
    file.write_text(text)

    ran = flowroute("e911", "sync", str(file), "--yes")

    assert (ran.status, ran.out) == (Exit.USAGE, "")
    assert told in ran.err
    assert sandbox.requests() == []


def test_a_file_of_a_spreadsheet_is_read(flowroute: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    heading = "Label,First Name,Last-Name,Street Number,Street Name,City,State,Country,ZIP"
    row = "Büro,Chris,Smith,1182,3rd Ave,Seattle,wa,us,98101"
    file.write_bytes(f"{heading}\r\n\r\n{row}\r\n,,,,,,,,\r\n".encode("utf-8-sig"))

    ran = flowroute("e911", "sync", str(file), "--yes")

    assert ran.status == 0, ran.err
    assert f"create Büro ({file}:3)" in ran.err
    assert "Büro" in labels(sandbox)


@pytest.mark.parametrize("content", [None, b"label\xff"])
def test_a_file_that_cannot_be_read_is_an_error(
    flowroute: Run, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "sites.csv"
    if content is not None:
        file.write_bytes(content)

    ran = flowroute("e911", "sync", str(file), "--yes")

    assert ran.status == Exit.USAGE
    assert str(file) in ran.err
    assert "Traceback" not in ran.err


def test_rows_come_from_standard_input_as_well(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("e911", "sync", "-", "--yes", stdin=written([COMMON]))

    assert ran.status == 0, ran.err
    assert "HQ" in labels(sandbox)


def test_what_the_api_refuses_is_told_with_its_line_and_the_rest_is_done(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    file = table({"label": "A"}, {"label": "Nowhere", "country": "CA"}, {"label": "C"})

    ran = flowroute("e911", "sync", file, "--yes", "--field", "result")

    assert ran.status == Exit.PARTLY
    assert ran.out.split() == ["done", "failed", "done"]
    assert f"{file}:3: Nowhere: " in ran.err
    assert "2 done, 1 failed" in ran.err
    assert {"A", "C"} <= labels(sandbox)


def test_an_outcome_in_doubt_has_its_own_status(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    sandbox.fault("truncate", operation="create_address")

    ran = flowroute("e911", "sync", table({}), "--yes")

    assert ran.status == Exit.UNKNOWN
    assert "the same command does what is left" in ran.err
    assert flowroute("e911", "sync", table({}), "--yes").status == 0
    assert changes(sandbox) == ["POST"]


def test_empty_values_of_optional_columns_take_them_off(
    flowroute: Run, sandbox: Sandbox, table: Table
) -> None:
    suite = {"address_type": "Suite", "address_type_number": "5"}
    flowroute("e911", "sync", table(suite, columns=COLUMNS), "--yes")
    assert flowroute("e911", "sync", table({}), "--yes").err.count("1 unchanged") == 1
    empty = dict.fromkeys(suite, "")

    ran = flowroute("e911", "sync", table(empty, columns=COLUMNS), "--yes")

    assert "address_type Suite > none, address_type_number 5 > none" in ran.err


def test_ctrl_c_says_how_to_go_on(
    flowroute: Run, sandbox: Sandbox, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flowroute_sdk._sync.resources.e911s import E911s

    create: Callable[..., object] = E911s.create_address
    made: list[object] = []

    def interrupted(*arguments: object, **address: object) -> object:
        if made:
            raise KeyboardInterrupt
        made.append(create(*arguments, **address))
        return made[0]

    monkeypatch.setattr(E911s, "create_address", interrupted)
    file = table({"label": "A"}, {"label": "B"})

    ran = flowroute("e911", "sync", file, "--yes")

    assert ran.status == Exit.INTERRUPTED
    assert "1 of 2 steps were carried out; the same command does what is left" in ran.err
