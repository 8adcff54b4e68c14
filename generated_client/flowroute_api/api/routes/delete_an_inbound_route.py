# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client

OPERATION: Operation[None] = Operation(
    "delete_an_inbound_route",
    tag="routes",
    method="DELETE",
    path="/v2/routes/{route_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
    path_parameters=("route_id",),
    fields=lambda: {
        "route_id": Field("route_id", "path", "string", required=True, min_length=1),
    },
)
"""Delete an inbound route"""


def _get_kwargs(
    route_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "route_id": route_id,
        },
        query={},
    )


def sync_detailed(
    route_id: str,
    *,
    client: Client,
) -> Response[None]:
    """Delete an inbound route

    Deletes a route that no number uses as its primary or failover route any more.

    Args:
        route_id: The id of a route.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        route_id=route_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    route_id: str,
    *,
    client: Client,
) -> None:
    """Delete an inbound route

    Deletes a route that no number uses as its primary or failover route any more.

    Args:
        route_id: The id of a route.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        route_id=route_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    route_id: str,
    *,
    client: Client,
) -> Response[None]:
    """Delete an inbound route

    Deletes a route that no number uses as its primary or failover route any more.

    Args:
        route_id: The id of a route.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        route_id=route_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    route_id: str,
    *,
    client: Client,
) -> None:
    """Delete an inbound route

    Deletes a route that no number uses as its primary or failover route any more.

    Args:
        route_id: The id of a route.

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
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
