"""What costs or can't be undone is shown with its price and asked for; a dry run sends nothing."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Run, Screen

SEND = ("messages", "send", "--to", "12065550142", "--from", "12066505556", "--body", "hello")
FOR_SALE = "12062340115"
DANGEROUS = [
    ("numbers", "buy", FOR_SALE),
    ("numbers", "release", "12062011682"),
    ("cnam", "delete", "22671"),
    ("e911", "delete", "21299"),
    ("e911", "associate", "21299", "12062011682"),
    ("e911", "disconnect", "12066505556"),
    ("routes", "delete", "98399"),
    SEND,
]


def changes(sandbox: Sandbox) -> list[str]:
    return [each.method for each in sandbox.requests() if each.method != "GET"]


@pytest.mark.parametrize("command", DANGEROUS, ids=lambda command: "-".join(command[:2]))
def test_without_a_terminal_and_without_yes_nothing_is_done(
    flowroute: Run, sandbox: Sandbox, command: tuple[str, ...]
) -> None:
    ran = flowroute(*command)

    assert ran.status == Exit.USAGE
    assert ran.out == ""
    assert ran.err.endswith("add --yes to do it where nobody can be asked\n")
    assert changes(sandbox) == []


@pytest.mark.parametrize("command", DANGEROUS, ids=lambda command: "-".join(command[:2]))
def test_with_yes_it_is_done_and_said_beforehand(
    flowroute: Run, sandbox: Sandbox, command: tuple[str, ...]
) -> None:
    if command[:2] == ("routes", "delete") or command[:2] == ("e911", "delete"):
        flowroute("e911", "disconnect", "12066505556", "--yes")
        sandbox.forget_requests()
    ran = flowroute(*command, "--yes")

    assert ran.status == 0, ran.err
    assert len(changes(sandbox)) == 1
    assert ran.err.splitlines()[0]


def test_a_purchase_shows_what_it_costs(flowroute: Run) -> None:
    ran = flowroute("numbers", "buy", "+1 206 234 0115", "--yes", "--field", "id")

    assert ran.out == f"{FOR_SALE}\n"
    assert ran.err == f"Buying {FOR_SALE} (seattle, wa) costs $1.00 now and $1.25 a month\n"


def test_a_message_shows_its_segments_times_the_rate_of_the_last_one(flowroute: Run) -> None:
    ran = flowroute(*SEND[:-1], "é" * 100, "--yes")

    assert ran.err == (
        "Sending 2 segments of SMS to 12065550142 costs about $0.008, "
        "at $0.004 each as the last one\n"
    )


def test_the_price_of_what_was_not_sent_of_late_is_not_known(
    flowroute: Run, sandbox: Sandbox
) -> None:
    ran = flowroute(*SEND, "--is-mms", "--yes")

    assert ran.err == (
        "Sending 1 MMS to 12065550142; what one costs isn't known: none was sent in the last week\n"
    )


def test_a_wrong_argument_is_told_before_anybody_is_asked(flowroute: Run, sandbox: Sandbox) -> None:
    ran = flowroute("messages", "send", "--to", "12", "--from", "12066505556", "--body", "x")

    assert ran.status == Exit.USAGE
    assert ran.err.startswith("error: to='12': expected a phone number")
    assert sandbox.requests() == []


@pytest.mark.parametrize(("answer", "status", "sent"), [("y", 0, ["POST"]), ("n", 2, [])])
def test_a_person_is_asked_and_the_answer_counts(
    screen: Callable[..., Screen], sandbox: Sandbox, answer: str, status: int, sent: list[str]
) -> None:
    asked = screen(*SEND)
    asked.until("costs about $0.004, at $0.004 each as the last one. Go on? [y/N]: ")
    asked.press(f"{answer}\n")

    assert asked.end() == status
    assert changes(sandbox) == sent


def test_ctrl_c_at_the_question_does_nothing(
    screen: Callable[..., Screen], sandbox: Sandbox
) -> None:
    asked = screen(*SEND)
    asked.until("[y/N]: ")

    assert asked.interrupt() == Exit.INTERRUPTED
    assert "Traceback" not in asked.text
    assert changes(sandbox) == []


@pytest.mark.parametrize(
    "command",
    [
        *DANGEROUS,
        ("numbers", "list"),
        ("messages", "log", "2026-01-01"),
        ("numbers", "buy", FOR_SALE, "--max-setup-cost", "1", "--on-unknown", "find"),
    ],
    ids=lambda command: "-".join(command[:2]),
)
def test_a_dry_run_shows_the_request_and_sends_nothing(
    flowroute: Run, sandbox: Sandbox, command: tuple[str, ...]
) -> None:
    ran = flowroute(*command, "--dry-run")

    assert ran.status == 0
    assert ran.out.splitlines()[0].split()[1].startswith(f"{sandbox.url}/v2")
    assert "authorization: Basic ***" in ran.out
    assert sandbox.secret_key not in ran.out + ran.err
    assert ran.err == "nothing was sent\n"
    assert sandbox.requests() == []


def test_the_request_of_a_dry_run_is_the_one_that_would_be_sent(
    flowroute: Run, sandbox: Sandbox
) -> None:
    shown = flowroute(*SEND, "--dry-run").out
    flowroute(*SEND, "--yes")

    request = sandbox.requests()[-1]
    assert shown.startswith(f"{request.method} {sandbox.url}{request.path}\n")
    body = json.loads(shown.partition("\n\n")[2])
    assert body["data"]["attributes"]["body"] == "hello"
