# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...calls import (
    GeneralOperation,
)
from ...types import Field, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderFileDocument
    from ...models.port_order_file_request import PortOrderFileRequest

OPERATION: GeneralOperation[PortOrderFileDocument] = GeneralOperation(
    "upload_a_port_order_file",
    tag="porting",
    method="POST",
    path="/v2/portorders/{order_id}/files",
    safe_to_repeat=False,
    accept="application/json",
    responses={201: "PortOrderFileDocument"},
    path_parameters=("order_id",),
    content_type="multipart/form-data",
    body="multipart",
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
        "file": Field("file", "body", "string", required=True),
    },
)
"""Upload a business document for a port order"""


def _get_kwargs(
    order_id: str,
    *,
    body: PortOrderFileRequest,
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
    body: PortOrderFileRequest,
) -> Response[PortOrderFileDocument]:
    """Upload a business document for a port order

    Uploads a document that the losing provider asks for, such as a bill or a record of customer
    service. That it is done this way is concluded from the links of documents.

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
    body: PortOrderFileRequest,
) -> PortOrderFileDocument:
    """Upload a business document for a port order

    Uploads a document that the losing provider asks for, such as a bill or a record of customer
    service. That it is done this way is concluded from the links of documents.

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
    body: PortOrderFileRequest,
) -> Response[PortOrderFileDocument]:
    """Upload a business document for a port order

    Uploads a document that the losing provider asks for, such as a bill or a record of customer
    service. That it is done this way is concluded from the links of documents.

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
    body: PortOrderFileRequest,
) -> PortOrderFileDocument:
    """Upload a business document for a port order

    Uploads a document that the losing provider asks for, such as a bill or a record of customer
    service. That it is done this way is concluded from the links of documents.

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
