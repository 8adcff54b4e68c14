# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import MessageDocument

OPERATION: Operation[MessageDocument] = Operation(
    "look_up_a_message_detail_record_v2_2",
    tag="messages_v2_2",
    method="GET",
    path="/v2.2/messages/{message_id}",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "MessageDocument"},
    path_parameters=("message_id",),
    fields=lambda: {
        "message_id": Field("message_id", "path", "string", required=True, min_length=1),
    },
)
"""Read the record of one message"""


def _get_kwargs(
    message_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "message_id": message_id,
        },
        query={},
    )


def sync_detailed(
    message_id: str,
    *,
    client: Client,
) -> Response[MessageDocument]:
    """Read the record of one message

    Reads the detail record of a message that was sent or received, with its delivery receipts
    so far. Ids and envelope are those of version 2.1.

    Args:
        message_id: The id of the message, `mdr2-` and 32 hexadecimal digits as a rule.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        message_id=message_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    message_id: str,
    *,
    client: Client,
) -> MessageDocument:
    """Read the record of one message

    Reads the detail record of a message that was sent or received, with its delivery receipts
    so far. Ids and envelope are those of version 2.1.

    Args:
        message_id: The id of the message, `mdr2-` and 32 hexadecimal digits as a rule.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        message_id=message_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    message_id: str,
    *,
    client: Client,
) -> Response[MessageDocument]:
    """Read the record of one message

    Reads the detail record of a message that was sent or received, with its delivery receipts
    so far. Ids and envelope are those of version 2.1.

    Args:
        message_id: The id of the message, `mdr2-` and 32 hexadecimal digits as a rule.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        message_id=message_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    message_id: str,
    *,
    client: Client,
) -> MessageDocument:
    """Read the record of one message

    Reads the detail record of a message that was sent or received, with its delivery receipts
    so far. Ids and envelope are those of version 2.1.

    Args:
        message_id: The id of the message, `mdr2-` and 32 hexadecimal digits as a rule.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            message_id=message_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
