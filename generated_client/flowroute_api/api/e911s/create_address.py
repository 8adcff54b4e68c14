# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import E911Document
    from ...models.e911_create_request import E911CreateRequest

OPERATION: Operation[E911Document] = Operation(
    "create_address",
    tag="e911s",
    method="POST",
    path="/v2/e911s",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={201: "E911Document"},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "label": Field("label", "body", "string", required=True, min_length=1),
        "first_name": Field("first_name", "body", "string", required=True, min_length=1),
        "last_name": Field("last_name", "body", "string", required=True, min_length=1),
        "street_number": Field("street_number", "body", "string", required=True, min_length=1),
        "street_name": Field("street_name", "body", "string", required=True, min_length=1),
        "address_type": Field("address_type", "body", "string"),
        "address_type_number": Field("address_type_number", "body", "string"),
        "city": Field("city", "body", "string", required=True, min_length=1),
        "state": Field(
            "state",
            "body",
            "string",
            required=True,
            pattern="^[A-Z]{2}$",
            form="the two letters of a state or province",
        ),
        "country": Field("country", "body", "string", required=True, choices=("US", "CA")),
        "zipcode": Field("zip", "body", "string", required=True, min_length=4, max_length=7),
    },
)
"""Create and validate an emergency address"""


def _get_kwargs(
    *,
    body: E911CreateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: E911CreateRequest,
) -> Response[E911Document]:
    """Create and validate an emergency address

    Validates the address as `validate_address` does and stores it. The new record can then be
    assigned to phone numbers. The label is meant to be unique, but the server may accept the
    same one twice.

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
    body: E911CreateRequest,
) -> E911Document:
    """Create and validate an emergency address

    Validates the address as `validate_address` does and stores it. The new record can then be
    assigned to phone numbers. The label is meant to be unique, but the server may accept the
    same one twice.

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
    body: E911CreateRequest,
) -> Response[E911Document]:
    """Create and validate an emergency address

    Validates the address as `validate_address` does and stores it. The new record can then be
    assigned to phone numbers. The label is meant to be unique, but the server may accept the
    same one twice.

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
    body: E911CreateRequest,
) -> E911Document:
    """Create and validate an emergency address

    Validates the address as `validate_address` does and stores it. The new record can then be
    assigned to phone numbers. The label is meant to be unique, but the server may accept the
    same one twice.

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
