"""Commands beyond operations: sandbox, demo, listen, trigger, tail, migrate, completion."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.cli.commands.demo import STEPS
from flowroute_sdk.cli.commands.listen import forwarded
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen
from tests.misbehaving_server import MisbehavingServer, answer, drop

OTHER, OWN = "12065550142", "12066505556"
INBOUND = ("trigger", "inbound-sms", "--from", OTHER, "--to", OWN, "--body")


def listening(shown: Screen) -> str:
    """The address that a screen says to listen on."""
    shown.until("; Ctrl-C ends it")
    return shown.text.partition("listening on ")[2].partition(";")[0]


def event(number: int = 1, body: str = "hello") -> dict[str, object]:
    attributes = {
        "to": OWN,
        "from": OTHER,
        "body": body,
        "message_type": "longcode",
        "direction": "inbound",
        "status": "delivered",
        "timestamp": "2026-01-02T03:04:05.00Z",
        "amount_nanodollars": 4000000,
        "amount_display": "$0.0040",
        "message_encoding": 0,
        "is_mms": False,
        "has_mms": False,
        "message_callback_url": "https://x.example",
    }
    return {"data": {"type": "message", "id": f"mdr2-{number:032x}", "attributes": attributes}}


def test_an_event_is_shown_on_one_line_and_once(screen: Callable[..., Screen]) -> None:
    shown = screen("listen", "--port", "0", "--count", "2")
    url = listening(shown)
    for document in (event(1, "a\nb\x1b[2J é"), event(1, "a\nb\x1b[2J é"), event(2, "second")):
        assert httpx.post(url, json=document).is_success

    assert shown.end() == 0
    lines = shown.text.splitlines()[1:]
    assert [line.partition("  ")[2] for line in lines] == [
        f"InboundSMS {OTHER} > {OWN}: a\\nb\\x1b[2J é",
        f"InboundSMS {OTHER} > {OWN}: second",
    ]
    assert "\x1b[2J" not in shown.raw


def test_jsonl_is_the_document_of_an_event(screen: Callable[..., Screen]) -> None:
    shown = screen("listen", "--port", "0", "--count", "1", "--jsonl", columns=2000)
    httpx.post(listening(shown), json=event())

    assert shown.end() == 0
    assert json.loads(shown.text.splitlines()[-1]) == event()


def test_ctrl_c_ends_listening(screen: Callable[..., Screen]) -> None:
    shown = screen("listen", "--port", "0")
    listening(shown)

    assert shown.interrupt() == Exit.INTERRUPTED
    assert "Traceback" not in shown.text


def test_a_port_that_is_taken_is_told(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("listen", "--port", sandbox.url.rpartition(":")[2])

    assert ran.status == Exit.USAGE
    assert "can't listen on 127.0.0.1:" in ran.err


def test_an_event_goes_on_to_another_program(screen: Callable[..., Screen]) -> None:
    with MisbehavingServer(answer(503), answer(200)) as target:
        shown = screen(
            *("listen", "--port", "0", "--count", "1", "--forward", f"{target.url}/hook")
        )
        taken = httpx.post(listening(shown), json=event(), timeout=60)

        assert shown.end() == 0
    assert taken.is_success
    assert target.count == 2


def test_what_could_not_be_forwarded_is_sent_again_by_the_sender(
    screen: Callable[..., Screen],
) -> None:
    with MisbehavingServer(answer(503), answer(503), answer(503), answer(200)) as target:
        shown = screen("listen", "--port", "0", "--count", "1", "--forward", target.url)
        url = listening(shown)

        assert httpx.post(url, json=event(), timeout=60).status_code == 500
        assert httpx.post(url, json=event(), timeout=60).is_success
        assert shown.end() == 0


def test_forwarding_waits_longer_each_time_and_gives_up() -> None:
    pauses: list[float] = []
    with MisbehavingServer(answer(500), drop, answer(404)) as target, pytest.raises(OSError):
        forwarded(event(), target.url, pauses.append)

    assert pauses == [0.5, 2.0]


def test_only_web_addresses_are_forwarded_to(flowroute: Run) -> None:
    assert flowroute("listen", "--forward", "file:///etc/passwd").status == Exit.USAGE


@pytest.mark.parametrize(
    "command",
    [
        (*INBOUND, "hello é"),
        (
            "trigger",
            "inbound-mms",
            "--from",
            OTHER,
            "--to",
            OWN,
            "--media-url",
            "https://x.example/a.png",
        ),
    ],
    ids=["sms", "mms"],
)
def test_a_message_comes_in(flowroute: Run, sandbox: Sandbox, command: tuple[str, ...]) -> None:
    ran = flowroute(*command, "--json")
    assert ran.status == 0, ran.err

    logged = json.loads(flowroute("messages", "log", "2020-01-01", "--limit", "1", "--json").out)
    newest = logged["data"][0]["attributes"]
    assert (newest["direction"], newest["is_mms"]) == ("inbound", "mms" in command[1])
    assert newest["from"] == OTHER


def test_another_receipt_comes_in(flowroute: Run, sandbox: Sandbox) -> None:
    sent = flowroute(
        *("messages", "send", "--to", OTHER, "--from", OWN, "--body", "x", "--yes", "--field", "id")
    )
    ran = flowroute("trigger", "receipt", sent.out.strip(), "--status", "message buffered")

    assert ran.status == 0, ran.err
    assert ran.err == "done\n"


def test_nothing_is_triggered_against_what_is_no_sandbox(flowroute: Run) -> None:
    with MisbehavingServer(*[answer(404, "{}")] * 3) as server:
        ran = flowroute(*INBOUND, "x", "--base-url", server.url)

    assert ran.status == Exit.USAGE
    assert "is no sandbox" in ran.err
    assert server.count == 1


def test_tail_shows_each_record_once(flowroute: Run, sandbox: Sandbox) -> None:
    for sender, body in (("12065550188", "first é"), (OTHER, "other"), ("12065550188", "second")):
        flowroute("trigger", "inbound-sms", "--from", sender, "--to", OWN, "--body", body)
    ran = flowroute(
        *("messages", "tail", "--since", "2020-01-01", "--number", "+1 206 555 0188", "--jsonl"),
        *("--interval", "0.1", "--count", "2"),
    )

    assert ran.status == 0, ran.err
    records = [json.loads(line)["attributes"] for line in ran.out.splitlines()]
    assert {each["body"] for each in records} == {"first é", "second"}


def test_tail_follows_what_comes_until_ctrl_c(
    screen: Callable[..., Screen], flowroute: Run, sandbox: Sandbox
) -> None:
    shown = screen("messages", "tail", "--interval", "0.1", "--since", "2000-01-01")
    shown.until("\n")
    flowroute(*INBOUND, "fresh\x1b[2J")
    shown.until(f"inbound SMS {OTHER} > {OWN}")
    shown.until("fresh\\x1b[2J")

    assert shown.interrupt() == Exit.INTERRUPTED
    assert "Traceback" not in shown.text


def test_the_tour_runs_against_a_sandbox_of_its_own(
    flowroute: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FR_BASE_URL", "http://127.0.0.1:9")
    ran = flowroute("demo")

    assert ran.status == 0, ran.err
    assert ran.out.count("$ flowroute ") == len(STEPS)
    assert os.environ["FR_BASE_URL"] == "http://127.0.0.1:9"
    assert sandbox.requests() == []


def test_the_sandbox_starts_and_ends_with_ctrl_c(screen: Callable[..., Screen]) -> None:
    shown = screen("sandbox", "--port", "0")
    text = shown.until("FR_BASE_URL")

    assert "http://127.0.0.1:" in text
    shown.interrupt()
    assert "Traceback" not in shown.text


@pytest.mark.parametrize(
    ("command", "usage"),
    [("sandbox", "usage: flowroute sandbox"), ("migrate", "usage: ")],
)
def test_another_command_line_of_the_project_keeps_its_own_help(
    flowroute: Run, capsys: pytest.CaptureFixture[str], command: str, usage: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        flowroute(command, "--help")

    assert not ended.value.code
    assert capsys.readouterr().out.startswith(usage)


def test_migrate_reports_on_programs(flowroute: Run, tmp_path: Path) -> None:
    program = tmp_path / "old.py"
    program.write_text("print('nothing of the previous SDK')\n", encoding="utf-8")

    assert flowroute("migrate", str(program)).status == 0


def test_completion_of_bash_completes_commands_and_options(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    command = tmp_path / "flowroute"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m flowroute_sdk "$@"\n', "utf-8")
    command.chmod(0o755)
    script = """
        eval "$(flowroute completion bash)"
        completed() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=();
            _flowroute_completion flowroute; echo "${COMPREPLY[*]}"; }
        completed flowroute nu
        completed flowroute numbers sea
        completed flowroute messages send --bo
        completed flowroute numbers search --number-type ""
    """
    ran = subprocess.run(
        [bash, "--norc", "-c", script],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    lines = ran.stdout.splitlines()
    assert ran.stderr == ""
    assert lines[0] == "numbers"
    assert lines[1].split()[0] == "search"
    assert lines[2] == "--body"
    assert lines[3].split() == ["longcode", "toll-free"]
    assert sandbox.requests() == []


@pytest.mark.parametrize(("shell", "sign"), [("zsh", "#compdef flowroute"), ("fish", "complete ")])
def test_completion_for_other_shells_is_written(flowroute: Run, shell: str, sign: str) -> None:
    ran = flowroute("completion", shell)

    assert ran.status == 0
    assert sign in ran.out
    assert "_FLOWROUTE_COMPLETE" in ran.out


def test_an_unknown_shell_is_told_with_those_that_are_known(flowroute: Run) -> None:
    ran = flowroute("completion", "tcsh")

    assert ran.status == Exit.USAGE
    assert "'bash', 'zsh', 'fish'" in ran.err
