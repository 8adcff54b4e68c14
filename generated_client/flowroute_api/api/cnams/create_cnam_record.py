# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CnamDocument
    from ...models.cnam_create_request import CnamCreateRequest

OPERATION: Operation[CnamDocument] = Operation(
    "create_cnam_record",
    tag="cnams",
    method="POST",
    path="/v2/cnams",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={201: "CnamDocument"},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "value": Field(
            "value",
            "body",
            "string",
            required=True,
            min_length=1,
            max_length=15,
            pattern="^[A-Za-z0-9 \\-_.,@+&'/\"]*[A-Za-z][A-Za-z0-9 \\-_.,@+&'/\"]*$",
            form="letters, at least one of them, digits, spaces and - _ . , @ + & ' / \" only",
        ),
    },
)
"""Create a caller name"""


def _get_kwargs(
    *,
    body: CnamCreateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: CnamCreateRequest,
) -> Response[CnamDocument]:
    """Create a caller name

    Hands in a caller name for review. Profanity, phone numbers and misleading names are
    rejected. How the server refuses a name that breaks the rules for its characters, or that
    the account already has, is not documented.

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
    body: CnamCreateRequest,
) -> CnamDocument:
    """Create a caller name

    Hands in a caller name for review. Profanity, phone numbers and misleading names are
    rejected. How the server refuses a name that breaks the rules for its characters, or that
    the account already has, is not documented.

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
    body: CnamCreateRequest,
) -> Response[CnamDocument]:
    """Create a caller name

    Hands in a caller name for review. Profanity, phone numbers and misleading names are
    rejected. How the server refuses a name that breaks the rules for its characters, or that
    the account already has, is not documented.

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
    body: CnamCreateRequest,
) -> CnamDocument:
    """Create a caller name

    Hands in a caller name for review. Profanity, phone numbers and misleading names are
    rejected. How the server refuses a name that breaks the rules for its characters, or that
    the account already has, is not documented.

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
