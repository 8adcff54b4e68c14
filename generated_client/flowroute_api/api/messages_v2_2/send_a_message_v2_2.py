# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import MessageV22SentDocument
    from ...models.message_v22_request import MessageV22Request

OPERATION: Operation[MessageV22SentDocument] = Operation(
    "send_a_message_v2_2",
    tag="messages_v2_2",
    method="POST",
    path="/v2.2/messages",
    safe_to_repeat=False,
    accept="application/vnd.api+json",
    responses={202: "MessageV22SentDocument"},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "to": Field("to", "body", "string", required=True, pattern="^[+][0-9]{7,15}$"),
        "from_": Field("from", "body", "string", required=True, pattern="^[+][0-9]{11}$"),
        "body": Field("body", "body", "string"),
        "media_urls": Field("media_urls", "body", "array"),
        "is_mms": Field("is_mms", "body", "boolean"),
        "dlr_callback": Field("dlr_callback", "body", "string", min_length=1),
    },
)
"""Send an SMS or MMS"""


def _get_kwargs(
    *,
    body: MessageV22Request,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: MessageV22Request,
) -> Response[MessageV22SentDocument]:
    """Send an SMS or MMS

    Accepts a message for delivery and answers with the id of its record; delivery receipts tell
    what becomes of it. The sender must be a number of the account that is enabled for
    messaging. Up to 160 ASCII characters make one SMS, longer bodies are split into segments of
    140 characters, or of 70 with any other character; each segment is charged. An MMS may have
    750 kB in all. At most 5 SMS and 1 MMS a second are accepted. What the message costs is told
    at once.

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
    body: MessageV22Request,
) -> MessageV22SentDocument:
    """Send an SMS or MMS

    Accepts a message for delivery and answers with the id of its record; delivery receipts tell
    what becomes of it. The sender must be a number of the account that is enabled for
    messaging. Up to 160 ASCII characters make one SMS, longer bodies are split into segments of
    140 characters, or of 70 with any other character; each segment is charged. An MMS may have
    750 kB in all. At most 5 SMS and 1 MMS a second are accepted. What the message costs is told
    at once.

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
    body: MessageV22Request,
) -> Response[MessageV22SentDocument]:
    """Send an SMS or MMS

    Accepts a message for delivery and answers with the id of its record; delivery receipts tell
    what becomes of it. The sender must be a number of the account that is enabled for
    messaging. Up to 160 ASCII characters make one SMS, longer bodies are split into segments of
    140 characters, or of 70 with any other character; each segment is charged. An MMS may have
    750 kB in all. At most 5 SMS and 1 MMS a second are accepted. What the message costs is told
    at once.

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
    body: MessageV22Request,
) -> MessageV22SentDocument:
    """Send an SMS or MMS

    Accepts a message for delivery and answers with the id of its record; delivery receipts tell
    what becomes of it. The sender must be a number of the account that is enabled for
    messaging. Up to 160 ASCII characters make one SMS, longer bodies are split into segments of
    140 characters, or of 70 with any other character; each segment is charged. An MMS may have
    750 kB in all. At most 5 SMS and 1 MMS a second are accepted. What the message costs is told
    at once.

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
