# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import NumberDocument, PartialNumberDocument

OPERATION: Operation[NumberDocument | PartialNumberDocument] = Operation(
    "purchase_a_phone_number",
    tag="numbers",
    method="POST",
    path="/v2/numbers/{number_id}",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={201: "NumberDocument", 207: "PartialNumberDocument"},
    path_parameters=("number_id",),
    query_parameters=(
        "cnam_lookups_enabled",
        "messaging_enabled",
    ),
    fields=lambda: {
        "number_id": Field("number_id", "path", "string", required=True, pattern="^[0-9]{11}$"),
        "cnam_lookups_enabled": Field("cnam_lookups_enabled", "query", "boolean"),
        "messaging_enabled": Field("messaging_enabled", "query", "boolean"),
    },
)
"""Buy a number from the inventory"""


def _get_kwargs(
    number_id: str,
    *,
    cnam_lookups_enabled: bool | Unset = UNSET,
    messaging_enabled: bool | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "number_id": number_id,
        },
        query={
            "cnam_lookups_enabled": cnam_lookups_enabled,
            "messaging_enabled": messaging_enabled,
        },
    )


def sync_detailed(
    number_id: str,
    *,
    client: Client,
    cnam_lookups_enabled: bool | Unset = UNSET,
    messaging_enabled: bool | Unset = UNSET,
) -> Response[NumberDocument | PartialNumberDocument]:
    """Buy a number from the inventory

    Buys the number at once. The account is charged the setup fee and, from then on, the monthly
    fee; inbound calls take the built-in route `sip-reg` until another one is assigned. With
    `messaging_enabled` a separate task enables messaging: its state joins `included`, and the
    number reads as not enabled until the task has ended. How the server answers when the number
    is gone or the balance too low is not documented; the error document is certain, the status
    is not.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_lookups_enabled: Whether the names of callers are looked up on inbound calls, each look-up
            charged. Without it the default of the account holds.
        messaging_enabled: Whether the number is to be enabled for messaging as well. The server takes it
            as false.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
        cnam_lookups_enabled=cnam_lookups_enabled,
        messaging_enabled=messaging_enabled,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    number_id: str,
    *,
    client: Client,
    cnam_lookups_enabled: bool | Unset = UNSET,
    messaging_enabled: bool | Unset = UNSET,
) -> NumberDocument | PartialNumberDocument:
    """Buy a number from the inventory

    Buys the number at once. The account is charged the setup fee and, from then on, the monthly
    fee; inbound calls take the built-in route `sip-reg` until another one is assigned. With
    `messaging_enabled` a separate task enables messaging: its state joins `included`, and the
    number reads as not enabled until the task has ended. How the server answers when the number
    is gone or the balance too low is not documented; the error document is certain, the status
    is not.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_lookups_enabled: Whether the names of callers are looked up on inbound calls, each look-up
            charged. Without it the default of the account holds.
        messaging_enabled: Whether the number is to be enabled for messaging as well. The server takes it
            as false.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        number_id=number_id,
        client=client,
        cnam_lookups_enabled=cnam_lookups_enabled,
        messaging_enabled=messaging_enabled,
    ).parsed


async def asyncio_detailed(
    number_id: str,
    *,
    client: Client,
    cnam_lookups_enabled: bool | Unset = UNSET,
    messaging_enabled: bool | Unset = UNSET,
) -> Response[NumberDocument | PartialNumberDocument]:
    """Buy a number from the inventory

    Buys the number at once. The account is charged the setup fee and, from then on, the monthly
    fee; inbound calls take the built-in route `sip-reg` until another one is assigned. With
    `messaging_enabled` a separate task enables messaging: its state joins `included`, and the
    number reads as not enabled until the task has ended. How the server answers when the number
    is gone or the balance too low is not documented; the error document is certain, the status
    is not.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_lookups_enabled: Whether the names of callers are looked up on inbound calls, each look-up
            charged. Without it the default of the account holds.
        messaging_enabled: Whether the number is to be enabled for messaging as well. The server takes it
            as false.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        number_id=number_id,
        cnam_lookups_enabled=cnam_lookups_enabled,
        messaging_enabled=messaging_enabled,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    number_id: str,
    *,
    client: Client,
    cnam_lookups_enabled: bool | Unset = UNSET,
    messaging_enabled: bool | Unset = UNSET,
) -> NumberDocument | PartialNumberDocument:
    """Buy a number from the inventory

    Buys the number at once. The account is charged the setup fee and, from then on, the monthly
    fee; inbound calls take the built-in route `sip-reg` until another one is assigned. With
    `messaging_enabled` a separate task enables messaging: its state joins `included`, and the
    number reads as not enabled until the task has ended. How the server answers when the number
    is gone or the balance too low is not documented; the error document is certain, the status
    is not.

    Args:
        number_id: A phone number of eleven digits, country code first, without a plus sign.
        cnam_lookups_enabled: Whether the names of callers are looked up on inbound calls, each look-up
            charged. Without it the default of the account holds.
        messaging_enabled: Whether the number is to be enabled for messaging as well. The server takes it
            as false.

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
            cnam_lookups_enabled=cnam_lookups_enabled,
            messaging_enabled=messaging_enabled,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
