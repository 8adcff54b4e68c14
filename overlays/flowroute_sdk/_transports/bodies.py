"""The body of an answer as it comes in: decoded piece by piece, and never larger than a limit.

Pure: bytes go in, bytes come out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from .base import Failure
from .downloads import Sink

PIECE = 1024 * 1024
"""Bytes that one step decodes at most, so that clocks can be looked at between two steps."""
KEPT = 64 * 1024
"""What is kept of a body that is too large."""
MOST_MEMBERS = 1000
"""Streams that one compressed body may be made of."""
GZIP_MAGIC = b"\x1f\x8b"
COMPRESSED = frozenset({b"gzip", b"x-gzip", b"deflate"})


def encoding_of(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The content encoding that an answer's headers name, in lower case; empty without one."""
    for name, value in headers:
        if name.lower() == b"content-encoding":
            return value.strip().lower()
    return b""


class Body:
    """Collects a body and undoes gzip and deflate; any other encoding is left as it is.

    Each step (``feed``, ``advance``) decodes one piece at most. While ``pending`` is true there
    is more to decode of what was fed: call ``advance`` until it is false. ``finish`` gives the
    whole body; with a ``sink`` it is written there in place of being collected. All raise Failure,
    without a partial answer: ``too_large`` for more than ``limit`` bytes, decoded or as they came,
    ``protocol`` for a stream that can't be read.
    """

    __slots__ = (
        "_came",
        "_content",
        "_inflate",
        "_limit",
        "_members",
        "_padded",
        "_rest",
        "_sink",
        "_size",
        "pending",
    )

    def __init__(self, limit: int, encoding: bytes = b"", sink: Sink | None = None) -> None:
        self._limit: int = limit
        self._sink: Sink | None = sink
        self._content = bytearray()
        self._size = 0
        self._came = 0
        self._members = 0
        self._padded = False
        self._rest = b""
        self.pending: bool = False
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in COMPRESSED else None

    def feed(self, chunk: bytes) -> None:
        """Take in a chunk as it came, and decode a first piece of it."""
        self._came += len(chunk)
        if self._came > self._limit:
            raise self._too_large()
        if self._inflate is None:
            self._keep(chunk)
        elif chunk and not self._padded:
            self._rest = self._rest + chunk if self._rest else bytes(chunk)
            self.pending = True
            self.advance()

    def advance(self) -> None:
        """Decode one more piece."""
        inflate = self._inflate
        if inflate is None or not self.pending:
            return
        if inflate.eof:
            self._start_member()
            return
        most = min(PIECE, self._limit - self._size + 1)
        data = self._rest
        try:
            piece = inflate.decompress(data, most)
        except zlib.error as error:
            if self._members or self._size or self._came > len(data):
                raise _unreadable(f"can't be read: {error}") from None
            self._start_raw(data, error)
            return
        if self._size + len(piece) > self._limit:
            self._content += piece
            raise self._too_large()
        self._keep(piece)
        self._rest = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        # After a full piece zlib may hold more output that needs no further input.
        self.pending = bool(self._rest) or (len(piece) == most and not inflate.eof)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._sink is None:
            self._content += piece
        elif piece:
            self._sink.write(piece)

    def _start_raw(self, data: bytes, error: zlib.error) -> None:
        """Take a stream without a header for what some servers call deflate."""
        if data.startswith(GZIP_MAGIC):
            raise _unreadable(f"can't be read: {error}")
        self._members = 1
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self._rest = data

    def _start_member(self) -> None:
        """Go on with the next gzip stream; anything else after a stream is padding."""
        if self._rest == GZIP_MAGIC[:1]:
            self.pending = False
            return
        if not self._rest.startswith(GZIP_MAGIC):
            self._padded, self.pending = True, False
            return
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise _unreadable("consists of too many streams")
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def finish(self) -> bytes:
        """The whole body, when its last byte has come and nothing is pending."""
        inflate = self._inflate
        if inflate is not None and self._came and not inflate.eof:
            raise _unreadable("breaks off")
        return bytes(self._content)

    def content(self) -> bytes:
        """What there is so far."""
        return bytes(self._content)

    def _too_large(self) -> Failure:
        del self._content[KEPT:]
        self._rest, self.pending = b"", False
        return Failure("too_large", f"the answer is larger than {self._limit} bytes", sent=True)


def _unreadable(how: str) -> Failure:
    return Failure("protocol", f"the compressed body {how}", sent=True)
