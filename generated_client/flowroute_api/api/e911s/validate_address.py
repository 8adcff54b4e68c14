# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models.e911_create_request import E911CreateRequest

OPERATION: Operation[None] = Operation(
    "validate_address",
    tag="e911s",
    method="POST",
    path="/v2/e911s/validate",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
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
"""Validate an emergency address"""


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
) -> Response[None]:
    """Validate an emergency address

    Checks whether emergency services could find the address, without storing it. An address may
    have to be written in another way to suit the emergency centre; the error then names the
    changes.

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
) -> None:
    """Validate an emergency address

    Checks whether emergency services could find the address, without storing it. An address may
    have to be written in another way to suit the emergency centre; the error then names the
    changes.

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
) -> Response[None]:
    """Validate an emergency address

    Checks whether emergency services could find the address, without storing it. An address may
    have to be written in another way to suit the emergency centre; the error then names the
    changes.

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
) -> None:
    """Validate an emergency address

    Checks whether emergency services could find the address, without storing it. An address may
    have to be written in another way to suit the emergency centre; the error then names the
    changes.

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
