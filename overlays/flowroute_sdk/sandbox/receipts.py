"""Delivery receipts in the API's form, and their way to a callback.

The receipts of a message are announced in one record. The webhooks are made of it when the first
one goes out: ten thousand messages to a receiver that is dead cost little more than they do without
one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .clock import hundredths
from .records import Announcement, Delivery, Message, Receipt
from .webhooks import encode_document, schedule

if TYPE_CHECKING:
    from .store import Store
    from .world import World

EVENT = "delivery_receipt"


def receipt_resource(receipt: Receipt) -> dict[str, Any]:
    """A receipt as the record of its message lists it."""
    return {
        "level": receipt.level,
        "status": receipt.status,
        "status_code": receipt.status_code,
        "status_code_description": receipt.description,
        "timestamp": hundredths(receipt.at),
    }


def receipt_document(message: Message, receipt: Receipt, base_url: str) -> dict[str, Any]:
    """The delivery receipt that a callback gets; the code is a string here."""
    attributes = receipt_resource(receipt)
    if receipt.status_code is not None:
        attributes["status_code"] = str(receipt.status_code)
    attributes["body"] = "" if message.is_mms else message.body
    return {
        "data": {
            "attributes": attributes,
            "id": message.id,
            "links": {"related": f"{base_url}/{message.version}/messages/{message.id}"},
            "type": "delivery_receipt",
        }
    }


def schedule_receipt(
    world: World, message: Message, receipt: Receipt, url: str, base_url: str
) -> None:
    """Have one receipt posted when it comes in."""
    document = receipt_document(message, receipt, base_url)
    schedule(world, EVENT, url, document, receipt.at)


def schedule_receipts(world: World, message: Message, url: str, base_url: str) -> None:
    """Have each receipt posted when it comes in."""
    if world.faults or world.held:  # each webhook by itself may have to do with these
        for receipt in message.receipts:
            schedule_receipt(world, message, receipt, url, base_url)
        return
    count = len(message.receipts)
    announcement = Announcement(
        id=str(world.store.new_ids(Delivery, 1, count)[0]),
        message=message.id,
        url=url,
        base_url=base_url,
        due_at=message.receipts[0].at,
        count=count,
    )
    world.store.save(announcement)


def announced(store: Store, announcement: Announcement) -> list[Delivery]:
    """The deliveries that an announcement stands for, in the order in which they come."""
    message = store.get(Message, announcement.message)
    if message is None:
        return []
    return [
        Delivery(
            id=str(number),
            event=EVENT,
            url=announcement.url,
            body=encode_document(receipt_document(message, receipt, announcement.base_url)),
            due_at=receipt.at,
        )
        for number, receipt in enumerate(
            message.receipts[: announcement.count], int(announcement.id)
        )
    ]


def carry_out(store: Store, announcement: Announcement) -> list[Delivery]:
    """Put the deliveries in the place of what announced them."""
    deliveries = announced(store, announcement)
    store.delete(announcement)
    for delivery in deliveries:
        store.save(delivery)
    return deliveries


def every_webhook(store: Store) -> list[Delivery]:
    """The deliveries, those that are only announced included, in the order of their ids."""
    to_come = [one for each in store.all(Announcement).values() for one in announced(store, each)]
    return sorted([*store.all(Delivery).values(), *to_come], key=_number)


def _number(delivery: Delivery) -> int:
    return int(delivery.id) if delivery.id.isdecimal() else 0
