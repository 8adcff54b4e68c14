"""Files of inbound messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ._values import integer, text

if TYPE_CHECKING:
    import ssl
    from os import PathLike
    from pathlib import Path

__all__ = ["Media"]

_LARGEST = 25_000_000


@attrs.frozen(init=False, slots=True)
class Media:
    """A file of an inbound MMS, and where to download it.

    Attributes:
        id: Identifies the file.
        file_name: The name given by the sender: never use it as a path.
        file_size: The size in bytes.
        mime_type: The media type; `text/plain` and `application/smil` are text and layout parts.
        url: Where to download it, for about seven days.
    """

    id: str
    file_name: str | None
    file_size: int | None
    mime_type: str | None
    url: str | None

    def __init__(self, resource: dict[str, Any]) -> None:
        found = resource.get("attributes")
        values: dict[str, Any] = found if isinstance(found, dict) else {}
        self.__attrs_init__(
            text(resource.get("id")) or "",
            text(values.get("file_name")),
            integer(values.get("file_size")),
            text(values.get("mime_type")),
            text(values.get("url")),
        )

    def read(
        self,
        *,
        limit: int = _LARGEST,
        timeout: float = 30.0,
        allow_private: bool = False,
        ssl_context: ssl.SSLContext | None = None,
    ) -> bytes:
        """Download the file, over a connection of its own and without credentials.

        This call blocks; in asyncio, use `await asyncio.to_thread(media.read)`.

        Args:
            limit: The largest size allowed, in bytes.
            timeout: Seconds for the whole download, including redirects, after the DNS look-up.
            allow_private: True allows addresses that aren't public, and plain HTTP to these.
            ssl_context: Trusts other certificates than the usual ones.

        Raises:
            MediaError: There is no URL, it isn't https or public, the file is gone or larger than
                `limit`, or the download takes too long.
        """
        from .._files.fetching import fetch

        return b"".join(
            fetch(self.url, limit, timeout, allow_private=allow_private, context=ssl_context)
        )

    def save(
        self,
        path: str | PathLike[str],
        *,
        limit: int = _LARGEST,
        timeout: float = 30.0,
        allow_private: bool = False,
        ssl_context: ssl.SSLContext | None = None,
    ) -> Path:
        """Download the file to `path`, completely or not at all; see `read`.

        Returns:
            The path.

        Raises:
            MediaError: It can't be downloaded.
            OSError: It can't be written.
        """
        from .._files.fetching import fetch, save

        chunks = fetch(self.url, limit, timeout, allow_private=allow_private, context=ssl_context)
        return save(path, chunks)
