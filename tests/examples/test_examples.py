"""The examples run as they are, and spend nothing unless they are told to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flowroute_sdk.sandbox import Sandbox

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "support")
FREE = {"GET", "HEAD"}
HARMLESS = {
    "create_an_inbound_route",
    "delete_an_inbound_route",
    "validate_address",
    "create_address",
    "update_address",
    "delete_address",
}
SPENDS = {
    "number_route_message_demo": {"purchase_a_phone_number", "release_a_phone_number"},
    "e911_demo": {"associate", "disconnect"},
    "cnam_demo": {"create_cnam_record", "remove_cnam", "associate_cnam", "unassociate_cnam"},
    "demo_with_comments": set(),
}
SPENDS["tour"] = set().union(*SPENDS.values())


def run(name: str, *arguments: str, **variables: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FR_")}
    done = subprocess.run(
        [sys.executable, "-W", "error", str(FOLDER / f"{name}.py"), *arguments],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def against(sandbox: Sandbox, name: str, *arguments: str) -> str:
    return run(
        name,
        *arguments,
        FR_BASE_URL=sandbox.url,
        FR_ACCESS_KEY=sandbox.access_key,
        FR_SECRET_KEY=sandbox.secret_key,
    )


def changes(sandbox: Sandbox) -> set[str | None]:
    return {request.operation for request in sandbox.requests() if request.method not in FREE}


def test_every_example_says_what_it_spends() -> None:
    assert sorted(SPENDS) == EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_spends_and_sends_nothing_unless_asked(name: str, sandbox: Sandbox) -> None:
    balance = sandbox.balance
    printed = against(sandbox, name)

    assert changes(sandbox) <= HARMLESS
    assert sandbox.requests()
    assert sandbox.balance == balance
    assert "->" in printed


@pytest.mark.parametrize("name", EXAMPLES)
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


def test_the_tour_takes_its_chapters_in_order_and_hears_of_receipts(sandbox: Sandbox) -> None:
    printed = against(sandbox, "tour", "--spend", "--to", "12065550142")

    titles = ("Numbers", "Routes", "Messages", "E911 addresses", "Caller names", "Release")
    places = [printed.index(f"\n{title}\n===") for title in titles]
    assert places == sorted(places)
    assert printed.count("A receipt arrived at our web server.") == 2
    sent = [one for one in sandbox.requests() if one.operation == "send_a_message"]
    assert [one.json()["data"]["attributes"]["to"] for one in sent] == ["12065550142"] * 2
