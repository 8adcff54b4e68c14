# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import NumberListDocument

OPERATION: Operation[NumberListDocument] = Operation(
    "list_account_phone_numbers",
    tag="numbers",
    method="GET",
    path="/v2/numbers",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "NumberListDocument"},
    query_parameters=(
        "starts_with",
        "contains",
        "ends_with",
        "alias",
        "limit",
        "offset",
    ),
    largest_page=200,
    fields=lambda: {
        "starts_with": Field("starts_with", "query", "string", pattern="^[+]?[0-9]+$"),
        "contains": Field("contains", "query", "string", pattern="^[+]?[0-9]+$"),
        "ends_with": Field("ends_with", "query", "string", pattern="^[+]?[0-9]+$"),
        "alias": Field("alias", "query", "string", max_length=64),
        "limit": Field("limit", "query", "integer", minimum=1, maximum=200),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""List the numbers that the account owns"""


def _get_kwargs(
    *,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "starts_with": starts_with,
            "contains": contains,
            "ends_with": ends_with,
            "alias": alias,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[NumberListDocument]:
    """List the numbers that the account owns

    Lists owned numbers that meet all the given filters. The entries carry neither relationships
    nor included resources; the details of a single number have both.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        alias: Only numbers with exactly this alias.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        alias=alias,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> NumberListDocument:
    """List the numbers that the account owns

    Lists owned numbers that meet all the given filters. The entries carry neither relationships
    nor included resources; the details of a single number have both.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        alias: Only numbers with exactly this alias.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        alias=alias,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[NumberListDocument]:
    """List the numbers that the account owns

    Lists owned numbers that meet all the given filters. The entries carry neither relationships
    nor included resources; the details of a single number have both.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        alias: Only numbers with exactly this alias.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        alias=alias,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> NumberListDocument:
    """List the numbers that the account owns

    Lists owned numbers that meet all the given filters. The entries carry neither relationships
    nor included resources; the details of a single number have both.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        alias: Only numbers with exactly this alias.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
            starts_with=starts_with,
            contains=contains,
            ends_with=ends_with,
            alias=alias,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
