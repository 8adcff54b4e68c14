"""The edges of decoding a body; what is in the middle is in ``test_bodies``."""

from __future__ import annotations

import gzip
import zlib

import pytest
from flowroute_sdk._transports import bodies
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.bodies import Body, encoding_of

MOST_STEPS = 1000


def gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def raw(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def drained(body: Body) -> int:
    """Decode what is pending; how many further steps that took."""
    for step in range(MOST_STEPS):
        if not body.pending:
            return step
        body.advance()
    raise AssertionError("it never ends")


def read(packed: bytes, encoding: bytes = b"gzip", *, limit: int = 10_000, size: int = 0) -> bytes:
    body = Body(limit, encoding)
    for start in range(0, len(packed), size or len(packed) or 1):
        body.feed(packed[start : start + (size or len(packed))])
        drained(body)
    return body.finish()


def failure_of(packed: bytes, encoding: bytes = b"gzip", **options: int) -> Failure:
    with pytest.raises(Failure) as caught:
        read(packed, encoding, **options)
    assert caught.value.sent is True
    return caught.value


TEXT = b"hello there, " * 50


@pytest.mark.parametrize("size", [0, 1, 7])
@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (TEXT, b""),
        (TEXT, b"br"),
        (gz(TEXT), b"gzip"),
        (gz(TEXT), b"x-gzip"),
        (gz(TEXT), b"deflate"),
        (zlib.compress(TEXT), b"deflate"),
        (gz(TEXT[:10]) + gz(TEXT[10:99]) + gz(TEXT[99:]), b"gzip"),
        (gz(TEXT) + b"\0\0\0", b"gzip"),
        (gz(TEXT) + b"\x1f", b"gzip"),
        (gz(TEXT) + b"\0" + gz(b"no more"), b"gzip"),
        (gz(TEXT) + b"\x1f\0" + gz(b"no more"), b"gzip"),
        (gz(b"") + gz(TEXT) + gz(b""), b"gzip"),
    ],
)
def test_a_body_is_what_was_packed_however_it_is_cut(
    packed: bytes, encoding: bytes, size: int
) -> None:
    assert read(packed, encoding, size=size) == TEXT


@pytest.mark.parametrize("content", [TEXT, b"", b"x"])
def test_a_stream_without_a_header_is_what_some_servers_call_deflate(content: bytes) -> None:
    assert read(raw(content), b"deflate") == content


def test_each_step_gives_one_piece_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PIECE", 100)
    body = Body(10_000, b"gzip")
    assert body.pending is False

    body.feed(gz(b" " * 350))
    sizes = [len(body.content())]
    while body.pending and len(sizes) < MOST_STEPS:
        body.advance()
        sizes.append(len(body.content()))

    assert sizes == [100, 200, 300, 350]
    assert body.pending is False
    assert body.finish() == b" " * 350


def test_a_last_piece_that_is_full_ends_the_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PIECE", 100)
    body = Body(10_000, b"gzip")

    body.feed(gz(b" " * 200))

    assert drained(body) <= 2
    assert body.finish() == b" " * 200


def test_output_that_needs_no_further_input_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PIECE", 10)
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    begun = (packer.compress(b" " * 200) + packer.flush(zlib.Z_SYNC_FLUSH))[:-5]
    body = Body(10_000, b"gzip")

    body.feed(begun)
    drained(body)

    assert body.content() == zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(begun)


def test_a_second_stream_is_begun_in_a_step_of_its_own() -> None:
    body = Body(10_000, b"gzip")

    body.feed(gz(b"a") + gz(b"b"))

    assert (body.content(), body.pending) == (b"a", True)
    body.advance()
    assert (body.content(), body.pending) == (b"a", True)
    body.advance()
    assert (body.content(), body.pending) == (b"ab", False)


def test_what_comes_after_padding_is_padding_too() -> None:
    body = Body(10_000, b"gzip")
    body.feed(gz(b"a"))
    drained(body)
    body.feed(b"\0")
    assert drained(body) == 0
    body.feed(b"\0")
    drained(body)

    assert body.finish() == b"a"


def test_a_stream_after_padding_is_padding_too_wherever_it_is_cut() -> None:
    body = Body(10_000, b"gzip")
    for chunk in (gz(b"a"), b"\0", gz(b"b")):
        body.feed(chunk)
        drained(body)

    assert (body.finish(), body.pending) == (b"a", False)


def test_half_a_magic_number_waits_for_its_other_half() -> None:
    body = Body(10_000, b"gzip")
    body.feed(gz(b"a"))
    body.feed(b"\x1f")
    drained(body)
    assert body.pending is False

    body.feed(gz(b"b")[1:])
    drained(body)

    assert body.finish() == b"ab"


def test_nothing_fed_and_nothing_pending_change_nothing() -> None:
    for encoding in (b"", b"gzip"):
        body = Body(10, encoding)
        body.feed(b"")
        body.advance()
        assert (body.pending, body.content(), body.finish()) == (False, b"", b"")


def test_as_many_streams_as_there_may_be_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_MEMBERS", 3)

    assert read(gz(b"x") * 4) == b"x" * 4
    assert read(raw(b"x") + gz(b"x") * 2, b"deflate") == b"x" * 3
    failure = failure_of(gz(b"x") * 5)

    assert failure.kind == "protocol"
    assert failure.reason == "the compressed body consists of too many streams"


@pytest.mark.parametrize(("limit", "fits"), [(500, True), (499, False)])
@pytest.mark.parametrize("encoding", [b"", b"gzip"])
def test_the_limit_is_exact(encoding: bytes, limit: int, fits: bool) -> None:
    packed = gz(b" " * 500) if encoding else b" " * 500

    if fits:
        assert read(packed, encoding, limit=limit) == b" " * 500
    else:
        failure = failure_of(packed, encoding, limit=limit)
        assert failure.kind == "too_large"
        assert failure.reason == "the answer is larger than 499 bytes"


@pytest.mark.parametrize(("limit", "fits"), [(0, True), (-1, False)])
def test_bytes_as_they_come_count_exactly(limit: int, fits: bool) -> None:
    packed = gz(b"a")
    limit += len(packed)

    if fits:
        assert read(packed, limit=limit, size=3) == b"a"
    else:
        assert failure_of(packed, limit=limit, size=3).kind == "too_large"


def test_no_more_is_decoded_than_shows_that_it_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    inflate = zlib.decompressobj

    class Noting:
        def __init__(self, wbits: int) -> None:
            self.inner = inflate(wbits)

        def decompress(self, data: bytes, most: int) -> bytes:
            asked.append(most)
            return self.inner.decompress(data, most)

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

    monkeypatch.setattr(bodies.zlib, "decompressobj", Noting)
    monkeypatch.setattr(bodies, "PIECE", 100)
    failure_of(gz(b" " * 1000), limit=150)

    assert asked == [100, 51]


def test_of_a_body_that_is_too_large_the_beginning_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "KEPT", 10)
    body = Body(100, b"gzip")

    with pytest.raises(Failure):
        body.feed(gz(b"x" * 1000))

    assert body.content() == b"x" * 10
    assert (body.pending, body._rest) == (False, b"")


@pytest.mark.parametrize(
    "packed",
    [
        b"<html>" * 10,
        gz(TEXT)[:-8] + b"\0" * 8,
        b"\x1f\x8b\xff" + b"x" * 20,
        gz(b"a") + b"\x1f\x8b\xff" + b"x" * 20,
    ],
)
@pytest.mark.parametrize("size", [0, 1])
def test_what_cannot_be_unpacked_says_why(packed: bytes, size: int) -> None:
    failure = failure_of(packed, size=size)

    assert failure.kind == "protocol"
    assert failure.reason.startswith("the compressed body can't be read: Error -3 while decompr")


def test_a_bad_header_that_came_in_two_pieces_is_not_taken_for_a_stream_without_one() -> None:
    body = Body(100, b"gzip")
    body.feed(b"\x1f\x8b")

    with pytest.raises(Failure, match="can't be read"):
        body.feed(raw(b"a"))


@pytest.mark.parametrize("packed", [gz(TEXT)[:-1], gz(b"a") + gz(b"b")[:-1], gz(b"a")[:3], b"\x1f"])
@pytest.mark.parametrize("size", [0, 1])
def test_what_breaks_off_says_so(packed: bytes, size: int) -> None:
    failure = failure_of(packed, size=size)

    assert (failure.kind, failure.reason) == ("protocol", "the compressed body breaks off")


@pytest.mark.parametrize(
    ("headers", "encoding"),
    [
        ([], b""),
        ([(b"x", b"y")], b""),
        ([(b"Content-Encoding", b" GZIP ")], b"gzip"),
        ([(b"content-encoding", b"deflate"), (b"content-encoding", b"gzip")], b"deflate"),
    ],
)
def test_the_encoding_is_found_in_the_headers(
    headers: list[tuple[bytes, bytes]], encoding: bytes
) -> None:
    assert encoding_of(headers) == encoding
