"""Which page comes next, which records were read before, and whether pages repeat.

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .._transports.origin import Origin

REMEMBERED = 5_000
"""How many ids of the records read last are remembered at least; at most it is twice as many."""


def next_offset(link: object, *, origin: Origin, offset: int, count: int) -> int | None:
    """The offset of the next page; None after the last.

    This one began at ``offset`` and held ``count`` records.

    ``link`` is the page's ``links.next``. That it is there means that another page follows; its
    offset is believed only when it names the client's own host and leads forward. The link itself
    is never followed.
    """
    if isinstance(link, dict):
        link = link.get("href") or bool(link)  # JSON:API knows links that are objects
    if not link:
        return None
    told = _offset_in(link) if isinstance(link, str) and origin.owns(link) else None
    return told if told is not None and told > offset else offset + max(count, 1)


def _offset_in(link: str) -> int | None:
    try:
        values = parse_qs(urlsplit(link).query).get("offset")
    except ValueError:
        return None
    text = values[-1] if values else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def ids_of(records: Sequence[Any]) -> list[str]:
    """What each record is known by: its id, or all of it where it has none."""
    return [
        repr(record.to_dict()) if (found := getattr(record, "id", None)) is None else str(found)
        for record in records
    ]


class Seen:
    """Which records were read: in a list of any length the last ones. Never changes."""

    __slots__ = ("_older", "_recent")

    def __init__(
        self, recent: frozenset[str] = frozenset(), older: frozenset[str] = frozenset()
    ) -> None:
        self._recent: frozenset[str] = recent
        self._older: frozenset[str] = older

    def __contains__(self, id: str) -> bool:
        return id in self._recent or id in self._older

    def __bool__(self) -> bool:
        return bool(self._recent or self._older)

    def has_any(self, ids: Iterable[str]) -> bool:
        """Whether at least one of these was read."""
        return any(each in self for each in ids)

    def with_(self, ids: Iterable[str]) -> Seen:
        """The same and these; of many, the oldest are forgotten."""
        recent = self._recent.union(ids)
        if len(recent) > REMEMBERED:
            return Seen(older=recent)
        return Seen(recent, self._older)


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


class Past:
    """What a list has shown so far. Never changes."""

    __slots__ = ("_stale", "_trail", "seen")

    def __init__(self, seen: Seen, trail: Trail, stale: frozenset[str] = frozenset()) -> None:
        self.seen: Seen = seen
        self._trail: Trail = trail
        self._stale: frozenset[str] = stale

    @classmethod
    def of(cls, ids: list[str]) -> Past:
        """The past after a first page."""
        return cls(Seen().with_(ids), Trail(ids))

    def follow(self, ids: list[str], *, is_new: bool) -> Past | None:
        """The past after one more page; None when pages repeat.

        A page without anything new shows that records were put in before it, but each such page
        has to show other records than those just before it did.
        """
        if not is_new:
            if self._stale.issuperset(ids):
                return None
            return Past(self.seen, self._trail, self._stale.union(ids))
        trail = self._trail.follow(ids)
        return None if trail is None else Past(self.seen.with_(ids), trail)
