# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Field, Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import NumberDetailsDocument
    from ...models.number_details_request import NumberDetailsRequest

OPERATION: Operation[NumberDetailsDocument] = Operation(
    "list_details_of_phone_numbers",
    tag="numbers",
    method="POST",
    path="/v2/numbers/details",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "NumberDetailsDocument"},
    content_type="application/vnd.api+json",
    fields=lambda: {
        "numbers": Field("numbers", "body", "array", required=True),
    },
)
"""Read several owned numbers in full"""


def _get_kwargs(
    *,
    body: NumberDetailsRequest,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
        body=body,
    )


def sync_detailed(
    *,
    client: Client,
    body: NumberDetailsRequest,
) -> Response[NumberDetailsDocument]:
    """Read several owned numbers in full

    Reads the attributes and relationships of several owned numbers at once. The page on it
    belongs to a preview, whose example names relationships of its own (voice_primary_route and
    others); those of either kind are read. What becomes of numbers that the account lacks is
    not documented.

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
    body: NumberDetailsRequest,
) -> NumberDetailsDocument:
    """Read several owned numbers in full

    Reads the attributes and relationships of several owned numbers at once. The page on it
    belongs to a preview, whose example names relationships of its own (voice_primary_route and
    others); those of either kind are read. What becomes of numbers that the account lacks is
    not documented.

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
    body: NumberDetailsRequest,
) -> Response[NumberDetailsDocument]:
    """Read several owned numbers in full

    Reads the attributes and relationships of several owned numbers at once. The page on it
    belongs to a preview, whose example names relationships of its own (voice_primary_route and
    others); those of either kind are read. What becomes of numbers that the account lacks is
    not documented.

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
    body: NumberDetailsRequest,
) -> NumberDetailsDocument:
    """Read several owned numbers in full

    Reads the attributes and relationships of several owned numbers at once. The page on it
    belongs to a preview, whose example names relationships of its own (voice_primary_route and
    others); those of either kind are read. What becomes of numbers that the account lacks is
    not documented.

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
