# Derived from _async/messages.py by `python -m generator_config generate`: do not edit.
# Source: sha256 63dfc1555921f41263b4dce628ae4da5f22e46c904c64101550b00ade096969a
# Below: sha256 0421a610891222951fa30f2e713bdd8e2768f2aa1b6a3603b4f1779976c0bfc0
"""SMS and MMS: `client.messages`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Unpack

from flowroute_api.api.messages import send_a_message

from .._arguments.checks import check_one_of, check_seconds
from .._arguments.requests import resource_body, timing
from .._policy.sent import Search, Sent, message_attributes, pauses, sent_document
from .._setup.build import encode
from ..errors import FlowrouteError, OutcomeUnknown
from .message_callbacks import MessageCallbacks
from .message_records import MessageRecords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from flowroute_api.models import Message, MessageSentDocument

    from .._arguments.phone import NumberLike
    from .._setup.options import CallOptions
    from ..segments import Estimate, Segments

__all__ = ["Messages"]

_CLOCK_DIFFERENCE = timedelta(minutes=5)


class Messages(MessageRecords, MessageCallbacks):
    """Sending messages, and reading the records of those sent and received.

    A record is called a message detail record, MDR. Sending is limited to the API's 5 SMS and 1
    MMS a second unless the client was told otherwise; waiting counts against `deadline`.
    """

    __slots__ = ()

    FIELD_NAMES: ClassVar[Mapping[str, str]] = {"from_": "from"}
    HELPERS: ClassVar[tuple[str, ...]] = (
        "estimate",
        "find_sent",
        "segments",
        "wait_until_delivered",
    )

    def send_a_message(
        self,
        *,
        to: NumberLike,
        from_: NumberLike,
        body: str | None = None,
        media_urls: str | Iterable[str] | None = None,
        is_mms: bool | None = None,
        dlr_callback: str | None = None,
        on_unknown: Literal["raise", "find"] = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> MessageSentDocument:
        """Send an SMS or MMS. Each segment is charged; nothing is ever sent twice.

        When no clear answer comes, the message may or may not be on its way. With
        `on_unknown="find"` its record is then looked for: the records of such messages are read
        before sending, and again afterwards for up to `settle` seconds. Exactly one that was not
        there before is the result. That costs a look-up or more for each message, each with the
        time limits of this call, and a look-up that fails before sending is raised.

        Args:
            to: The number to send to, in any usual form.
            from_: A number of the account that is enabled for messaging, in any usual form.
            body: The text: up to 160 ASCII characters make a segment, longer ones are cut into
                140; with any other character it is 70. May be left out when there are media.
            media_urls: One address or several, reachable from the public internet, of images,
                video, sound or plain text; 750 kB in all. They make it an MMS.
            is_mms: True sends a message without media as MMS.
            dlr_callback: The address for the receipts of this message.
            on_unknown: `"raise"`, or `"find"` to look for the record. The raw form only raises.
            settle: Seconds to look for the record.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The id of the message's record.

        Raises:
            InvalidArgument: A number can't be one, or there is neither body nor media.
            OutcomeUnknown: The message may have been sent. After `"find"`, `candidates` holds the
                records that may be it; none proves nothing, as a record can be late.
            UnprocessableEntity: The server refused a value, such as media that are too large.

        Source: API pages "Send an SMS" and "Send an MMS".
        """
        check_one_of("on_unknown", on_unknown, ("raise", "find"), required=True)
        check_seconds("settle", settle)
        message = message_attributes(
            to=to,
            from_=from_,
            body=body,
            media_urls=media_urls,
            is_mms=is_mms,
            dlr_callback=dlr_callback,
            check=check,
        )
        wanted = Sent(message["to"], message["from"], body if isinstance(body, str) else None)
        if on_unknown == "find" and not self._is_raw:
            return self._send_and_find(message, wanted, settle, options)
        return self._send(message, wanted, options)

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
        from ..segments import segments

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
        from ..segments import estimate

        return estimate(body, rate=rate, surcharge=surcharge, messages=messages)

    def _send(
        self, message: Mapping[str, Any], wanted: Sent, options: CallOptions
    ) -> MessageSentDocument:
        sent = self._call(
            send_a_message.OPERATION,
            body=resource_body("message", message),
            bucket="mms" if message.get("is_mms") else "sms",
            options=options,
        )
        if not self._is_raw:
            self._executor.wiring.accounted_for.claim((sent.data.id, wanted))
        return sent

    def _send_and_find(
        self, message: Mapping[str, Any], wanted: Sent, settle: float, options: CallOptions
    ) -> MessageSentDocument:
        # Nothing is looked up for a message that can't be sent.
        encode(resource_body("message", message), self._executor.settings.merged(options).body)
        since = self._moment() - _CLOCK_DIFFERENCE
        before = self._records(wanted, since, timing(options))
        try:
            return self._send(message, wanted, options)
        except OutcomeUnknown as error:
            known = frozenset(record.id for record in before)
            search = Search(wanted, since, known, self._executor.wiring.accounted_for)
            found = self._settle(search, settle, timing(options))
            if found is None:
                error.candidates = tuple(search.candidates)
                raise
            return sent_document(found)

    def _settle(self, search: Search, settle: float, options: CallOptions) -> Message | None:
        until = self._executor.monotonic() + settle
        for pause in pauses():
            look = self._one_look(options, until - self._executor.monotonic())
            try:
                search.look(self._records(search.wanted, search.since, look))
            except FlowrouteError:
                pass  # what can't be looked at shows nothing
            remaining = until - self._executor.monotonic()
            if search.is_certain or remaining <= 0:
                break
            self._executor.sleep(min(pause, remaining))
        return search.result()

    def _moment(self) -> datetime:
        return datetime.fromtimestamp(self._executor.wiring.now(), UTC)
