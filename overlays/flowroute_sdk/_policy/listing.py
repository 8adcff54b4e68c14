"""What the pages of both clients share: how a list is asked for, and how it goes on. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from .._setup.options import merge
from ..errors import ResponseError
from .paging import Trail, next_offset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flowroute_api.models import Links
    from flowroute_api.types import Operation

    from .._setup.config import Origin

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)


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
    """A list call and a place in its results."""

    __slots__ = ("limit", "max_items", "offset", "operation", "options", "path", "query", "trail")

    def __init__(
        self,
        operation: Operation[ListDocument[Item]],
        path: Mapping[str, object],
        query: Mapping[str, object],
        limit: int | None,
        offset: int | None,
        max_items: int | None,
        options: Mapping[str, Any],
        trail: Trail | None = None,
    ) -> None:
        self.operation: Operation[ListDocument[Item]] = operation
        self.path: Mapping[str, object] = path
        self.query: Mapping[str, object] = query
        self.limit: int | None = limit
        self.offset: int | None = offset
        self.max_items: int | None = max_items
        self.options: Mapping[str, Any] = options
        self.trail: Trail | None = trail

    @property
    def arguments(self) -> Mapping[str, Any]:
        """What to call the executor with."""
        window = {"limit": self.limit, "offset": self.offset} if self._is_paged else {}
        query = merge(self.query, window)
        return {"path": self.path, "query": query, "options": self.options}

    @property
    def _is_paged(self) -> bool:
        return "offset" in self.operation.query_parameters

    def after(self, document: ListDocument[Item], origin: Origin) -> Listing[Item] | None:
        """The place after a page, or None after the last one.

        Raises ResponseError when the server leads in circles.
        """
        data, links = document.data or [], document.links
        link = None if links is None else links.next_
        offset = next_offset(link, origin=origin, offset=self.offset or 0, count=len(data))
        if offset is None or not self._is_paged:
            return None
        trail = Trail(data) if self.trail is None else self.trail.follow(data)
        if trail is None:
            raise ResponseError(
                f"the server repeats a page of {self.operation.id} (offset {self.offset or 0})"
            )
        left = None if self.max_items is None else self.max_items - len(data)
        return Listing(
            self.operation, self.path, self.query, self.limit, offset, left, self.options, trail
        )
