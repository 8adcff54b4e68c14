# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CnamAssociationDocument

OPERATION: Operation[CnamAssociationDocument] = Operation(
    "associate_cnam",
    tag="cnams",
    method="PATCH",
    path="/v2/numbers/{number_id}/relationships/cnams/{cnam_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={202: "CnamAssociationDocument"},
    path_parameters=(
        "number_id",
        "cnam_id",
    ),
    fields=lambda: {
        "number_id": Field("number_id", "path", "string", required=True, pattern="^[0-9]{11}$"),
        "cnam_id": Field("cnam_id", "path", "string", required=True, min_length=1),
    },
)
"""Assign a caller name to a phone number"""


def _get_kwargs(
    number_id: str,
    cnam_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "number_id": number_id,
            "cnam_id": cnam_id,
        },
        query={},
    )


def sync_detailed(
    number_id: str,
    cnam_id: str,
    *,
    client: Client,
) -> Response[CnamAssociationDocument]:
    """Assign a caller name to a phone number

    Asks for the name to be shown on calls from the number. The change is taken up later than
    the answer. The name has to be approved; how the server refuses another one is not
    documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
        cnam_id=cnam_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    number_id: str,
    cnam_id: str,
    *,
    client: Client,
) -> CnamAssociationDocument:
    """Assign a caller name to a phone number

    Asks for the name to be shown on calls from the number. The change is taken up later than
    the answer. The name has to be approved; how the server refuses another one is not
    documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        number_id=number_id,
        cnam_id=cnam_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    number_id: str,
    cnam_id: str,
    *,
    client: Client,
) -> Response[CnamAssociationDocument]:
    """Assign a caller name to a phone number

    Asks for the name to be shown on calls from the number. The change is taken up later than
    the answer. The name has to be approved; how the server refuses another one is not
    documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
        cnam_id=cnam_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    number_id: str,
    cnam_id: str,
    *,
    client: Client,
) -> CnamAssociationDocument:
    """Assign a caller name to a phone number

    Asks for the name to be shown on calls from the number. The change is taken up later than
    the answer. The name has to be approved; how the server refuses another one is not
    documented.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_id: The id of a caller name.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            number_id=number_id,
            cnam_id=cnam_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
