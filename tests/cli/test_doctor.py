"""`flowroute doctor` says what works and what doesn't, and shows no secret."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from flowroute_sdk.cli._exit import Exit
from flowroute_sdk.sandbox import Sandbox

from tests.cli.conftest import Ran, Run
from tests.misbehaving_server import MisbehavingServer, answer


def findings(ran: Ran) -> dict[str, tuple[str, str]]:
    rows = [json.loads(line) for line in ran.out.splitlines()]
    return {each["check"]: (each["state"], each["detail"]) for each in rows}


def test_where_all_is_well_every_row_says_so(flowroute: Run, sandbox: Sandbox) -> None:
    flowroute(
        *("messages", "set-account-level-sms-callback"),
        "https://hook:pass-1@hooks.example.com:8443/path-2?token=query-3",
    )
    ran = flowroute("doctor", "--jsonl")

    found = findings(ran)
    assert ran.status == 0
    assert list(found) == [
        *("versions", "credentials", "address", "connection", "account", "clock", "service"),
        *("rate limit", "webhook sms", "webhook mms", "webhook sms_dlr", "webhook mms_dlr"),
    ]
    assert {state for state, _ in found.values()} == {"ok"}
    assert "flowroute-sdk " in found["versions"][1]
    assert found["credentials"][1] == "FR_ACCESS_KEY, FR_SECRET_KEY"
    assert found["address"][1] == sandbox.url
    assert found["service"][1] == "a sandbox"
    assert found["webhook sms"][1] == "https://hooks.example.com:8443/…"
    assert found["webhook mms"][1] == "none set"
    for secret in (sandbox.secret_key, "pass-1", "path-2", "query-3"):
        assert secret not in ran.out + ran.err


def test_it_changes_nothing(flowroute: Run, sandbox: Sandbox) -> None:
    flowroute("doctor")

    assert {each.method for each in sandbox.requests()} == {"GET"}


def test_a_dead_server_is_found(flowroute: Run) -> None:
    ran = flowroute("doctor", "--jsonl", "--base-url", "http://127.0.0.1:9")

    assert ran.status == Exit.NO_ANSWER
    assert findings(ran)["connection"][0] == "bad"
    assert "account" not in findings(ran)


def test_wrong_keys_are_found(flowroute: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FR_SECRET_KEY", "wrong-secret")
    ran = flowroute("doctor", "--jsonl")

    state, detail = findings(ran)["account"]
    assert (ran.status, state) == (Exit.ACCESS, "bad")
    assert "401" in detail
    assert "wrong-secret" not in ran.out + ran.err


def test_missing_keys_are_found(flowroute: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FR_ACCESS_KEY")
    monkeypatch.delenv("FR_SECRET_KEY")
    ran = flowroute("doctor", "--jsonl")

    assert ran.status == Exit.ACCESS
    assert list(findings(ran)) == ["versions", "credentials"]
    assert findings(ran)["credentials"][0] == "bad"


def test_a_clock_that_is_off_is_remarked(flowroute: Run) -> None:
    date = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    with MisbehavingServer() as server:
        server.then(answer(200, '{"data": []}', date=date), *[answer(404, "{}")] * 20)
        ran = flowroute("doctor", "--jsonl", "--base-url", server.url)

    state, detail = findings(ran)["clock"]
    assert state == "odd"
    assert detail.startswith("this machine is +36")
    assert "the real one" in findings(ran)["service"][1]


def test_a_server_that_talks_nonsense_is_found(flowroute: Run) -> None:
    with MisbehavingServer(*[answer(200, "<html>")] * 20) as server:
        ran = flowroute("doctor", "--jsonl", "--base-url", server.url)

    assert findings(ran)["account"][0] == "bad"
    assert ran.status == Exit.SERVER
    assert "Traceback" not in ran.err


def test_a_password_in_an_address_is_never_shown(flowroute: Run) -> None:
    ran = flowroute("doctor", "--jsonl", "--base-url", "http://me:hidden@127.0.0.1:9")

    assert "hidden" not in ran.out + ran.err
