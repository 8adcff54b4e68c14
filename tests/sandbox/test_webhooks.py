import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox, load_document
from flowroute_sdk.sandbox.posting import TIMEOUT
from flowroute_sdk.sandbox.worker import PER_HOST
from flowroute_sdk.webhooks import Guard, Posted, WebhookError, webhook_url

from tests.contract_middleware import Contract
from tests.sandbox.conftest import Receiver, client_of, envelope

OWN, OTHER = "12012673227", "12065550142"


def set_callback(api: httpx.Client, url: str, name: str, number: str | None = None) -> None:
    body = {"data": {"attributes": {"callback_url": url}}}
    if number is None:
        response = api.put(f"/v2.1/messages/{name}", json=body)
    else:
        response = api.post(f"/v2/numbers/{number}/relationships/{name}", json=body)
    assert response.status_code == 204


def send(api: httpx.Client, **attributes: Any) -> str:
    wish = envelope("message", **{"to": OTHER, "from": OWN, "body": "hi", **attributes})
    message_id: str = api.post("/v2.1/messages", json=wish).json()["data"]["id"]
    return message_id


def eventually(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    return condition()


def test_an_inbound_sms_is_posted_as_documented(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    url = f"{receiver.url}/sms"
    set_callback(api, url, "sms_callback")

    message_id = sandbox.deliver_inbound_sms(OTHER, OWN, "Hello there")
    sandbox.flush_webhooks()

    (document,) = receiver.at("/sms")
    attributes = document["data"]["attributes"]
    assert document["data"]["id"] == message_id
    assert document["data"]["type"] == "message"
    assert attributes["amount_nanodollars"] == "4000000"
    assert attributes["message_callback_url"] == url
    assert attributes["status"] == "delivered"
    assert "delivery_receipts" not in attributes


def test_an_inbound_mms_is_posted_with_its_media_beside_the_data(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/mms", "mms_callback")

    sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://example.com/photo.jpg"])
    sandbox.flush_webhooks()

    (document,) = receiver.at("/mms")
    assert document["data"]["attributes"]["amount_nanodollars"] == 9_500_000
    assert document["data"]["attributes"]["delivery_receipts"] == []
    assert document["data"]["attributes"]["body"] is None
    assert document["included"][0]["attributes"]["file_name"] == "photo.jpg"


def test_each_receipt_is_posted(sandbox: Sandbox, api: httpx.Client, receiver: Receiver) -> None:
    message_id = send(api, dlr_callback=f"{receiver.url}/dlr")

    sandbox.flush_webhooks()

    receipts = [one["data"] for one in receiver.at("/dlr")]
    assert {one["id"] for one in receipts} == {message_id}
    assert {one["type"] for one in receipts} == {"delivery_receipt"}
    assert [one["attributes"]["level"] for one in receipts] == [1, 2, 2]
    assert [one["attributes"]["status_code"] for one in receipts] == [None, "1003", None]


def test_webhook_bodies_keep_to_the_document(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    names = ("sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback")
    for name in names:
        set_callback(api, f"{receiver.url}/{name}", name)
    sandbox.deliver_inbound_sms(OTHER, OWN, "é")
    sandbox.deliver_inbound_mms(OTHER, OWN, "look", ["https://example.com/a.png"])
    send(api)
    send(api, is_mms=True)
    sandbox.flush_webhooks()
    document = load_document()
    contract = Contract(document)
    events = ("inbound_sms", "inbound_mms", "delivery_receipt", "delivery_receipt")

    found = []
    for name, event in zip(names, events, strict=True):
        content = document["webhooks"][event]["post"]["requestBody"]["content"]
        for body in receiver.at(f"/{name}"):
            found += contract.schema_violations(content["application/json"]["schema"], body)

    assert found == []
    assert len(receiver.received) == 8


def test_the_callback_of_a_message_wins_over_that_of_the_number_and_of_the_account(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/account", "sms_dlr_callback")
    send(api, **{"from": "12062011682"})
    set_callback(api, f"{receiver.url}/number", "sms_dlr_callback", OWN)
    send(api)
    send(api, dlr_callback=f"{receiver.url}/message")
    sandbox.flush_webhooks()

    counts = {name: len(receiver.at(f"/{name}")) for name in ("account", "number", "message")}

    assert counts == {"account": 3, "number": 3, "message": 3}


def test_the_callback_of_a_number_wins_for_inbound_messages(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/account", "sms_callback")
    set_callback(api, f"{receiver.url}/number", "sms_callback", OWN)

    sandbox.deliver_inbound_sms(OTHER, OWN, "one")
    sandbox.deliver_inbound_sms(OTHER, "12062011682", "two")
    sandbox.flush_webhooks()

    assert receiver.at("/number")[0]["data"]["attributes"]["body"] == "one"
    assert receiver.at("/account")[0]["data"]["attributes"]["body"] == "two"


def test_nothing_is_posted_without_a_callback(sandbox: Sandbox, api: httpx.Client) -> None:
    send(api)
    sandbox.deliver_inbound_sms(OTHER, OWN, "hi")

    assert sandbox.webhooks() == []


@pytest.mark.parametrize(
    ("statuses", "state", "attempts"),
    [
        ([], "delivered", 1),
        ([500, 404], "delivered", 3),
        ([202], "delivered", 2),
        ([500] * 5, "given up", 5),
    ],
)
def test_a_webhook_is_tried_five_times_until_200(
    sandbox: Sandbox,
    api: httpx.Client,
    receiver: Receiver,
    statuses: list[int],
    state: str,
    attempts: int,
) -> None:
    receiver.statuses = list(statuses)
    set_callback(api, f"{receiver.url}/sms", "sms_callback")

    sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
    sandbox.flush_webhooks()

    (delivery,) = sandbox.webhooks()
    assert delivery.state == state
    assert delivery.attempts == attempts == len(receiver.received)
    assert delivery.statuses[: len(statuses)] == statuses


def test_a_callback_nobody_answers_is_tried_again(sandbox: Sandbox, api: httpx.Client) -> None:
    set_callback(api, "http://127.0.0.1:9/", "sms_callback")

    sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
    sandbox.flush_webhooks()

    assert sandbox.webhooks()[0].statuses == [None] * 5


def test_attempts_are_30_seconds_apart(slow_sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.statuses = [500]
    with client_of(slow_sandbox) as api:
        set_callback(api, f"{receiver.url}/sms", "sms_callback")
        slow_sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
        slow_sandbox.flush_webhooks()

        slow_sandbox.advance(25)
        slow_sandbox.flush_webhooks()
        early = len(receiver.received)
        slow_sandbox.advance(5)

        assert eventually(lambda: len(receiver.received) == 2)
    assert early == 1


def test_the_worker_posts_without_being_asked(api: httpx.Client, receiver: Receiver) -> None:
    send(api, dlr_callback=f"{receiver.url}/dlr")

    assert eventually(lambda: len(receiver.received) == 3)


def test_the_end_of_a_provisioning_task_is_told(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    wish = {
        "numbers": ["16502390214"],
        "action": "enable",
        "callback_url": f"{receiver.url}/task",
    }
    task = api.post("/v2/message-provision", json=wish).json()["data"]

    sandbox.flush_webhooks()

    (event,) = receiver.at("/task")
    assert event["data"]["attributes"]["event_type"] == "status_change"
    assert event["data"]["attributes"]["resource_id"] == task["id"]
    assert event["data"]["attributes"]["status"] == "completed"


def test_a_host_that_cannot_be_is_tried_as_well(sandbox: Sandbox, api: httpx.Client) -> None:
    set_callback(api, "http://a..b/", "sms_callback")

    sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
    sandbox.flush_webhooks()

    assert sandbox.webhooks()[0].state == "given up"


def test_a_staged_receipt_goes_to_the_callback_of_its_message(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/account", "sms_dlr_callback")
    message_id = send(api, dlr_callback=f"{receiver.url}/message")

    sandbox.add_receipt(message_id, "failed")
    sandbox.flush_webhooks()

    assert receiver.at("/account") == []
    last = receiver.at("/message")[-1]["data"]["attributes"]
    assert last["status"] == "failed"


def test_stopping_does_not_wait_for_a_receiver_that_is_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with Sandbox(fast=True) as sandbox, client_of(sandbox) as api:
            url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
            set_callback(api, url, "sms_callback")
            sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
            connection, _ = silent.accept()
            start = time.monotonic()
        with connection:
            assert time.monotonic() - start < TIMEOUT / 2


def test_a_receiver_that_hangs_up_is_tried_again(sandbox: Sandbox, api: httpx.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:

        def hang_up() -> None:
            for _ in range(5):
                connection, _ = rude.accept()
                connection.recv(1 << 16)
                connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        set_callback(api, f"http://127.0.0.1:{rude.getsockname()[1]}/", "sms_callback")
        sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
        sandbox.flush_webhooks()
        thread.join()

    assert sandbox.webhooks()[0].statuses == [None] * 5


def test_each_attempt_keeps_its_reason_and_duration(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    receiver.statuses = [500]
    with socket.socket() as dead, socket.create_server(("127.0.0.1", 0)) as babbler:
        dead.bind(("127.0.0.1", 0))

        def babble() -> None:
            for _ in range(5):
                connection, _ = babbler.accept()
                connection.recv(1 << 16)
                connection.sendall(b"hello?\r\n\r\n")
                connection.close()

        thread = threading.Thread(target=babble)
        thread.start()
        reasons = []
        for url in (
            receiver.url,
            f"http://127.0.0.1:{dead.getsockname()[1]}/",
            f"http://127.0.0.1:{babbler.getsockname()[1]}/",
        ):
            set_callback(api, url, "sms_callback")
            sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
            sandbox.flush_webhooks()
            tried = sandbox.webhooks()[-1].tried
            assert all(one.seconds >= 0 for one in tried)
            reasons.append([one.reason for one in tried])
        thread.join()

    assert reasons[0] == ["answered 500", None]
    assert reasons[1] == ["the connection was refused"] * 5
    assert all("not HTTP" in str(reason) for reason in reasons[2])


def test_a_silent_receiver_is_met_by_few_connections_and_holds_nobody_up(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:
        silent.setblocking(False)
        host = f"http://127.0.0.1:{silent.getsockname()[1]}"
        for place in range(20):
            send(api, dlr_callback=f"{host}/{place}")
        send(api, dlr_callback=f"{receiver.url}/dlr")

        assert eventually(lambda: len(receiver.at("/dlr")) == 3)
        connections = []
        with contextlib.suppress(BlockingIOError):
            while True:
                connections.append(silent.accept()[0])
    for connection in connections:
        connection.close()

    assert 1 <= len(connections) <= PER_HOST


def test_a_thousand_deliveries_that_are_done_are_kept(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    for _ in range(340):
        send(api, dlr_callback=f"{receiver.url}/dlr")
    sandbox.flush_webhooks()

    kept = sandbox.webhooks()

    assert len(kept) == 1000
    assert {one.state for one in kept} == {"delivered"}
    assert len(receiver.received) == 1020


def test_one_address_gets_its_webhooks_in_order_however_slow_it_is(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/sms", "sms_callback")
    for place in range(30):
        sandbox.deliver_inbound_sms(OTHER, OWN, str(place))

    sandbox.flush_webhooks()

    bodies = [one["data"]["attributes"]["body"] for one in receiver.at("/sms")]
    assert bodies == [str(place) for place in range(30)]


def test_webhooks_of_before_a_reset_are_forgotten_and_new_ones_go_out(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for _ in range(3):
            send(api, dlr_callback=f"http://127.0.0.1:{silent.getsockname()[1]}/")
        connection, _ = silent.accept()

        sandbox.reset()
        send(api, dlr_callback=f"{receiver.url}/dlr")
        connection.close()
        sandbox.flush_webhooks()

    assert len(receiver.at("/dlr")) == 3
    assert {one.state for one in sandbox.webhooks()} == {"delivered"}


@pytest.mark.parametrize(
    ("fault", "bodies"),
    [
        ({"effect": "webhook_duplicate"}, ["one", "one", "two", "three"]),
        ({"effect": "webhook_reorder"}, ["two", "one", "three"]),
        ({"effect": "webhook_delay", "seconds": 60.0}, ["two", "three"]),
        ({"effect": "webhook_delay", "seconds": 60.0, "event": "event"}, ["one", "two", "three"]),
        ({"effect": "webhook_duplicate", "path": "/other"}, ["one", "two", "three"]),
    ],
    ids=str,
)
def test_webhooks_can_come_otherwise(
    sandbox: Sandbox,
    api: httpx.Client,
    receiver: Receiver,
    fault: dict[str, Any],
    bodies: list[str],
) -> None:
    set_callback(api, f"{receiver.url}/sms", "sms_callback")
    sandbox.fault(**fault)

    for text in ("one", "two", "three"):
        sandbox.deliver_inbound_sms(OTHER, OWN, text)
    sandbox.flush_webhooks()

    found = [one["data"]["attributes"]["body"] for one in receiver.at("/sms")]
    assert found == bodies
    assert api.get("/v2/routes").status_code == 200


def test_a_delayed_webhook_comes_in_the_end(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/sms", "sms_callback")
    sandbox.fault("webhook_delay", seconds=60)
    sandbox.deliver_inbound_sms(OTHER, OWN, "late")
    sandbox.flush_webhooks()
    early = len(receiver.received)

    sandbox.advance(61)
    sandbox.flush_webhooks()

    assert (early, len(receiver.received)) == (0, 1)
    assert sandbox.webhooks()[0].fault == "webhook_delay"


def test_a_webhook_that_nothing_overtakes_comes_after_half_a_minute(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/sms", "sms_callback")
    sandbox.fault("webhook_reorder")
    sandbox.deliver_inbound_sms(OTHER, OWN, "alone")
    sandbox.flush_webhooks()
    early = len(receiver.received)

    sandbox.advance(31)
    sandbox.flush_webhooks()

    assert (early, len(receiver.received)) == (0, 1)


def test_a_webhook_can_have_any_type_body_and_headers(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    set_callback(api, f"{receiver.url}/sms", "sms_callback")
    sandbox.fault("webhook_legacy_body")
    sandbox.fault("webhook_wrong_type", type="fax", headers={"X-Odd": "1"})
    sandbox.fault("webhook_body", body={"nothing": "known"})

    message_id = sandbox.deliver_inbound_sms(OTHER, OWN, "one")
    sandbox.deliver_inbound_sms(OTHER, OWN, "two")
    sandbox.deliver_inbound_sms(OTHER, OWN, "three")
    sandbox.flush_webhooks()

    flat, fax, other = receiver.at("/sms")
    assert flat == {"body": "one", "from": OTHER, "to": OWN, "id": message_id}
    assert fax["data"]["type"] == "fax"
    assert sandbox.webhooks()[1].headers == {"X-Odd": "1"}
    assert other == {"nothing": "known"}


def test_a_webhook_and_its_duplicate_have_statuses_of_their_own(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    receiver.statuses = [500]
    set_callback(api, f"{receiver.url}/sms", "sms_callback")
    sandbox.fault("webhook_duplicate")

    sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
    sandbox.flush_webhooks()

    assert sorted(one.statuses for one in sandbox.webhooks()) == [[200], [500, 200]]


def test_what_stands_before_the_host_is_sent_as_credentials(
    sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    url = receiver.url.replace("//", "//us%20er:p%C3%A9@")
    set_callback(api, f"{url}/sms", "sms_callback")

    sandbox.deliver_inbound_sms(OTHER, OWN, "hi")
    sandbox.flush_webhooks()

    assert receiver.authorizations == ["Basic dXMgZXI6cMOp"]


class Door:
    """Lets those in whom a guard of the SDK knows, and keeps what they show."""

    def __init__(self, user: str, password: str) -> None:
        guard = Guard(basic=(user, password))
        self.shown: list[str | None] = []
        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                door.shown.append(self.headers["authorization"])
                headers = {name.lower(): value for name, value in self.headers.items()}
                try:
                    guard.check(Posted(headers=headers))
                except WebhookError as error:
                    self.send_response(error.status)
                else:
                    self.send_response(200)
                self.end_headers()

            def log_message(self, *arguments: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_address[1]}/sms?of=ours"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.mark.parametrize(
    ("userinfo", "user", "password"),
    [
        ("flowroute:s3cret", "flowroute", "s3cret"),
        ("flow%40route:p%3Ass%2Fw%C3%B6rd%20", "flow@route", "p:ss/wörd "),
        ("flowroute:a:b", "flowroute", "a:b"),
    ],
)
def test_user_and_password_of_a_callback_are_kept_and_shown_to_its_server_only(
    sandbox: Sandbox,
    api: httpx.Client,
    caplog: pytest.LogCaptureFixture,
    userinfo: str,
    user: str,
    password: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    with Door(user, password) as door:
        url = f"http://{userinfo}@{door.address}"
        set_callback(api, url, "sms_callback")
        sandbox.deliver_inbound_sms(OTHER, OWN, "hello")
        sandbox.flush_webhooks()

    (delivery,) = sandbox.webhooks()
    assert delivery.statuses == [200]
    assert (delivery.url, delivery.headers) == (url, {})
    assert door.address in caplog.text
    assert userinfo.partition(":")[2] not in caplog.text
    assert password not in caplog.text


def test_the_address_that_the_sdk_makes_for_a_guard_lets_the_sandbox_in(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    with Door("flowroute", "a long: sécret/@") as door:
        guard = Guard(basic=("flowroute", "a long: sécret/@"))
        set_callback(api, webhook_url(f"http://{door.address}", guard), "sms_callback")
        sandbox.deliver_inbound_sms(OTHER, OWN, "hello")
        sandbox.flush_webhooks()

    assert sandbox.webhooks()[0].statuses == [200]


def test_a_wrong_password_in_a_callback_is_met_with_401(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    with Door("flowroute", "s3cret") as door:
        set_callback(api, f"http://flowroute:other@{door.address}", "sms_callback")
        sandbox.deliver_inbound_sms(OTHER, OWN, "hello")
        sandbox.flush_webhooks()

    (delivery,) = sandbox.webhooks()
    assert delivery.statuses == [401] * 5


def test_a_callback_without_a_password_shows_none_and_a_fault_may_show_another(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    with Door("flowroute", "s3cret") as door:
        set_callback(api, f"http://{door.address}", "sms_callback")
        sandbox.deliver_inbound_sms(OTHER, OWN, "hello")
        sandbox.flush_webhooks()
        assert set(door.shown) == {None}

        sandbox.fault("webhook_body", body={}, headers={"Authorization": "Basic eA=="})
        set_callback(api, f"http://flowroute:s3cret@{door.address}", "sms_callback")
        sandbox.deliver_inbound_sms(OTHER, OWN, "hello")
        sandbox.flush_webhooks()
        assert set(door.shown) == {None, "Basic eA=="}
