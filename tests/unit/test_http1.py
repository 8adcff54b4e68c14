from __future__ import annotations

import zlib
from itertools import pairwise

import pytest
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.http1 import Exchanges
from hypothesis import given
from hypothesis import strategies as st

ANSWER = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: 1\r\n\r\nhello"


def asked() -> Exchanges:
    exchanges = Exchanges("api.example")
    exchanges.request("GET", "/", [], None)
    return exchanges


def test_a_request_goes_out_in_one_piece() -> None:
    out = Exchanges("api.example:8080").request("POST", "/v2/x?a=1", [(b"accept", b"x")], b"{}")

    assert out == (
        b"POST /v2/x?a=1 HTTP/1.1\r\nhost: api.example:8080\r\naccept: x\r\n"
        b"content-length: 2\r\n\r\n{}"
    )


@given(st.lists(st.integers(1, len(ANSWER) - 1), unique=True))
def test_an_answer_is_read_however_it_is_cut(cuts: list[int]) -> None:
    exchanges = asked()
    edges = [0, *sorted(cuts), len(ANSWER)]

    answers = [exchanges.receive(ANSWER[a:b]) for a, b in pairwise(edges)]

    last = answers.pop()
    assert last is not None
    assert (last.status, last.content, last.headers["x-a"]) == (200, b"hello", "1")
    assert answers == [None] * len(answers)
    assert exchanges.reusable()


def test_a_connection_that_the_server_means_to_close_is_not_used_again() -> None:
    exchanges = asked()

    exchanges.receive(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")

    assert not exchanges.reusable()


def test_bytes_that_nobody_asked_for_end_a_connection() -> None:
    exchanges = asked()

    exchanges.receive(ANSWER + b"HTTP/1.1 200 OK\r\n")

    assert not exchanges.reusable()


def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    exchanges = asked()

    assert exchanges.receive(b"HTTP/1.1 200 OK\r\n\r\nhel") is None
    answer = exchanges.receive(b"")

    assert answer is not None
    assert answer.content == b"hel"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"HTTP/1.1 100 Continue\r\n\r\n", None),
        (b"HTTP/1.1 20", None),
        (b"HTTP/1.1 201 OK\r\ncontent-length: 9\r\n\r\nhel", 201),
        (b"HTTP/1.1 201 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n", 201),
    ],
)
def test_an_answer_that_breaks_off_says_how_far_it_came(data: bytes, status: int | None) -> None:
    exchanges = asked()
    exchanges.receive(data)

    with pytest.raises(Failure) as caught:
        exchanges.receive(b"")

    failure = caught.value
    assert (failure.kind, failure.sent) == ("dropped", True)
    assert (failure.partial.status if failure.partial else None) == status


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_an_answer_a_beginning_or_a_failure(data: bytes) -> None:
    exchanges = asked()

    try:
        answer = exchanges.receive(data)
    except Failure:
        answer = None

    assert answer is None or answer.status >= 200


def test_a_compressed_body_that_breaks_off_is_a_failure() -> None:
    packed = zlib.compress(b"hello" * 100)[:-8]
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: deflate\r\ncontent-length: %d\r\n\r\n"

    with pytest.raises(Failure, match="compressed"):
        asked().receive(head % len(packed) + packed)


def test_a_header_that_cannot_be_sent_is_a_failure_before_anything_is() -> None:
    with pytest.raises(Failure) as caught:
        Exchanges("x").request("GET", "/", [(b"a b", b"c")], None)

    assert not caught.value.sent
