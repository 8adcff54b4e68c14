# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderStatusDocument
    from ...models.port_order_cancel_request import PortOrderCancelRequest

OPERATION: Operation[PortOrderStatusDocument] = Operation(
    "cancel_a_port_order",
    tag="porting",
    method="PATCH",
    path="/v2/portorders/{order_id}/status",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortOrderStatusDocument"},
    path_parameters=("order_id",),
    content_type="application/json",
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
    },
)
"""Cancel a port order"""


def _get_kwargs(
    order_id: str,
    *,
    body: PortOrderCancelRequest,
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
    body: PortOrderCancelRequest,
) -> Response[PortOrderStatusDocument]:
    """Cancel a port order

    Cancels an order that is pending, or gives up one that was rejected, which is abandoned
    then. It costs nothing. In any other status the support staff has to be asked; how the
    server refuses it is not documented.

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
    body: PortOrderCancelRequest,
) -> PortOrderStatusDocument:
    """Cancel a port order

    Cancels an order that is pending, or gives up one that was rejected, which is abandoned
    then. It costs nothing. In any other status the support staff has to be asked; how the
    server refuses it is not documented.

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
    body: PortOrderCancelRequest,
) -> Response[PortOrderStatusDocument]:
    """Cancel a port order

    Cancels an order that is pending, or gives up one that was rejected, which is abandoned
    then. It costs nothing. In any other status the support staff has to be asked; how the
    server refuses it is not documented.

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
    body: PortOrderCancelRequest,
) -> PortOrderStatusDocument:
    """Cancel a port order

    Cancels an order that is pending, or gives up one that was rejected, which is abandoned
    then. It costs nothing. In any other status the support staff has to be asked; how the
    server refuses it is not documented.

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
