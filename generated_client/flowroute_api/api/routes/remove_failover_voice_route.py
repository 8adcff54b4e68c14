# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client

OPERATION: Operation[None] = Operation(
    "remove_failover_voice_route",
    tag="routes",
    method="DELETE",
    path="/v2/numbers/{number_id}/relationships/failover_route",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
    path_parameters=("number_id",),
    fields=lambda: {
        "number_id": Field("number_id", "path", "string", required=True, pattern="^[0-9]{11}$"),
    },
)
"""Remove the failover route of a number"""


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
    """Remove the failover route of a number

    Takes the failover route off the number; the route itself stays.

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
    """Remove the failover route of a number

    Takes the failover route off the number; the route itself stays.

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
    """Remove the failover route of a number

    Takes the failover route off the number; the route itself stays.

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
    """Remove the failover route of a number

    Takes the failover route off the number; the route itself stays.

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
