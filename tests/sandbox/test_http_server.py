"""Requests as no well-behaved client sends them, over raw sockets."""

import base64
import socket
import threading
import time
from email.utils import parsedate_to_datetime

import httpx
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import envelope

KEYS = base64.b64encode(b"12345678:sandbox-secret-key")
HEAD = b"Host: localhost\r\nAuthorization: Basic " + KEYS + b"\r\n"
GET = b"GET /v2/numbers?limit=1 HTTP/1.1\r\n" + HEAD + b"\r\n"
CREATE = b"POST /v2/cnams HTTP/1.1\r\n" + HEAD + b"Content-Type: application/json\r\n"
PATIENCE = 30.0


def connect(sandbox: Sandbox) -> socket.socket:
    host, _, port = sandbox.url.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def rest(connection: socket.socket) -> bytes:
    """Everything until the server closes."""
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def until(connection: socket.socket, end: bytes) -> bytes:
    found = b""
    while end not in found:
        part = connection.recv(1 << 16)
        assert part, found
        found += part
    return found


def exchange(sandbox: Sandbox, content: bytes) -> bytes:
    """What comes back when the client sends that and closes its half."""
    with connect(sandbox) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        return rest(connection)


def test_pipelined_requests_are_answered_one_after_the_other(sandbox: Sandbox) -> None:
    last = GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")

    with connect(sandbox) as connection:
        connection.sendall(GET + GET + last)
        answers = rest(connection)

    assert answers.count(b"HTTP/1.1 200") == 3


def test_a_request_that_comes_byte_by_byte_is_answered(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for place in range(len(GET)):
            connection.sendall(GET[place : place + 1])
        answer = until(connection, b"\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 200")


def test_a_slow_client_keeps_nobody_else_waiting(sandbox: Sandbox, api: httpx.Client) -> None:
    with connect(sandbox) as slow:
        slow.sendall(CREATE + b"Content-Length: 20\r\n\r\n{")

        assert api.get("/v2/numbers").status_code == 200


def test_a_client_that_waits_for_100_continue_is_told_to_go_on(sandbox: Sandbox) -> None:
    body = b'{"value": "BOB LAW"}'
    head = CREATE + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body)

    with connect(sandbox) as connection:
        connection.sendall(head)
        told = until(connection, b"\r\n\r\n")
        connection.sendall(body)
        answer = until(connection, b"\r\n\r\n")

    assert told.startswith(b"HTTP/1.1 100 ")
    assert answer.startswith(b"HTTP/1.1 201 ")


def test_a_chunked_body_is_put_together(sandbox: Sandbox) -> None:
    chunks = b'9\r\n{"value":\r\na\r\n "BOB LAW"\r\n1\r\n}\r\n0\r\n\r\n'

    with connect(sandbox) as connection:
        connection.sendall(CREATE + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
        answer = until(connection, b"\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 201 ")


def test_a_body_that_is_too_big_is_refused_after_it_was_read(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    response = api.post("/v2/cnams", content=b" " * (3 << 20))

    assert response.status_code == 413
    assert api.get("/v2/numbers").status_code == 200


def test_a_body_that_is_cut_off_changes_nothing(sandbox: Sandbox) -> None:
    before = len(sandbox.dump()["cnams"])

    exchange(sandbox, CREATE + b'Content-Length: 99\r\n\r\n{"value": "BOB LAW"}')

    assert len(sandbox.dump()["cnams"]) == before


def test_head_is_answered_without_a_body(sandbox: Sandbox) -> None:
    with connect(sandbox) as connection:
        connection.sendall(b"HEAD /docs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        head, _, body = rest(connection).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 200")
    assert body == b""


def test_many_idle_connections_do_not_keep_others_out(sandbox: Sandbox, api: httpx.Client) -> None:
    idle = [connect(sandbox) for _ in range(200)]

    status = api.get("/v2/numbers").status_code

    for connection in idle:
        connection.close()
    assert status == 200


def test_stopping_answers_what_is_under_way_and_closes_idle_connections() -> None:
    sandbox = Sandbox(fast=True).start()
    sandbox.fault("latency", seconds=0.3)
    with connect(sandbox) as busy, connect(sandbox) as idle:
        busy.sendall(GET)
        while not sandbox.requests():
            time.sleep(0.01)
        stopping = threading.Thread(target=sandbox.stop)
        stopping.start()

        assert until(busy, b"\r\n\r\n").startswith(b"HTTP/1.1 200")
        assert rest(idle) == b""
        stopping.join()


def test_answers_are_dated_by_the_clock_of_the_sandbox(sandbox: Sandbox, api: httpx.Client) -> None:
    sandbox.advance(10 * 86400)

    date = parsedate_to_datetime(api.get("/v2/numbers").headers["date"])

    assert abs(date.timestamp() - sandbox.now()) < 60


def test_ids_are_never_given_out_again_not_even_after_a_reset(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    wish = envelope("message", **{"to": "12065550142", "from": "12012673227", "body": "hi"})

    def send() -> str:
        return str(api.post("/v2.1/messages", json=wish).json()["data"]["id"])

    first = send()
    sandbox.reset()

    assert send() != first


def test_a_reply_goes_to_the_number_of_another_country(sandbox: Sandbox, api: httpx.Client) -> None:
    from flowroute_sdk import Flowroute

    inbound = sandbox.deliver_inbound_sms("4792345678", "12012673227", "hei")
    with Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client:
        record = client.messages.look_up_a_message_detail_record(inbound).data
        assert record is not None
        assert record.attributes is not None
        sent = client.messages.send_a_message(
            to=f"+{record.attributes.from_}", from_="12012673227", body="takk"
        )

    told = sandbox.requests()[-1].json()
    assert told["data"]["attributes"]["to"] == "4792345678"
    assert sent.data is not None
