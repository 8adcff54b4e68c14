# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import NumberDocument, PartialNumberDocument
    from ...models.number_update_request import NumberUpdateRequest

OPERATION: Operation[NumberDocument | PartialNumberDocument] = Operation(
    "update_a_phone_number",
    tag="numbers",
    method="PATCH",
    path="/v2/numbers/{number_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "NumberDocument", 207: "PartialNumberDocument"},
    path_parameters=("number_id",),
    content_type="application/vnd.api+json",
    fields=lambda: {
        "number_id": Field("number_id", "path", "string", required=True, pattern="^[0-9]{11}$"),
        "alias": Field("alias", "body", "string", max_length=64),
        "cnam_lookups_enabled": Field("cnam_lookups_enabled", "body", "boolean"),
        "messaging_enabled": Field("messaging_enabled", "body", "boolean"),
        "messaging_email": Field("messaging_email", "body", "boolean"),
        "messaging_callback_url": Field("messaging_callback_url", "body", "string", min_length=1),
    },
)
"""Change the settings of an owned number"""


def _get_kwargs(
    number_id: str,
    *,
    body: NumberUpdateRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "number_id": number_id,
        },
        query={},
        body=body,
    )


def sync_detailed(
    number_id: str,
    *,
    client: Client,
    body: NumberUpdateRequest,
) -> Response[NumberDocument | PartialNumberDocument]:
    """Change the settings of an owned number

    Changes the fields that are given and leaves the others. Enabling messaging starts a task of
    its own, which can report its end by mail or to an address.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
        body=body,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    number_id: str,
    *,
    client: Client,
    body: NumberUpdateRequest,
) -> NumberDocument | PartialNumberDocument:
    """Change the settings of an owned number

    Changes the fields that are given and leaves the others. Enabling messaging starts a task of
    its own, which can report its end by mail or to an address.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        number_id=number_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    number_id: str,
    *,
    client: Client,
    body: NumberUpdateRequest,
) -> Response[NumberDocument | PartialNumberDocument]:
    """Change the settings of an owned number

    Changes the fields that are given and leaves the others. Enabling messaging starts a task of
    its own, which can report its end by mail or to an address.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        body: What is sent.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
        body=body,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    number_id: str,
    *,
    client: Client,
    body: NumberUpdateRequest,
) -> NumberDocument | PartialNumberDocument:
    """Change the settings of an owned number

    Changes the fields that are given and leaves the others. Enabling messaging starts a task of
    its own, which can report its end by mail or to an address.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        body: What is sent.

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
            body=body,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
