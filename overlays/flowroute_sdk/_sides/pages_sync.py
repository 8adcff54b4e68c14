"""Lists that come in pages. ``pages_async`` has the same names."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from .._policy.listing import ListDocument, Listing, Place, Reading
from ..wire import RawResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from flowroute_api.models import Links
    from flowroute_api.types import Operation

    from .._sync.engine.executor import Executor
    from ..wire import RawResponse

Item = TypeVar("Item")
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


class Page(Generic[Item]):
    """One page of a list, and the way to the others.

    Iteration goes over the items of this page and of all that follow, up to ``max_items``. A page
    is always true, also when it holds nothing; it has no length.

    Each page that follows starts from the last record of the one before, so that records deleted or
    added in the meantime don't cause others to be skipped or to come twice.
    """

    __slots__ = ("_executor", "_reading")

    def __init__(self, executor: Executor, reading: Reading[Item]) -> None:
        self._executor: Executor = executor
        self._reading: Reading[Item] = reading

    @property
    def document(self) -> ListDocument[Item]:
        """The whole document as the API sent it, with what `data` leaves out."""
        return self._reading.document

    @property
    def data(self) -> Sequence[Item]:
        """The items of this page: those that no page before it had, up to `max_items` in all."""
        return self._reading.items

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

        Raises ListChanged when it can't be known whether records were skipped, for instance
        because the same pages come again and again.
        """
        origin = self._executor.wiring.builder.origin
        reading = self._reading
        while (place := reading.next_place(origin)) is not None:
            page = fetch(self._executor, place)
            if page.data:
                return page
            reading = page._reading
        return None

    def iter_pages(self) -> Iterator[Page[Item]]:
        """This page and all that follow, up to ``max_items`` items."""
        page: Page[Item] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from page.data

    def __repr__(self) -> str:
        return f"<Page of {self._reading.operation.id}, {len(self.data)} items>"


def fetch(executor: Executor, place: Place[Item]) -> Page[Item]:
    """Fetch the page at a place of a list; a raw executor answers with a raw response of it."""
    call = executor.prepare(place.operation, **place.arguments)
    response = executor.perform(call)
    date = response.header("date") if place.wants_date else None

    def build(document: ListDocument[Item]) -> Page[Item]:
        return Page(executor.plain, place.read(document, date))

    page: Page[Item] = executor.result(place.operation, call, response, build)
    return page


def paged(
    executor: Executor,
    operation: Operation[ListDocument[Item]],
    *,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    limit: int | None = None,
    offset: int | None = None,
    max_items: int | None = None,
    options: Mapping[str, Any],
) -> Page[Item]:
    """The result of a list call: its first page, fetched."""
    extra = dict(executor.settings_for(operation, options).query)
    listing = Listing(operation, path or {}, query or {}, limit, offset, dict(options), extra)
    return fetch(executor, listing.begin(max_items))


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
