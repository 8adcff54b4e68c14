"""Messages and their detail records: what is sent, and which records it could be found in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from .._arguments.checks import check_flag, check_text, require_text, text_list
from .._arguments.phone import NumberLike, to_digits
from .._arguments.requests import given
from ..errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from flowroute_api.models import Message, MessageSentDocument

    from .ids import Ids

__all__ = [
    "Search",
    "Sent",
    "has_failed",
    "is_delivered",
    "message_attributes",
    "pauses",
    "sent_document",
]

_DELIVERED = frozenset({"delivered", "delivery success"})
_FAILED = frozenset({"failed", "delivery failure", "smsc reject", "rejected", "undelivered"})


def message_attributes(
    *,
    to: NumberLike,
    from_: NumberLike,
    body: str | None,
    media_urls: str | Iterable[str] | None,
    is_mms: bool | None,
    dlr_callback: str | None,
    check: bool,
) -> dict[str, Any]:
    """Return the attributes of a message as they are sent; media make it an MMS.

    Raises:
        InvalidArgument: A number can't be one, there is neither body nor media, or an argument
            is of the wrong kind.
    """
    media = None if media_urls is None else _media(media_urls, check=check)
    if check:
        _check_content(body, media, is_mms)
        check_text("dlr_callback", dlr_callback, min_length=1)
    attributes = {
        "to": to_digits("to", to, check=check),
        "from": to_digits("from_", from_, check=check),
    }
    mms = True if media and is_mms is None else is_mms
    return attributes | given(body=body, media_urls=media, is_mms=mms, dlr_callback=dlr_callback)


def _media(media_urls: str | Iterable[str], *, check: bool) -> list[str]:
    if check or isinstance(media_urls, str):
        return text_list("media_urls", media_urls)
    try:
        return list(media_urls)
    except TypeError:
        raise InvalidArgument("media_urls", media_urls, "a list of strings") from None


def _check_content(body: str | None, media: list[str] | None, is_mms: bool | None) -> None:
    check_flag("is_mms", is_mms)
    if media is None:
        require_text("body", body)
        return
    check_text("body", body)
    if is_mms is False:
        raise InvalidArgument("is_mms", is_mms, "True or None, as there are media")


@attrs.frozen
class Sent:
    """A message as its record would show it."""

    to: str
    from_: str
    body: str | None

    def matches(self, record: Message) -> bool:
        """Tell whether a record is that of such a message."""
        found = record.attributes
        return (
            found.direction != "inbound"
            and _digits(found.to) == _digits(self.to)
            and _digits(found.from_) == _digits(self.from_)
            and (found.body or "") == (self.body or "")
        )


def _digits(number: str | None) -> str | None:
    return number.removeprefix("+") if isinstance(number, str) else None


@attrs.define
class Search:
    """Looks, one after the other, for the record of a message that may have been sent."""

    wanted: Sent
    since: datetime
    before: frozenset[str]
    accounted_for: Ids
    candidates: list[Message] = attrs.field(factory=list)
    is_certain: bool = False
    """Whether two looks running showed the same one record."""

    def look(self, records: Iterable[Message]) -> None:
        """Take what a look-up of matching records has shown."""
        earlier = [record.id for record in self.candidates]
        self.candidates = [record for record in records if self._is_new(record)]
        self.is_certain = len(earlier) == 1 and earlier == [each.id for each in self.candidates]

    def result(self) -> Message | None:
        """Return the record if the last look showed exactly one that no other send can claim."""
        if len(self.candidates) != 1:
            return None
        (record,) = self.candidates
        return record if self.accounted_for.claim((record.id, self.wanted)) else None

    def _is_new(self, record: Message) -> bool:
        known = (record.id, self.wanted) in self.accounted_for
        return not known and record.id not in self.before


def sent_document(record: Message) -> MessageSentDocument:
    """Return what sending would have answered for the message of a record."""
    from flowroute_api.models import MessageSentDocument

    links = {} if record.links is None else {"links": record.links.to_dict()}
    return MessageSentDocument.from_dict({"data": {"id": record.id, "type": "message", **links}})


def pauses() -> Iterator[float]:
    """Yield the seconds between one look and the next: short at first, then five."""
    pause = 0.5
    while True:
        yield pause
        pause = min(pause * 2, 5.0)


def is_delivered(record: Message) -> bool:
    """Tell whether the carrier has confirmed the delivery."""
    return bool(_states(record) & _DELIVERED)


def has_failed(record: Message) -> bool:
    """Tell whether the carrier has given up on the delivery."""
    return bool(_states(record) & _FAILED)


def _states(record: Message) -> set[str]:
    receipts = record.attributes.delivery_receipts or []
    states = [record.attributes.status, *(receipt.status for receipt in receipts)]
    return {state.lower() for state in states if isinstance(state, str)}
