# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import AreaCodeListDocument

OPERATION: Operation[AreaCodeListDocument] = Operation(
    "list_available_area_codes",
    tag="numbers",
    method="GET",
    path="/v2/numbers/available/areacodes",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "AreaCodeListDocument"},
    query_parameters=(
        "limit",
        "offset",
        "max_setup_cost",
    ),
    largest_page=400,
    fields=lambda: {
        "limit": Field("limit", "query", "integer", minimum=1, maximum=400),
        "offset": Field("offset", "query", "integer", minimum=0),
        "max_setup_cost": Field("max_setup_cost", "query", "number", minimum=0),
    },
)
"""List the area codes that have numbers for sale"""


def _get_kwargs(
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "limit": limit,
            "offset": offset,
            "max_setup_cost": max_setup_cost,
        },
    )


def sync_detailed(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> Response[AreaCodeListDocument]:
    """List the area codes that have numbers for sale

    Lists the area codes that the inventory holds at least one number in, optionally only those
    with a number whose setup fee is low enough. Each links to its exchanges.

    Args:
        limit: How many area codes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        max_setup_cost: Only what has a number with a setup fee of at most this many US dollars. The
            server seems to cut it down to whole dollars.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        limit=limit,
        offset=offset,
        max_setup_cost=max_setup_cost,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> AreaCodeListDocument:
    """List the area codes that have numbers for sale

    Lists the area codes that the inventory holds at least one number in, optionally only those
    with a number whose setup fee is low enough. Each links to its exchanges.

    Args:
        limit: How many area codes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        max_setup_cost: Only what has a number with a setup fee of at most this many US dollars. The
            server seems to cut it down to whole dollars.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        max_setup_cost=max_setup_cost,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> Response[AreaCodeListDocument]:
    """List the area codes that have numbers for sale

    Lists the area codes that the inventory holds at least one number in, optionally only those
    with a number whose setup fee is low enough. Each links to its exchanges.

    Args:
        limit: How many area codes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        max_setup_cost: Only what has a number with a setup fee of at most this many US dollars. The
            server seems to cut it down to whole dollars.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        limit=limit,
        offset=offset,
        max_setup_cost=max_setup_cost,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> AreaCodeListDocument:
    """List the area codes that have numbers for sale

    Lists the area codes that the inventory holds at least one number in, optionally only those
    with a number whose setup fee is low enough. Each links to its exchanges.

    Args:
        limit: How many area codes a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.
        max_setup_cost: Only what has a number with a setup fee of at most this many US dollars. The
            server seems to cut it down to whole dollars.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            max_setup_cost=max_setup_cost,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
