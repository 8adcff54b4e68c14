"""The records of messages sent and received: part of every version of messages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from ..._arguments.checks import check_text, record_id
from ..._arguments.dates import DateLike, api_date
from ..._arguments.documented import page_window
from ..._arguments.months import MonthLike, month_of
from ..._arguments.phone import NumberLike, to_digits
from ..._arguments.waiting import waiting_time
from ..._policy.delivery import has_failed, is_delivered, pauses
from ..._policy.effects import SentMessage
from ..._policy.message_rows import asked_for, message_row, within
from ..._sides.pages_async import paged
from ...errors import (
    AuthenticationFailed,
    DeliveryFailed,
    DeliveryUnconfirmed,
    FlowrouteError,
    InvalidArgument,
    PermissionDenied,
)
from ..engine.resource import AsyncResource
from ..engine.settling import one_look

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from flowroute_api.models import (
        Message,
        MessageDocument,
        MessageSent,
        MessageSentDocument,
        MessageV22Sent,
        MessageV22SentDocument,
    )

    from ..._options.options import CallOptions
    from ..._requests.message_version import MessageVersion
    from ..._sides.pages_async import AsyncPaged
    from ...reports import MessageRow

__all__ = ["AsyncMessageRecords"]

_RECORDS_A_PAGE = 250


class AsyncMessageRecords(AsyncResource):
    """The operations and helpers that read message detail records."""

    __slots__ = ()

    _version: ClassVar[MessageVersion]

    async def look_up_a_message_detail_record(
        self,
        message_id: str
        | Message
        | MessageDocument
        | MessageSent
        | MessageSentDocument
        | MessageV22Sent
        | MessageV22SentDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageDocument:
        """Read the record of one message, with its delivery receipts so far.

        Args:
            message_id: The id (`mdr2-...`), the record, or the result of sending.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The record.

        Raises:
            InvalidArgument: `message_id` isn't an id.
            NotFound: There is no such record; that of a message just sent may appear late.

        Source: API page "Look up a message detail record".
        """
        path = {"message_id": record_id("message_id", message_id, "message", check=check)}
        return await self._executor.call(
            self._version.look_up_a_message_detail_record, path=path, options=options
        )

    def look_up_a_set_of_messages(
        self,
        start_date: DateLike,
        *,
        end_date: DateLike | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[Message]:
        """List the records of messages sent and received in a period.

        Args:
            start_date: The start of the period: a date, datetime or string. A time without a zone
                is taken as UTC.
            end_date: The end of the period. By default, the time of the first page by the server's
                clock, so messages that arrive while you read aren't included.
            limit: Records per page, with no maximum; 1000 by default.
            offset: How many records to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends strings and numbers as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: A date is invalid, or a number is out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Look up set of messages".
        """
        page_window(self._version.look_up_a_set_of_messages, limit, offset, max_items, check=check)
        query = {
            "start_date": api_date("start_date", start_date, check=check),
            "end_date": None if end_date is None else api_date("end_date", end_date, check=check),
        }
        return paged(
            self._executor,
            self._version.look_up_a_set_of_messages,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def records_of(
        self, month: MonthLike, **options: Unpack[CallOptions]
    ) -> AsyncIterator[MessageRow]:
        """Read all records of a calendar month in UTC, one after the other, as flat rows.

        From the first moment of the month to the last, each record once. They come as the API
        lists them, page by page, so that any number fits into memory. Of the current month, the
        records so far; those of the last minutes can be late.

        Args:
            month: Such as `"2026-10"`, year and month, or a date in it.
            **options: See `CallOptions`; they apply to each call.

        Returns:
            An iterator over the rows; `to_row()` of each gives its values by name, with the exact
            amount as a `Decimal`.

        Raises:
            InvalidArgument: It isn't a month, or hasn't begun.
            FlowrouteError: A call failed, at any point of the iteration.

        Source: API page "Look up set of messages".
        """
        start, end = month_of("month", month)
        now = datetime.fromtimestamp(self._executor.wiring.now(), UTC)
        if start > now:
            raise InvalidArgument("month", month, f"a month that has begun; it is {now:%Y-%m}")
        since, until = asked_for(start, end, now)
        records = self.look_up_a_set_of_messages(since, end_date=until, **options)
        return self._rows(records, start, end)

    async def _rows(
        self, records: AsyncPaged[Message], start: datetime, end: datetime
    ) -> AsyncIterator[MessageRow]:
        async for record in records:
            if within(record, start, end):
                yield message_row(record)

    async def find_sent(
        self,
        *,
        to: NumberLike,
        from_: NumberLike,
        body: str | None,
        since: DateLike,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> list[Message]:
        """Find the records of messages with these numbers and text, after an uncertain send.

        Args:
            to: The number it was sent to, in any usual form.
            from_: The number it was sent from, in any usual form.
            body: The exact text; None for an MMS without one.
            since: When to start, by the server's clock; all records since then are read.
            check: False leaves numbers, text and date as given.
            **options: See `CallOptions`.

        Returns:
            The matching records, including those of MMS without text, since the API omits it
            from some. An empty list proves nothing, since a record may appear late.

        Raises:
            InvalidArgument: A number or the date is invalid.
            FlowrouteError: A look-up failed; see `flowroute_sdk.errors`.

        Source: API page "Look up set of messages".
        """
        if check:
            check_text("body", body)
        numbers = to_digits("to", to, check=check), to_digits("from_", from_, check=check)
        wanted = SentMessage(*numbers, body, is_mms=True)
        asked = api_date("since", since, check=check)
        records = await self._read_records(wanted, asked, options, check=check)
        return list({each.id: each for each in records if wanted.may_be(each)}.values())

    async def wait_until_delivered(
        self,
        message_id: str
        | Message
        | MessageDocument
        | MessageSent
        | MessageSentDocument
        | MessageV22Sent
        | MessageV22SentDocument,
        *,
        within: float | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageDocument:
        """Wait until the carrier confirms that a message was delivered.

        The record is read repeatedly, at increasing intervals. A look-up that fails, or finds no
        record yet, doesn't end the wait, unless the credentials are rejected. MMS records are said
        to have no receipts, so waiting for an MMS may be in vain.

        Args:
            message_id: The id (`mdr2-...`), the record, or the result of sending.
            within: How many seconds to wait in all; 120 by default.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`; they apply to each look-up. A `timeout` without `within`
                is used as `within`, its former meaning; this is deprecated.

        Returns:
            The record of the delivered message.

        Raises:
            InvalidArgument: `message_id` isn't an id, or `within` isn't a number of seconds.
            DeliveryFailed: The carrier reported that the message was not delivered.
            DeliveryUnconfirmed: `within` seconds have passed without either. Its `message` is the
                record as last read; if the last look-up failed, its error is the `__cause__`.
            AuthenticationFailed: The credentials are wrong.
            PermissionDenied: The account may not read records.

        Source: API page "Look up a message detail record".
        """
        limit, options = waiting_time(within, options)
        wanted = record_id("message_id", message_id, "message", check=check)
        until = self._executor.wiring.monotonic() + limit
        last: MessageDocument | None = None
        failure: FlowrouteError | None = None
        for pause in pauses():
            look = one_look(self._executor, options, until - self._executor.wiring.monotonic())
            try:
                last = await self.look_up_a_message_detail_record(wanted, **look)
            except (AuthenticationFailed, PermissionDenied, InvalidArgument):
                raise
            except FlowrouteError as error:
                failure = error
            else:
                failure = None
                if is_delivered(last.data):
                    return last
                if has_failed(last.data):
                    text = f"{wanted} was not delivered: {last.data.attributes.status}"
                    raise DeliveryFailed(text, message=last.data)
            remaining = until - self._executor.wiring.monotonic()
            if remaining <= 0:
                break
            await self._executor.wiring.sleep(min(pause, remaining))
        record = None if last is None else last.data
        status = None if record is None else record.attributes.status
        text = f"{wanted} wasn't confirmed within {limit:g} s; status: {status}"
        raise DeliveryUnconfirmed(text, message=record) from failure

    async def _read_records(
        self, wanted: Any, since: datetime | str, options: CallOptions, *, check: bool = True
    ) -> list[Message]:
        """All records since then that may be the wanted message."""
        records = self.look_up_a_set_of_messages(
            since, limit=_RECORDS_A_PAGE, check=check, **options
        )
        return [record async for record in records if wanted.may_be(record)]
