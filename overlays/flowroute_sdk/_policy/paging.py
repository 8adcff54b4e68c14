"""Which page comes next, and whether a server leads in circles. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from .._setup.config import Origin


def next_offset(link: object, *, origin: Origin, offset: int, count: int) -> int | None:
    """The offset of the page after one that began at ``offset`` and held ``count`` records.

    None: it was the last.

    ``link`` is the page's ``links.next``. That it is there means that another page follows; its
    offset is believed
    only when it names the client's own host and leads forward. The link itself is never followed.
    """
    if not isinstance(link, str) or not link:
        return None
    told = _offset_in(link) if origin.owns(link) else None
    return told if told is not None and told > offset else offset + max(count, 1)


def _offset_in(link: str) -> int | None:
    try:
        values = parse_qs(urlsplit(link).query).get("offset", [""])
    except ValueError:
        return None
    text = values[-1]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


class Trail:
    """The way through a list so far.

    Enough to notice any cycle, in the memory of one page (Brent's method).
    """

    __slots__ = ("_kept", "_limit", "_steps")

    def __init__(self, kept: Any, limit: int = 1, steps: int = 0) -> None:
        self._kept: Any = kept
        self._limit: int = limit
        self._steps: int = steps

    def follow(self, data: Any) -> Trail | None:
        """The trail with one more page on it; None when that page was there before."""
        if data == self._kept:
            return None
        if self._steps + 1 == self._limit:
            return Trail(data, self._limit * 2)
        return Trail(self._kept, self._limit, self._steps + 1)
