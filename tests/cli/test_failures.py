"""An error is one line that says what to do, with an exit status of its kind."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable
from typing import Literal

import pytest
from flowroute_sdk import errors
from flowroute_sdk.cli._exit import MEANINGS, Exit, status_of
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen

SEND = ("messages", "send", "--to", "12065550142", "--from", "12066505556", "--body", "it's me")
BUY = ("numbers", "buy", "12062340115", "--yes")


@pytest.mark.parametrize(
    ("command", "status", "text"),
    [
        (("numbers", "show", "12025550100"), Exit.NOT_FOUND, "404 Not Found"),
        (("cnam", "create", "x" * 16), Exit.USAGE, "value='xxxxxxxxxxxxxxxx': expected"),
        (("routes", "delete", "98397", "--yes"), Exit.ACCESS, "403"),
        (("numbers", "list", "--timeout", "0"), Exit.USAGE, "timeout=0.0: expected"),
        (("numbers", "buy", "12062340115", "--max-setup-cost", "0.5", "-y"), Exit.DECLINED, "0.5"),
    ],
)
def test_an_error_is_one_line_and_a_status(
    flowroute: Run, command: tuple[str, ...], status: Exit, text: str
) -> None:
    if command[:2] == ("routes", "delete"):
        flowroute("routes", "set-primary", "12062011682", "98397")
    ran = flowroute(*command)

    assert ran.status == status, ran
    assert ran.out == ""
    line = ran.err.splitlines()[-1]
    assert line.startswith("error: ")
    assert text in line
    assert "Traceback" not in ran.err


def test_wrong_keys_are_told_with_their_source_and_never_shown(
    flowroute: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FR_SECRET_KEY", "wrong-secret")
    ran = flowroute("numbers", "list")

    assert ran.status == Exit.ACCESS
    assert "the secret key from the variable FR_SECRET_KEY" in ran.err
    assert "wrong-secret" not in ran.err


def test_a_dead_server_is_named(flowroute: Run) -> None:
    ran = flowroute("numbers", "list", "--base-url", "http://127.0.0.1:9", "--max-retries", "0")

    assert ran.status == Exit.NO_ANSWER
    assert "connection refused by 127.0.0.1:9" in ran.err


def test_a_server_that_fails_is_told_apart(flowroute: Run, sandbox: Sandbox) -> None:
    sandbox.fault("status", status=503, times=10)

    assert flowroute("numbers", "list", "--max-retries", "0").status == Exit.SERVER


@pytest.mark.parametrize("fault", ["drop_after", "drop_before"])
@pytest.mark.parametrize("command", [(*SEND, "--yes"), BUY], ids=["send", "buy"])
def test_an_unknown_outcome_has_its_own_status_and_names_the_command_that_settles_it(
    flowroute: Run,
    sandbox: Sandbox,
    command: tuple[str, ...],
    fault: Literal["drop_after", "drop_before"],
) -> None:
    operation = "send_a_message" if command[0] == "messages" else "purchase_a_phone_number"
    sandbox.fault(fault, operation=operation)
    ran = flowroute(*command)

    assert ran.status == Exit.UNKNOWN, ran.err
    settling = ran.err.splitlines()[-1].rpartition("to see what became of it: ")[2]
    settled = flowroute(*shlex.split(settling)[1:], "--field", "id")
    assert bool(settled.out.strip()) is (fault == "drop_after"), settled


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (("nunbers", "list"), "(Did you mean one of: 'number', 'numbers'?)"),
        (("numbers", "lits"), "Did you mean"),
        (("numbers", "list", "--limt", "3"), "'--limit'"),
        (("numbers", "list", "--limit", "three"), "'three' is not a valid integer"),
        (("numbers", "search", "--number-type", "tollfree"), "'longcode', 'toll-free'"),
        (("numbers", "show"), "NUMBER_ID"),
        (("numbers", "list", "--all", "--max-items", "3"), "exclude each other"),
    ],
)
def test_a_wrong_command_is_answered_with_what_was_meant(
    flowroute: Run, sandbox: Sandbox, command: tuple[str, ...], text: str
) -> None:
    ran = flowroute(*command)

    assert ran.status == Exit.USAGE
    assert text in ran.err
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    assert sandbox.requests() == []


def test_debug_shows_where(flowroute: Run) -> None:
    with pytest.raises(errors.NotFound):
        flowroute("numbers", "show", "12025550100", "--debug")


def test_every_error_class_has_a_status_and_every_status_a_meaning() -> None:
    kinds = [errors.FlowrouteError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    known = {name for name in vars(errors) if isinstance(getattr(errors, name), type)}
    for kind in kinds:
        if kind.__name__ in known - {"FlowrouteError", "HookFailed", "WebhookError"}:
            assert status_of(kind.__new__(kind)) is not Exit.BUG, kind
    assert set(MEANINGS) == set(Exit)


def test_ctrl_c_in_the_middle_of_a_list_ends_it_without_a_traceback(
    screen: Callable[..., Screen], sandbox: Sandbox
) -> None:
    sandbox.fault("latency", seconds=60, operation="look_up_a_set_of_messages", times=100)
    shown = screen("messages", "log", "2000-01-01", "--all", "--jsonl", "--limit", "50")
    ends_at = time.monotonic() + 120
    while not sandbox.requests():
        assert time.monotonic() < ends_at, "the command never asked for anything"
        time.sleep(0.02)

    assert shown.interrupt() == Exit.INTERRUPTED
    assert shown.text.splitlines()[-1].endswith("interrupted")
    assert "Traceback" not in shown.text
