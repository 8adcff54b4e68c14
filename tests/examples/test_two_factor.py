"""The two-factor service, in a real server, with the sandbox on the other side of its HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from flowroute_sdk._policy.ledger import forget_all
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.sandbox.server import listen, url_of

PROGRAM = Path(__file__).parents[2] / "examples" / "two_factor.py"
OWN, PHONE = "12066505556", "+12065550142"


class Clock:
    """What the service takes for the time."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Gate:
    """Before the sandbox: while it is closed, no answer to a message that was sent comes out."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()

    def __call__(self, app: Any) -> Any:
        async def gated(scope: Any, receive: Any, send: Any) -> None:
            async def held(message: Any) -> None:
                await asyncio.to_thread(self.open.wait, 60)
                await send(message)

            is_send = scope["type"] == "http" and scope["path"] == "/v2.1/messages"
            await app(scope, receive, held if is_send and scope["method"] == "POST" else send)

        return gated


@contextlib.contextmanager
def served(app: Any, listener: Any) -> Iterator[None]:
    """Run uvicorn in a thread."""
    config = uvicorn.Config(app, log_level="error", ws="none", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.01)
        assert server.started
        yield
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class Service:
    """The running service, as its clients see it."""

    def __init__(self, url: str, sandbox: Sandbox, clock: Clock, gate: Gate) -> None:
        self.http = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self.sandbox = sandbox
        self.clock = clock
        self.gate = gate

    def ask(self, number: str = PHONE) -> httpx.Response:
        return self.http.post("/codes", json={"number": number})

    def check(self, code: str, number: str = PHONE) -> int:
        answer = self.http.post("/codes/check", json={"number": number, "code": code})
        return answer.status_code

    def code(self, place: int = -1) -> str:
        """The code in a message that has gone out."""
        found = re.search(r"\d{6}", self.sandbox.sent[place].body or "")
        assert found is not None
        return found.group()

    def progress(self, message_id: str) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.http.get(f"/codes/{message_id}").json()
        return listed

    def hear(self, text: str) -> None:
        self.sandbox.deliver_inbound_sms(PHONE.removeprefix("+"), OWN, text)
        self.sandbox.flush_webhooks()


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


@pytest.fixture(scope="module")
def gated_sandbox(gate: Gate) -> Iterator[Sandbox]:
    with Sandbox(fast=True, wrap=gate) as sandbox:
        yield sandbox


@pytest.fixture
def service(
    gated_sandbox: Sandbox, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Service]:
    gated_sandbox.reset()
    forget_all()
    listener = listen("127.0.0.1", 0)
    variables = {
        "FR_ACCESS_KEY": gated_sandbox.access_key,
        "FR_SECRET_KEY": gated_sandbox.secret_key,
        "FR_BASE_URL": gated_sandbox.url,
        "FROM_NUMBER": OWN,
        "PUBLIC_URL": url_of(listener),
        "WEBHOOK_PASSWORD": "only Flowroute knows",
        "OPT_OUTS": str(tmp_path / "opt-outs.db"),
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    clock = Clock()
    with served(program().service(clock), listener):
        running = Service(url_of(listener), gated_sandbox, clock, gate)
        with running.http:
            yield running


def program() -> Any:
    spec = importlib.util.spec_from_file_location("two_factor", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_is_at_most_90_lines() -> None:
    assert len(PROGRAM.read_text("utf-8").splitlines()) <= 90


def test_the_code_that_arrives_is_right_once(service: Service) -> None:
    answer = service.ask()

    (sent,) = service.sandbox.sent
    assert answer.status_code == 202
    assert answer.json() == {"id": sent.id}
    assert (sent.from_, sent.to) == (OWN, PHONE.removeprefix("+"))
    code = service.code()
    assert [service.check(code), service.check(code)] == [204, 403]


def test_codes_differ_and_only_the_last_one_counts(service: Service) -> None:
    for _ in range(5):
        service.ask()
        service.clock.now += 31

    codes = [service.code(place) for place in range(5)]
    assert len(set(codes)) > 1
    assert service.check(codes[0]) == (204 if codes[0] == codes[4] else 403)
    assert service.check(codes[4]) == 204


def test_a_code_expires(service: Service) -> None:
    service.ask()
    service.clock.now += 299.9
    early = service.check("000000" if service.code() != "000000" else "000001")
    service.clock.now += 0.1

    assert (early, service.check(service.code())) == (403, 403)


def test_a_code_is_void_after_five_wrong_attempts(service: Service) -> None:
    service.ask()
    code = service.code()
    wrong = f"{(int(code) + 1) % 10**6:06}"
    statuses = [service.check(wrong) for _ in range(4)]
    assert statuses == [403] * 4
    assert service.check(code) == 204

    service.clock.now += 31
    service.ask()
    code = service.code()
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(5):
        service.check(wrong)

    assert service.check(code) == 403


def test_a_code_of_another_number_is_wrong_and_answered_alike(service: Service) -> None:
    service.ask()
    body = {"number": "+12065550143", "code": service.code()}

    unknown = service.http.post("/codes/check", json=body)
    wrong = service.http.post("/codes/check", json={**body, "number": PHONE, "code": "9" * 6})

    assert (unknown.status_code, unknown.text) == (wrong.status_code, wrong.text)
    assert unknown.status_code == 403


def test_codes_are_sent_30_seconds_apart_and_five_in_an_hour(service: Service) -> None:
    statuses = [service.ask().status_code, service.ask().status_code]
    for _ in range(5):
        service.clock.now += 30.5
        statuses.append(service.ask().status_code)
    service.clock.now += 3600
    statuses.append(service.ask().status_code)

    assert statuses == [202, 429, 202, 202, 202, 202, 429, 202]
    assert len(service.sandbox.sent) == 6


def test_requests_at_the_same_moment_send_one_code(service: Service) -> None:
    service.gate.open.clear()
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda: answers.append(service.ask().status_code)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    while len(answers) < 3:
        threads[0].join(0.01)
    service.gate.open.set()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [202, 429, 429, 429]
    assert len(service.sandbox.sent) == 1


def test_stop_is_respected_until_start(service: Service) -> None:
    service.hear("Stop.")
    refused = service.ask()
    sent = list(service.sandbox.sent)
    service.hear("START")
    service.clock.now += 31

    assert refused.status_code == 403
    assert "STOP" in refused.text
    assert sent == []
    assert service.ask().status_code == 202
    assert len(service.sandbox.sent) == 1


def test_receipts_are_shown_the_last_one_last(service: Service) -> None:
    service.sandbox.fault("webhook_reorder", event="delivery_receipt")
    service.sandbox.fault("webhook_duplicate", event="delivery_receipt", times=None)
    message_id = service.ask().json()["id"]
    service.sandbox.flush_webhooks()

    shown = service.progress(message_id)
    assert [one["final"] for one in shown] == [False, False, True]
    assert shown[-1]["status"] == "delivered"
    assert service.progress("mdr2-unknown") == []


def test_a_receipt_that_comes_before_the_answer_is_shown(service: Service) -> None:
    service.gate.open.clear()
    answers: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: answers.append(service.ask()))
    asking.start()
    while not service.sandbox.sent:
        asking.join(0.01)
    service.sandbox.flush_webhooks()
    message_id = service.sandbox.sent[0].id
    before, answered = service.progress(message_id), bool(answers)
    service.gate.open.set()
    asking.join()

    assert not answered
    assert before[-1]["status"] == "delivered"
    assert answers[0].json() == {"id": message_id}


def test_help_is_answered_once_even_when_it_fails_and_comes_twice(service: Service) -> None:
    service.sandbox.fault("webhook_duplicate", event="inbound_sms")
    service.sandbox.fault("status", operation="send_a_message", status=400)
    service.hear("HELP")

    statuses = [status for one in service.sandbox.webhooks() for status in one.statuses]
    assert sorted(statuses) == [200, 200, 500]
    (sent,) = service.sandbox.sent
    assert "STOP" in (sent.body or "")


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ({"effect": "status", "status": 422}, 502),
        ({"effect": "drop_after"}, 202),
    ],
)
def test_a_code_that_may_have_been_sent_counts_and_one_that_was_not_does_not(
    service: Service, fault: dict[str, Any], status: int
) -> None:
    service.sandbox.fault(operation="send_a_message", **fault)

    answer = service.ask()

    assert answer.status_code == status
    if status == 202:
        assert answer.json() == {"id": None}
        assert service.check(service.code()) == 204
    else:
        assert service.sandbox.sent == []


@pytest.mark.parametrize(
    "number", ["12065550142", "+1206555", "+1 206 555 0142", "+12065550142\n", "+99912345678"]
)
def test_what_is_no_number_is_refused(service: Service, number: str) -> None:
    assert service.ask(number).status_code == 422
    assert service.sandbox.sent == []


def test_only_flowroute_may_post(service: Service) -> None:
    body = {"data": {"id": "x", "type": "message", "attributes": {"from": "1206", "to": OWN}}}
    content = json.dumps(body)

    answer = service.http.post("/flowroute", content=content)

    assert answer.status_code == 401
    assert service.http.post("/flowroute", auth=("flowroute", "wrong"), content=content).is_error


def test_the_address_is_registered_for_its_own_number_alone(service: Service) -> None:
    callbacks = {one["id"]: one.get("callbacks") for one in service.sandbox.dump()["numbers"]}

    assert [number for number, known in callbacks.items() if known] == [OWN]
