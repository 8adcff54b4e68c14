# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client

OPERATION: Operation[None] = Operation(
    "disconnect",
    tag="e911s",
    method="DELETE",
    path="/v2/numbers/{number_id}/relationships/e911s",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
    path_parameters=("number_id",),
    fields=lambda: {
        "number_id": Field("number_id", "path", "string", required=True, pattern="^[0-9]{11}$"),
    },
)
"""Take the emergency address off a phone number"""


def _get_kwargs(
    number_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "number_id": number_id,
        },
        query={},
    )


def sync_detailed(
    number_id: str,
    *,
    client: Client,
) -> Response[None]:
    """Take the emergency address off a phone number

    Leaves the number without an emergency address. The record itself stays. What the server
    says when the number has none is not documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    number_id: str,
    *,
    client: Client,
) -> None:
    """Take the emergency address off a phone number

    Leaves the number without an emergency address. The record itself stays. What the server
    says when the number has none is not documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        number_id=number_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    number_id: str,
    *,
    client: Client,
) -> Response[None]:
    """Take the emergency address off a phone number

    Leaves the number without an emergency address. The record itself stays. What the server
    says when the number has none is not documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    number_id: str,
    *,
    client: Client,
) -> None:
    """Take the emergency address off a phone number

    Leaves the number without an emergency address. The record itself stays. What the server
    says when the number has none is not documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            number_id=number_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
