"""The receiver and the server that the test kit offers, without pytest's fixtures."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import closing
from typing import Any

import flowroute_sdk.testing
import pytest
from fastapi import FastAPI
from flask import Flask
from flowroute_sdk import Flowroute
from flowroute_sdk.errors import ConfigurationError, InvalidArgument
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.testing import AppServer, WebhookReceiver
from flowroute_sdk.webhooks import (
    DeliveryReceipt,
    Guard,
    InboundMMS,
    InboundSMS,
    StatusChange,
    UnknownEvent,
)

from .bodies import MMS, PORTING, RECEIPT, SMS, changed, content

OWN, PHONE = "12066505556", "12065550142"


def post(url: str, body: Any) -> int:
    data = body if isinstance(body, bytes) else content(body)
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status: int = answer.status
            return status
    except urllib.error.HTTPError as error:
        with closing(error):
            return error.code


def test_each_kind_of_event_is_kept_once_in_the_order_in_which_it_came() -> None:
    with WebhookReceiver() as received:
        statuses = [post(received.url, body) for body in (SMS, SMS, RECEIPT, MMS, PORTING)]
        unknown = post(received.url, {"data": {"type": "fax"}})
        wrong = post(received.url, b"{}")

    assert (statuses, unknown, wrong) == ([200] * 5, 200, 400)
    kinds = [InboundSMS, DeliveryReceipt, InboundMMS, StatusChange, UnknownEvent]
    assert [type(event) for event in received.events] == kinds


def test_waiting_returns_the_oldest_event_that_no_call_has_returned() -> None:
    with WebhookReceiver() as received:
        for text in ("one", "two", "three"):
            body = changed(SMS, body=text)
            body["data"]["id"] = f"mdr2-{text}"
            post(received.url, body)
        post(received.url, MMS)

        third = received.wait_for(InboundSMS, where=lambda event: event.text == "three")
        texts = [received.wait_for(InboundSMS).text for _ in range(2)]
        either = received.wait_for(InboundSMS | InboundMMS)

    assert third.text == "three"
    assert texts == ["one", "two"]
    assert isinstance(either, InboundMMS)
    assert len(received.events) == 4


def test_waiting_ends_when_the_event_comes() -> None:
    with WebhookReceiver() as received:
        later = threading.Timer(0.05, post, (received.url, SMS))
        later.start()

        event = received.wait_for(InboundSMS, timeout=60)
        later.join()

    assert event.text == "Hello there"


def test_waiting_in_vain_says_what_has_come() -> None:
    with WebhookReceiver() as received:
        with pytest.raises(TimeoutError, match=r"no InboundMMS within 0 s; got none"):
            received.wait_for(InboundMMS, timeout=0)
        post(received.url, SMS)
        received.wait_for(InboundSMS)

        with pytest.raises(TimeoutError, match=r"InboundSMS\(id=.*\(returned before\)"):
            received.wait_for(InboundSMS, timeout=0)
        with pytest.raises(InvalidArgument, match="timeout"):
            received.wait_for(InboundSMS, timeout=-1)


def test_waiting_does_not_block_an_event_loop() -> None:
    async def both(received: WebhookReceiver) -> str:
        waiting = asyncio.ensure_future(received.wait_for_async(InboundSMS, timeout=60))
        await asyncio.to_thread(post, received.url, SMS)
        return (await waiting).text

    with WebhookReceiver() as received:
        assert asyncio.run(both(received)) == "Hello there"


def test_what_is_told_to_fail_is_kept_when_it_comes_again() -> None:
    with WebhookReceiver() as received:
        received.fail(2)
        statuses = [post(received.url, SMS) for _ in range(4)]
        received.clear()

        assert statuses == [500, 500, 200, 200]
        assert received.events == []
        with pytest.raises(InvalidArgument, match="times"):
            received.fail(-1)


def test_a_receiver_with_a_guard_has_the_secrets_in_its_address(
    client: Flowroute, sandbox: Sandbox
) -> None:
    guard = Guard(basic=("user", "pass word"), path_token="to/ken", query_token="é")
    with WebhookReceiver(guard=guard) as received:
        client.messages.set_account_level_sms_callback(received.url)
        sandbox.deliver_inbound_sms(PHONE, OWN, "hello")

        assert received.wait_for(InboundSMS).text == "hello"
        assert post(received.url.replace("user:pass%20word@", ""), SMS) == 401
        assert "ken" not in repr(received)


def test_it_serves_again_after_it_was_stopped_but_not_twice_at_once() -> None:
    received = WebhookReceiver()
    for _ in range(2):
        with received:
            post(received.url, SMS)
            with pytest.raises(RuntimeError, match="already"):
                received.start()
    received.stop()

    assert len(received.events) == 2
    with pytest.raises(RuntimeError, match="isn't running"):
        _ = received.url
    assert repr(received) == "<WebhookReceiver not running, 2 events>"


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for made in (WebhookReceiver(port=port), AppServer(FastAPI(), port=port)):
            with pytest.raises(OSError, match=str(port) if isinstance(made, AppServer) else "use"):
                made.start()
            made.stop()


def asgi_app() -> Any:
    app = FastAPI()

    @app.get("/hello")
    async def hello() -> str:
        return "hello"

    return app


def wsgi_app() -> Any:
    app = Flask("app")
    app.get("/hello")(lambda: json.dumps("hello"))
    return app


@pytest.mark.parametrize("make", [asgi_app, wsgi_app])
@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_applications_of_both_kinds_are_served(make: Any, host: str) -> None:
    server = AppServer(make(), host=host)
    with server, urllib.request.urlopen(f"{server.url}/hello", timeout=60) as answer:
        assert json.load(answer) == "hello"
        assert repr(server) == f"<AppServer {server.url}>"
        with pytest.raises(RuntimeError, match="already"):
            server.start()
    with pytest.raises(RuntimeError, match="isn't running"):
        _ = server.url


def test_what_is_no_application_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="app must be"):
        AppServer("app")


def test_names_load_on_first_use_and_need_no_extra_or_pytest() -> None:
    assert flowroute_sdk.testing.__all__ == sorted(flowroute_sdk.testing.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = flowroute_sdk.testing.nonsense
    code = (
        "import sys, flowroute_sdk.testing; first = set(sys.modules);"
        "flowroute_sdk.testing.WebhookReceiver().start().stop();"
        "print(*first); print(*sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    first, then = (set(line.split()) for line in done.stdout.splitlines())
    assert "flowroute_sdk.testing._receiver" not in first
    assert not {"pytest", "jsonschema_rs", "httpx", "flowroute_sdk._sync"} & then
