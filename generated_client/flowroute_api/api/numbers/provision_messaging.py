# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import MessageProvisionDocument
    from ...models.message_provision_request import MessageProvisionRequest

OPERATION: Operation[MessageProvisionDocument] = Operation(
    "provision_messaging",
    tag="numbers",
    method="POST",
    path="/v2/message-provision",
    safe_to_repeat=False,
    accept="application/json",
    responses={201: "MessageProvisionDocument"},
    content_type="application/json",
    fields=lambda: {
        "numbers": Field("numbers", "body", "array", required=True),
        "action": Field("action", "body", "string", required=True, choices=("enable", "disable")),
        "callback_url": Field("callback_url", "body", "string", min_length=1),
        "email": Field("email", "body", "boolean"),
    },
)
"""Enable or disable messaging on owned numbers"""


def _get_kwargs(
    *,
    body: MessageProvisionRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: MessageProvisionRequest,
) -> Response[MessageProvisionDocument]:
    """Enable or disable messaging on owned numbers

    Starts a task that switches messaging on or off for one number or several. The answer tells
    the id and the first state of the task: with one number its state alone, with several the
    numbers sorted by state.

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
    body: MessageProvisionRequest,
) -> MessageProvisionDocument:
    """Enable or disable messaging on owned numbers

    Starts a task that switches messaging on or off for one number or several. The answer tells
    the id and the first state of the task: with one number its state alone, with several the
    numbers sorted by state.

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
    body: MessageProvisionRequest,
) -> Response[MessageProvisionDocument]:
    """Enable or disable messaging on owned numbers

    Starts a task that switches messaging on or off for one number or several. The answer tells
    the id and the first state of the task: with one number its state alone, with several the
    numbers sorted by state.

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
    body: MessageProvisionRequest,
) -> MessageProvisionDocument:
    """Enable or disable messaging on owned numbers

    Starts a task that switches messaging on or off for one number or several. The answer tells
    the id and the first state of the task: with one number its state alone, with several the
    numbers sorted by state.

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
