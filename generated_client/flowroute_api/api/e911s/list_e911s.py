# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import E911ListDocument

OPERATION: Operation[E911ListDocument] = Operation(
    "list_e911s",
    tag="e911s",
    method="GET",
    path="/v2/e911s",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "E911ListDocument"},
    query_parameters=(
        "label",
        "street_name",
        "city",
        "state",
        "limit",
        "offset",
    ),
    largest_page=2000,
    fields=lambda: {
        "label": Field("label", "query", "string"),
        "street_name": Field("street_name", "query", "string"),
        "city": Field("city", "query", "string"),
        "state": Field(
            "state",
            "query",
            "string",
            pattern="^[A-Za-z]{2}$",
            form="the two letters of a state or province",
        ),
        "limit": Field("limit", "query", "integer", minimum=1, maximum=2000),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""List the emergency addresses of the account"""


def _get_kwargs(
    *,
    label: str | Unset = UNSET,
    street_name: str | Unset = UNSET,
    city: str | Unset = UNSET,
    state: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "label": label,
            "street_name": street_name,
            "city": city,
            "state": state,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    label: str | Unset = UNSET,
    street_name: str | Unset = UNSET,
    city: str | Unset = UNSET,
    state: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[E911ListDocument]:
    """List the emergency addresses of the account

    Answers with one page of the account's emergency addresses. Filters combine; one that
    matches nothing gives an empty list.

    Args:
        label: A part of the label, in upper or lower case.
        street_name: A part of the street's name, in upper or lower case.
        city: A part of the city's name, in upper or lower case.
        state: The two letters of the state, province or territory, in upper or lower case.
        limit: How many items a page holds at most. The server takes 10 when it is left out.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        label=label,
        street_name=street_name,
        city=city,
        state=state,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    label: str | Unset = UNSET,
    street_name: str | Unset = UNSET,
    city: str | Unset = UNSET,
    state: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> E911ListDocument:
    """List the emergency addresses of the account

    Answers with one page of the account's emergency addresses. Filters combine; one that
    matches nothing gives an empty list.

    Args:
        label: A part of the label, in upper or lower case.
        street_name: A part of the street's name, in upper or lower case.
        city: A part of the city's name, in upper or lower case.
        state: The two letters of the state, province or territory, in upper or lower case.
        limit: How many items a page holds at most. The server takes 10 when it is left out.
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
        label=label,
        street_name=street_name,
        city=city,
        state=state,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    label: str | Unset = UNSET,
    street_name: str | Unset = UNSET,
    city: str | Unset = UNSET,
    state: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[E911ListDocument]:
    """List the emergency addresses of the account

    Answers with one page of the account's emergency addresses. Filters combine; one that
    matches nothing gives an empty list.

    Args:
        label: A part of the label, in upper or lower case.
        street_name: A part of the street's name, in upper or lower case.
        city: A part of the city's name, in upper or lower case.
        state: The two letters of the state, province or territory, in upper or lower case.
        limit: How many items a page holds at most. The server takes 10 when it is left out.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        label=label,
        street_name=street_name,
        city=city,
        state=state,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    label: str | Unset = UNSET,
    street_name: str | Unset = UNSET,
    city: str | Unset = UNSET,
    state: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> E911ListDocument:
    """List the emergency addresses of the account

    Answers with one page of the account's emergency addresses. Filters combine; one that
    matches nothing gives an empty list.

    Args:
        label: A part of the label, in upper or lower case.
        street_name: A part of the street's name, in upper or lower case.
        city: A part of the city's name, in upper or lower case.
        state: The two letters of the state, province or territory, in upper or lower case.
        limit: How many items a page holds at most. The server takes 10 when it is left out.
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
            label=label,
            street_name=street_name,
            city=city,
            state=state,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
