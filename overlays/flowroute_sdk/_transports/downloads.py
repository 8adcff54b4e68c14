"""Answers that are written down while they come, so that no file is ever in memory as a whole."""

from __future__ import annotations

from typing import IO, Any

from .base import DEFAULT_LARGEST_BODY, Failure, told

__all__ = ["Sink"]


class Sink:
    """Where the body of a success goes: a file that is open for writing bytes.

    Each attempt begins where the file stood in the beginning; what an attempt before has written
    is cut off. A file that can't go back takes one attempt's bytes only.
    """

    def __init__(self, file: IO[bytes], limit: int = DEFAULT_LARGEST_BODY) -> None:
        self._file: Any = file
        self.limit: int = limit
        """Bytes, decoded."""
        self.written: int = 0
        """Bytes of the last attempt so far."""
        self._start = self._tell()

    @property
    def is_repeatable(self) -> bool:
        """Whether another attempt could begin anew."""
        return self._start is not None or not self.written

    def begin(self) -> None:
        """Take back what was written. Raises Failure."""
        try:
            if self._start is not None:
                self._file.seek(self._start)
                self._file.truncate()
        except (OSError, ValueError) as error:
            raise self._failure(error) from error
        self.written = 0

    def write(self, piece: bytes | bytearray) -> None:
        """Write a piece. Raises Failure."""
        try:
            self._file.write(piece)
        except (OSError, ValueError) as error:
            raise self._failure(error) from error
        self.written += len(piece)

    def _tell(self) -> int | None:
        try:
            return int(self._file.tell()) if self._file.seekable() else None
        except (AttributeError, OSError, ValueError):
            return None

    def _failure(self, error: Exception) -> Failure:
        return Failure(
            "download", f"the file can't be written: {told(error)}", sent=True, cause=error
        )
