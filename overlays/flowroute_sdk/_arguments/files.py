"""Files that are sent: what people hand over, looked at before anything is read of it."""

from __future__ import annotations

import io
import mimetypes
import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath
from typing import IO, TypeAlias
from urllib.parse import urlsplit

from flowroute_api.calls import File
from flowroute_api.types import UNSET, Unset

from ..errors import InvalidArgument

__all__ = ["FileLike", "as_file", "check_file", "given_file", "is_at_host", "media_type_of"]

FileLike: TypeAlias = bytes | str | os.PathLike[str] | IO[bytes]
"""A file: its path, one that is open for reading bytes, or its bytes."""

_NAMELESS = "upload"
_UNKNOWN = "application/octet-stream"
_EXPECTED = "the path of a file, a file opened for reading bytes, or bytes"


def as_file(
    field: str,
    value: FileLike,
    *,
    file_name: str | None = None,
    media_type: str | None = None,
) -> File:
    """Return a file as a form takes it. A path is opened when it is sent, never here.

    Raises:
        InvalidArgument: It is no file, or one that is open for text.
    """
    payload: object = value
    if isinstance(payload, str | os.PathLike):
        payload = _at_path(field, payload)
    elif isinstance(payload, io.TextIOBase) or not _is_readable(payload):
        raise InvalidArgument(field, payload, _EXPECTED)
    name = file_name or _name_of(payload)
    return File(payload, name, media_type or media_type_of(name))  # type: ignore[arg-type]


def given_file(field: str, value: FileLike | None) -> File | Unset:
    """Return a file, where None leaves it out."""
    return UNSET if value is None else as_file(field, value)


def media_type_of(name: str) -> str:
    """Return the media type that the end of a name stands for."""
    return mimetypes.guess_type(name)[0] or _UNKNOWN


def check_file(
    field: str, file: File, *, most: int | None = None, media_types: Collection[str] = ()
) -> None:
    """Check the type of a file, and its size as far as it can be told.

    Raises:
        InvalidArgument: It is empty, has more than `most` bytes, or is of no type among
            `media_types`.
    """
    is_nameless = (file.file_name, file.mime_type) == (_NAMELESS, _UNKNOWN)
    if media_types and file.mime_type not in media_types and not is_nameless:
        known = ", ".join(sorted(media_types))
        raise InvalidArgument(field, _told(file), f"a file of one of the types {known}")
    size = size_of(file.payload)
    if size == 0:
        raise InvalidArgument(field, _told(file), "a file that isn't empty")
    if size is not None and most is not None and size > most:
        raise InvalidArgument(field, _told(file), f"at most {most} bytes, not {size}")


def size_of(payload: object) -> int | None:
    """Return how many bytes are there to be sent; None where that can't be told."""
    if isinstance(payload, bytes | bytearray | memoryview):
        return len(payload)
    try:
        if isinstance(payload, PurePath):
            return Path(payload).stat().st_size
        here = payload.tell()  # type: ignore[attr-defined]
        end: int = payload.seek(0, os.SEEK_END)  # type: ignore[attr-defined]
        payload.seek(here)  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return None
    return max(end - int(here), 0)


def is_at_host(url: object, host: str) -> bool:
    """Tell whether an address is one of a host."""
    try:
        return isinstance(url, str) and urlsplit(url).hostname == host
    except ValueError:
        return False


def _at_path(field: str, path: str | os.PathLike[str]) -> Path:
    found = Path(path)
    try:
        readable = found.is_file() and os.access(found, os.R_OK)
    except (OSError, ValueError):
        readable = False
    if not readable:
        raise InvalidArgument(field, str(path), "the path of a file that can be read")
    return found


def _is_readable(payload: object) -> bool:
    if isinstance(payload, bytes | bytearray | memoryview):
        return True
    if isinstance(payload, Iterable) and not hasattr(payload, "read"):
        return False
    closed = getattr(payload, "closed", False)
    return hasattr(payload, "read") and not closed and _reads_bytes(payload)


def _reads_bytes(payload: object) -> bool:
    try:
        return isinstance(payload.read(0), bytes)  # type: ignore[attr-defined]
    except (OSError, ValueError):
        return False


def _name_of(payload: object) -> str:
    name = payload if isinstance(payload, PurePath) else getattr(payload, "name", None)
    return PurePath(name).name if isinstance(name, str | PurePath) else _NAMELESS


def _told(file: File) -> str:
    return f"{file.file_name} ({file.mime_type})"
