"""Messages in the API's form, and what their callbacks are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .clock import hundredths
from .counterparties import counterparty_of, has_opted_out, note_choice
from .media import media_of, media_resource
from .receipts import receipt_resource
from .records import Message, Number, Receipt, Version
from .telephony import (
    display_amount,
    encoding_of,
    is_toll_free,
    message_price,
    receipts_for,
)
from .webhooks import schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .world import World


def message_resource(message: Message, now: float, plus: str = "") -> dict[str, Any]:
    """A detail record as it reads at a moment, with `plus` before numbers.

    MMS records list no receipts.
    """
    # Newest first; of those of one moment, the one that was added last.
    receipts = [one for one in reversed(message.receipts) if one.at <= now]
    receipts.sort(key=lambda one: one.at, reverse=True)
    attributes: dict[str, Any] = {
        "amount_display": display_amount(message.amount),
        "amount_nanodollars": message.amount,
        "body": message.body,
        "delivery_receipts": [] if message.is_mms else [receipt_resource(one) for one in receipts],
        "direction": message.direction,
        "from": plus + message.sender,
        "is_mms": message.is_mms,
        "message_encoding": encoding_of(message.body),
        "message_type": "toll-free" if message.toll_free else "longcode",
        "status": _status(message, receipts),
        "timestamp": hundredths(message.at),
        "to": plus + message.recipient,
    }
    resource = {"attributes": attributes, "id": message.id, "type": "message"}
    if message.is_mms:
        named = [{"id": one.id, "type": "media"} for one in message.media]
        resource["relationships"] = {"media": {"data": named}}
    return resource


def _status(message: Message, receipts: list[Receipt]) -> str | None:
    if message.is_mms:
        return ""
    if message.direction == "inbound":
        return "delivered"
    return receipts[0].status if receipts else None


def included_media(message: Message, base_url: str, version: Version) -> list[dict[str, Any]]:
    """The media objects of a message."""
    return [media_resource(one, base_url, version) for one in message.media]


def callback_for(world: World, number: Number | None, name: str) -> str | None:
    """The callback that applies: the number's, else the account's."""
    own = number.callbacks.get(name) if number is not None else None
    return own or world.store.account.callbacks.get(name)


def make_message(
    world: World,
    direction: Literal["inbound", "outbound"],
    sender: str,
    recipient: str,
    body: str | None,
    media_urls: Iterable[str],
    *,
    is_mms: bool,
    dlr_callback: str | None = None,
    version: Version = "v2.1",
    after: float = 0.0,
) -> Message:
    """A new message of this moment, or of `after` so many seconds, with its price.

    An outbound one has the receipts to come.
    """
    serial, at = world.store.count_up("message", 1), world.wait(after)
    digest = world.settings.id_of(str(serial)).hex
    outbound = direction == "outbound"
    return Message(
        id=f"mdr2-{digest}",
        at=at,
        direction=direction,
        sender=sender,
        recipient=recipient,
        body=body,
        is_mms=is_mms,
        amount=message_price(world.prices, outbound=outbound, is_mms=is_mms, body=body),
        toll_free=is_toll_free(sender if outbound else recipient),
        receipts=_receipts(world, at, sender, recipient) if outbound else [],
        media=media_of(digest, media_urls, ours=not outbound),
        dlr_callback=dlr_callback,
        version=version,
    )


def _receipts(world: World, at: float, sender: str, recipient: str) -> list[Receipt]:
    return receipts_for(
        at,
        recipient,
        fast=world.settings.fast,
        script=counterparty_of(world, recipient),
        blocked=has_opted_out(world, sender, recipient),
    )


def refused_reception(world: World, recipient: str) -> str | None:
    """Why a number can't get messages, or None when it can."""
    number = world.store.get(Number, recipient)
    if number is None:
        return f"{recipient} is not on the account"
    if number.messaging_enabled is False:
        return f"{recipient} is not enabled for messaging"
    return None


def answer_by_script(world: World, message: Message, base_url: str) -> None:
    """Have the other end of an outbound message answer as its script says."""
    script = counterparty_of(world, message.recipient)
    reply = script.reply_to(message.body or "") if script is not None else None
    blocked = has_opted_out(world, message.sender, message.recipient)
    if reply is None or blocked or refused_reception(world, message.sender):
        return
    answer = make_message(
        world,
        "inbound",
        message.recipient,
        message.sender,
        reply.body,
        reply.media_urls,
        is_mms=bool(reply.media_urls),
        after=reply.after,
    )
    receive(world, answer, base_url)


def receive(world: World, message: Message, base_url: str) -> None:
    """Let an inbound message come in: charge, record, and post it to the callback that applies."""
    account = world.store.account
    name = "mms_callback" if message.is_mms else "sms_callback"
    message.version = account.callback_versions.get(name, message.version)
    world.store.save(message)
    note_choice(world, message.recipient, message.sender, message.body)
    account.balance -= message.amount
    world.store.save(account)
    url = callback_for(world, world.store.get(Number, message.recipient), name)
    if url is not None:
        event = "inbound_mms" if message.is_mms else "inbound_sms"
        schedule(world, event, url, inbound_document(message, url, base_url), message.at)


def inbound_document(message: Message, url: str, base_url: str) -> dict[str, Any]:
    """What the callback gets: the amount is a string for SMS, an integer for MMS."""
    resource = message_resource(message, message.at)
    attributes = resource["attributes"]
    if message.is_mms:
        return {"data": resource, "included": included_media(message, base_url, message.version)}
    del attributes["delivery_receipts"]
    attributes["amount_nanodollars"] = str(message.amount)
    attributes["message_callback_url"] = url
    return {"data": resource}
