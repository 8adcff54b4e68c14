"""The examples run as they are, and spend nothing unless they are told to."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from flowroute_sdk.sandbox import Sandbox

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(
    path.stem for path in FOLDER.glob("*.py") if path.stem not in ("support", "two_factor")
)
FREE = {"GET", "HEAD"}
HARMLESS = {
    "create_an_inbound_route",
    "delete_an_inbound_route",
    "validate_address",
    "create_address",
    "update_address",
    "delete_address",
    "create_a_cdr_export",
    "check_portability",
}
SPENDS = {
    "number_route_message_demo": {"purchase_a_phone_number", "release_a_phone_number"},
    "e911_demo": {"associate", "disconnect"},
    "cnam_demo": {"create_cnam_record", "remove_cnam", "associate_cnam", "unassociate_cnam"},
    "porting_demo": {
        "create_a_port_order",
        "upload_a_port_order_file",
        "cancel_a_port_order",
    },
}
SPENDS["tour"] = set().union(*SPENDS.values())


def run(name: str, *arguments: str, **variables: str) -> str:
    done = start(name, *arguments, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(name: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FR_")}
    return subprocess.run(
        [sys.executable, "-W", "error", str(FOLDER / f"{name}.py"), *arguments],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def account(sandbox: Sandbox) -> dict[str, str]:
    return {
        "FR_BASE_URL": sandbox.url,
        "FR_ACCESS_KEY": sandbox.access_key,
        "FR_SECRET_KEY": sandbox.secret_key,
    }


def against(sandbox: Sandbox, name: str, *arguments: str) -> str:
    return run(name, *arguments, **account(sandbox))


def changes(sandbox: Sandbox) -> set[str | None]:
    return {request.operation for request in sandbox.requests() if request.method not in FREE}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_the_options_that_it_heeds(name: str) -> None:
    said = run(name, "--help")

    assert ("--spend" in said) == (name in SPENDS)
    assert ("--to NUMBER" in said) == (name in ("number_route_message_demo", "tour"))
    assert "``" not in said


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_spends_and_sends_nothing_unless_asked(name: str, sandbox: Sandbox) -> None:
    balance = sandbox.balance
    printed = against(sandbox, name)

    assert changes(sandbox) <= HARMLESS
    assert sandbox.requests()
    assert sandbox.balance == balance
    assert "->" in printed


@pytest.mark.parametrize("name", SPENDS)
def test_an_example_spends_when_asked_but_sends_only_to_a_number_it_is_given(
    name: str, sandbox: Sandbox
) -> None:
    before = sandbox.dump()
    against(sandbox, name, "--spend")

    assert changes(sandbox) >= SPENDS[name]
    assert "send_a_message" not in changes(sandbox)
    assert sandbox.dump()["numbers"] == before["numbers"]
    assert sandbox.dump()["e911s"] == before["e911s"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_starts_a_sandbox_when_it_has_no_account(name: str) -> None:
    assert "No credentials in the environment: using a sandbox" in run(name)


def test_the_tour_shows_what_it_will_do_with_an_account_before_it_does_it(
    sandbox: Sandbox,
) -> None:
    printed = against(sandbox, "tour")
    spending = against(sandbox, "tour", "--spend", "--to", "12065550142")

    said = printed.index("With the account in the environment this will:")
    assert said < printed.index("Using the account in the environment at")
    assert "buy a number" not in printed
    assert "buy a number" in spending
    assert "send one SMS and one MMS to 12065550142" in spending


def test_the_tour_takes_its_chapters_in_order_and_hears_of_receipts(sandbox: Sandbox) -> None:
    printed = against(sandbox, "tour", "--spend", "--to", "12065550142")

    titles = ("Numbers", "Routes", "Messages", "E911 addresses", "Caller names", "Release")
    places = [printed.index(f"\n{title}\n===") for title in titles]
    assert places == sorted(places)
    assert printed.count("A receipt of the SMS arrived at our web server.") == 3
    assert max(map(len, printed.splitlines())) <= 100
    sends = ("send_a_message", "send_a_message_v2_2")
    sent = [one for one in sandbox.requests() if one.operation in sends]
    receivers = [one.json()["data"]["attributes"]["to"] for one in sent]
    assert receivers == ["12065550142", "+12065550142"]
    assert ", $0.0095\n" in printed


def test_what_was_bought_is_given_back_when_a_step_fails(sandbox: Sandbox) -> None:
    before = sandbox.dump()["numbers"]
    sandbox.fault("status", operation="create_an_inbound_route", status=400)

    done = start("tour", "--spend", **account(sandbox))

    assert done.returncode == 1
    assert "This is where it ends: 400" in done.stderr
    assert "Traceback" not in done.stderr
    assert "it is off the account" in done.stdout
    assert sandbox.dump()["numbers"] == before


def test_an_address_is_taken_off_when_a_step_fails(sandbox: Sandbox) -> None:
    before = sandbox.dump()["numbers"]
    sandbox.fault("status", operation="list_dids_for_e911", status=400)

    assert start("e911_demo", "--spend", **account(sandbox)).returncode == 1
    assert sandbox.dump()["numbers"] == before


def test_ctrl_c_ends_an_example_without_a_traceback(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in account(sandbox).items():
        monkeypatch.setenv(name, value)
    connected = runpy.run_path(str(FOLDER / "support.py"))["connected"]

    with pytest.raises(SystemExit) as ended, connected():
        raise KeyboardInterrupt

    assert ended.value.code == 130
    assert capsys.readouterr().out.endswith("Stopped.\n")
