# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...calls import (
    GeneralOperation,
)
from ...types import UNSET, Field, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import PortOrderListDocument

OPERATION: GeneralOperation[PortOrderListDocument] = GeneralOperation(
    "list_port_orders",
    tag="porting",
    method="GET",
    path="/v2/portorders",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "PortOrderListDocument"},
    query_parameters=(
        "group_id",
        "status",
        "limit",
        "offset",
    ),
    styles={"status": "flag"},
    fields=lambda: {
        "group_id": Field("group_id", "query", "string", min_length=1),
        "status": Field("status", "query", "boolean"),
        "limit": Field("limit", "query", "integer", minimum=1),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""List the port orders of the account"""


def _get_kwargs(
    *,
    group_id: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "group_id": group_id,
            "status": status,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    group_id: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[PortOrderListDocument]:
    """List the port orders of the account

    Answers with one page of the account's port orders, or with the orders of one group. With
    `status` the orders carry their state only.

    Args:
        group_id: Only the orders of this group.
        status: Whether the answer is limited to the state of the orders. It is sent as a name
            without a value.
        limit: How many orders a page holds at most. Neither the default nor a maximum is
            known.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        group_id=group_id,
        status=status,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    group_id: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> PortOrderListDocument:
    """List the port orders of the account

    Answers with one page of the account's port orders, or with the orders of one group. With
    `status` the orders carry their state only.

    Args:
        group_id: Only the orders of this group.
        status: Whether the answer is limited to the state of the orders. It is sent as a name
            without a value.
        limit: How many orders a page holds at most. Neither the default nor a maximum is
            known.
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
        group_id=group_id,
        status=status,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    group_id: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[PortOrderListDocument]:
    """List the port orders of the account

    Answers with one page of the account's port orders, or with the orders of one group. With
    `status` the orders carry their state only.

    Args:
        group_id: Only the orders of this group.
        status: Whether the answer is limited to the state of the orders. It is sent as a name
            without a value.
        limit: How many orders a page holds at most. Neither the default nor a maximum is
            known.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        group_id=group_id,
        status=status,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    group_id: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> PortOrderListDocument:
    """List the port orders of the account

    Answers with one page of the account's port orders, or with the orders of one group. With
    `status` the orders carry their state only.

    Args:
        group_id: Only the orders of this group.
        status: Whether the answer is limited to the state of the orders. It is sent as a name
            without a value.
        limit: How many orders a page holds at most. Neither the default nor a maximum is
            known.
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
            group_id=group_id,
            status=status,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
