# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import E911NumberListDocument

OPERATION: Operation[E911NumberListDocument] = Operation(
    "list_dids_for_e911",
    tag="e911s",
    method="GET",
    path="/v2/e911s/{e911_id}/relationships/numbers",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "E911NumberListDocument"},
    path_parameters=("e911_id",),
    query_parameters=(
        "limit",
        "offset",
    ),
    fields=lambda: {
        "limit": Field("limit", "query", "integer", minimum=1),
        "offset": Field("offset", "query", "integer", minimum=0),
        "e911_id": Field("e911_id", "path", "string", required=True, min_length=1),
    },
)
"""List the phone numbers that use an emergency address"""


def _get_kwargs(
    e911_id: str,
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={
            "e911_id": e911_id,
        },
        query={
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    e911_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[E911NumberListDocument]:
    """List the phone numbers that use an emergency address

    Answers with one page of the phone numbers that a record is assigned to. Each item has the
    number and its alias only.

    Args:
        e911_id: The id of an emergency address.
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
        e911_id=e911_id,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    e911_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> E911NumberListDocument:
    """List the phone numbers that use an emergency address

    Answers with one page of the phone numbers that a record is assigned to. Each item has the
    number and its alias only.

    Args:
        e911_id: The id of an emergency address.
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
        e911_id=e911_id,
        client=client,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    e911_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[E911NumberListDocument]:
    """List the phone numbers that use an emergency address

    Answers with one page of the phone numbers that a record is assigned to. Each item has the
    number and its alias only.

    Args:
        e911_id: The id of an emergency address.
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
        e911_id=e911_id,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    e911_id: str,
    *,
    client: Client,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> E911NumberListDocument:
    """List the phone numbers that use an emergency address

    Answers with one page of the phone numbers that a record is assigned to. Each item has the
    number and its alias only.

    Args:
        e911_id: The id of an emergency address.
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
            e911_id=e911_id,
            client=client,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
