"""The state of the rate limit in a file, for the processes of one machine that share an account."""

from __future__ import annotations

import os
import struct
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["SlotFile"]

_STATE = struct.Struct("<dd")
_SAME_BOOT = 5.0
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)  # text files are changed on Windows


class SlotFile:
    """The next free slot of each bucket. The caller sees to it that one thread uses it at a time.

    The times are those of the monotonic clock, which the processes of a machine have in common
    until it starts again. The difference to the wall clock is kept beside each of them: a state
    from before a start, or from before the wall clock was set, counts as none.
    """

    __slots__ = ("_file", "_wall")

    def __init__(self, path: str, *, wall: Callable[[], float] = time.time) -> None:
        """Open the file, or make it.

        Raises:
            InvalidArgument: It can't be opened for reading and writing.
        """
        self._wall = wall
        try:
            self._file = os.open(path, _FLAGS, 0o600)
        except OSError as error:
            expected = f"the path of a file to read and write ({error.strerror})"
            raise InvalidArgument("shared_file", path, expected) from None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes out. A process that dies lets go of it."""
        _lock(self._file)
        try:
            yield
        finally:
            _unlock(self._file)

    def read(self, slot: int, now: float) -> float | None:
        """Return the state at a place of the file; None when there is none that counts."""
        os.lseek(self._file, slot * _STATE.size, os.SEEK_SET)
        content = os.read(self._file, _STATE.size)
        if len(content) < _STATE.size:
            return None
        state, difference = _STATE.unpack(content)
        is_current = abs(self._wall() - now - difference) < _SAME_BOOT
        return state if is_current else None

    def write(self, slot: int, state: float, now: float) -> None:
        """Put a state at a place of the file."""
        os.lseek(self._file, slot * _STATE.size, os.SEEK_SET)
        os.write(self._file, _STATE.pack(state, self._wall() - now))


if sys.platform == "win32":
    import msvcrt

    # A byte far behind the content: what is locked can't be read on Windows.
    _PLACE = 1 << 16

    def _lock(file: int) -> None:
        os.lseek(file, _PLACE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_LOCK, 1)

    def _unlock(file: int) -> None:
        os.lseek(file, _PLACE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    # Locks of this kind belong to a process: a forked child doesn't have its parent's.
    def _lock(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX)

    def _unlock(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN)
