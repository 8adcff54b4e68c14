# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderDocument

OPERATION: Operation[PortOrderDocument] = Operation(
    "get_a_port_order",
    tag="porting",
    method="GET",
    path="/v2/portorders/{order_id}",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortOrderDocument"},
    path_parameters=("order_id",),
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
    },
)
"""Read a port order"""


def _get_kwargs(
    order_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "order_id": order_id,
        },
        query={},
    )


def sync_detailed(
    order_id: str,
    *,
    client: Client,
) -> Response[PortOrderDocument]:
    """Read a port order

    Answers with one order in full.

    Args:
        order_id: The id of a port order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    order_id: str,
    *,
    client: Client,
) -> PortOrderDocument:
    """Read a port order

    Answers with one order in full.

    Args:
        order_id: The id of a port order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        order_id=order_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: Client,
) -> Response[PortOrderDocument]:
    """Read a port order

    Answers with one order in full.

    Args:
        order_id: The id of a port order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    order_id: str,
    *,
    client: Client,
) -> PortOrderDocument:
    """Read a port order

    Answers with one order in full.

    Args:
        order_id: The id of a port order.

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
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
