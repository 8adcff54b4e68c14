# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models.callback_request import CallbackRequest

OPERATION: Operation[None] = Operation(
    "set_did_level_dlr_callback",
    tag="numbers",
    method="POST",
    path="/v2/numbers/{number_id}/relationships/dlr_callback",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
    path_parameters=("number_id",),
    content_type="application/vnd.api+json",
    fields=lambda: {
        "number_id": Field("number_id", "path", "string", required=True, pattern="^[0-9]{11}$"),
        "callback_url": Field("callback_url", "body", "string", required=True, min_length=1),
    },
)
"""Set where SMS delivery receipts of one number are posted to, by the older name"""


def _get_kwargs(
    number_id: str,
    *,
    body: CallbackRequest,
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
    body: CallbackRequest,
) -> Response[None]:
    """Set where SMS delivery receipts of one number are posted to, by the older name

    Sets the same address as sms_dlr_callback, which took this name's place.

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
    body: CallbackRequest,
) -> None:
    """Set where SMS delivery receipts of one number are posted to, by the older name

    Sets the same address as sms_dlr_callback, which took this name's place.

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
    body: CallbackRequest,
) -> Response[None]:
    """Set where SMS delivery receipts of one number are posted to, by the older name

    Sets the same address as sms_dlr_callback, which took this name's place.

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
    body: CallbackRequest,
) -> None:
    """Set where SMS delivery receipts of one number are posted to, by the older name

    Sets the same address as sms_dlr_callback, which took this name's place.

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
