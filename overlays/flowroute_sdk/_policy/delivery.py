"""Whether a message has arrived, and how often to look. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowroute_api.models import Message

__all__ = ["FINAL", "has_failed", "is_delivered", "pauses"]

_DELIVERED = frozenset({"delivered", "delivery success"})
_FAILED = frozenset({"failed", "delivery failure", "smsc reject", "rejected", "undelivered"})
FINAL = _DELIVERED | _FAILED
"""The states after which nothing comes any more."""


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
