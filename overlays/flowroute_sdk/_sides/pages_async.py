"""Lists that come in pages. ``pages_sync`` has the same names."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from .._policy.listing import ListDocument, Listing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Mapping, Sequence

    from flowroute_api.models import Links
    from flowroute_api.types import Operation

    from .._async.executor import AsyncExecutor
    from ..wire import RawResponse

Item = TypeVar("Item")
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


class AsyncPage(Generic[Item]):
    """One page of a list, and the way to the others.

    Asynchronous iteration goes over the items of this page and of all that follow, up to
    ``max_items``. A page is
    always true, also when it holds nothing; it has no length.
    """

    __slots__ = ("_executor", "_listing", "document")

    document: ListDocument[Item]
    """The whole document as the API sent it."""

    def __init__(
        self, executor: AsyncExecutor, listing: Listing[Item], document: ListDocument[Item]
    ) -> None:
        self._executor: AsyncExecutor = executor
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

    async def next_page(self) -> AsyncPage[Item] | None:
        """Fetch the page after this one; None when this is the last.

        Raises ResponseError when the server sends a page again that it has sent before.
        """
        listing = self._listing.after(self.document, self._executor.wiring.builder.origin)
        return None if listing is None else await fetch(self._executor, listing)

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item]]:
        """This page and all that follow, until ``max_items`` items were on them."""
        page: AsyncPage[Item] | None = self
        while page is not None:
            yield page
            most = page._listing.max_items
            page = None if most is not None and most <= len(page.data) else await page.next_page()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in page.data[: page._listing.max_items]:
                yield item

    def __repr__(self) -> str:
        return f"<AsyncPage of {self._listing.operation.id}, {len(self.data)} items>"


class AsyncPaged(Generic[Item]):
    """A list call: await it for the first page, or iterate over all items asynchronously.

    Nothing is sent before one of the two happens.
    """

    __slots__ = ("_executor", "_listing")

    def __init__(self, executor: AsyncExecutor, listing: Listing[Item]) -> None:
        self._executor: AsyncExecutor = executor
        self._listing: Listing[Item] = listing

    def __await__(self) -> Generator[Any, None, AsyncPage[Item]]:
        return fetch(self._executor, self._listing).__await__()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item]]:
        """All pages, until ``max_items`` items were on them."""
        async for page in (await self).iter_pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for item in await self:
            yield item

    def __repr__(self) -> str:
        return f"<AsyncPaged of {self._listing.operation.id}>"


async def fetch(executor: AsyncExecutor, listing: Listing[Item]) -> AsyncPage[Item]:
    """Fetch the page at a place of a list; a raw executor answers with a raw response of it."""

    def build(document: ListDocument[Item]) -> AsyncPage[Item]:
        return AsyncPage(executor.plain, listing, document)

    page: AsyncPage[Item] = await executor.call(listing.operation, build=build, **listing.arguments)
    return page


def paged(
    executor: AsyncExecutor,
    operation: Operation[ListDocument[Item]],
    path: Mapping[str, object],
    query: Mapping[str, object],
    limit: int | None,
    offset: int | None,
    max_items: int | None,
    options: Mapping[str, Any],
) -> AsyncPaged[Item]:
    """The result of a list call."""
    executor.settings.merged(options)
    return AsyncPaged(
        executor, Listing(operation, path, query, limit, offset, max_items, dict(options))
    )


class AsyncRawResource(Generic[R_co]):
    """The operations of a resource, answering with raw responses."""

    __slots__ = ("_resource",)

    def __init__(self, resource: R_co) -> None:
        self._resource: R_co = resource

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def raw(
    method: Callable[Concatenate[R, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[AsyncRawResource[R], P], Coroutine[Any, Any, RawResponse[T]]]:
    """The raw form of an operation: same arguments, same errors, another answer."""

    @wraps(method)
    async def call(
        self: AsyncRawResource[R], /, *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[T]:
        response: Any = await method(self._resource, *args, **kwargs)
        return response  # type: ignore[no-any-return]

    return call


def raw_list(
    method: Callable[Concatenate[R, P], AsyncPaged[Item]],
) -> Callable[
    Concatenate[AsyncRawResource[R], P], Coroutine[Any, Any, RawResponse[AsyncPage[Item]]]
]:
    """The raw form of a list call: the first page's raw response."""

    @wraps(method)
    async def call(
        self: AsyncRawResource[R], /, *args: P.args, **kwargs: P.kwargs
    ) -> RawResponse[AsyncPage[Item]]:
        response: Any = await method(self._resource, *args, **kwargs)
        return response  # type: ignore[no-any-return]

    return call
