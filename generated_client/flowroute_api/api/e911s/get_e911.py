# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import E911Document

OPERATION: Operation[E911Document] = Operation(
    "get_e911",
    tag="e911s",
    method="GET",
    path="/v2/e911s/{e911_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "E911Document"},
    path_parameters=("e911_id",),
    fields=lambda: {
        "e911_id": Field("e911_id", "path", "string", required=True, min_length=1),
    },
)
"""Read an emergency address"""


def _get_kwargs(
    e911_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "e911_id": e911_id,
        },
        query={},
    )


def sync_detailed(
    e911_id: str,
    *,
    client: Client,
) -> Response[E911Document]:
    """Read an emergency address

    Answers with one emergency address of the account.

    Args:
        e911_id: The id of an emergency address.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        e911_id=e911_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    e911_id: str,
    *,
    client: Client,
) -> E911Document:
    """Read an emergency address

    Answers with one emergency address of the account.

    Args:
        e911_id: The id of an emergency address.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        e911_id=e911_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    e911_id: str,
    *,
    client: Client,
) -> Response[E911Document]:
    """Read an emergency address

    Answers with one emergency address of the account.

    Args:
        e911_id: The id of an emergency address.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        e911_id=e911_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    e911_id: str,
    *,
    client: Client,
) -> E911Document:
    """Read an emergency address

    Answers with one emergency address of the account.

    Args:
        e911_id: The id of an emergency address.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            e911_id=e911_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
