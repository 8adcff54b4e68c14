# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import ExchangeListDocument

OPERATION: Operation[ExchangeListDocument] = Operation(
    "list_available_exchange_codes",
    tag="numbers",
    method="GET",
    path="/v2/numbers/available/exchanges",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "ExchangeListDocument"},
    query_parameters=(
        "areacode",
        "limit",
        "offset",
        "max_setup_cost",
    ),
    largest_page=200,
    fields=lambda: {
        "areacode": Field("areacode", "query", "integer"),
        "limit": Field("limit", "query", "integer", minimum=1, maximum=200),
        "offset": Field("offset", "query", "integer", minimum=0),
        "max_setup_cost": Field("max_setup_cost", "query", "number", minimum=0),
    },
)
"""List the exchanges that have numbers for sale"""


def _get_kwargs(
    *,
    areacode: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "areacode": areacode,
            "limit": limit,
            "offset": offset,
            "max_setup_cost": max_setup_cost,
        },
    )


def sync_detailed(
    *,
    client: Client,
    areacode: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> Response[ExchangeListDocument]:
    """List the exchanges that have numbers for sale

    Lists the exchanges, area code and the three digits after it, that the inventory holds at
    least one number in. Each links to the search for its numbers.

    Args:
        areacode: Only the exchanges of this area code.
        limit: How many exchanges a page holds. The server takes 10 when it isn't given.
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
        areacode=areacode,
        limit=limit,
        offset=offset,
        max_setup_cost=max_setup_cost,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    areacode: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> ExchangeListDocument:
    """List the exchanges that have numbers for sale

    Lists the exchanges, area code and the three digits after it, that the inventory holds at
    least one number in. Each links to the search for its numbers.

    Args:
        areacode: Only the exchanges of this area code.
        limit: How many exchanges a page holds. The server takes 10 when it isn't given.
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
        areacode=areacode,
        limit=limit,
        offset=offset,
        max_setup_cost=max_setup_cost,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    areacode: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> Response[ExchangeListDocument]:
    """List the exchanges that have numbers for sale

    Lists the exchanges, area code and the three digits after it, that the inventory holds at
    least one number in. Each links to the search for its numbers.

    Args:
        areacode: Only the exchanges of this area code.
        limit: How many exchanges a page holds. The server takes 10 when it isn't given.
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
        areacode=areacode,
        limit=limit,
        offset=offset,
        max_setup_cost=max_setup_cost,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    areacode: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
) -> ExchangeListDocument:
    """List the exchanges that have numbers for sale

    Lists the exchanges, area code and the three digits after it, that the inventory holds at
    least one number in. Each links to the search for its numbers.

    Args:
        areacode: Only the exchanges of this area code.
        limit: How many exchanges a page holds. The server takes 10 when it isn't given.
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
            areacode=areacode,
            limit=limit,
            offset=offset,
            max_setup_cost=max_setup_cost,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
