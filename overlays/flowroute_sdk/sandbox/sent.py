"""What a program has sent, for tests that look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .records import Message

if TYPE_CHECKING:
    from .store import Store

__all__ = ["SentMessage", "count_messages", "sent_messages"]


class SentMessage(NamedTuple):
    """A message that came in by the API and was accepted. Numbers are digits without a plus."""

    id: str
    to: str
    from_: str
    body: str | None
    is_mms: bool
    media_urls: tuple[str, ...]
    dlr_callback: str | None
    statuses: tuple[str, ...]
    """Of its receipts, the oldest first, those to come included."""
    at: float
    """When, in seconds since the epoch on the sandbox's clock."""


def count_messages(store: Store) -> int:
    """How many records there are: those that are added later come behind them."""
    return len(store.all(Message))


def sent_messages(store: Store, skipped: int) -> list[SentMessage]:
    """The outbound ones of all records but the first few, in the order in which they came."""
    return [
        SentMessage(
            id=one.id,
            to=one.recipient,
            from_=one.sender,
            body=one.body,
            is_mms=one.is_mms,
            media_urls=tuple(medium.url for medium in one.media if medium.url is not None),
            dlr_callback=one.dlr_callback,
            statuses=tuple(receipt.status for receipt in one.receipts),
            at=one.at,
        )
        for one in list(store.all(Message).values())[skipped:]
        if one.direction == "outbound"
    ]
