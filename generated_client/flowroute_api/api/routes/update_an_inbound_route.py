# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import RouteDocument
    from ...models.route_update_request import RouteUpdateRequest

OPERATION: Operation[RouteDocument] = Operation(
    "update_an_inbound_route",
    tag="routes",
    method="PATCH",
    path="/v2/routes/{route_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "RouteDocument"},
    path_parameters=("route_id",),
    content_type="application/vnd.api+json",
    fields=lambda: {
        "route_id": Field("route_id", "path", "string", required=True, min_length=1),
        "alias": Field("alias", "body", "string"),
        "route_type": Field("route_type", "body", "string", choices=("host", "number", "uri")),
        "value": Field("value", "body", "string"),
        "edge_strategy_id": Field("edge_strategy_id", "body", "integer"),
    },
)
"""Change an inbound route"""


def _get_kwargs(
    route_id: str,
    *,
    body: RouteUpdateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "route_id": route_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    route_id: str,
    *,
    client: Client,
    body: RouteUpdateRequest,
) -> Response[RouteDocument]:
    """Change an inbound route

    Changes the attributes that are given and leaves the others.

    Args:
        route_id: The id of a route.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        route_id=route_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    route_id: str,
    *,
    client: Client,
    body: RouteUpdateRequest,
) -> RouteDocument:
    """Change an inbound route

    Changes the attributes that are given and leaves the others.

    Args:
        route_id: The id of a route.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        route_id=route_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    route_id: str,
    *,
    client: Client,
    body: RouteUpdateRequest,
) -> Response[RouteDocument]:
    """Change an inbound route

    Changes the attributes that are given and leaves the others.

    Args:
        route_id: The id of a route.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        route_id=route_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    route_id: str,
    *,
    client: Client,
    body: RouteUpdateRequest,
) -> RouteDocument:
    """Change an inbound route

    Changes the attributes that are given and leaves the others.

    Args:
        route_id: The id of a route.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            route_id=route_id,
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
