# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models.letter_of_authorization_request import LetterOfAuthorizationRequest

OPERATION: Operation[None] = Operation(
    "submit_letter_of_authorization",
    tag="porting",
    method="POST",
    path="/v2/portorders/{order_id}/loa",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={201: None},
    path_parameters=("order_id",),
    content_type="application/json",
    fields=lambda: {
        "order_id": Field("order_id", "path", "string", required=True, min_length=1),
        "signature_name": Field("signature_name", "body", "string", required=True, min_length=1),
        "signature_title": Field("signature_title", "body", "string", required=True, min_length=1),
        "numbers": Field("numbers", "body", "array"),
        "billing_name": Field("billing_name", "body", "string", nullable=True),
        "street": Field("street", "body", "string", nullable=True),
        "street2": Field("street2", "body", "string", nullable=True),
        "city": Field("city", "body", "string", nullable=True),
        "state": Field("state", "body", "string", nullable=True),
        "zipcode": Field("zip", "body", "string", nullable=True),
        "country": Field("country", "body", "string", nullable=True),
        "provider": Field("provider", "body", "string", nullable=True),
        "usage_type": Field("usage_type", "body", "string", nullable=True),
        "company": Field("company", "body", "string", nullable=True),
        "loa_copy": Field("loa_copy", "body", "string", nullable=True),
    },
)
"""Submit the signed letter of authorization"""


def _get_kwargs(
    order_id: str,
    *,
    body: LetterOfAuthorizationRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "order_id": order_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    order_id: str,
    *,
    client: Client,
    body: LetterOfAuthorizationRequest,
) -> Response[None]:
    """Submit the signed letter of authorization

    Hands in the letter with the name and the title of who signs it, and everything else as it
    was read. It is the last step: the order is submitted.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    order_id: str,
    *,
    client: Client,
    body: LetterOfAuthorizationRequest,
) -> None:
    """Submit the signed letter of authorization

    Hands in the letter with the name and the title of who signs it, and everything else as it
    was read. It is the last step: the order is submitted.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: Client,
    body: LetterOfAuthorizationRequest,
) -> Response[None]:
    """Submit the signed letter of authorization

    Hands in the letter with the name and the title of who signs it, and everything else as it
    was read. It is the last step: the order is submitted.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        order_id=order_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    order_id: str,
    *,
    client: Client,
    body: LetterOfAuthorizationRequest,
) -> None:
    """Submit the signed letter of authorization

    Hands in the letter with the name and the title of who signs it, and everything else as it
    was read. It is the last step: the order is submitted.

    Args:
        order_id: The id of a port order.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
