# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import RouteListDocument
    from ...models.list_inbound_routes_route_type import (
        ListInboundRoutesRouteType,
    )

OPERATION: Operation[RouteListDocument] = Operation(
    "list_inbound_routes",
    tag="routes",
    method="GET",
    path="/v2/routes",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "RouteListDocument"},
    query_parameters=(
        "limit",
        "offset",
        "route_type",
    ),
    largest_page=200,
    fields=lambda: {
        "limit": Field("limit", "query", "integer", minimum=1, maximum=200),
        "offset": Field("offset", "query", "integer", minimum=0),
        "route_type": Field(
            "route_type", "query", "string", choices=("sip-reg", "host", "uri", "number")
        ),
    },
)
"""List the inbound routes of the account"""


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    route_type: ListInboundRoutesRouteType | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "limit": limit,
            "offset": offset,
            "route_type": route_type,
        },
    )


def sync_detailed(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    route_type: ListInboundRoutesRouteType | Unset = UNSET,
) -> Response[RouteListDocument]:
    """List the inbound routes of the account

    Lists the routes, all or those of one type. The built-in route `sip-reg` with the id 0 is
    among them and has no value.

    Args:
        limit: How many routes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        route_type: Only routes of this type.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        limit=limit,
        offset=offset,
        route_type=route_type,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    route_type: ListInboundRoutesRouteType | Unset = UNSET,
) -> RouteListDocument:
    """List the inbound routes of the account

    Lists the routes, all or those of one type. The built-in route `sip-reg` with the id 0 is
    among them and has no value.

    Args:
        limit: How many routes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        route_type: Only routes of this type.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        route_type=route_type,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    route_type: ListInboundRoutesRouteType | Unset = UNSET,
) -> Response[RouteListDocument]:
    """List the inbound routes of the account

    Lists the routes, all or those of one type. The built-in route `sip-reg` with the id 0 is
    among them and has no value.

    Args:
        limit: How many routes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        route_type: Only routes of this type.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        limit=limit,
        offset=offset,
        route_type=route_type,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    route_type: ListInboundRoutesRouteType | Unset = UNSET,
) -> RouteListDocument:
    """List the inbound routes of the account

    Lists the routes, all or those of one type. The built-in route `sip-reg` with the id 0 is
    among them and has no value.

    Args:
        limit: How many routes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        route_type: Only routes of this type.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            route_type=route_type,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
