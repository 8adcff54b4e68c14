# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models.callback_request import CallbackRequest

OPERATION: Operation[None] = Operation(
    "set_account_level_mms_dlr_callback_v2_2",
    tag="messages_v2_2",
    method="PUT",
    path="/v2.2/messages/mms_dlr_callback",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={204: None},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "callback_url": Field("callback_url", "body", "string", required=True, min_length=1),
    },
)
"""Set where MMS delivery receipts of the account are posted to"""


def _get_kwargs(
    *,
    body: CallbackRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: CallbackRequest,
) -> Response[None]:
    """Set where MMS delivery receipts of the account are posted to

    Sets the address that receives the MMS delivery receipts of all numbers without an address
    of their own; an address given with a message comes first.

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
    body: CallbackRequest,
) -> None:
    """Set where MMS delivery receipts of the account are posted to

    Sets the address that receives the MMS delivery receipts of all numbers without an address
    of their own; an address given with a message comes first.

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
    body: CallbackRequest,
) -> Response[None]:
    """Set where MMS delivery receipts of the account are posted to

    Sets the address that receives the MMS delivery receipts of all numbers without an address
    of their own; an address given with a message comes first.

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
    body: CallbackRequest,
) -> None:
    """Set where MMS delivery receipts of the account are posted to

    Sets the address that receives the MMS delivery receipts of all numbers without an address
    of their own; an address given with a message comes first.

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
