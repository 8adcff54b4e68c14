# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CallbackDocument

OPERATION: Operation[CallbackDocument] = Operation(
    "get_account_level_sms_dlr_callback_v2_2",
    tag="messages_v2_2",
    method="GET",
    path="/v2.2/messages/sms_dlr_callback",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "CallbackDocument"},
)
"""Read where SMS delivery receipts of the account are posted to"""


def _get_kwargs() -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
    )


def sync_detailed(
    *,
    client: Client,
) -> Response[CallbackDocument]:
    """Read where SMS delivery receipts of the account are posted to

    Reads the account's address for SMS delivery receipts. What the server answers when there is
    none is not documented.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs()
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
) -> CallbackDocument:
    """Read where SMS delivery receipts of the account are posted to

    Reads the account's address for SMS delivery receipts. What the server answers when there is
    none is not documented.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
) -> Response[CallbackDocument]:
    """Read where SMS delivery receipts of the account are posted to

    Reads the account's address for SMS delivery receipts. What the server answers when there is
    none is not documented.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs()
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
) -> CallbackDocument:
    """Read where SMS delivery receipts of the account are posted to

    Reads the account's address for SMS delivery receipts. What the server answers when there is
    none is not documented.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
