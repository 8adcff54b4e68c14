"""Webhooks as typed events. They are read-only, and `raw` keeps the whole document."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, ClassVar, Never, Self, TypeAlias, TypeVar, final

from .._policy.delivery import FINAL
from ._values import included_in, integer, moment, number, text
from .media import Media

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal

    from flowroute_api.models import (
        DeliveryReceiptDocument,
        DeliveryReceiptEvent,
        InboundMms,
        InboundMmsDocument,
        InboundSms,
        InboundSmsDocument,
        OtherResource,
    )

__all__ = [
    "DeliveryReceipt",
    "Event",
    "InboundMMS",
    "InboundMessage",
    "InboundSMS",
    "StatusChange",
    "UnknownEvent",
]

_ENDED = FINAL | {
    "completed",
    "canceled",
    "cancelled",
    "abandoned",
    "hard_canceled",
    "processing abandoned",
    "declined",
}
_set = object.__setattr__
_ModelT = TypeVar("_ModelT")


class _Event:
    """What all events have."""

    __slots__ = ("__weakref__", "_attributes", "_model", "_resource", "raw")
    SHOWN: ClassVar[tuple[str, ...]] = ()

    raw: Mapping[str, Any]
    """The whole document as received, including unknown fields."""
    _resource: dict[str, Any]
    _attributes: dict[str, Any]
    _model: Any
    """The generated model, once somebody has asked for it."""

    def __init__(
        self, raw: dict[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
    ) -> None:
        _set(self, "raw", raw)
        _set(self, "_resource", resource)
        _set(self, "_attributes", attributes)

    @property
    def id(self) -> str:
        """The id of the event; an empty string if it has none."""
        return text(self._resource.get("id")) or ""

    @property
    def status(self) -> str | None:
        """The status reported. New values may appear."""
        return text(self._attributes.get("status"))

    @property
    def is_final(self) -> bool:
        """Whether no other status is expected after this one; False for unknown statuses."""
        return (self.status or "").lower() in _ENDED

    @property
    def sent_at(self) -> datetime | None:
        """When it happened, as an aware datetime; None if there is no readable timestamp."""
        return moment(self._attributes.get("timestamp"))

    @property
    def key(self) -> str:
        """Identifies the event: the same for every delivery of it."""
        return _key("unknown", _digest(self.raw))

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"{type(self).__name__} is read-only: {name} can't be set")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"{type(self).__name__} is read-only: {name} can't be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.raw == other.raw

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.SHOWN)
        return f"{type(self).__name__}({shown})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.raw, self._resource, self._attributes)


class _Message(_Event):
    """What both kinds of message have."""

    __slots__ = ()
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "from_", "to", "text")

    @property
    def from_(self) -> str:
        """The other party's number: digits, the country code first."""
        return number(self._attributes.get("from"))

    @property
    def to(self) -> str:
        """The account's number that received it: digits, the country code first."""
        return number(self._attributes.get("to"))

    @property
    def text(self) -> str:
        """The text; empty if there is none."""
        return text(self._attributes.get("body")) or ""

    @property
    def amount_usd(self) -> Decimal | None:
        """The exact cost in US dollars; None if it isn't known."""
        from flowroute_api.types import usd_from_nanodollars

        return usd_from_nanodollars(integer(self._attributes.get("amount_nanodollars")))

    @property
    def key(self) -> str:
        """The message's id, which every delivery of it carries."""
        return _key("message", self.id)


@final
class InboundSMS(_Message):
    """An inbound SMS."""

    __slots__ = ()
    __match_args__ = ("from_", "to", "text")

    @property
    def document(self) -> InboundSmsDocument:
        """All of it as the generated model, in the usual form whichever it came in."""
        from ._documents import sms_document  # loads models, so only when they are asked for

        return _once(self, sms_document)

    @property
    def record(self) -> InboundSms:
        """The message as the generated model."""
        return self.document.data

    @property
    def media(self) -> tuple[Media, ...]:
        """Always empty: an SMS has no media."""
        return ()


@final
class InboundMMS(_Message):
    """An inbound MMS."""

    __slots__ = ()
    __match_args__ = ("from_", "to", "text", "media")
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "from_", "to", "text", "media")

    @property
    def document(self) -> InboundMmsDocument:
        """All of it as the generated model, in the usual form; `included` are the media."""
        from ._documents import mms_document

        return _once(self, mms_document)

    @property
    def record(self) -> InboundMms:
        """The message as the generated model."""
        return self.document.data

    @property
    def media(self) -> tuple[Media, ...]:
        """The files, including text and layout parts. Their URLs are temporary."""
        return tuple(
            Media(item)
            for item in included_in(self.raw)
            if isinstance(item, dict) and item.get("type") in ("media", None)
        )


@final
class DeliveryReceipt(_Event):
    """The delivery status of an outbound message. Its `id` is the message's.

    It can arrive before the call that sent the message has returned, and receipts of one message
    can overtake one another.
    """

    __slots__ = ()
    __match_args__ = ("id", "status")
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "level", "status", "status_code")

    @property
    def document(self) -> DeliveryReceiptDocument:
        """All of it as the generated model, in the usual form whichever it came in."""
        from ._documents import receipt_document

        return _once(self, receipt_document)

    @property
    def record(self) -> DeliveryReceiptEvent:
        """The receipt as the generated model."""
        return self.document.data

    @property
    def text(self) -> str:
        """The text of the message; empty for MMS."""
        return text(self._attributes.get("body")) or ""

    @property
    def level(self) -> int | None:
        """1 when the message was handed to the aggregator, 2 for everything after that."""
        return integer(self._attributes.get("level"))

    @property
    def status_code(self) -> int | None:
        """The carrier's code, such as 1003 for accepted."""
        return integer(self._attributes.get("status_code"))

    @property
    def description(self) -> str | None:
        """The code in words."""
        return text(self._attributes.get("status_code_description"))

    @property
    def key(self) -> str:
        """The message's id with level, status and time, as a message has several receipts."""
        values = self._attributes
        parts = (values.get("level"), values.get("status"), values.get("timestamp"))
        return _key(
            "receipt", self.id, *("" if p is None else text(p) or _digest(p) for p in parts)
        )


@final
class StatusChange(_Event):
    """The status of an order, an export or the provisioning of messaging has changed."""

    __slots__ = ()
    __match_args__ = ("resource_type", "resource_id", "status")
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "resource_type", "resource_id", "status")

    @property
    def record(self) -> OtherResource:
        """The event as the generated model of what isn't described: its members as they came."""
        from ._documents import other_record

        return _once(self, other_record)

    @property
    def id(self) -> str:
        """The id of the event itself."""
        return text(self._resource.get("id")) or text(self._attributes.get("id")) or ""

    @property
    def event_type(self) -> str | None:
        """The kind of event; `status_change` is the only known one."""
        return text(self._attributes.get("event_type"))

    @property
    def resource_type(self) -> str | None:
        """What it is about, such as `portorders`."""
        return text(self._attributes.get("resource_type"))

    @property
    def resource_id(self) -> str | None:
        """The id of the order, export or task."""
        return text(self._attributes.get("resource_id"))

    @property
    def text(self) -> str:
        """A description in words, if there is one."""
        return text(self._attributes.get("message")) or ""

    @property
    def sent_at(self) -> datetime | None:
        """When it happened, as an aware datetime; None if there is no readable timestamp."""
        values = (self._attributes.get("at"), self._attributes.get("timestamp"))
        found = [when for when in map(moment, (*values, self._resource.get("timestamp"))) if when]
        return found[0] if found else None

    @property
    def key(self) -> str:
        """The event's id."""
        return _key("status", self.id or _digest(self.raw))


@final
class UnknownEvent(_Event):
    """A webhook of an unknown kind. `raw` has the whole document."""

    __slots__ = ()
    __match_args__ = ("type", "id")
    SHOWN: ClassVar[tuple[str, ...]] = ("type", "id")

    @property
    def record(self) -> OtherResource:
        """What came under `data`, as the generated model of what isn't described."""
        from ._documents import other_record

        return _once(self, other_record)

    @property
    def type(self) -> str | None:
        """The type given in the document."""
        return text(self._resource.get("type"))


InboundMessage: TypeAlias = InboundSMS | InboundMMS
"""An inbound message."""

Event: TypeAlias = InboundSMS | InboundMMS | DeliveryReceipt | StatusChange | UnknownEvent
"""Anything that `parse` returns."""


def _once(
    event: _Event, make: Callable[[Mapping[str, Any], dict[str, Any], dict[str, Any]], _ModelT]
) -> _ModelT:
    try:
        found: _ModelT = event._model
    except AttributeError:
        found = make(event.raw, event._resource, event._attributes)
        _set(event, "_model", found)
    return found


def _key(kind: str, *parts: str) -> str:
    whole = ":".join((kind, *parts))
    return whole if len(whole) <= 200 and whole.isascii() else f"{kind}:{_digest(parts)}"


def _digest(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()
