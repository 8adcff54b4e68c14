# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import E911Document
    from ...models.e911_update_request import E911UpdateRequest

OPERATION: Operation[E911Document] = Operation(
    "update_address",
    tag="e911s",
    method="PATCH",
    path="/v2/e911s/{e911_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "E911Document"},
    path_parameters=("e911_id",),
    content_type="application/vnd.api+json",
    fields=lambda: {
        "e911_id": Field("e911_id", "path", "string", required=True, min_length=1),
        "label": Field("label", "body", "string", min_length=1),
        "first_name": Field("first_name", "body", "string", min_length=1),
        "last_name": Field("last_name", "body", "string", min_length=1),
        "street_number": Field("street_number", "body", "string", min_length=1),
        "street_name": Field("street_name", "body", "string", min_length=1),
        "address_type": Field("address_type", "body", "string", nullable=True),
        "address_type_number": Field("address_type_number", "body", "string", nullable=True),
        "city": Field("city", "body", "string", min_length=1),
        "state": Field(
            "state",
            "body",
            "string",
            pattern="^[A-Z]{2}$",
            form="the two letters of a state or province",
        ),
        "country": Field("country", "body", "string", choices=("US", "CA")),
        "zipcode": Field("zip", "body", "string", min_length=4, max_length=7),
    },
)
"""Change and validate an emergency address"""


def _get_kwargs(
    e911_id: str,
    *,
    body: E911UpdateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "e911_id": e911_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    e911_id: str,
    *,
    client: Client,
    body: E911UpdateRequest,
) -> Response[E911Document]:
    """Change and validate an emergency address

    Changes the attributes that are given, leaves the others as they are, and validates the
    result again. The phone numbers that use the record keep it and take the new address.

    Args:
        e911_id: The id of an emergency address.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        e911_id=e911_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    e911_id: str,
    *,
    client: Client,
    body: E911UpdateRequest,
) -> E911Document:
    """Change and validate an emergency address

    Changes the attributes that are given, leaves the others as they are, and validates the
    result again. The phone numbers that use the record keep it and take the new address.

    Args:
        e911_id: The id of an emergency address.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        e911_id=e911_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    e911_id: str,
    *,
    client: Client,
    body: E911UpdateRequest,
) -> Response[E911Document]:
    """Change and validate an emergency address

    Changes the attributes that are given, leaves the others as they are, and validates the
    result again. The phone numbers that use the record keep it and take the new address.

    Args:
        e911_id: The id of an emergency address.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        e911_id=e911_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    e911_id: str,
    *,
    client: Client,
    body: E911UpdateRequest,
) -> E911Document:
    """Change and validate an emergency address

    Changes the attributes that are given, leaves the others as they are, and validates the
    result again. The phone numbers that use the record keep it and take the new address.

    Args:
        e911_id: The id of an emergency address.
        body: What is sent.

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
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
