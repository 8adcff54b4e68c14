"""Data on standard output, in the form that was asked for; all else on standard error."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen

OWNED = ["12012673227", "12062011682", "12066505556", "14164390052", "16502390214", "18552003001"]


def test_json_is_the_document_of_the_answer(flowroute: Run) -> None:
    ran = flowroute("numbers", "list", "--limit", "2", "--json")

    document = json.loads(ran.out)
    assert [each["id"] for each in document["data"]] == OWNED[:2]
    assert "self" in document["links"]
    assert ran.err == "there are more: --all follows the list to its end\n"


def test_json_of_all_pages_is_one_document(flowroute: Run) -> None:
    ran = flowroute("numbers", "list", "--limit", "2", "--all", "--json")

    assert [each["id"] for each in json.loads(ran.out)["data"]] == OWNED
    assert ran.err == ""


def test_jsonl_is_a_document_on_each_line(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("numbers", "list", "--limit", "2", "--all", "--jsonl")

    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == OWNED


def test_csv_has_a_column_for_every_field_that_a_record_can_have(flowroute: Run) -> None:
    ran = flowroute("numbers", "list", "--csv")

    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [each["id"] for each in rows] == OWNED
    assert rows[1]["alias"] == "Seattle office"
    assert "monthly_cost" in rows[0]
    assert rows[3]["cnam_lookups_enabled"] == "false"


def test_fields_are_written_alone(flowroute: Run) -> None:
    ran = flowroute("numbers", "list", "--field", "id", "--field", "attributes.alias", "--limit=2")

    assert ran.out == "12012673227\t\n12062011682\tSeattle office\n"


def test_a_field_that_is_not_there_is_named_with_those_that_are(flowroute: Run) -> None:
    ran = flowroute("numbers", "list", "--field", "ratecenter")

    assert ran.status == Exit.USAGE
    assert ran.out == ""
    assert "there is no field 'ratecenter' here, but id, alias" in ran.err


def test_a_pipe_gets_values_between_tabs_without_a_heading(flowroute: Run) -> None:
    ran = flowroute("routes", "list")

    first = ran.out.splitlines()[0].split("\t")
    assert first[:3] == ["0", "sip-reg", "sip-reg"]


def test_one_record_is_a_line_for_each_value(flowroute: Run) -> None:
    ran = flowroute("numbers", "show", "12062011682")

    assert "alias\tSeattle office\n" in ran.out
    assert ran.err == ""


def test_a_call_without_an_answer_says_done_and_writes_nothing(flowroute: Run) -> None:
    ran = flowroute("numbers", "release", "12062011682", "--yes")

    assert ran == (0, "", ran.err)
    assert ran.err.endswith("can't be undone: somebody else may get the number\ndone\n")
    assert flowroute("numbers", "release", "12012673227", "-yq") == (0, "", "")


def test_max_items_ends_a_list_across_pages(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("numbers", "list", "--limit", "2", "--max-items", "3", "--field", "id")

    assert ran.out.split() == OWNED[:3]


def test_a_list_without_a_limit_asks_for_fifty_records(flowroute: Run, sandbox: Sandbox) -> None:
    flowroute("messages", "log", "2020-01-01")

    assert "limit=50" in sandbox.requests()[-1].query


def test_a_reader_that_goes_away_ends_the_command_quietly(sandbox: Sandbox) -> None:
    command = [sys.executable, "-m", "flowroute_sdk", "messages", "log", "2000-01-01", "--all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()

        assert running.wait(120) == Exit.BROKEN_PIPE
        assert running.stderr.read() == b""


def test_a_terminal_gets_a_table_with_a_heading(screen: Callable[..., Screen]) -> None:
    shown = screen("numbers", "list", columns=100)

    assert shown.end() == 0
    assert "\x1b[1m" in shown.raw
    lines = shown.text.splitlines()
    assert lines[0].split()[:3] == ["id", "alias", "rate_center"]
    assert [line.split()[0] for line in lines[1:7]] == OWNED


def test_a_narrow_terminal_gets_fewer_columns_and_whole_numbers(
    screen: Callable[..., Screen],
) -> None:
    shown = screen("numbers", "list", columns=40)

    assert shown.end() == 0
    lines = shown.text.splitlines()
    assert max(len(line.rstrip()) for line in lines[:-1]) <= 40, shown.text
    assert [line.split()[0] for line in lines[1:7]] == OWNED
    assert lines[-1] == "4 more columns: --csv or --json shows all"


@pytest.mark.parametrize(
    ("arguments", "has_color"),
    [((), True), (("--color", "never"), False), (("--color", "always"), True)],
)
def test_colors_are_as_asked_for(
    screen: Callable[..., Screen], arguments: tuple[str, ...], has_color: bool
) -> None:
    shown = screen("routes", "list", *arguments)

    assert shown.end() == 0
    assert ("\x1b[1m" in shown.raw) is has_color


def test_times_are_local_on_a_terminal_and_iso_8601_in_data(
    flowroute: Run, screen: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT-5")
    shown = screen("cnams", "show", "22671")
    shown.end()
    told = json.loads(flowroute("cnams", "show", "22671", "--json").out)

    utc = told["data"]["attributes"]["approval_datetime"]
    hour = (int(utc[11:13]) + 5) % 24
    assert f"{hour:02d}:{utc[14:19]}" in shown.text


def test_what_others_have_written_moves_no_cursor(
    flowroute: Run, screen: Callable[..., Screen]
) -> None:
    flowroute("numbers", "update", "12062011682", "--alias", "[red]\x1b[2Jé‮x")
    shown = screen("numbers", "show", "12062011682")

    assert shown.end() == 0
    assert "[red]\\x1b[2Jé\\u202ex" in shown.text
    assert "\x1b[2J" not in shown.raw
