"""Requests as no well-behaved client sends them, over raw sockets."""

import asyncio
import base64
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox, exchange, http_server
from flowroute_sdk.sandbox.application import ASGIApp, Receive, Scope, Send

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


def half_closed(sandbox: Sandbox, content: bytes) -> bytes:
    """What comes back when the client sends that and closes its half."""
    with connect(sandbox) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        return rest(connection)


def refused(answer: bytes, status: int) -> str:
    """What an answer in the API's envelope says, with that status, before the connection ends."""
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), answer
    assert b"content-type: application/vnd.api+json" in head.lower()
    assert b"\r\nconnection: close" in head.lower()
    (error,) = json.loads(content)["errors"]
    assert error["status"] == status
    return str(error["detail"])


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

    half_closed(sandbox, CREATE + b'Content-Length: 99\r\n\r\n{"value": "BOB LAW"}')

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


def test_a_client_that_closes_its_half_after_the_request_is_answered(sandbox: Sandbox) -> None:
    answer = half_closed(sandbox, GET)

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["data"]


def test_a_client_that_closes_its_half_is_answered_however_late(sandbox: Sandbox) -> None:
    sandbox.fault("latency", seconds=0.3)

    assert half_closed(sandbox, GET).startswith(b"HTTP/1.1 200 ")


def test_all_pipelined_requests_are_answered_when_the_half_is_closed(sandbox: Sandbox) -> None:
    assert half_closed(sandbox, GET * 5).count(b"HTTP/1.1 200 ") == 5


def test_what_is_created_over_a_half_closed_connection_stays(sandbox: Sandbox) -> None:
    body = b'{"value": "BOB LAW"}'

    answer = half_closed(sandbox, CREATE + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    assert answer.startswith(b"HTTP/1.1 201 ")
    assert "BOB LAW" in [one["value"] for one in sandbox.dump()["cnams"]]


@pytest.mark.parametrize("effect", ["drop_before", "drop_after", "truncate"])
def test_a_fault_that_drops_ends_a_half_closed_connection(sandbox: Sandbox, effect: Any) -> None:
    sandbox.fault(effect)

    answer = half_closed(sandbox, GET)

    assert (b"HTTP/1.1 200 " in answer) == (effect == "truncate")
    assert b"]}" not in answer


def test_nothing_is_answered_to_a_client_that_closes_its_half_without_a_request(
    sandbox: Sandbox,
) -> None:
    assert half_closed(sandbox, b"") == b""


@pytest.mark.parametrize(
    "content",
    [
        GET[:20],
        GET[:-2],
        CREATE + b"Content-Length: 99\r\n\r\n{",
        CREATE + b"Transfer-Encoding: chunked\r\n\r\n9\r\n{",
    ],
)
def test_a_request_that_ends_too_early_is_refused_where_somebody_may_be_listening(
    sandbox: Sandbox, api: httpx.Client, content: bytes
) -> None:
    before = len(sandbox.dump()["cnams"])

    refused(half_closed(sandbox, content), 400)

    assert len(sandbox.dump()["cnams"]) == before


@pytest.fixture
def waiting() -> Iterator[tuple[Sandbox, threading.Event]]:
    """A sandbox whose application only waits for the client to go, and tells when it has."""
    gone = threading.Event()

    def wrap(app: ASGIApp) -> ASGIApp:
        async def until_the_client_goes(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await app(scope, receive, send)
                return
            while (await receive())["type"] != "http.disconnect":
                pass
            gone.set()

        return until_the_client_goes

    with Sandbox(fast=True, wrap=wrap) as sandbox:
        yield sandbox, gone


@pytest.mark.parametrize("close", [lambda one: one.shutdown(socket.SHUT_WR), socket.socket.close])
def test_what_waits_for_the_client_to_go_is_told_when_nothing_more_can_come(
    waiting: tuple[Sandbox, threading.Event], close: Callable[[socket.socket], None]
) -> None:
    sandbox, gone = waiting
    with connect(sandbox) as connection:
        connection.sendall(GET)
        close(connection)

        assert gone.wait(PATIENCE)


POST = b"POST /v2/cnams HTTP/1.1\r\n" + HEAD
LENGTH = b"Content-Length: 20\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET /v2/numbers\r\n\r\n", 400),
        (b"GET  /v2/numbers HTTP/1.1\r\n" + HEAD + b"\r\n", 400),
        (b"GET /v2/num\x00bers HTTP/1.1\r\n" + HEAD + b"\r\n", 400),
        (b"GET /v2/n\xc3\xbcmbers HTTP/1.1\r\n" + HEAD + b"\r\n", 400),
        (b"GET /v2/numbers HTTP/1.1\r\n\r\n", 400),
        (b"GET /v2/numbers HTTP/1.1\r\n" + HEAD + b"Host: other\r\n\r\n", 400),
        (b"GET /v2/numbers HTTP/1.1\r\nno colon\r\n" + HEAD + b"\r\n", 400),
        (b"GET /v2/numbers HTTP/1.1\r\n" + HEAD + b"X-Name : 1\r\n\r\n", 400),
        (b"GET /v2/numbers HTTP/1.1\r\n" + HEAD + b"X-Name: \x00\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        (b"GET /v2/numbers HTTP/3.7\r\n" + HEAD + b"\r\n", 505),
        (POST + LENGTH + b"Content-Length: 21\r\n\r\n", 400),
        (POST + b"Content-Length: 20, 21\r\n\r\n", 400),
        (POST + b"Content-Length: -1\r\n\r\n", 400),
        (POST + b"Content-Length: many\r\n\r\n", 400),
        (POST + b"Content-Length: " + b"9" * 40 + b"\r\n\r\n", 400),
        (POST + CHUNKED + b"\r\nzz\r\n{}\r\n", 400),
        (POST + CHUNKED + b"\r\n2\r\n{}{}\r\n0\r\n\r\n", 400),
        (POST + CHUNKED + LENGTH + b"\r\n0\r\n\r\n", 400),
        (POST + LENGTH + CHUNKED + b"\r\n0\r\n\r\n", 400),
        (POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 501),
        (POST + CHUNKED + CHUNKED + b"\r\n0\r\n\r\n", 501),
        (POST.replace(b"1.1", b"1.0") + CHUNKED + b"\r\n0\r\n\r\n", 400),
    ],
)
def test_what_is_no_proper_request_is_refused_in_the_envelope_of_the_api(
    sandbox: Sandbox, content: bytes, status: int
) -> None:
    with connect(sandbox) as connection:
        connection.sendall(content)

        assert refused(rest(connection), status)


def test_nothing_is_carried_out_of_a_request_whose_end_is_garbage(sandbox: Sandbox) -> None:
    before = len(sandbox.dump()["cnams"])

    with connect(sandbox) as connection:
        connection.sendall(CREATE + CHUNKED + b'\r\n14\r\n{"value": "BOB LAW"}\r\nzz\r\n')
        refused(rest(connection), 400)

    assert len(sandbox.dump()["cnams"]) == before


def test_what_reads_a_refused_request_is_told_at_once(
    waiting: tuple[Sandbox, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "LINGER", 1000.0)
    sandbox, gone = waiting
    with connect(sandbox) as connection:
        connection.sendall(CREATE + CHUNKED + b"\r\nzz\r\n")
        refused(rest(connection), 400)

        assert gone.wait(PATIENCE)


@pytest.mark.parametrize(
    "start",
    [
        b"GET /v2/numbers HTTP/1.1\r\n" + HEAD + b"X-Long: ",
        b"GET /v2/numbers?alias=",
        b"GET /v2/numbers HTTP/1.1\r\n" + HEAD + b"X-More: 1\r\n" * 10_000,
        b"",
    ],
)
def test_a_huge_head_is_refused_and_the_client_can_read_why(sandbox: Sandbox, start: bytes) -> None:
    with connect(sandbox) as connection:
        connection.sendall(start + b"a" * (4 << 20))
        connection.shutdown(socket.SHUT_WR)

        assert refused(rest(connection), 431)


def test_a_refused_client_that_goes_on_sending_is_dropped(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "LINGER", 0.05)
    with connect(sandbox) as connection:
        connection.sendall(b"hello\r\n\r\n")
        refused(rest(connection), 400)

        def go_on() -> None:
            while True:
                connection.sendall(b"more" * 1000)

        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            go_on()


def test_a_huge_body_is_refused_with_and_without_a_length(sandbox: Sandbox) -> None:
    size = 3 << 20
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    for content in (
        CREATE + b"Content-Length: %d\r\n\r\n" % size + b" " * size,
        CREATE + CHUNKED + b"\r\n" + chunk * 48 + b"0\r\n\r\n",
    ):
        with connect(sandbox) as connection:
            connection.sendall(content)
            assert until(connection, b"}]}").startswith(b"HTTP/1.1 413 ")
            connection.sendall(GET)
            assert until(connection, b"\r\n\r\n").startswith(b"HTTP/1.1 200 ")


def test_an_idle_connection_is_closed_after_a_while(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "KEEP_ALIVE", 0.05)
    with connect(sandbox) as fresh, connect(sandbox) as used:
        used.sendall(GET)
        until(used, b"\r\n\r\n")

        assert b"HTTP/1.1 4" not in rest(used)
        assert rest(fresh) == b""


def test_a_head_that_does_not_end_is_refused_after_a_while(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "KEEP_ALIVE", 0.2)
    with connect(sandbox) as connection:
        connection.sendall(GET[:30])

        assert "head" in refused(rest(connection), 408)


def test_a_body_that_does_not_come_is_refused_after_a_while(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "PATIENCE", 0.05)
    before = len(sandbox.dump()["cnams"])
    for part in (b"", b'{"value": "BOB LAW"}'):
        with connect(sandbox) as connection:
            connection.sendall(CREATE + b"Content-Length: 21\r\n\r\n" + part)

            assert "body" in refused(rest(connection), 408)
    assert len(sandbox.dump()["cnams"]) == before


def test_a_late_answer_is_not_a_late_request(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "KEEP_ALIVE", 0.05)
    monkeypatch.setattr(exchange, "PATIENCE", 0.05)
    sandbox.fault("latency", seconds=0.5)
    body = b'{"value": "BOB LAW"}'
    with connect(sandbox) as connection:
        connection.sendall(CREATE + b"Content-Length: %d\r\n\r\n" % len(body) + body)

        assert until(connection, b"\r\n\r\n").startswith(b"HTTP/1.1 201 ")


@pytest.mark.parametrize("path", [b"/v2/numbers", b"/nowhere", b"/_sandbox/clock", b"/"])
def test_head_is_answered_everywhere_and_the_connection_goes_on(
    sandbox: Sandbox, path: bytes
) -> None:
    with connect(sandbox) as connection:
        connection.sendall(b"HEAD " + path + b" HTTP/1.1\r\n" + HEAD + b"\r\n")
        head = until(connection, b"\r\n\r\n")
        connection.sendall(GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        after = rest(connection)

    assert head.endswith(b"\r\n\r\n")
    assert not head.startswith(b"HTTP/1.1 500")
    assert after.startswith(b"HTTP/1.1 200 ")


def test_a_head_request_with_a_bad_end_is_refused_without_a_body(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with connect(sandbox) as connection:
        connection.sendall(b"HEAD /v2/numbers HTTP/1.1\r\n" + HEAD + CHUNKED + b"\r\nzz\r\n")
        head, _, body = rest(connection).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 400 ")
    assert body == b""
    assert not caplog.records


@pytest.mark.parametrize(
    "line",
    [
        b"CONNECT example.com:443 HTTP/1.1",
        b"OPTIONS * HTTP/1.1",
        b"BREW /v2/numbers HTTP/1.1",
        b"GET v2/numbers HTTP/1.1",
        b"GET http:/// HTTP/1.1",
        b"GET /%ff%fe/%00 HTTP/1.1",
        b"GET //v2//numbers HTTP/1.1",
        b"GET /v2/numbers?limit=%ff&%00=%c3%28 HTTP/1.1",
    ],
)
def test_odd_requests_get_an_answer_in_the_envelope(sandbox: Sandbox, line: bytes) -> None:
    with connect(sandbox) as connection:
        connection.sendall(line + b"\r\n" + HEAD + b"Connection: close\r\n\r\n")
        head, _, content = rest(connection).partition(b"\r\n\r\n")

    status = int(head.split()[1])
    assert 300 <= status < 500
    if status >= 400:
        assert json.loads(content)["errors"][0]["status"] == status


def test_an_offer_to_switch_protocols_is_passed_over(sandbox: Sandbox) -> None:
    offer = b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    with connect(sandbox) as connection:
        connection.sendall(GET.removesuffix(b"\r\n") + offer)

        assert until(connection, b"]").startswith(b"HTTP/1.1 200 ")


def test_a_failing_application_is_told_in_the_envelope_of_the_api(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def wrap(app: ASGIApp) -> ASGIApp:
        async def failing(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await app(scope, receive, send)
            await asyncio.sleep(0)
            raise ZeroDivisionError

        return failing

    with Sandbox(fast=True, wrap=wrap) as sandbox, connect(sandbox) as connection:
        connection.sendall(GET)
        refused(rest(connection), 500)

    assert "ZeroDivisionError" in caplog.text
