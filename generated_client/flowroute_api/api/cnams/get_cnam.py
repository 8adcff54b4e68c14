# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CnamDocument

OPERATION: Operation[CnamDocument] = Operation(
    "get_cnam",
    tag="cnams",
    method="GET",
    path="/v2/cnams/{cnam_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "CnamDocument"},
    path_parameters=("cnam_id",),
    fields=lambda: {
        "cnam_id": Field("cnam_id", "path", "string", required=True, min_length=1),
    },
)
"""Read a caller name"""


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
) -> Response[CnamDocument]:
    """Read a caller name

    Answers with one caller name. When it is in use, its relationships name the phone numbers
    and `included` holds them.

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
) -> CnamDocument:
    """Read a caller name

    Answers with one caller name. When it is in use, its relationships name the phone numbers
    and `included` holds them.

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
) -> Response[CnamDocument]:
    """Read a caller name

    Answers with one caller name. When it is in use, its relationships name the phone numbers
    and `included` holds them.

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
) -> CnamDocument:
    """Read a caller name

    Answers with one caller name. When it is in use, its relationships name the phone numbers
    and `included` holds them.

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
