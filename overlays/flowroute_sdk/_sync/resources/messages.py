# Derived from _async/resources/messages.py by `make generate`: do not edit.
# Source: sha256 90444d49cd74a417315bffc2bbc84615e55f694277151757ba09466d4911817e
# Below: sha256 f2d2a73db167388580db3e6e43ae575edcb9e9db33ebb3bf0da57e34182d13a9
"""SMS and MMS: `client.messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Unpack, overload

from flowroute_api.api.messages import send_a_message
from flowroute_api.models import MessageRequest, MessageRequestData

from ..._arguments.messages import check_wanted, message_attributes
from ..engine.settling import carry_out
from .message_callbacks import MessageCallbacks
from .message_records import MessageRecords

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from flowroute_api.models import Message, MessageSentDocument

    from ..._arguments.phone import NumberLike
    from ..._arguments.replies import ReplyTo
    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ...segments import Estimate, Segments

__all__ = ["Messages"]


class Messages(MessageRecords, MessageCallbacks):
    """Sending messages, and reading the records of those sent and received.

    A record is called a message detail record, MDR. Sending is limited to the API's 5 SMS and 1
    MMS a second unless the client was told otherwise; waiting counts against `deadline`.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = (
        "estimate",
        "find_sent",
        "segments",
        "wait_until_delivered",
    )

    @overload
    def send_a_message(
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
    ) -> MessageSentDocument: ...

    @overload
    def send_a_message(
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
    ) -> MessageSentDocument: ...

    def send_a_message(
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
    ) -> MessageSentDocument:
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
        message = message_attributes(
            send_a_message.OPERATION,
            to=to,
            from_=from_,
            reply_to=reply_to,
            body=body,
            media_urls=media_urls,
            is_mms=is_mms,
            dlr_callback=dlr_callback,
            check=check,
        )
        if unless is not None:
            check_wanted(message.to, unless)
        return carry_out(
            self._executor,
            send_a_message.OPERATION,
            look=self._look,
            document=_sent_document,
            on_unknown=on_unknown,
            settle=settle,
            body=MessageRequest(data=MessageRequestData(attributes=message)),
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

    def _look(self, effect: Any, since: datetime, options: CallOptions) -> Sequence[Message]:
        return self._read_records(effect, since, options)


def _sent_document(record: Message) -> MessageSentDocument:
    """What sending would have answered for the message of a record."""
    from flowroute_api.models import MessageSentDocument

    links = {} if record.links is None else {"links": record.links.to_dict()}
    return MessageSentDocument.from_dict({"data": {"id": record.id, "type": "message", **links}})
