"""What a command loads, what it says without its extra, and what misbehaving servers do to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from flowroute_sdk.cli import main
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen
from tests.misbehaving_server import MisbehavingServer, answer, drop, garbage, half

HELPS = [("--help",), ("messages", "--help"), ("messages", "send", "--help"), ("--version",)]
LOADED = """
import sys
from flowroute_sdk.cli import main
main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""
BUY = ("numbers", "buy", "12062340115", "--yes", "--max-retries", "0")
OFFER = {
    "data": [
        {
            "type": "number",
            "id": "12062340115",
            "attributes": {
                "value": "12062340115",
                "number_type": "longcode",
                "rate_center": "x",
                "state": "wa",
                "monthly_cost": 1.25,
                "setup_cost": 1.0,
            },
        }
    ]
}


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_help_loads_no_client(command: tuple[str, ...]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *command],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = ran.stderr.split()
    unwanted = ("httpx", "rich", "flowroute_api", "flowroute_sdk._sync", "flowroute_sdk._async")
    assert ran.stdout
    assert [each for each in loaded if each.startswith((*unwanted, "ssl"))] == []


def test_a_command_loads_the_resource_that_it_uses_alone(sandbox: Sandbox) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, "routes", "list", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )

    start = "flowroute_sdk._sync.resources."
    loaded = {each.removeprefix(start) for each in ran.stderr.split() if each.startswith(start)}
    assert "routes" in loaded
    assert not loaded & {"messages", "numbers", "e911s", "cnams", "porting", "cdr_exports"}


@pytest.mark.parametrize("missing", ["click", "rich", "tomlkit", "platformdirs"])
def test_without_its_extra_the_command_line_says_which_one(missing: str) -> None:
    code = f"""
import sys
sys.modules[{missing!r}] = None
from flowroute_sdk.cli import main
raise SystemExit(main(["login", "--no-keyring"] if {missing!r} != "rich" else ["numbers", "list"]))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        input="a\nb\n",
        check=False,
    )

    if missing == "click":
        assert ran.stderr == (
            "error: click is missing; install the command line with: "
            'pip install "flowroute-sdk[cli]"\n'
        )
    assert ran.returncode != 0
    assert "Traceback" not in ran.stderr


def test_the_module_is_the_same_command_line(sandbox: Sandbox) -> None:
    command = [sys.executable, "-m", "flowroute_sdk", "--version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    assert ran.stdout.startswith("flowroute ")


def test_text_of_any_language_goes_out_and_comes_back(
    flowroute: Run, screen: Callable[..., Screen]
) -> None:
    alias = "Zürich 東京 😀"
    flowroute("numbers", "update", "12062011682", "--alias", alias)

    assert flowroute("numbers", "show", "12062011682", "--field", "alias").out == f"{alias}\n"
    shown = screen("numbers", "list")
    shown.end()
    assert alias in shown.text


def test_a_terminal_that_can_not_show_a_letter_gets_an_escape(sandbox: Sandbox) -> None:
    flowroute_main = [sys.executable, "-m", "flowroute_sdk"]
    update = [*flowroute_main, "numbers", "update", "12062011682", "--alias", "東京"]
    subprocess.run(update, capture_output=True, check=True)
    ran = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "flowroute_sdk", "numbers", "list", "--csv"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )

    assert b"Traceback" not in ran.stderr
    assert ran.returncode == 0, ran.stderr
    assert rb"\u6771\u4eac" in ran.stdout


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (drop, Exit.UNKNOWN),
        (garbage, Exit.UNKNOWN),
        (half(200), Exit.UNKNOWN),
        (answer(200, "<html>no</html>"), Exit.UNKNOWN),
        (answer(500, "{}"), Exit.UNKNOWN),
        (answer(402, '{"errors": [{"detail": "\\u001b[2Jno \\nfunds"}]}'), Exit.REFUSED),
        (answer(404, "{}"), Exit.NOT_FOUND),
        (answer(401, "{}"), Exit.ACCESS),
        (answer(429, "{}"), Exit.RATE_LIMITED),
    ],
    ids=["drop", "garbage", "half", "html", "500", "402", "404", "401", "429"],
)
def test_whatever_a_server_does_to_a_purchase_is_one_line_and_a_status(
    flowroute: Run, act: Callable[..., bool], status: Exit
) -> None:
    with MisbehavingServer(answer(200, json.dumps(OFFER)), act, answer(404, "{}")) as server:
        ran = flowroute(*BUY, "--base-url", server.url)

        assert ran.status == status, ran.err
        assert ran.out == ""
        assert len(ran.err.splitlines()) == 2
        assert "\x1b" not in ran.err
        assert server.count == 2


def test_a_price_that_can_not_be_read_is_told_as_unknown(flowroute: Run) -> None:
    offer = json.loads(json.dumps(OFFER))
    offer["data"][0]["attributes"] |= {"setup_cost": "free", "rate_center": "\x1b[2J"}
    with MisbehavingServer(answer(200, json.dumps(offer)), answer(404, "{}")) as server:
        ran = flowroute(*BUY, "--base-url", server.url)

    assert "an unknown amount now" in ran.err
    assert "\x1b" not in ran.err


def test_a_list_that_breaks_off_in_the_middle_keeps_what_it_has(
    flowroute: Run, sandbox: Sandbox
) -> None:
    first = {
        "data": [{"type": "number", "id": "12062340115", "attributes": {"alias": "a"}}],
        "links": {"next": "/v2/numbers?limit=1&offset=1"},
    }
    with MisbehavingServer(answer(200, json.dumps(first)), answer(500, "{}")) as server:
        ran = flowroute(
            *("numbers", "list", "--limit", "1", "--all", "--jsonl", "--max-retries", "0"),
            *("--base-url", server.url),
        )

    assert ran.status == Exit.SERVER
    assert json.loads(ran.out)["id"] == "12062340115"


def test_a_progress_bar_is_shown_on_a_terminal_alone(
    flowroute: Run, screen: Callable[..., Screen]
) -> None:
    command = ("numbers", "list", "--limit", "2", "--all", "--jsonl")
    assert flowroute(*command).err == ""
    for options, has_bar in (((), True), (("--quiet",), False)):
        shown = screen(*command, *options)
        assert shown.end() == 0
        assert ("━" in shown.raw or "records" in shown.raw) is has_bar


def test_a_narrow_terminal_shows_one_record_whole(screen: Callable[..., Screen]) -> None:
    shown = screen("numbers", "show", "12062011682", columns=40)

    assert shown.end() == 0
    assert max(len(line.rstrip()) for line in shown.text.splitlines()) <= 40
    assert "12062011682" in shown.text


def test_an_error_of_this_program_is_one_line_that_says_so(
    flowroute: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr("flowroute_sdk.cli._session.account", lambda *_: broken(_))
    ran = flowroute("numbers", "list")

    assert ran.status == Exit.BUG
    assert ran.err == "error: KeyError: 'broken' (an error of this program; --debug shows where)\n"


def test_no_command_shows_help() -> None:
    assert main([]) == Exit.USAGE
