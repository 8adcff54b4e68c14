"""Sending SMS and MMS: a part of the messages of every version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Unpack, overload

from ..._arguments.messages import check_wanted, message_wish
from ..engine.settling import carry_out
from .message_callbacks import AsyncMessageCallbacks
from .message_records import AsyncMessageRecords

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from flowroute_api.models import Message
    from flowroute_api.types import Operation

    from ..._arguments.phone import NumberLike
    from ..._arguments.replies import ReplyTo
    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ...segments import Estimate, Segments

__all__ = ["AsyncMessageSending"]

Sent = TypeVar("Sent")


class AsyncMessageSending(AsyncMessageRecords, AsyncMessageCallbacks, Generic[Sent]):
    """Sending, in a version that answers with `Sent`."""

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = (
        "estimate",
        "find_sent",
        "segments",
        "wait_until_delivered",
    )

    @overload
    async def send_a_message(
        self,
        *,
        to: NumberLike,
        from_: NumberLike,
        body: str | None = None,
        media_urls: str | Iterable[str] | None = None,
        is_mms: bool | None = None,
        dlr_callback: str | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        unless: Container[str] | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Sent: ...

    @overload
    async def send_a_message(
        self,
        *,
        reply_to: ReplyTo,
        from_: NumberLike | None = None,
        body: str | None = None,
        media_urls: str | Iterable[str] | None = None,
        is_mms: bool | None = None,
        dlr_callback: str | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        unless: Container[str] | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Sent: ...

    async def send_a_message(
        self,
        *,
        to: NumberLike | None = None,
        from_: NumberLike | None = None,
        reply_to: ReplyTo | None = None,
        body: str | None = None,
        media_urls: str | Iterable[str] | None = None,
        is_mms: bool | None = None,
        dlr_callback: str | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        unless: Container[str] | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Sent:
        """Send an SMS or MMS. Each segment is charged; nothing is ever sent twice.

        When no clear answer comes, the message may or may not be on its way. With
        `on_unknown="find"` its record is then looked for: the records of such messages are read
        before sending, and again afterwards for up to `settle` seconds. That costs a look-up or
        more for each message, each with the time limits of this call, and a look-up that fails
        before sending is raised.

        A record is the result when its time, by the server's clock, lies within the attempt (give
        or take five seconds) and no other send of this process can claim it: none with the same
        numbers and text is still open or itself in doubt, whichever client it went through, or as
        many records are there as such sends, which then were all carried out. What another process
        does isn't known here: a record of its own, with the same numbers and text and from the
        same seconds, can't be told apart and would be the result. Where another process may send
        such a message, `"candidates"` looks as well and leaves it to you.

        Args:
            to: The number to send to, in any usual form.
            from_: A number of the account that is enabled for messaging, in any usual form. May be
                left out with `reply_to`.
            reply_to: A message, in place of `to`: the other party's number is sent to, and unless
                there is a `from_`, the account's number in it is sent from. A record, what a
                webhook has brought, or the document of one.
            body: The text: up to 160 ASCII characters make a segment, longer ones are cut into
                140; with any other character it is 70. May be left out when there are media.
            media_urls: One URL or several, reachable from the public internet, of images,
                video, sound or plain text; 750 kB in all. They make it an MMS.
            is_mms: True sends a message without media as MMS.
            dlr_callback: The URL that the receipts of this message are posted to.
            on_unknown: `"raise"`; `"find"` to look for the record and return it; `"candidates"` to
                look for it and raise. The raw form only raises.
            settle: Seconds to look for the record.
            unless: The numbers that don't want messages: a store of `flowroute_sdk.opt_outs`, or
                anything that `in` can look up digits such as `"12065551234"` in.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The id of the message's record.

        Raises:
            InvalidArgument: A number can't be one, body and media are both missing, or `to` and
                `reply_to` are given both or not at all.
            OptedOut: The number is in `unless`; nothing was sent.
            OutcomeUnknown: The message may have been sent. After a look, `candidates` holds the
                records that may be it, MMS without their text among them; none proves nothing, as
                a record can be late.
            UnprocessableEntity: The server refused a value, such as media that are too large.

        Source: API pages "Send an SMS" and "Send an MMS".
        """
        operation: Operation[Sent] = self._version.send_a_message
        message = message_wish(
            operation,
            to=to,
            from_=from_,
            reply_to=reply_to,
            body=body,
            media_urls=media_urls,
            is_mms=is_mms,
            dlr_callback=dlr_callback,
            check=check,
            has_plus=self._version.has_plus,
        )
        if unless is not None:
            check_wanted(message.to, unless)
        return await carry_out(
            self._executor,
            operation,
            look=self._look,
            document=self._sent_document,
            on_unknown=on_unknown,
            settle=settle,
            body=self._version.request(message),
            bucket="mms" if message.is_mms else "sms",
            options=options,
        )

    def segments(self, body: str) -> Segments:
        """Count the segments of an SMS; see `flowroute_sdk.segments.segments`. Sends nothing.

        Args:
            body: The text as it would be sent.

        Returns:
            Encoding and number of segments, and the characters that force UCS-2.

        Raises:
            InvalidArgument: `body` isn't a string.

        Source: API page "Message length & concatenation".
        """
        from ...segments import segments

        return segments(body)

    def estimate(
        self,
        body: str,
        *,
        rate: Decimal | float | str,
        surcharge: Decimal | float | str = 0,
        messages: int = 1,
    ) -> Estimate:
        """Estimate the cost of an SMS; see `flowroute_sdk.segments.estimate`. Sends nothing.

        Args:
            body: The text as it would be sent.
            rate: Your price of one segment in USD, such as `"0.0040"`.
            surcharge: The carrier's surcharge on one segment in USD.
            messages: How many messages with this body.

        Returns:
            The segments of one message, and the cost of all in USD.

        Raises:
            InvalidArgument: An amount isn't 0 or more, or `messages` isn't a whole number.

        Source: API page "Message length & concatenation".
        """
        from ...segments import estimate

        return estimate(body, rate=rate, surcharge=surcharge, messages=messages)

    async def _look(self, effect: Any, since: datetime, options: CallOptions) -> Sequence[Message]:
        return await self._read_records(effect, since, options)

    def _sent_document(self, record: Message) -> Sent:
        """What sending would have answered for the message of a record."""
        links = {} if record.links is None else {"links": record.links.to_dict()}
        answer = {"data": {"id": record.id, "type": "message", **links}}
        document: Sent = self._version.sent_document(answer)
        return document
