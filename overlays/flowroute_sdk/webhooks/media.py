"""Files of messages that have come in."""

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
    """A file that came with an MMS, and where it can be fetched.

    Attributes:
        id: Identifies the file.
        file_name: Its name, as the sender gave it: never use it as a path.
        file_size: Its size in bytes.
        mime_type: Its media type; `text/plain` and `application/smil` are parts, no pictures.
        url: Where it can be fetched, for about seven days.
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
        """Fetch the file, over a connection of its own and without credentials.

        It blocks; in asyncio use `await asyncio.to_thread(media.read)`.

        Args:
            limit: Bytes that it may have.
            timeout: Seconds for all of it once the address is looked up, redirects included.
            allow_private: True allows addresses that aren't public, and plain HTTP to those.
            ssl_context: Other certificates to trust than the usual ones.

        Raises:
            MediaError: There is no address, or nothing is fetched from it: no https, not on the
                public internet, gone, larger than `limit`, or too slow.
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
        """Fetch the file into `path`, which is whole or not there; see `read`.

        Returns:
            The path.

        Raises:
            MediaError: It can't be fetched.
            OSError: It can't be written.
        """
        from .._files.fetching import fetch, save

        chunks = fetch(self.url, limit, timeout, allow_private=allow_private, context=ssl_context)
        return save(path, chunks)
