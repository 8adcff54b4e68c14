# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderFileDocument

OPERATION: Operation[PortOrderFileDocument] = Operation(
    "get_a_port_order_file",
    tag="porting",
    method="GET",
    path="/v2/portorders/{order_id}/files/{file_id}",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortOrderFileDocument"},
    path_parameters=(
        "order_id",
        "file_id",
    ),
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
        "file_id": Field("file_id", "path", "string", required=True, min_length=1),
    },
)
"""Read what is known of a business document"""


def _get_kwargs(
    order_id: str,
    file_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "order_id": order_id,
            "file_id": file_id,
        },
        query={},
    )


def sync_detailed(
    order_id: str,
    file_id: str,
    *,
    client: Client,
) -> Response[PortOrderFileDocument]:
    """Read what is known of a business document

    Answers with one document of an order; its `filename` is the address of the file itself.

    Args:
        order_id: The id of a port order.
        file_id: The number of a document among those of its order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        file_id=file_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    order_id: str,
    file_id: str,
    *,
    client: Client,
) -> PortOrderFileDocument:
    """Read what is known of a business document

    Answers with one document of an order; its `filename` is the address of the file itself.

    Args:
        order_id: The id of a port order.
        file_id: The number of a document among those of its order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        order_id=order_id,
        file_id=file_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    file_id: str,
    *,
    client: Client,
) -> Response[PortOrderFileDocument]:
    """Read what is known of a business document

    Answers with one document of an order; its `filename` is the address of the file itself.

    Args:
        order_id: The id of a port order.
        file_id: The number of a document among those of its order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        file_id=file_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    order_id: str,
    file_id: str,
    *,
    client: Client,
) -> PortOrderFileDocument:
    """Read what is known of a business document

    Answers with one document of an order; its `filename` is the address of the file itself.

    Args:
        order_id: The id of a port order.
        file_id: The number of a document among those of its order.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            file_id=file_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
