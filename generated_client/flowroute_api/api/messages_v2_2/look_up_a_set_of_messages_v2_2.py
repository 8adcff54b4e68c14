# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import MessageListDocument

OPERATION: Operation[MessageListDocument] = Operation(
    "look_up_a_set_of_messages_v2_2",
    tag="messages_v2_2",
    method="GET",
    path="/v2.2/messages",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "MessageListDocument"},
    query_parameters=(
        "start_date",
        "end_date",
        "limit",
        "offset",
    ),
    fields=lambda: {
        "start_date": Field(
            "start_date",
            "query",
            "string",
            required=True,
            pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$",
        ),
        "end_date": Field(
            "end_date",
            "query",
            "string",
            pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$",
        ),
        "limit": Field("limit", "query", "integer", minimum=1),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""Read the records of the messages of a period"""


def _get_kwargs(
    *,
    start_date: str,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "start_date": start_date,
            "end_date": end_date,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    start_date: str,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[MessageListDocument]:
    """Read the records of the messages of a period

    Lists the detail records of the messages sent and received from one moment to another,
    newest first. The links of a page hold the next page at most. Their attributes are those of
    version 2.1.

    Args:
        start_date: The begin of the period in UTC, as a date or as a date and time.
        end_date: The end of the period in UTC, as a date or as a date and time. What holds
            without it is not documented, presumably the present.
        limit: How many records a page holds. There is no maximum; what holds without it is not
            documented.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        start_date=start_date,
        end_date=end_date,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    start_date: str,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> MessageListDocument:
    """Read the records of the messages of a period

    Lists the detail records of the messages sent and received from one moment to another,
    newest first. The links of a page hold the next page at most. Their attributes are those of
    version 2.1.

    Args:
        start_date: The begin of the period in UTC, as a date or as a date and time.
        end_date: The end of the period in UTC, as a date or as a date and time. What holds
            without it is not documented, presumably the present.
        limit: How many records a page holds. There is no maximum; what holds without it is not
            documented.
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
        start_date=start_date,
        end_date=end_date,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    start_date: str,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[MessageListDocument]:
    """Read the records of the messages of a period

    Lists the detail records of the messages sent and received from one moment to another,
    newest first. The links of a page hold the next page at most. Their attributes are those of
    version 2.1.

    Args:
        start_date: The begin of the period in UTC, as a date or as a date and time.
        end_date: The end of the period in UTC, as a date or as a date and time. What holds
            without it is not documented, presumably the present.
        limit: How many records a page holds. There is no maximum; what holds without it is not
            documented.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        start_date=start_date,
        end_date=end_date,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    start_date: str,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> MessageListDocument:
    """Read the records of the messages of a period

    Lists the detail records of the messages sent and received from one moment to another,
    newest first. The links of a page hold the next page at most. Their attributes are those of
    version 2.1.

    Args:
        start_date: The begin of the period in UTC, as a date or as a date and time.
        end_date: The end of the period in UTC, as a date or as a date and time. What holds
            without it is not documented, presumably the present.
        limit: How many records a page holds. There is no maximum; what holds without it is not
            documented.
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
            start_date=start_date,
            end_date=end_date,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
