"""Lists that come in pages. ``pages_async`` has the same names."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from .._policy.listing import ListDocument, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from flowroute_api.models import Links
    from flowroute_api.types import Operation

    from .._sync.executor import Executor
    from ..wire import RawResponse

Item = TypeVar("Item")
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


class Page(Generic[Item]):
    """One page of a list, and the way to the others.

    Iteration goes over the items of this page and of all that follow, up to ``max_items``. A page
    is always true, also
    when it holds nothing; it has no length.
    """

    __slots__ = ("_executor", "_listing", "document")

    document: ListDocument[Item]
    """The whole document as the API sent it."""

    def __init__(
        self, executor: Executor, listing: Listing[Item], document: ListDocument[Item]
    ) -> None:
        self._executor: Executor = executor
        self._listing: Listing[Item] = listing
        self.document = document

    @property
    def data(self) -> Sequence[Item]:
        """The items of this page."""
        return self.document.data or []

    @property
    def links(self) -> Links | None:
        """The page's own links, as the API sent them.

        Following pages are found by offset, not by these.
        """
        return self.document.links

    def to_dict(self) -> dict[str, Any]:
        """This page's document as JSON, fields unknown to the specification included."""
        return self.document.to_dict()

    def next_page(self) -> Page[Item] | None:
        """Fetch the page after this one; None when this is the last.

        Raises ResponseError when the server sends a page again that it has sent before.
        """
        listing = self._listing.after(self.document, self._executor.wiring.builder.origin)
        return None if listing is None else fetch(self._executor, listing)

    def iter_pages(self) -> Iterator[Page[Item]]:
        """This page and all that follow, until ``max_items`` items were on them."""
        page: Page[Item] | None = self
        while page is not None:
            yield page
            most = page._listing.max_items
            page = None if most is not None and most <= len(page.data) else page.next_page()

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from page.data[: page._listing.max_items]

    def __repr__(self) -> str:
        return f"<Page of {self._listing.operation.id}, {len(self.data)} items>"


def fetch(executor: Executor, listing: Listing[Item]) -> Page[Item]:
    """Fetch the page at a place of a list; a raw executor answers with a raw response of it."""

    def build(document: ListDocument[Item]) -> Page[Item]:
        return Page(executor.plain, listing, document)

    page: Page[Item] = executor.call(listing.operation, build=build, **listing.arguments)
    return page


def paged(
    executor: Executor,
    operation: Operation[ListDocument[Item]],
    path: Mapping[str, object],
    query: Mapping[str, object],
    limit: int | None,
    offset: int | None,
    max_items: int | None,
    options: Mapping[str, Any],
) -> Page[Item]:
    """The result of a list call: its first page, fetched."""
    listing = Listing(operation, path, query, limit, offset, max_items, dict(options))
    return fetch(executor, listing)


class RawResource(Generic[R_co]):
    """The operations of a resource, answering with raw responses."""

    __slots__ = ("_resource",)

    def __init__(self, resource: R_co) -> None:
        self._resource: R_co = resource

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def raw(
    method: Callable[Concatenate[R, P], T],
) -> Callable[Concatenate[RawResource[R], P], RawResponse[T]]:
    """The raw form of an operation: same arguments, same errors, another answer."""

    @wraps(method)
    def call(self: RawResource[R], /, *args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        response: Any = method(self._resource, *args, **kwargs)
        return response  # type: ignore[no-any-return]

    return call


raw_list = raw
"""The raw form of a list call: the first page's raw response."""
