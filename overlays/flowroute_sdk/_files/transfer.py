"""A large file on its way to the disk, in as many attempts as it takes."""

from __future__ import annotations

import math
import os
import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast

from ..errors import DownloadError, DownloadExpired, InvalidArgument
from .expanding import expanded
from .fetching import answered

if TYPE_CHECKING:
    import http.client
    import ssl
    from collections.abc import Iterator

    from .fetching import Exchange

__all__ = ["Transfer", "checked_target", "in_place_of", "temporary"]

_PART = re.compile(r"bytes ([0-9]+)-[0-9]+/([0-9]+)")
_TEMPORARY = frozenset({408, 416, 429, 500, 502, 503, 504})
_TOLD = 4096
"""Bytes of a refusal that are read for its reason."""


class Transfer:
    """A file that is fetched without credentials. An attempt goes on where the last broke off.

    What was fetched is only kept for another attempt where the server says that the file is still
    the same; else it begins anew.
    """

    def __init__(
        self,
        url: str,
        file: BinaryIO,
        *,
        limit: int,
        allow_private: bool,
        context: ssl.SSLContext | None,
    ) -> None:
        self._url = url
        self._file = file
        self._limit = limit
        self._allow_private = allow_private
        self._context = context
        self._etag: str | None = None
        self._total: int | None = None
        self._exchange: Exchange | None = None
        self._is_stopped = False
        self.size: int = 0
        """The bytes that were fetched so far."""

    def attempt(self, idle: float | None, remaining: float | None) -> None:
        """Fetch what is missing, waiting ``idle`` seconds at most for each part of it.

        Raises:
            DownloadError: It can't be fetched, or broke off: then it ``is_temporary``.
        """
        ends_at = math.inf if remaining is None else time.monotonic() + max(remaining, 0.0)
        with answered(
            self._url,
            ends_at,
            idle=idle,
            headers=self._headers(),
            allow_private=self._allow_private,
            context=self._context,
            kind=DownloadError,
        ) as (exchange, answer):
            self._exchange = exchange
            self._begin(answer)
            for piece in exchange.pieces(answer, self._limit):
                self._take(piece)
        self._hold_length()

    def stop(self) -> None:
        """End an attempt at once, from another thread."""
        self._is_stopped = True
        if self._exchange is not None:
            self._exchange.give_up()

    def check(self, largest: int) -> None:
        """Read all that was fetched: a compressed file has its length and checksum at its end.

        Raises:
            DownloadError: It is cut off or damaged, or holds more than ``largest`` bytes.
        """
        self._file.flush()
        self._file.seek(0)
        for _ in expanded(self._file, largest, DownloadError):
            pass

    def _headers(self) -> dict[str, str]:
        headers = {"Accept-Encoding": "identity"}
        if self.size and self._etag is not None:
            headers |= {"Range": f"bytes={self.size}-", "If-Range": self._etag}
        return headers

    def _begin(self, answer: http.client.HTTPResponse) -> None:
        if self._is_stopped:
            raise DownloadError("fetching it was stopped")
        part = _PART.fullmatch(answer.headers.get("content-range", ""))
        if answer.status == 206 and part is not None and int(part[1]) == self.size:
            self._total = int(part[2])
        elif answer.status == 200:
            self._begin_anew(answer)
        else:
            raise self._refusal(answer)
        if self._total is not None and self._total > self._limit:
            raise DownloadError(f"the file has {self._total} bytes, more than {self._limit}")

    def _begin_anew(self, answer: http.client.HTTPResponse) -> None:
        self._forget()
        etag = answer.headers.get("etag", "")
        self._etag = etag if etag.startswith('"') and etag.isascii() else None
        self._total = answer.length

    def _forget(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self.size, self._etag, self._total = 0, None, None

    def _refusal(self, answer: http.client.HTTPResponse) -> DownloadError:
        status = answer.status
        if status in (206, 416):
            self._forget()
        told = answer.read(_TOLD).lower() if status == 403 else b""
        if b"expired" in told:
            return DownloadExpired("the URL of the file has expired", status=status)
        text = f"the server of the file answered {status}"
        return DownloadError(text, status=status, is_temporary=status in {206, *_TEMPORARY})

    def _take(self, piece: bytes) -> None:
        if self._is_stopped:
            raise DownloadError("fetching it was stopped")
        self.size += len(piece)
        if self.size > self._limit:
            raise DownloadError(f"the file has more than {self._limit} bytes")
        self._file.write(piece)

    def _hold_length(self) -> None:
        if self._total is not None and self.size != self._total:
            size, total = self.size, self._total
            self._forget()
            text = f"only {size} of {total} bytes of the file arrived"
            raise DownloadError(text, is_temporary=True)


@contextmanager
def in_place_of(target: Any) -> Iterator[BinaryIO]:
    """A file to write to; what is in it afterwards is put to a path, or written to an open file.

    When the block is left by an exception, nothing of that happens.
    """
    if hasattr(target, "write"):
        with temporary() as file:
            yield file
            file.seek(0)
            shutil.copyfileobj(file, target)
        return
    path = Path(target)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
        os.replace(name, path)  # noqa: PTH105 - both names are at hand
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def temporary() -> Iterator[BinaryIO]:
    """A file that nobody else sees, and that is gone afterwards."""
    with tempfile.TemporaryFile() as file:
        yield cast("BinaryIO", cast("IO[bytes]", file))


def checked_target(target: object) -> None:
    """Hold that something can be written to.

    Raises:
        InvalidArgument: It is neither a path nor a file that is open for bytes.
    """
    if isinstance(target, str | os.PathLike):
        if not Path(target).parent.is_dir():
            raise InvalidArgument("to", target, "a path in an existing folder")
        return
    if not callable(getattr(target, "write", None)) or hasattr(target, "encoding"):
        raise InvalidArgument("to", target, "a path, or a file opened for writing bytes")
