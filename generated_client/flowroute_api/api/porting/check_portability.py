# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortabilityDocument
    from ...models.portability_request import PortabilityRequest

OPERATION: Operation[PortabilityDocument] = Operation(
    "check_portability",
    tag="porting",
    method="POST",
    path="/v2/portorders/portability",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortabilityDocument"},
    content_type="application/json",
    fields=lambda: {
        "numbers": Field("numbers", "body", "array", required=True),
    },
)
"""Check whether phone numbers can be ported"""


def _get_kwargs(
    *,
    body: PortabilityRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: PortabilityRequest,
) -> Response[PortabilityDocument]:
    """Check whether phone numbers can be ported

    Sorts phone numbers by whether they can be ported to Flowroute, and names those that can be
    served on its HyperNetwork. A number can be in two of the lists.

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
    body: PortabilityRequest,
) -> PortabilityDocument:
    """Check whether phone numbers can be ported

    Sorts phone numbers by whether they can be ported to Flowroute, and names those that can be
    served on its HyperNetwork. A number can be in two of the lists.

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
    body: PortabilityRequest,
) -> Response[PortabilityDocument]:
    """Check whether phone numbers can be ported

    Sorts phone numbers by whether they can be ported to Flowroute, and names those that can be
    served on its HyperNetwork. A number can be in two of the lists.

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
    body: PortabilityRequest,
) -> PortabilityDocument:
    """Check whether phone numbers can be ported

    Sorts phone numbers by whether they can be ported to Flowroute, and names those that can be
    served on its HyperNetwork. A number can be in two of the lists.

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
