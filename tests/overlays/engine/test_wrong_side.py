"""What belongs to the other client, what isn't awaited, what isn't a transport: what to write."""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import Iterable
from typing import Any

import httpx
import pytest
from flowroute_sdk import AsyncFlowroute, ConfigurationError, Flowroute, Page
from flowroute_sdk.testing import Answer, async_client, client

ROUTES = {"data": [{"id": "7", "type": "route", "attributes": {"alias": "New"}}]}


def test_a_plain_for_over_an_async_list_says_async_for() -> None:
    listed: Any = async_client([]).routes.list_inbound_routes()

    for use in (iter, list, lambda found: found[0]):
        with pytest.raises(TypeError, match='write "async for", or await it for its first page'):
            next(use(listed)) if use is iter else use(listed)

    assert not isinstance(listed, Iterable)
    listed.close()


async def test_a_plain_for_over_an_async_page_says_async_for() -> None:
    page: Any = await async_client([Answer(200, ROUTES)]).routes.list_inbound_routes()

    with pytest.raises(
        TypeError, match=r'write "async for", or take the items of the page, \.data'
    ):
        list(page)

    assert not isinstance(page, Iterable)


@pytest.mark.parametrize("name", ["data", "links", "document", "next_page", "to_dict"])
def test_a_forgotten_await_says_await(name: str) -> None:
    listed: Any = async_client([]).routes.list_inbound_routes()

    with pytest.raises(AttributeError) as caught:
        getattr(listed, name)

    assert str(caught.value) == (
        f"list_inbound_routes(...) has no {name!r} before it is awaited: "
        f"write (await list_inbound_routes(...)).{name}, or iterate with async for"
    )
    listed.close()


@pytest.mark.parametrize("name", ["dta", "__len__", "_reading", "__deepcopy__"])
def test_what_a_page_has_not_either_is_no_matter_of_await(name: str) -> None:
    listed: Any = async_client([]).routes.list_inbound_routes()

    with pytest.raises(AttributeError, match=f"'AsyncPaged' object has no attribute '{name}'"):
        getattr(listed, name)

    listed.close()


def test_a_list_call_that_was_forgotten_warns_like_a_coroutine() -> None:
    made = async_client([])

    with pytest.warns(RuntimeWarning, match="was neither awaited nor iterated: nothing was sent"):
        made.routes.list_inbound_routes()


async def test_a_list_call_that_was_used_does_not_warn() -> None:
    made = async_client([Answer(200, ROUTES)] * 4)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await made.routes.list_inbound_routes()
        await asyncio.create_task(made.routes.list_inbound_routes())
        assert [each.id async for each in made.routes.list_inbound_routes(max_items=1)] == ["7"]
        async for _ in made.routes.list_inbound_routes(max_items=1).iter_pages():
            pass
        made.routes.list_inbound_routes().close()
        gc.collect()


async def test_async_with_on_the_sync_client_says_with() -> None:
    made: Any = client([])

    with pytest.raises(TypeError, match='the client is synchronous: write "with"'):
        async with made:
            pass


def test_with_on_the_async_client_says_async_with() -> None:
    made: Any = async_client([])

    with pytest.raises(TypeError, match='the client is asynchronous: write "async with"'), made:
        pass


async def test_async_for_over_a_sync_list_is_an_error_that_names_the_page() -> None:
    page: Any = client([Answer(200, ROUTES)]).routes.list_inbound_routes()

    with pytest.raises(TypeError, match=r"'async for' requires .* got Page"):
        async for _ in page:
            pass

    assert isinstance(page, Page)


class Both(httpx.BaseTransport):
    """A transport of one's own."""


WRONG: list[tuple[type[Any], dict[str, Any], str]] = [
    (
        Flowroute,
        {"transport": httpx.AsyncHTTPTransport()},
        "transport is asynchronous: use it with AsyncFlowroute, or pass an httpx.BaseTransport",
    ),
    (
        AsyncFlowroute,
        {"transport": httpx.HTTPTransport()},
        "transport is synchronous: use it with Flowroute, or pass an httpx.AsyncBaseTransport",
    ),
    (
        Flowroute,
        {"http_client": httpx.AsyncClient()},
        "http_client is asynchronous: use it with AsyncFlowroute, or pass an httpx.Client",
    ),
    (
        AsyncFlowroute,
        {"http_client": httpx.Client()},
        "http_client is synchronous: use it with Flowroute, or pass an httpx.AsyncClient",
    ),
    (Flowroute, {"transport": Both}, "transport is the class Both: pass an instance of it"),
    (
        AsyncFlowroute,
        {"transport": httpx.AsyncHTTPTransport},
        "transport is the class AsyncHTTPTransport: pass an instance of it",
    ),
    (
        Flowroute,
        {"http_client": httpx.Client},
        "http_client is the class Client: pass an instance of it",
    ),
    (
        Flowroute,
        {"transport": httpx.Client()},
        "transport is a client: pass it as http_client=",
    ),
    (
        AsyncFlowroute,
        {"http_client": httpx.AsyncHTTPTransport()},
        "http_client is a transport: pass it as transport=",
    ),
    (
        Flowroute,
        {"transport": "aiohttp"},
        "transport must be an httpx.BaseTransport, not a str",
    ),
    (
        AsyncFlowroute,
        {"http_client": Flowroute},
        "http_client must be an httpx.AsyncClient, not the class flowroute_sdk.Flowroute",
    ),
]


@pytest.mark.parametrize(("make", "arguments", "text"), WRONG)
def test_what_is_no_transport_or_client_says_what_would_be_right(
    make: type[Any], arguments: dict[str, Any], text: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make("key", "secret", **arguments)

    assert str(caught.value) == text
