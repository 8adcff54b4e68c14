# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client

OPERATION: Operation[None] = Operation(
    "remove_cnam",
    tag="cnams",
    method="DELETE",
    path="/v2/cnams/{cnam_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
    path_parameters=("cnam_id",),
    fields=lambda: {
        "cnam_id": Field("cnam_id", "path", "string", required=True, min_length=1),
    },
)
"""Delete a caller name"""


def _get_kwargs(
    cnam_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "cnam_id": cnam_id,
        },
        query={},
    )


def sync_detailed(
    cnam_id: str,
    *,
    client: Client,
) -> Response[None]:
    """Delete a caller name

    Deletes the record. It is taken off all phone numbers that use it.

    Args:
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        cnam_id=cnam_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    cnam_id: str,
    *,
    client: Client,
) -> None:
    """Delete a caller name

    Deletes the record. It is taken off all phone numbers that use it.

    Args:
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        cnam_id=cnam_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    cnam_id: str,
    *,
    client: Client,
) -> Response[None]:
    """Delete a caller name

    Deletes the record. It is taken off all phone numbers that use it.

    Args:
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        cnam_id=cnam_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    cnam_id: str,
    *,
    client: Client,
) -> None:
    """Delete a caller name

    Deletes the record. It is taken off all phone numbers that use it.

    Args:
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            cnam_id=cnam_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
