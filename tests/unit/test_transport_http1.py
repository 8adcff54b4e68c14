"""The edges of one exchange over h11; what is in the middle is in ``test_http1``."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from flowroute_sdk._secrets import SecretBytes
from flowroute_sdk._transports import bodies, http1
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.http1 import Exchanges

EMPTY = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"


def asked(*, limit: int = 1000, method: str = "GET") -> Exchanges:
    exchanges = Exchanges("api.example", limit)
    exchanges.request(method, "/", [], None)
    return exchanges


def failure_of(call: Any, *arguments: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        call(*arguments)
    return caught.value


def with_header(line: bytes) -> bytes:
    return EMPTY.replace(b"\r\n\r\n", b"\r\n" + line + b"\r\n\r\n")


def test_secret_headers_go_out_after_the_others_and_show_nowhere() -> None:
    headers = [
        (b"authorization", SecretBytes(b"Basic abc")),
        (b"accept", b"x"),
        (b"x-key", SecretBytes(b"s3cr3t")),
    ]

    out = Exchanges("h").request("PATCH", "/y", headers, b"body")

    assert out == (
        b"PATCH /y HTTP/1.1\r\nhost: h\r\naccept: x\r\ncontent-length: 4\r\n"
        b"authorization: Basic abc\r\nx-key: s3cr3t\r\n\r\nbody"
    )
    assert type(out) is SecretBytes


@pytest.mark.parametrize(("content", "length"), [(None, False), (b"", True), (b"x", True)])
def test_a_length_is_said_of_each_body_and_of_none_without(
    content: bytes | None, length: bool
) -> None:
    out = bytes(Exchanges("h").request("POST", "/", [], content))

    assert (b"content-length: %d\r\n" % len(content or b"") in out) is length
    assert out.endswith(b"\r\n\r\n" + (content or b""))


def test_what_cannot_be_a_request_says_why_and_was_not_sent() -> None:
    failure = failure_of(Exchanges("h").request, "GET", "/", [(b"a b", b"c")], None)

    assert (failure.kind, failure.sent) == ("protocol", False)
    assert "header name" in failure.reason
    assert failure.partial is None


def test_one_connection_carries_several_requests() -> None:
    exchanges = asked()
    for status in (200, 404, 201):
        answer = exchanges.receive(b"HTTP/1.1 %d X\r\ncontent-length: 1\r\n\r\nx" % status)
        assert answer is not None
        assert (answer.status, answer.content) == (status, b"x")
        assert exchanges.reusable() is True
        assert exchanges.busy is False
        exchanges.request("POST", "/", [], b"x")
        assert exchanges.partial() is None


def test_before_its_answer_is_whole_a_connection_carries_nothing_else() -> None:
    exchanges = asked()
    assert exchanges.reusable() is False

    exchanges.receive(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx")

    assert exchanges.reusable() is False


def test_an_answer_before_the_request_is_whole_does_not_make_a_connection_reusable() -> None:
    exchanges = Exchanges("h")

    assert exchanges.reusable() is False


def test_a_close_without_a_word_says_so() -> None:
    failure = failure_of(asked().receive, b"")

    assert (failure.kind, failure.sent, failure.partial) == ("dropped", True, None)
    assert failure.reason == "the server closed the connection without an answer"


def test_a_close_before_anything_was_asked_is_no_answer_either() -> None:
    exchanges = Exchanges("h")
    assert exchanges.partial() is None

    failure = failure_of(exchanges.receive, b"")

    assert (failure.kind, failure.sent, failure.partial) == ("dropped", True, None)
    assert failure.reason == "the server closed the connection without an answer"


def test_a_close_in_the_middle_says_so() -> None:
    exchanges = asked()
    exchanges.receive(b"HTTP/1.1 202 X\r\nx-a: 1\r\ncontent-length: 9\r\n\r\nhel")

    failure = failure_of(exchanges.receive, b"")

    assert (failure.kind, failure.sent) == ("dropped", True)
    assert failure.reason == "the server closed the connection before the answer was whole"
    assert failure.partial is not None
    assert (failure.partial.status, failure.partial.content) == (202, b"hel")
    assert failure.partial.headers["x-a"] == "1"


def test_what_is_no_http_says_what_is_wrong() -> None:
    failure = failure_of(asked().receive, b"SSH-2.0-OpenSSH_9.6\r\n\r\n")

    assert (failure.kind, failure.sent) == ("protocol", True)
    assert "illegal status line" in failure.reason


def test_an_answer_that_the_end_of_its_connection_made_whole_was_its_last() -> None:
    exchanges = asked()
    exchanges.receive(b"HTTP/1.1 200 OK\r\n\r\nhel")
    assert exchanges.receive(b"") is not None

    assert exchanges.reusable() is False


@pytest.mark.parametrize(("size", "kind"), [(99_000, None), (103_000, "protocol")])
def test_a_head_may_be_a_hundred_kibibytes_large(size: int, kind: str | None) -> None:
    exchanges = asked()
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nx: " + b"x" * size

    if kind is None:
        exchanges.receive(head)
        assert exchanges.receive(b"\r\n\r\n") is not None
    else:
        assert failure_of(exchanges.receive, head).kind == kind


@pytest.mark.parametrize(("limit", "kind"), [(5, None), (4, "too_large")])
def test_the_limit_of_a_body_is_exact(limit: int, kind: str | None) -> None:
    exchanges = asked(limit=limit)
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"

    if kind is None:
        found = exchanges.receive(answer)
        assert found is not None
        assert found.content == b"hello"
        return
    failure = failure_of(exchanges.receive, answer)
    assert (failure.kind, failure.sent) == (kind, True)
    assert failure.partial is not None
    assert failure.partial.status == 200


def test_without_a_limit_of_its_own_a_connection_has_the_usual_one() -> None:
    assert Exchanges("h")._limit == 64 * 1024 * 1024


def test_a_large_packed_body_is_unpacked_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PIECE", 100)
    packed = gzip.compress(b" " * 350)
    exchanges = asked()
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\ncontent-length: %d\r\n\r\n"

    assert exchanges.receive(head % len(packed) + packed) is None
    steps = 0
    answer = None
    while answer is None:
        assert exchanges.busy is True
        steps += 1
        answer = exchanges.go_on()

    assert steps == 3
    assert answer.content == b" " * 350
    assert exchanges.busy is False
    assert exchanges.reusable()


def test_a_body_that_turns_out_too_large_while_unpacking_is_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "PIECE", 100)
    packed = gzip.compress(b" " * 1500)
    exchanges = asked()
    head = b"HTTP/1.1 201 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n"
    exchanges.receive(head % len(packed) + packed)

    def unpack() -> None:
        for _ in range(100):
            exchanges.go_on()

    failure = failure_of(unpack)

    assert failure.kind == "too_large"
    assert failure.partial is not None
    assert failure.partial.status == 201


def test_a_reset_is_told_with_what_there_was() -> None:
    exchanges = asked()
    assert exchanges.partial() is None
    exchanges.receive(b"HTTP/1.1 500 X\r\ncontent-length: 9\r\n\r\nhel")

    failure = exchanges.broken("reset")

    assert (failure.kind, failure.reason, failure.sent) == ("dropped", "reset", True)
    assert failure.partial is not None
    assert (failure.partial.status, failure.partial.content) == (500, b"hel")


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        (b"x-a: 1", None),
        (b"Keep-Alive: timeout=5", 5.0),
        (b"keep-alive: timeout=5, max=100", 5.0),
        (b"keep-alive: max=100, timeout=15", 15.0),
        (b"keep-alive: max=100,timeout=15", 15.0),
        (b"keep-alive: Timeout = 5", 5.0),
        (b'keep-alive: timeout="5"', 5.0),
        (b"keep-alive: timeout=0", 0.0),
        (b"keep-alive: max=100", None),
        (b"keep-alive: xtimeout=5", None),
        (b"keep-alive: timeout=soon", None),
        (b"keep-alive: 300", None),
        (b"x-keep: timeout=9\r\nkeep-alive: timeout=5\r\nkeep-alive: timeout=7", 5.0),
    ],
)
def test_the_server_s_promise_is_read_from_its_header(line: bytes, seconds: float | None) -> None:
    exchanges = asked()
    assert exchanges.keep_alive() is None

    exchanges.receive(with_header(line))

    assert exchanges.keep_alive() == seconds


def test_a_promise_is_that_of_the_last_answer() -> None:
    exchanges = asked()
    exchanges.receive(with_header(b"keep-alive: timeout=5"))
    assert exchanges.reusable()
    exchanges.request("GET", "/", [], None)
    exchanges.receive(EMPTY)

    assert exchanges.keep_alive() is None


def test_the_head_s_limit_is_the_one_that_h11_is_told() -> None:
    assert http1.LARGEST_HEAD == 102_400
