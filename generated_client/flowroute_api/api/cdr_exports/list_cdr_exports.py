# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import CdrExportListDocument
    from ...models.list_cdr_exports_status import (
        ListCdrExportsStatus,
    )

OPERATION: Operation[CdrExportListDocument] = Operation(
    "list_cdr_exports",
    tag="cdr_exports",
    method="GET",
    path="/v2/cdrs/exports",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "CdrExportListDocument"},
    query_parameters=(
        "status",
        "limit",
        "offset",
    ),
    largest_page=200,
    fields=lambda: {
        "status": Field("status", "query", "string", choices=("processing", "completed", "failed")),
        "limit": Field("limit", "query", "integer", minimum=1, maximum=200),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""List the CDR exports of the account"""


def _get_kwargs(
    *,
    status: ListCdrExportsStatus | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "status": status,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    status: ListCdrExportsStatus | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[CdrExportListDocument]:
    """List the CDR exports of the account

    Answers with one page of the account's exports. In what order, and for how long exports stay
    in the list, is not documented. The links between pages name an internal host and can't be
    followed.

    Args:
        status: Only exports of this status.
        limit: How many items a page holds at most. The server takes 10 unless told.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        status=status,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    status: ListCdrExportsStatus | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> CdrExportListDocument:
    """List the CDR exports of the account

    Answers with one page of the account's exports. In what order, and for how long exports stay
    in the list, is not documented. The links between pages name an internal host and can't be
    followed.

    Args:
        status: Only exports of this status.
        limit: How many items a page holds at most. The server takes 10 unless told.
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
        status=status,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    status: ListCdrExportsStatus | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[CdrExportListDocument]:
    """List the CDR exports of the account

    Answers with one page of the account's exports. In what order, and for how long exports stay
    in the list, is not documented. The links between pages name an internal host and can't be
    followed.

    Args:
        status: Only exports of this status.
        limit: How many items a page holds at most. The server takes 10 unless told.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        status=status,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    status: ListCdrExportsStatus | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> CdrExportListDocument:
    """List the CDR exports of the account

    Answers with one page of the account's exports. In what order, and for how long exports stay
    in the list, is not documented. The links between pages name an internal host and can't be
    followed.

    Args:
        status: Only exports of this status.
        limit: How many items a page holds at most. The server takes 10 unless told.
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
            status=status,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
