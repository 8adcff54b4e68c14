"""The two applications as a server calls them, message by message."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pytest
from flowroute_sdk.webhooks import Answer, Guard, Posted, Receiver

from .bodies import SMS, content

BODY = content(SMS)
PLAIN = "text/plain; charset=utf-8"


class Watching(Guard):
    """A guard that keeps what it is asked about."""

    def check(self, posted: Posted) -> None:
        self.posted = posted
        super().check(posted)


def scope(**changes: Any) -> dict[str, Any]:
    known = {
        "type": "http",
        "method": "POST",
        "path": "/hooks/é",
        "raw_path": b"/hooks/%C3%A9",
        "query_string": b"a=1",
        "headers": [(b"Content-Type", b"application/json")],
        "client": ("203.0.113.5", 4711),
    }
    return {**known, **changes}


def call(
    receiver: Receiver, scope: dict[str, Any], *messages: dict[str, Any]
) -> tuple[list[Any], int]:
    """What is sent for messages that come, and how many of these were taken."""
    waiting, sent = list(messages), list[Any]()

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(receiver.asgi(scope, receive, send))
    return sent, len(messages) - len(waiting)


def part(body: bytes, *, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def ok() -> list[Any]:
    headers = [(b"content-type", PLAIN.encode()), (b"content-length", b"0")]
    return [
        {"type": "http.response.start", "status": 200, "headers": headers},
        {"type": "http.response.body", "body": b""},
    ]


def test_a_body_may_come_in_parts() -> None:
    got: list[Any] = []
    parts = [part(BODY[:10], more=True), {"type": "http.request", "more_body": True}]

    sent, taken = call(Receiver(on_message=got.append), scope(), *parts, part(BODY[10:]))

    assert sent == ok()
    assert taken == 3
    assert [event.raw for event in got] == [SMS]


def test_a_message_without_a_word_on_more_is_the_last() -> None:
    assert call(Receiver(), scope(), {"type": "http.request", "body": BODY})[0] == ok()
    empty = call(Receiver(), scope(), {"type": "http.request"})[0]
    assert empty[0]["status"] == 400


def test_nothing_is_answered_or_handled_when_the_sender_has_gone() -> None:
    got: list[Any] = []

    sent, _ = call(
        Receiver(on_message=got.append), scope(), part(BODY, more=True), {"type": "http.disconnect"}
    )

    assert sent == got == []


def test_a_body_ends_where_it_becomes_too_large() -> None:
    receiver = Receiver(guard=Guard(max_size=len(BODY)))
    more = part(BODY, more=True)

    assert call(receiver, scope(), part(BODY))[0] == ok()
    sent, taken = call(receiver, scope(), more, part(b" ", more=True), part(b" "))

    text = f"more than {len(BODY)} bytes\n".encode()
    assert taken == 2
    assert (sent[0]["status"], sent[1]["body"]) == (413, text)
    assert sent[0]["headers"] == [
        (b"content-type", PLAIN.encode()),
        (b"content-length", str(len(text)).encode()),
    ]


def test_who_is_not_let_in_is_answered_before_the_body_is_taken() -> None:
    sent, taken = call(Receiver(guard=Guard(basic=("a", "b"))), scope(), part(BODY))
    wrong, _ = call(Receiver(), scope(method="PUT"), part(BODY))

    assert taken == 0
    assert sent[0]["status"] == 401
    assert (b"www-authenticate", b'Basic realm="webhooks"') in sent[0]["headers"]
    assert sent[1]["body"] == b"wrong or no credentials\n"
    assert wrong[0]["status"] == 405
    assert (b"allow", b"POST") in wrong[0]["headers"]


def test_the_guard_sees_the_request_as_it_came() -> None:
    guard = Watching()
    headers = [
        (b"Content-Type", b"application/json"),
        (b"X-Forwarded-For", b"203.0.113.5"),
        (b"x-forwarded-for", b"10.0.0.1"),
        (b"X-Name", b"\xe9"),
    ]

    call(Receiver(guard=guard), scope(headers=headers), part(BODY))

    assert guard.posted == Posted(
        method="POST",
        path="/hooks/%C3%A9",
        query="a=1",
        headers={
            "content-type": "application/json",
            "x-forwarded-for": "203.0.113.5,10.0.0.1",
            "x-name": "\xe9",
        },
        peer="203.0.113.5",
    )


@pytest.mark.parametrize("raw_path", [None, b"/a%2Fb?token=x"])
def test_a_server_need_not_tell_all(raw_path: bytes | None) -> None:
    guard = Watching()
    told = scope(path="/a/b", raw_path=raw_path, client=None, headers=[])
    del told["query_string"]

    call(Receiver(guard=guard), told, part(BODY))
    del told["raw_path"], told["client"]
    first = guard.posted
    call(Receiver(guard=guard), told, part(BODY))

    assert first == Posted(path="/a/b" if raw_path is None else "/a%2Fb")
    assert guard.posted == Posted(path="/a/b")


def test_bytes_beyond_ascii_in_path_and_query_stay_what_they_are() -> None:
    guard = Watching()

    call(Receiver(guard=guard), scope(raw_path=b"/\xe9", query_string=b"\xff=1"), part(BODY))

    assert (guard.posted.path, guard.posted.query) == ("/\xe9", "\xff=1")


def test_a_server_that_starts_and_stops_is_told_that_all_is_well() -> None:
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

    sent, taken = call(Receiver(), {"type": "lifespan"}, *messages, messages[0])

    assert sent == [{"type": "lifespan.startup.complete"}, {"type": "lifespan.shutdown.complete"}]
    assert taken == 2


def test_a_websocket_is_closed() -> None:
    assert call(Receiver(), {"type": "websocket"})[0] == [{"type": "websocket.close", "code": 1000}]


class Input(io.BytesIO):
    """What a server lets an application read."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.asked: list[int | None] = []

    def read(self, size: int | None = -1) -> bytes:
        self.asked.append(size)
        return super().read(size)


def environ(body: bytes = BODY, /, **changes: Any) -> dict[str, Any]:
    known = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": Input(body),
    }
    return {name: value for name, value in {**known, **changes}.items() if value is not None}


def serve(receiver: Receiver, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    started: list[Any] = []
    found = receiver.wsgi(environ, lambda status, headers: started.append((status, headers)))
    [(status, headers)] = started
    return status, headers, b"".join(found)


def test_an_answer_has_a_status_line_and_its_length() -> None:
    got: list[Any] = []
    receiver = Receiver(on_message=got.append)

    assert serve(receiver, environ()) == (
        "200 OK",
        [("content-type", PLAIN), ("content-length", "0")],
        b"",
    )
    assert serve(receiver, environ(b"[]")) == (
        "400 Bad Request",
        [("content-type", PLAIN), ("content-length", "41")],
        b"a JSON object was expected, not an array\n",
    )
    assert [event.raw for event in got] == [SMS]


def test_who_is_not_let_in_is_told_how_before_anything_is_read() -> None:
    refused = environ()
    status, headers, body = serve(Receiver(guard=Guard(basic=("a", "b"))), refused)

    assert (status, body) == ("401 Unauthorized", b"wrong or no credentials\n")
    assert ("www-authenticate", 'Basic realm="webhooks"') in headers
    assert refused["wsgi.input"].asked == []


@pytest.mark.parametrize("length", [None, "", "x", "-1"])
def test_without_a_length_nothing_is_read_unless_the_input_ends_by_itself(
    length: str | None,
) -> None:
    blind = environ(CONTENT_LENGTH=length)
    ending = environ(CONTENT_LENGTH=length, **{"wsgi.input_terminated": True})

    assert serve(Receiver(), blind)[0] == "400 Bad Request"
    assert blind["wsgi.input"].asked == []
    assert serve(Receiver(), ending)[0] == "200 OK"


def test_no_more_is_read_than_the_length_says() -> None:
    longer = environ(CONTENT_LENGTH=str(len(BODY)), **{"wsgi.input": Input(BODY + b"POST /")})
    shorter = environ(CONTENT_LENGTH=str(len(BODY) + 5))

    assert serve(Receiver(), longer)[0] == "200 OK"
    assert longer["wsgi.input"].read() == b"POST /"
    assert serve(Receiver(), shorter)[0] == "200 OK"


def test_a_large_body_is_read_in_pieces() -> None:
    body = BODY + b" " * 200_000
    request = environ(body)

    assert serve(Receiver(), request)[0] == "200 OK"
    last = len(body) - 3 * 65_536
    assert request["wsgi.input"].asked == [65_536, 65_536, 65_536, last]
    one_more = environ(BODY + b" " * (65_537 - len(BODY)))
    assert serve(Receiver(), one_more)[0] == "200 OK"
    assert one_more["wsgi.input"].asked == [65_536, 1]


def test_a_body_of_unknown_length_is_read_to_one_byte_over_the_limit() -> None:
    receiver = Receiver(guard=Guard(max_size=len(BODY)))
    ending = {"wsgi.input_terminated": True, "CONTENT_LENGTH": None}
    larger = environ(**ending, **{"wsgi.input": Input(BODY + b" " * 100)})

    assert serve(receiver, environ(**ending))[0] == "200 OK"
    status, _, text = serve(receiver, larger)
    assert (status[:3], text) == ("413", f"more than {len(BODY)} bytes\n".encode())
    assert larger["wsgi.input"].read() == b" " * 99


def test_an_answer_is_text_and_bytes() -> None:
    answer = Answer(200, "é")

    assert answer.content == "é".encode()
    assert answer.headers == (("content-type", PLAIN),)
