# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderDocument
    from ...models.port_order_numbers_request import PortOrderNumbersRequest

OPERATION: Operation[PortOrderDocument] = Operation(
    "update_port_order_numbers",
    tag="porting",
    method="PATCH",
    path="/v2/portorders/{order_id}/relationships/numbers",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortOrderDocument"},
    path_parameters=("order_id",),
    content_type="application/json",
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
        "add": Field("add", "body", "array"),
        "remove": Field("remove", "body", "array"),
    },
)
"""Add phone numbers to a port order, or take some off it"""


def _get_kwargs(
    order_id: str,
    *,
    body: PortOrderNumbersRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "order_id": order_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    order_id: str,
    *,
    client: Client,
    body: PortOrderNumbersRequest,
) -> Response[PortOrderDocument]:
    """Add phone numbers to a port order, or take some off it

    Changes the numbers of an order that is pending.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    order_id: str,
    *,
    client: Client,
    body: PortOrderNumbersRequest,
) -> PortOrderDocument:
    """Add phone numbers to a port order, or take some off it

    Changes the numbers of an order that is pending.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: Client,
    body: PortOrderNumbersRequest,
) -> Response[PortOrderDocument]:
    """Add phone numbers to a port order, or take some off it

    Changes the numbers of an order that is pending.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    order_id: str,
    *,
    client: Client,
    body: PortOrderNumbersRequest,
) -> PortOrderDocument:
    """Add phone numbers to a port order, or take some off it

    Changes the numbers of an order that is pending.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
