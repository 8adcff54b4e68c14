"""What the pages of both clients share: how a list is asked for, and how it goes on. No I/O.

The API knows places in a list by counting alone, so what is put in or taken out in front of a place
moves everything behind it. That is noticed and made good: each page begins with the last record of
the page before. Where no known record is found, the list has shrunk and is read from further ahead;
what was read before is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ..errors import InvalidArgument, ListChanged
from .paging import Past, ids_of, next_offset
from .period import period_end

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flowroute_api.models import Links
    from flowroute_api.types import Operation

    from .._transports.origin import Origin

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)

LARGE_PAGE = 1000
"""The size of a page where the API sets no maximum."""
SMALL_PAGE = 10
"""The size that the API takes unless told."""


class ListDocument(Protocol[Item_co]):
    """A document that lists things."""

    @property
    def data(self) -> Sequence[Item_co]:
        """The things of this page."""

    @property
    def links(self) -> Links | None:
        """Where the page stands among the others."""

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON, fields unknown to the specification included."""


class Listing(Generic[Item]):
    """A list call: what holds for all its pages."""

    __slots__ = ("extra", "limit", "operation", "options", "path", "query", "start")

    def __init__(
        self,
        operation: Operation[ListDocument[Item]],
        path: Mapping[str, object],
        query: Mapping[str, object],
        limit: int | None,
        offset: int | None,
        options: Mapping[str, Any],
        extra: Mapping[str, str | None],
    ) -> None:
        """Set up a list call.

        ``extra`` is what ``extra_query`` says, the client's and the call's together: a limit or
        an offset among it counts like the argument of that name, and None leaves it out.
        """
        self.operation: Operation[ListDocument[Item]] = operation
        self.path: Mapping[str, object] = path
        self.query: Mapping[str, object] = query
        self.extra: Mapping[str, str | None] = extra
        self.limit: int | None = _whole(extra, "limit", 1) if "limit" in extra else limit
        self.start: int | None = _whole(extra, "offset", 0) if "offset" in extra else offset
        self.options: Mapping[str, Any] = options

    @property
    def is_paged(self) -> bool:
        """Whether the operation knows pages at all."""
        return "offset" in self.operation.query_parameters

    def begin(self, max_items: int | None) -> Place[Item]:
        """The place of the first page."""
        return Place(self, self.query, self.start, max_items)

    def page_size(self, left: int | None, *, overlaps: bool) -> int | None:
        """How many records to ask for where ``left`` more are wanted; None leaves it out."""
        largest = self.operation.largest_page
        size = self.limit
        if size is None:
            if "limit" in self.extra:
                return None
            size = largest or LARGE_PAGE
            if left is not None:
                size = max(min(size, left), 1)
        return size + 1 if overlaps and (largest is None or size < largest) else size

    def arguments(
        self, query: Mapping[str, object], size: int | None, offset: int | None
    ) -> Mapping[str, Any]:
        """What to call the executor with."""
        options = self.options
        if self.is_paged:
            window = {"limit": size, "offset": offset}
            if window.keys() & self.extra.keys():
                added = {**options.get("extra_query", {}), **window}
                options = {**options, "extra_query": added}
            else:
                query = {**query, **window}
        return {"path": self.path, "query": query, "options": options}

    def leaves_end_open(self, query: Mapping[str, object]) -> bool:
        """Whether it lists a period whose end nobody has given."""
        return (
            "end_date" in self.operation.query_parameters
            and "end_date" not in self.extra
            and query.get("end_date") is None
        )


def _whole(extra: Mapping[str, str | None], name: str, least: int) -> int | None:
    text = extra[name]
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 16 and int(text) >= least):
        raise InvalidArgument("extra_query", {name: text}, f"a whole {name}, {least} or more")
    return int(text)


class Place(Generic[Item]):
    """Where a page of a list is looked for, and what the list has shown before."""

    __slots__ = ("_left", "_listing", "_offset", "_past", "_query")

    def __init__(
        self,
        listing: Listing[Item],
        query: Mapping[str, object],
        offset: int | None,
        left: int | None,
        past: Past | None = None,
    ) -> None:
        self._listing: Listing[Item] = listing
        self._query: Mapping[str, object] = query
        self._offset: int | None = offset
        self._left: int | None = left
        self._past: Past | None = past

    @property
    def operation(self) -> Operation[ListDocument[Item]]:
        """The operation that lists."""
        return self._listing.operation

    @property
    def arguments(self) -> Mapping[str, Any]:
        """What to call the executor with."""
        return self._listing.arguments(self._query, self._size, self._offset)

    @property
    def wants_date(self) -> bool:
        """Whether the time of the answer counts: it ends the period that the list covers."""
        return self._past is None and self._listing.leaves_end_open(self._query)

    @property
    def _size(self) -> int | None:
        return self._listing.page_size(self._left, overlaps=self._past is not None)

    def read(self, document: ListDocument[Item], date_header: str | None = None) -> Reading[Item]:
        """Read the page that was found here.

        Raises ListChanged when it can't be known whether records were passed over.
        """
        data = document.data or []
        if self._past is None:
            return Reading(self, document, date_header, _first(data, self._left), is_joined=True)
        ids = ids_of(data)
        is_joined = self._joins(ids)
        seen = self._past.seen
        new = [item for item, known_by in zip(data, ids, strict=True) if known_by not in seen]
        items = _first(new, self._left) if is_joined else []
        return Reading(self, document, date_header, items, is_joined=is_joined, ids=ids)

    def _joins(self, ids: list[str]) -> bool:
        """Whether nothing is between this page and what was read before."""
        assert self._past is not None
        seen = self._past.seen
        if not seen or seen.has_any(ids):
            return True
        start = self._listing.start or 0
        if self._offset != start:
            return False
        if start:
            raise ListChanged(
                f"{self.operation.id} has changed too much to know what follows: none of the "
                f"records read from offset {start} on exists any more"
            )
        return True

    def back(self) -> Place[Item]:
        """The place a page further ahead."""
        step = max((self._size or SMALL_PAGE) - 1, 1)
        offset = max((self._offset or 0) - step, self._listing.start or 0)
        return Place(self._listing, self._query, offset, self._left, self._past)

    def after(self, reading: Reading[Item], origin: Origin) -> Place[Item] | None:
        """The place behind a page that joins on, or None after the last one.

        Raises ListChanged when pages repeat.
        """
        left = None if self._left is None else self._left - len(reading.items)
        offset = self._offset_after(reading, origin)
        if offset is None or (left is not None and left <= 0) or not self._listing.is_paged:
            return None
        if self._past is None:
            past: Past | None = Past.of(reading.ids)
        else:
            past = self._past.follow(reading.ids, is_new=bool(reading.items))
        if past is None:
            if reading.is_unsure:
                return None
            raise ListChanged(
                f"{self.operation.id} shows the same records at offset {offset} as before: "
                "the server repeats itself, or the list grows faster than it can be read"
            )
        query = self._query
        end = (
            period_end(reading.date_header, reading.document.data or [])
            if self.wants_date
            else None
        )
        if end is not None:
            query = {**query, "end_date": end}
        return Place(self._listing, query, offset - 1, left, past)

    def _offset_after(self, reading: Reading[Item], origin: Origin) -> int | None:
        links = reading.document.links
        link = reading.is_unsure if links is None else links.next_
        here = self._offset or 0
        return next_offset(link, origin=origin, offset=here, count=len(reading.document.data or []))


class Reading(Generic[Item]):
    """What a page says that wasn't read before."""

    __slots__ = ("_ids", "_place", "date_header", "document", "is_joined", "items")

    def __init__(
        self,
        place: Place[Item],
        document: ListDocument[Item],
        date_header: str | None,
        items: Sequence[Item],
        *,
        is_joined: bool,
        ids: list[str] | None = None,
    ) -> None:
        self._place: Place[Item] = place
        self._ids: list[str] | None = ids
        self.document: ListDocument[Item] = document
        self.date_header: str | None = date_header
        self.items: Sequence[Item] = items
        self.is_joined: bool = is_joined

    @property
    def operation(self) -> Operation[ListDocument[Item]]:
        """The operation that lists."""
        return self._place.operation

    @property
    def ids(self) -> list[str]:
        """What all records of the page are known by."""
        if self._ids is None:
            self._ids = ids_of(self.document.data or [])
        return self._ids

    @property
    def is_unsure(self) -> bool:
        """Whether the page has links that can't be read, so that more may follow or not."""
        return self.document.links is None and bool(self.document.to_dict().get("links"))

    def next_place(self, origin: Origin) -> Place[Item] | None:
        """Where to go on: behind this page, or further ahead when it doesn't join on.

        None after the last page. Raises ListChanged when pages repeat.
        """
        return self._place.after(self, origin) if self.is_joined else self._place.back()


def _first(items: Sequence[Item], left: int | None) -> Sequence[Item]:
    return items if left is None or len(items) <= left else items[:left]
