from __future__ import annotations

import gzip
import random
import tracemalloc
import zlib

import pytest
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.bodies import (
    KEPT,
    MOST_MEMBERS,
    PIECE,
    Body,
    encoding_of,
)
from hypothesis import given
from hypothesis import strategies as st

TEXT = b"hello there, " * 1000
LIMIT = 10_000_000


def drained(body: Body) -> int:
    """Decode what is pending; how many further steps that took."""
    steps = 0
    while body.pending:
        body.advance()
        steps += 1
    return steps


def read(packed: bytes, encoding: bytes, *, limit: int = LIMIT, size: int = 1000) -> bytes:
    body = Body(limit, encoding)
    for start in range(0, len(packed), size):
        body.feed(packed[start : start + size])
        drained(body)
    return body.finish()


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (TEXT, b""),
        (TEXT, b"identity"),
        (gzip.compress(TEXT), b"gzip"),
        (gzip.compress(TEXT), b"x-gzip"),
        (zlib.compress(TEXT), b"deflate"),
        (raw_deflate(TEXT), b"deflate"),
        (gzip.compress(TEXT), b"deflate"),
        (gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:]), b"gzip"),
        (gzip.compress(TEXT) + b"\0" * 512, b"gzip"),
        (gzip.compress(TEXT) + b"garbage", b"gzip"),
        (gzip.compress(TEXT) + b"\x1f", b"gzip"),
        (TEXT, b"br"),
    ],
)
@pytest.mark.parametrize("size", [7, 100_000])
def test_a_body_is_what_was_packed(packed: bytes, encoding: bytes, size: int) -> None:
    assert read(packed, encoding, size=size) == TEXT


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(1, 50))
def test_several_streams_are_one_body_however_they_are_cut(parts: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)

    assert read(packed, b"gzip", size=size) == b"".join(parts)


@pytest.mark.parametrize("encoding", [b"", b"gzip", b"deflate"])
def test_no_body_at_all_is_an_empty_one(encoding: bytes) -> None:
    assert Body(LIMIT, encoding).finish() == b""


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(TEXT)[:-9],
        gzip.compress(TEXT)[:-1],
        gzip.compress(TEXT) + gzip.compress(TEXT)[:-1],
        gzip.compress(TEXT)[:4],
    ],
)
def test_a_stream_that_breaks_off_is_a_failure(packed: bytes) -> None:
    with pytest.raises(Failure, match="breaks off") as caught:
        read(packed, b"gzip")

    assert (caught.value.kind, caught.value.sent) == ("protocol", True)


@pytest.mark.parametrize("packed", [b"<html>" * 100, gzip.compress(TEXT)[:50] + b"x" * 50])
def test_what_is_no_compressed_stream_is_a_failure(packed: bytes) -> None:
    with pytest.raises(Failure, match="can't be read"):
        read(packed, b"gzip")


@pytest.mark.parametrize("encoding", [b"", b"gzip"])
def test_the_limit_is_exact(encoding: bytes) -> None:
    content = random.Random(1).randbytes(5000)
    packed = gzip.compress(content) if encoding else content

    assert read(packed, encoding, limit=len(packed)) == content
    with pytest.raises(Failure) as caught:
        read(packed, encoding, limit=4999)

    assert (caught.value.kind, caught.value.sent) == ("too_large", True)
    assert "4999 bytes" in caught.value.reason


def test_a_bomb_costs_no_more_memory_than_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000)
    body = Body(3 * PIECE, b"gzip")
    tracemalloc.start()

    body.feed(bomb)
    with pytest.raises(Failure, match="larger"):
        drained(body)

    assert tracemalloc.get_traced_memory()[1] < 12 * PIECE
    tracemalloc.stop()
    assert len(body.content()) == KEPT
    assert not body.pending


def test_a_large_body_is_decoded_in_pieces() -> None:
    body = Body(LIMIT, b"gzip")

    body.feed(gzip.compress(b"\0" * 5 * PIECE))

    assert len(body.content()) == PIECE
    assert drained(body) >= 4
    assert body.finish() == b"\0" * 5 * PIECE


def test_a_body_of_nothing_but_empty_streams_is_refused() -> None:
    with pytest.raises(Failure, match="too many streams"):
        read(gzip.compress(b"") * (MOST_MEMBERS + 2), b"gzip", size=100_000)


def test_compressed_bytes_count_against_the_limit_too() -> None:
    packer = zlib.compressobj()
    endless = packer.compress(b"a") + b"".join(
        packer.flush(zlib.Z_FULL_FLUSH) + packer.compress(b"") for _ in range(10)
    )
    endless += b"\x00\x00\x00\xff\xff" * 1000

    with pytest.raises(Failure, match="larger"):
        read(endless, b"deflate", limit=2000)


@pytest.mark.parametrize(
    ("headers", "encoding"),
    [
        ([], b""),
        ([(b"Content-Encoding", b" GZIP ")], b"gzip"),
        ([(b"content-type", b"x"), (b"content-encoding", b"deflate")], b"deflate"),
    ],
)
def test_the_encoding_is_found_in_the_headers(
    headers: list[tuple[bytes, bytes]], encoding: bytes
) -> None:
    assert encoding_of(headers) == encoding
