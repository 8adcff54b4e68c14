"""From the sandbox over real HTTP through a receiver: each event once, typed, whatever happens."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.webhooks import (
    DeliveryReceipt,
    Guard,
    InboundMMS,
    InboundSMS,
    Receiver,
    StatusChange,
    UnknownEvent,
    webhook_url,
)
from starlette.applications import Starlette
from starlette.routing import Route

from .serving import by_the_kit, by_uvicorn

OWN, PHONE = "12066505556", "12065550142"
GUARD = Guard(basic=("flowroute", "a secret: é/"))
SERVERS: dict[str, Any] = {
    "uvicorn, bare": lambda receiver: by_uvicorn(receiver.asgi),
    "uvicorn, Starlette": lambda receiver: by_uvicorn(
        Starlette(routes=[Route("/hooks", receiver.asgi, methods=["POST"])])
    ),
    "WSGI": lambda receiver: by_the_kit(receiver.wsgi),
}


class Program:
    """A receiver in a server; what its handlers were given, in that order."""

    def __init__(self, *, is_async: bool) -> None:
        self.events: list[Any] = []
        self.failures = 0
        self.calls = 0
        self.url = ""
        self._lock = threading.Lock()
        call: Any = self._take_async if is_async else self._take
        self.receiver = Receiver(
            on_message=call, on_receipt=call, on_status=call, on_unknown=call, guard=GUARD
        )

    def _take(self, event: Any) -> None:
        with self._lock:
            self.calls += 1
            if self.failures:
                self.failures -= 1
                raise ValueError("half-way")
            self.events.append(event)

    async def _take_async(self, event: Any) -> None:
        self._take(event)

    def texts(self) -> list[str]:
        return [event.text for event in self.events]


@pytest.fixture(params=[(name, way) for name in SERVERS for way in (False, True)], ids=str)
def program(request: pytest.FixtureRequest, client: Flowroute) -> Iterator[Program]:
    name, is_async = request.param
    program = Program(is_async=is_async)
    with contextlib.ExitStack() as running:
        url = running.enter_context(SERVERS[name](program.receiver))
        program.url = webhook_url(f"{url}/hooks", GUARD)
        client.messages.set_account_level_sms_callback(program.url)
        client.messages.set_account_level_mms_callback(program.url)
        yield program


def statuses(sandbox: Sandbox) -> list[int | None]:
    return [status for delivery in sandbox.webhooks() for status in delivery.statuses]


def test_each_form_of_webhook_comes_out_typed(
    program: Program, client: Flowroute, sandbox: Sandbox
) -> None:
    ids = [sandbox.deliver_inbound_sms(PHONE, OWN, "hello")]
    sandbox.fault("webhook_legacy_body", event="inbound_sms")
    ids.append(sandbox.deliver_inbound_sms(PHONE, OWN, "as of old"))
    ids.append(sandbox.deliver_inbound_mms(PHONE, OWN, None, ["https://example.com/a.png"]))
    sandbox.fault("webhook_wrong_type", event="inbound_sms", type="fax")
    sandbox.deliver_inbound_sms(PHONE, OWN, "fax")
    client.numbers.provision_messaging(["16502390214"], action="enable", callback_url=program.url)
    sandbox.flush_webhooks()

    sms, legacy, mms, unknown, status = program.events
    assert [sms.id, legacy.id, mms.id] == ids
    kinds = [InboundSMS, InboundSMS, InboundMMS, UnknownEvent, StatusChange]
    assert [type(event) for event in program.events] == kinds
    assert (sms.from_, sms.to, sms.text, sms.status) == (PHONE, OWN, "hello", "delivered")
    assert (legacy.from_, legacy.to, legacy.text) == (PHONE, OWN, "as of old")
    assert (mms.text, mms.media[0].file_name, mms.media[0].mime_type) == ("", "a.png", "image/png")
    assert unknown.type == "fax"
    assert status.is_final
    assert statuses(sandbox) == [200] * 5


def test_media_of_an_mms_are_fetched_from_where_they_lie(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.deliver_inbound_mms(PHONE, OWN, "look", ["data:text/plain,it%20is%20here"])
    sandbox.flush_webhooks()

    (mms,) = program.events
    (file,) = mms.media
    assert file.read(allow_private=True) == b"it is here"
    assert file.file_size == 10


def test_receipts_come_out_once_each_in_whatever_order_and_number(
    program: Program, client: Flowroute, sandbox: Sandbox
) -> None:
    sandbox.fault("webhook_reorder", event="delivery_receipt")
    sandbox.fault("webhook_duplicate", event="delivery_receipt", times=None)

    sent = client.messages.send_a_message(to=PHONE, from_=OWN, body="hi", dlr_callback=program.url)
    sandbox.flush_webhooks()

    assert {type(event) for event in program.events} == {DeliveryReceipt}
    assert {event.id for event in program.events} == {sent.data.id}
    shown = [(event.level, event.status, event.status_code) for event in program.events]
    assert sorted(shown, key=str) == sorted(
        [(1, "smsc submit", None), (2, "message buffered", 1003), (2, "delivered", None)], key=str
    )
    assert shown[0] != (1, "smsc submit", None)
    assert len(sandbox.webhooks()) > 3


def test_what_comes_twice_late_and_out_of_order_is_handled_once(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.fault("webhook_reorder")
    sandbox.fault("webhook_duplicate")
    sandbox.fault("webhook_delay", seconds=60)
    sandbox.fault("webhook_duplicate", times=2)
    for text in ("first", "second", "third", "fourth", "fifth"):
        sandbox.deliver_inbound_sms(PHONE, OWN, text)
    sandbox.flush_webhooks()
    early = program.texts()
    sandbox.advance(61)
    sandbox.flush_webhooks()

    assert "third" not in early
    assert early.index("second") < early.index("first")
    assert sorted(program.texts()) == ["fifth", "first", "fourth", "second", "third"]
    assert len(sandbox.webhooks()) == 8
    assert statuses(sandbox) == [200] * 8


@pytest.mark.parametrize("failures", [1, 4])
def test_what_fails_comes_again_and_is_handled_then(
    program: Program, sandbox: Sandbox, failures: int
) -> None:
    program.failures = failures
    sandbox.deliver_inbound_sms(PHONE, OWN, "hello")
    sandbox.flush_webhooks()

    assert program.texts() == ["hello"]
    assert program.calls == failures + 1
    assert statuses(sandbox) == [500] * failures + [200]


def test_what_fails_for_good_is_given_up_and_handled_never(
    program: Program, sandbox: Sandbox
) -> None:
    program.failures = 5
    sandbox.deliver_inbound_sms(PHONE, OWN, "hello")
    sandbox.flush_webhooks()

    assert (program.events, program.calls) == ([], 5)
    assert sandbox.webhooks()[0].state == "given up"


@pytest.mark.parametrize(
    ("body", "status"), [("not JSON", 400), ({"data": None}, 400), ([], 400), ("x" * 2**20, 400)]
)
def test_what_is_no_webhook_is_refused_and_the_next_one_is_handled(
    program: Program, sandbox: Sandbox, body: Any, status: int
) -> None:
    sandbox.fault("webhook_body", body=body, event="inbound_sms")
    sandbox.deliver_inbound_sms(PHONE, OWN, "nonsense")
    sandbox.deliver_inbound_sms(PHONE, OWN, "sense")
    sandbox.flush_webhooks()

    assert program.texts() == ["sense"]
    assert sorted(status for status in statuses(sandbox) if status) == [200] + [status] * 5


def test_without_the_secret_nothing_is_let_in(
    program: Program, client: Flowroute, sandbox: Sandbox
) -> None:
    client.messages.set_account_level_sms_callback(program.url.replace("a%20secret", "a%20guess"))
    sandbox.deliver_inbound_sms(PHONE, OWN, "hello")
    sandbox.flush_webhooks()

    assert program.events == []
    assert statuses(sandbox) == [401] * 5
