"""Webhooks: scheduled with the change that causes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from .errors import invalid_attribute
from .records import Delivery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .faults import Fault
    from .world import World

HELD_FOR = 30.0
"""Seconds that a webhook waits for another one to overtake it, at most."""
_encode = msgspec.json.Encoder().encode


def checked_callback(name: str, url: str) -> str:
    """The callback address of a request. Raises 422 unless it is an absolute http(s) URL."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and url.isascii()
        valid = valid and parts.port != 0 and url.isprintable() and " " not in url
    except ValueError:
        valid = False
    if not valid:
        raise invalid_attribute(name, "Not a valid URL.")
    return url


def encode_document(document: Mapping[str, Any]) -> str:
    """A document as the body of a webhook."""
    return _encode(document).decode()


def schedule(world: World, event: str, url: str, document: Mapping[str, Any], due_at: float) -> str:
    """Have a document posted at a moment, unless a fault has other plans with it; the id."""
    fault = world.faults.draw_webhook(event, url) if world.faults else None
    delivery = Delivery(
        id=world.store.new_id(Delivery, 1),
        event=event,
        url=url,
        body=encode_document(document),
        due_at=due_at,
    )
    if fault is not None:
        _damage(delivery, fault, document)
    world.store.save(delivery)
    if world.held:
        _release(world, delivery)
    if delivery.fault == "webhook_duplicate":
        again = msgspec.structs.replace(
            delivery, id=world.store.new_id(Delivery, 1), statuses=[], tried=[]
        )
        world.store.save(again)
    elif delivery.fault == "webhook_reorder":
        world.held[url] = delivery.id
    return delivery.id


def _damage(delivery: Delivery, fault: Fault, document: Mapping[str, Any]) -> None:
    """What a fault makes of a webhook, whenever it is posted."""
    delivery.fault = fault.effect
    delivery.headers = dict(fault.headers or {})
    if fault.effect == "webhook_legacy_body":
        delivery.body = encode_document(legacy_form(document))
    elif fault.effect == "webhook_wrong_type":
        wrong = {**document, "data": {**document["data"], "type": fault.type}}
        delivery.body = encode_document(wrong)
    elif fault.effect == "webhook_delay":
        delivery.due_at += fault.seconds
    elif fault.effect == "webhook_reorder":
        delivery.due_at += fault.seconds or HELD_FOR
    if fault.body is not None:
        delivery.body = fault.content().decode()


def _release(world: World, overtaking: Delivery) -> None:
    """Let the webhook that was held back follow the one that has overtaken it."""
    held = world.store.get(Delivery, world.held.pop(overtaking.url, ""))
    if held is not None and held.state == "waiting" and not held.attempts:
        held.due_at = overtaking.due_at
        world.store.save(held)


def legacy_form(document: Mapping[str, Any]) -> dict[str, Any]:
    """The flat body that accounts on v2 callbacks still get for an inbound SMS."""
    data = document["data"]
    attributes = data["attributes"]
    flat = {name: attributes[name] for name in ("body", "from", "to") if name in attributes}
    return {**flat, "id": data["id"]}
