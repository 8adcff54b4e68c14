"""Lists that come in pages. ``pages_sync`` has the same names."""

from __future__ import annotations

import warnings
from collections.abc import Coroutine
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Never, ParamSpec, TypeVar

from .._policy.listing import ListDocument, Listing, Place, Reading
from ..wire import RawResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Mapping, Sequence

    from flowroute_api.models import Links
    from flowroute_api.types import Operation

    from .._async.engine.executor import AsyncExecutor

Item = TypeVar("Item")
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")

_FOR_ITEMS = 'the list is asynchronous: write "async for", or take the items of the page, .data'
_FOR_CALL = 'the list is asynchronous: write "async for", or await it for its first page'


class AsyncPage(Generic[Item]):
    """One page of a list, and the way to the others.

    Asynchronous iteration goes over the items of this page and of all that follow, up to
    ``max_items``. A page is always true, also when it holds nothing; it has no length.

    Each page that follows starts from the last record of the one before, so that records deleted or
    added in the meantime don't cause others to be skipped or to come twice.
    """

    __slots__ = ("_executor", "_reading")

    def __init__(self, executor: AsyncExecutor, reading: Reading[Item]) -> None:
        self._executor: AsyncExecutor = executor
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

    async def next_page(self) -> AsyncPage[Item] | None:
        """Fetch the page after this one; None when this is the last.

        Raises ListChanged when it can't be known whether records were skipped, for instance
        because the same pages come again and again.
        """
        origin = self._executor.wiring.builder.origin
        reading = self._reading
        while (place := reading.next_place(origin)) is not None:
            page = await fetch(self._executor, place)
            if page.data:
                return page
            reading = page._reading
        return None

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item]]:
        """This page and all that follow, up to ``max_items`` items."""
        page: AsyncPage[Item] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in page.data:
                yield item

    if not TYPE_CHECKING:

        def __getitem__(self, _: object) -> Never:
            # A plain "for" ends here as well, and isinstance(page, Iterable) stays false.
            raise TypeError(_FOR_ITEMS)

    def __repr__(self) -> str:
        return f"<AsyncPage of {self._reading.operation.id}, {len(self.data)} items>"


class AsyncPaged(Coroutine[Any, Any, AsyncPage[Item]], Generic[Item]):
    """A list call: await it for the first page, or iterate over all items asynchronously.

    Nothing is sent before one of the two happens. It serves wherever a coroutine does, such as
    `asyncio.create_task` and `TaskGroup.create_task`, for one task at a time.
    """

    __slots__ = ("_executor", "_is_used", "_place", "_running")

    def __init__(self, executor: AsyncExecutor, place: Place[Item]) -> None:
        self._executor: AsyncExecutor = executor
        self._place: Place[Item] = place
        self._is_used = False
        self._running: Coroutine[Any, Any, AsyncPage[Item]] | None = None

    def __await__(self) -> Generator[Any, None, AsyncPage[Item]]:
        self._is_used = True
        return fetch(self._executor, self._place).__await__()

    def send(self, value: Any, /) -> Any:
        """Go on to the next wait, as any coroutine does; the first time, begin."""
        return self._step(lambda running: running.send(value))

    def throw(self, *error: Any) -> Any:
        """Raise an error where it waits, as any coroutine does."""
        return self._step(lambda running: running.throw(*error))

    def close(self) -> None:
        """Give up the call if it is under way."""
        self._is_used = True
        if self._running is not None:
            self._running.close()
            self._running = None

    def _step(self, step: Callable[[Coroutine[Any, Any, AsyncPage[Item]]], Any]) -> Any:
        self._is_used = True
        if self._running is None:
            self._running = fetch(self._executor, self._place)
        try:
            return step(self._running)
        except BaseException:
            self._running = None  # it is over, by its result or by an error
            raise

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item]]:
        """All pages, up to ``max_items`` items."""
        async for page in (await self).iter_pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for item in await self:
            yield item

    def __del__(self) -> None:
        if not getattr(self, "_is_used", True):
            text = f"{self} was neither awaited nor iterated: nothing was sent"
            warnings.warn(text, RuntimeWarning, stacklevel=2, source=self)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Never:
            if name.startswith("_") or not hasattr(AsyncPage, name):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            method = self._place.operation.name
            raise AttributeError(
                f"{method}(...) has no {name!r} before it is awaited: "
                f"write (await {method}(...)).{name}, or iterate with async for"
            )

        def __getitem__(self, _: object) -> Never:
            # A plain "for" ends here as well, and isinstance(paged, Iterable) stays false.
            raise TypeError(_FOR_CALL)

    def __repr__(self) -> str:
        return f"<AsyncPaged of {self._place.operation.id}>"


async def fetch(executor: AsyncExecutor, place: Place[Item]) -> AsyncPage[Item]:
    """Fetch the page at a place of a list; a raw executor answers with a raw response of it."""
    call = executor.prepare(place.operation, **place.arguments)
    response = await executor.perform(call)
    date = response.header("date") if place.wants_date else None

    def build(document: ListDocument[Item]) -> AsyncPage[Item]:
        return AsyncPage(executor.plain, place.read(document, date))

    page: AsyncPage[Item] = executor.result(place.operation, call, response, build)
    return page


def paged(
    executor: AsyncExecutor,
    operation: Operation[ListDocument[Item]],
    *,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    limit: int | None = None,
    offset: int | None = None,
    max_items: int | None = None,
    options: Mapping[str, Any],
) -> AsyncPaged[Item]:
    """The result of a list call."""
    extra = dict(executor.settings_for(operation, options).query)
    listing = Listing(operation, path or {}, query or {}, limit, offset, dict(options), extra)
    return AsyncPaged(executor, listing.begin(max_items))


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
