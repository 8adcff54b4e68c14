# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderDocument
    from ...models.port_order_group_numbers_request import PortOrderGroupNumbersRequest

OPERATION: Operation[PortOrderDocument] = Operation(
    "add_numbers_to_a_port_order_group",
    tag="porting",
    method="POST",
    path="/v2/portorders/{group_id}/numbers",
    safe_to_repeat=False,
    accept="application/json",
    responses={200: "PortOrderDocument"},
    path_parameters=("group_id",),
    content_type="application/json",
    fields=lambda: {
        "group_id": Field("group_id", "path", "string", required=True, min_length=1),
        "add": Field("add", "body", "array", required=True),
    },
)
"""Add phone numbers to a group of port orders"""


def _get_kwargs(
    group_id: str,
    *,
    body: PortOrderGroupNumbersRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "group_id": group_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    group_id: str,
    *,
    client: Client,
    body: PortOrderGroupNumbersRequest,
) -> Response[PortOrderDocument]:
    """Add phone numbers to a group of port orders

    Adds numbers to the orders of a group that they can be ported with; for the others new
    orders are created in it.

    Args:
        group_id: The id of a group of port orders.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        group_id=group_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    group_id: str,
    *,
    client: Client,
    body: PortOrderGroupNumbersRequest,
) -> PortOrderDocument:
    """Add phone numbers to a group of port orders

    Adds numbers to the orders of a group that they can be ported with; for the others new
    orders are created in it.

    Args:
        group_id: The id of a group of port orders.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        group_id=group_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    group_id: str,
    *,
    client: Client,
    body: PortOrderGroupNumbersRequest,
) -> Response[PortOrderDocument]:
    """Add phone numbers to a group of port orders

    Adds numbers to the orders of a group that they can be ported with; for the others new
    orders are created in it.

    Args:
        group_id: The id of a group of port orders.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        group_id=group_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    group_id: str,
    *,
    client: Client,
    body: PortOrderGroupNumbersRequest,
) -> PortOrderDocument:
    """Add phone numbers to a group of port orders

    Adds numbers to the orders of a group that they can be ported with; for the others new
    orders are created in it.

    Args:
        group_id: The id of a group of port orders.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            group_id=group_id,
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
