# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import Operation, Response, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import EdgeStrategyListDocument

OPERATION: Operation[EdgeStrategyListDocument] = Operation(
    "list_edge_strategies",
    tag="routes",
    method="GET",
    path="/v2/routes/edge_strategies",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "EdgeStrategyListDocument"},
)
"""List the points of presence that can receive calls"""


def _get_kwargs() -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={},
    )


def sync_detailed(
    *,
    client: Client,
) -> Response[EdgeStrategyListDocument]:
    """List the points of presence that can receive calls

    Lists the edge strategies, whose ids serve as `edge_strategy_id` of a route. The path is
    documented; the form of the answer is not, so nearly everything in it is optional.

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
) -> EdgeStrategyListDocument:
    """List the points of presence that can receive calls

    Lists the edge strategies, whose ids serve as `edge_strategy_id` of a route. The path is
    documented; the form of the answer is not, so nearly everything in it is optional.

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
) -> Response[EdgeStrategyListDocument]:
    """List the points of presence that can receive calls

    Lists the edge strategies, whose ids serve as `edge_strategy_id` of a route. The path is
    documented; the form of the answer is not, so nearly everything in it is optional.

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
) -> EdgeStrategyListDocument:
    """List the points of presence that can receive calls

    Lists the edge strategies, whose ids serve as `edge_strategy_id` of a route. The path is
    documented; the form of the answer is not, so nearly everything in it is optional.

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
