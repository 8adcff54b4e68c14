"""Files that may be compressed with gzip, read piece by piece whatever their size."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

__all__ = ["Expanded", "expanded"]

_MAGIC = b"\x1f\x8b"
_PIECE = 1 << 16
_GZIP = 31
"""What zlib calls gzip, its checksum and length at the end included."""


def expanded(file: BinaryIO, largest: int, problem: Callable[[str], Exception]) -> Iterator[bytes]:
    """Yield what is in a file, compressed with gzip or not, in pieces of a bounded size.

    A compressed file is told by its first bytes. ``problem`` makes the error for one that is cut
    off or damaged, or holds more than ``largest`` bytes.
    """
    beginning = file.read(len(_MAGIC))
    pieces = _plain if beginning != _MAGIC else _unzipped
    size = 0
    for piece in pieces(file, beginning, problem):
        size += len(piece)
        if size > largest:
            raise problem(f"the file decompresses to more than {largest} bytes")
        yield piece


def _plain(
    file: BinaryIO, beginning: bytes, _problem: Callable[[str], Exception]
) -> Iterator[bytes]:
    if beginning:
        yield beginning
    while piece := file.read(_PIECE):
        yield piece


def _unzipped(
    file: BinaryIO, beginning: bytes, problem: Callable[[str], Exception]
) -> Iterator[bytes]:
    """What is in the members of a gzip file, one after the other. Zeros may fill up its end."""
    rest = beginning + file.read(_PIECE)
    while rest:
        member = zlib.decompressobj(_GZIP)
        while not member.eof:
            if not rest:
                raise problem("the file is truncated")
            try:
                piece = member.decompress(rest, _PIECE)
            except zlib.error as error:
                raise problem(f"the file is damaged: {error}") from None
            if piece:
                yield piece
            rest = member.unconsumed_tail or (b"" if member.eof else file.read(_PIECE))
        rest = _next_member(file, member.unused_data)


def _next_member(file: BinaryIO, rest: bytes) -> bytes:
    while not (rest := rest.lstrip(b"\0")):
        if not (rest := file.read(_PIECE)):
            return b""
    return rest


class Expanded(io.RawIOBase):
    """The pieces of a file as one to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer as far as the piece at hand goes."""
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
        target = memoryview(buffer)
        size = min(len(target), len(self._rest))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
