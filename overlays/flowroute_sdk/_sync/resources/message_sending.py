# Derived from _async/resources/message_sending.py by `make generate`: do not edit.
# Source: sha256 e08888e39b8ad5403551ff95559e342a12de27d2529be4006d650df895e6adde
# Below: sha256 39d8772759548309b3ad54db8b14e9ef2f98f93865db44dc3071e68430d6a3a4
"""Sending SMS and MMS: a part of the messages of every version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, Unpack, overload

from ..._arguments.messages import check_wanted, message_wish
from ..engine.settling import carry_out
from .message_callbacks import MessageCallbacks
from .message_records import MessageRecords

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

__all__ = ["MessageSending"]

Sent = TypeVar("Sent")


class MessageSending(MessageRecords, MessageCallbacks, Generic[Sent]):
    """Sending, in a version that answers with `Sent`."""

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
    ) -> Sent: ...

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
    ) -> Sent: ...

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
    ) -> Sent:
        """Send an SMS or MMS. Each segment is charged; nothing is ever sent twice.

        Without a clear answer, the message may or may not have been sent. `on_unknown="find"` then
        looks for its record: it reads the records of such messages before sending, and again
        afterwards for up to `settle` seconds. This takes at least one look-up per message, each
        with the time limits of this call. If a look-up fails before sending, its error is raised.

        A record is the result if its time, by the server's clock, lies within the attempt (give or
        take five seconds) and no other send of this process can claim it: either no other send
        with the same numbers and text, through any client, is open or in doubt, or there are as
        many records as such sends, so that all of them were carried out. Other processes aren't
        taken into account: if one of them sends the same text between the same numbers at the same
        time, its record can't be told apart and may be the result. If that can happen, use
        `"candidates"`, which looks as well but leaves the decision to you.

        Args:
            to: The number to send to, in any usual form.
            from_: A number of the account that is enabled for messaging, in any usual form. May be
                left out with `reply_to`.
            reply_to: A message to reply to, in place of `to`: the recipient is the other party's
                number and, unless `from_` is given, the sender the account's number. A record, an
                event of a webhook, or the document of either.
            body: The text: up to 160 ASCII characters make a segment, longer texts are split into
                140; with any other character it is 70. May be left out if there are media.
            media_urls: One URL or several, reachable from the public internet, of images,
                video, sound or plain text; 750 kB in all. They make it an MMS.
            is_mms: True sends a message without media as MMS.
            dlr_callback: The URL that the receipts of this message are posted to.
            on_unknown: `"raise"`; `"find"` to look for the record and return it; `"candidates"` to
                look for it and raise. The raw form only raises.
            settle: Seconds to look for the record.
            unless: The numbers that have opted out: a store of `flowroute_sdk.opt_outs`, or any
                container of digits such as `"12065551234"`.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The id of the message's record.

        Raises:
            InvalidArgument: A number can't be one, body and media are both missing, or `to` and
                `reply_to` are given both or not at all.
            OptedOut: The number is in `unless`; nothing was sent.
            OutcomeUnknown: The message may have been sent. After a look, `candidates` holds the
                records that may be its own, including MMS without their text; if there are none,
                that proves nothing, as a record can be late.
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
        return carry_out(
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
            rate: Your price per segment in USD, such as `"0.0040"`.
            surcharge: The carrier's surcharge per segment in USD.
            messages: How many messages have this body.

        Returns:
            The segments of one message, and the cost of all of them in USD.

        Raises:
            InvalidArgument: An amount isn't 0 or more, or `messages` isn't a whole number.

        Source: API page "Message length & concatenation".
        """
        from ...segments import estimate

        return estimate(body, rate=rate, surcharge=surcharge, messages=messages)

    def _look(self, effect: Any, since: datetime, options: CallOptions) -> Sequence[Message]:
        return self._read_records(effect, since, options)

    def _sent_document(self, record: Message) -> Sent:
        """What sending would have answered for the message of a record."""
        links = {} if record.links is None else {"links": record.links.to_dict()}
        answer = {"data": {"id": record.id, "type": "message", **links}}
        document: Sent = self._version.sent_document(answer)
        return document
