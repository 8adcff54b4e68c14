# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import RouteDocument
    from ...models.route_create_request import RouteCreateRequest

OPERATION: Operation[RouteDocument] = Operation(
    "create_an_inbound_route",
    tag="routes",
    method="POST",
    path="/v2/routes",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={201: "RouteDocument"},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "alias": Field("alias", "body", "string", required=True),
        "route_type": Field(
            "route_type", "body", "string", required=True, choices=("host", "number", "uri")
        ),
        "value": Field("value", "body", "string", required=True),
        "edge_strategy_id": Field("edge_strategy_id", "body", "integer"),
    },
)
"""Create an inbound route"""


def _get_kwargs(
    *,
    body: RouteCreateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: RouteCreateRequest,
) -> Response[RouteDocument]:
    """Create an inbound route

    Creates a route to a host, a SIP URI or a phone number. Its alias must be unique on the
    account. The route takes calls once it is assigned to a number.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    body: RouteCreateRequest,
) -> RouteDocument:
    """Create an inbound route

    Creates a route to a host, a SIP URI or a phone number. Its alias must be unique on the
    account. The route takes calls once it is assigned to a number.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    body: RouteCreateRequest,
) -> Response[RouteDocument]:
    """Create an inbound route

    Creates a route to a host, a SIP URI or a phone number. Its alias must be unique on the
    account. The route takes calls once it is assigned to a number.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    body: RouteCreateRequest,
) -> RouteDocument:
    """Create an inbound route

    Creates a route to a host, a SIP URI or a phone number. Its alias must be unique on the
    account. The route takes calls once it is assigned to a number.

    Args:
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
