# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CnamListDocument

OPERATION: Operation[CnamListDocument] = Operation(
    "list_cnams",
    tag="cnams",
    method="GET",
    path="/v2/cnams",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "CnamListDocument"},
    query_parameters=(
        "is_approved",
        "value",
        "starts_with",
        "contains",
        "ends_with",
        "limit",
        "offset",
    ),
    fields=lambda: {
        "is_approved": Field("is_approved", "query", "boolean"),
        "value": Field("value", "query", "string"),
        "starts_with": Field("starts_with", "query", "string"),
        "contains": Field("contains", "query", "string"),
        "ends_with": Field("ends_with", "query", "string"),
        "limit": Field("limit", "query", "integer", minimum=1),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""List the caller names of the account"""


def _get_kwargs(
    *,
    is_approved: bool | Unset = UNSET,
    value: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "is_approved": is_approved,
            "value": value,
            "starts_with": starts_with,
            "contains": contains,
            "ends_with": ends_with,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    is_approved: bool | Unset = UNSET,
    value: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[CnamListDocument]:
    """List the caller names of the account

    Answers with one page of the account's caller names, whether approved, pending or rejected.
    Filters combine; one that matches nothing gives an empty list.

    Args:
        is_approved: Only names that were approved, or only those that weren't.
        value: A part of the name, in upper or lower case.
        starts_with: How the name starts.
        contains: A part of the name.
        ends_with: How the name ends.
        limit: How many items a page holds at most. There is no maximum. The server takes 10
            unless told.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        is_approved=is_approved,
        value=value,
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    is_approved: bool | Unset = UNSET,
    value: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> CnamListDocument:
    """List the caller names of the account

    Answers with one page of the account's caller names, whether approved, pending or rejected.
    Filters combine; one that matches nothing gives an empty list.

    Args:
        is_approved: Only names that were approved, or only those that weren't.
        value: A part of the name, in upper or lower case.
        starts_with: How the name starts.
        contains: A part of the name.
        ends_with: How the name ends.
        limit: How many items a page holds at most. There is no maximum. The server takes 10
            unless told.
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
        is_approved=is_approved,
        value=value,
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    is_approved: bool | Unset = UNSET,
    value: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[CnamListDocument]:
    """List the caller names of the account

    Answers with one page of the account's caller names, whether approved, pending or rejected.
    Filters combine; one that matches nothing gives an empty list.

    Args:
        is_approved: Only names that were approved, or only those that weren't.
        value: A part of the name, in upper or lower case.
        starts_with: How the name starts.
        contains: A part of the name.
        ends_with: How the name ends.
        limit: How many items a page holds at most. There is no maximum. The server takes 10
            unless told.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        is_approved=is_approved,
        value=value,
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    is_approved: bool | Unset = UNSET,
    value: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> CnamListDocument:
    """List the caller names of the account

    Answers with one page of the account's caller names, whether approved, pending or rejected.
    Filters combine; one that matches nothing gives an empty list.

    Args:
        is_approved: Only names that were approved, or only those that weren't.
        value: A part of the name, in upper or lower case.
        starts_with: How the name starts.
        contains: A part of the name.
        ends_with: How the name ends.
        limit: How many items a page holds at most. There is no maximum. The server takes 10
            unless told.
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
            is_approved=is_approved,
            value=value,
            starts_with=starts_with,
            contains=contains,
            ends_with=ends_with,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
