# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import MessageProvisionDocument

OPERATION: Operation[MessageProvisionDocument] = Operation(
    "look_up_a_message_provision_task",
    tag="numbers",
    method="GET",
    path="/v2/message-provision/status/{task_id}",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "MessageProvisionDocument"},
    path_parameters=("task_id",),
    fields=lambda: {
        "task_id": Field("task_id", "path", "string", required=True, min_length=1),
    },
)
"""Read the state of a provisioning task"""


def _get_kwargs(
    task_id: str,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "task_id": task_id,
        },
        query={},
    )


def sync_detailed(
    task_id: str,
    *,
    client: Client,
) -> Response[MessageProvisionDocument]:
    """Read the state of a provisioning task

    Reads how far a task is, in the same form as the answer that started it.

    Args:
        task_id: The id of the task.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        task_id=task_id,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    task_id: str,
    *,
    client: Client,
) -> MessageProvisionDocument:
    """Read the state of a provisioning task

    Reads how far a task is, in the same form as the answer that started it.

    Args:
        task_id: The id of the task.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        task_id=task_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    task_id: str,
    *,
    client: Client,
) -> Response[MessageProvisionDocument]:
    """Read the state of a provisioning task

    Reads how far a task is, in the same form as the answer that started it.

    Args:
        task_id: The id of the task.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        task_id=task_id,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    task_id: str,
    *,
    client: Client,
) -> MessageProvisionDocument:
    """Read the state of a provisioning task

    Reads how far a task is, in the same form as the answer that started it.

    Args:
        task_id: The id of the task.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
