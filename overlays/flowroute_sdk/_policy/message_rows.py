"""Records of messages as flat rows, and which of them belong to a period. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from .._arguments.checks import amount
from ..reports import MessageRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from flowroute_api.models import DeliveryReceipt, Message

__all__ = ["asked_for", "message_row", "within"]

_MARGIN = timedelta(seconds=1)
"""Whether start and end of a period belong to it isn't documented."""


def asked_for(start: datetime, end: datetime, now: datetime) -> tuple[datetime, datetime | None]:
    """Return what to ask for so that a period is in it; an end to come is left open."""
    return start - _MARGIN, None if end + _MARGIN > now else end + _MARGIN


def within(record: Message, start: datetime, end: datetime) -> bool:
    """Whether a record belongs to a period: its start does, its end doesn't.

    A record without a time does, as it was among those of the period.
    """
    moment = _value(record, "timestamp")
    return not isinstance(moment, datetime) or start <= moment < end


def message_row(record: Message) -> MessageRow:
    """Return a record as a row."""
    receipt = _last(_value(record, "delivery_receipts") or ())
    moment = _value(record, "timestamp")
    return MessageRow(
        id=record.id or "",
        timestamp=moment.astimezone(UTC) if isinstance(moment, datetime) else None,
        direction=_value(record, "direction"),
        from_=_value(record, "from_"),
        to=_value(record, "to"),
        body=_value(record, "body"),
        is_mms=_value(record, "is_mms"),
        message_type=_value(record, "message_type"),
        status=_value(record, "status"),
        amount_usd=_amount(record),
        receipt_status=None if receipt is None else receipt.status,
        receipt_code=None if receipt is None else receipt.status_code,
        receipt_at=None if receipt is None else receipt.timestamp,
    )


def _value(record: Message, name: str) -> Any:
    """A value of a record; a list may hold records that lack what they must have."""
    return getattr(getattr(record, "attributes", None), name, None)


def _amount(record: Message) -> Decimal | None:
    exact: Decimal | None = _value(record, "amount_usd")
    if exact is not None:
        return exact
    shown = _value(record, "amount_display")
    return amount(shown.strip().removeprefix("$")) if isinstance(shown, str) else None


def _last(receipts: Sequence[DeliveryReceipt]) -> DeliveryReceipt | None:
    """The newest; without times the first, as they come newest first."""
    timed = [each for each in receipts if isinstance(each.timestamp, datetime)]
    if timed:
        return max(timed, key=lambda each: each.timestamp or datetime.min.replace(tzinfo=UTC))
    return receipts[0] if receipts else None
