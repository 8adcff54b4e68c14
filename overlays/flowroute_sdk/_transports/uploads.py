"""Bodies that are read while they are sent, so that no file is ever in memory as a whole."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePath
from typing import Any, TypeAlias

from .base import Failure, told

__all__ = ["Content", "Part", "Upload", "content_length"]

PIECE = 64 * 1024
"""Bytes that are read, and sent, at a time."""
Part: TypeAlias = Any
"""Bytes, a path, a file that is open for reading bytes, or an iterable of bytes."""


class Upload:
    """A body made of parts, each sent after the other.

    A path is opened for each attempt, an open file is read from where it stood in the beginning.
    What can't go back there, a pipe or an iterable, can be sent once. Sizes are told in the
    beginning and kept to: a file that has become longer is cut off there, one that has become
    shorter ends the attempt.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts: list[_Source] = [_source(part) for part in parts]
        sizes = [part.size for part in self._parts]
        self.length: int | None = None if None in sizes else sum(filter(None, sizes))
        """Bytes; None where that can't be told, so that the body goes out in chunks."""
        self._begun = False

    @property
    def is_repeatable(self) -> bool:
        """Whether it can be sent (once more)."""
        return not self._begun or all(part.can_go_back for part in self._parts)

    def pieces(self) -> Generator[bytes]:
        """Yield the body from its beginning, in pieces that aren't empty.

        What can fail beforehand does so before the first piece. Raises Failure for a file that
        can't be read.
        """
        with ExitStack() as opened:
            readers = [self._opened(part, opened) for part in self._parts]
            self._begun = True
            for reader in readers:
                yield from reader

    def _opened(self, part: _Source, opened: ExitStack) -> Iterator[bytes]:
        if self._begun and not part.can_go_back:
            raise Failure("upload", "what was to be sent can be read only once", sent=False)
        try:
            return part.read(opened)
        except (OSError, ValueError) as error:
            reason = f"the file can't be read: {told(error)}"
            raise Failure("upload", reason, sent=False, cause=error) from error

    async def pieces_later(self) -> AsyncGenerator[bytes]:
        """Yield the same; files are read on another thread."""
        pieces = self.pieces()
        try:
            while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
                yield piece
        finally:
            try:
                pieces.close()
            except ValueError:
                pass  # the thread of a call that was given up still reads

    def __repr__(self) -> str:
        return f"<Upload of {'an unknown number of' if self.length is None else self.length} bytes>"


Content: TypeAlias = bytes | Upload | None
"""What a transport sends as the body of a request."""


def content_length(content: Content) -> int | None:
    """Bytes of a body; None without one, and for one whose length nobody knows."""
    if content is None:
        return None
    return content.length if isinstance(content, Upload) else len(content)


class _Source:
    """A part of a body: its size, and how to read it from its beginning."""

    def __init__(
        self,
        size: int | None,
        read: Callable[[ExitStack], Iterator[bytes]],
        *,
        can_go_back: bool = True,
    ) -> None:
        self.size: int | None = size
        self.read: Callable[[ExitStack], Iterator[bytes]] = read
        self.can_go_back: bool = can_go_back


def _source(part: Part) -> _Source:
    if isinstance(part, bytes | bytearray | memoryview):
        whole = bytes(part)
        return _Source(len(whole), lambda _: iter([whole] if whole else []))
    if isinstance(part, str | PurePath):
        return _at_path(Path(part))
    if hasattr(part, "read"):
        return _open_file(part)
    return _Source(None, lambda _: _whole_pieces(part), can_go_back=False)


def _at_path(path: Path) -> _Source:
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0  # opening it will say why

    def read(opened: ExitStack) -> Iterator[bytes]:
        return _exactly(opened.enter_context(path.open("rb")), size)

    return _Source(size, read)


def _open_file(file: Any) -> _Source:
    try:
        start = file.tell()
        end = file.seek(0, os.SEEK_END)
        file.seek(start)
    except (AttributeError, OSError, ValueError):
        return _Source(None, lambda _: _to_the_end(file), can_go_back=False)
    size = max(end - start, 0)

    def read(_: ExitStack) -> Iterator[bytes]:
        file.seek(start)
        return _exactly(file, size)

    return _Source(size, read)


def _exactly(file: Any, size: int) -> Iterator[bytes]:
    left = size
    while left:
        piece = _read(file, min(PIECE, left))
        if not piece:
            raise Failure("upload", "the file became shorter while it was sent", sent=True)
        left -= len(piece)
        yield piece


def _to_the_end(file: Any) -> Iterator[bytes]:
    while piece := _read(file, PIECE):
        yield piece


def _read(file: Any, size: int) -> bytes:
    try:
        piece: bytes = file.read(size)
    except (OSError, ValueError) as error:
        reason = f"the file can't be read: {told(error)}"
        raise Failure("upload", reason, sent=True, cause=error) from error
    return piece


def _whole_pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield from (bytes(part[at : at + PIECE]) for at in range(0, len(part), PIECE))
