"""Which event a document is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import WebhookError
from ._json import MAX_SIZE, read_object
from ._values import text, truth
from .events import DeliveryReceipt, Event, InboundMMS, InboundSMS, StatusChange, UnknownEvent

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["parse"]


def parse(
    body: bytes | bytearray | memoryview | str | Mapping[str, Any],
    headers: Mapping[str, str] | None = None,  # noqa: ARG001 - there is nothing in them today
    *,
    max_size: int = MAX_SIZE,
) -> Event:
    """Parse a webhook.

    All forms known to occur are understood: amounts as strings or integers, texts that are null
    or absent, a resource without a type, documents nested one level deeper, the flat body of the
    previous API. A resource of an unknown type becomes an `UnknownEvent`.

    Args:
        body: The raw body, its text, or its decoded JSON.
        headers: The headers of the request. Flowroute signs nothing, so they aren't needed.
        max_size: The largest body to parse, in bytes.

    Raises:
        WebhookError: It isn't a webhook, or is too large. No body raises any other error.
    """
    return event_of(read_object(body, max_size))


def event_of(raw: dict[str, Any]) -> Event:
    """Return the event that a document is, which becomes its storage.

    Raises:
        WebhookError: It is no webhook.
    """
    resource = _resource(raw)
    attributes = resource.get("attributes")
    if attributes is None and "from" in resource:
        attributes = resource  # the flat body, and one whose attributes stand in `data`
    if attributes.__class__ is not dict:
        if resource.get("type") in ("message", "delivery_receipt"):
            raise WebhookError("data.attributes: an object was expected")
        attributes = {}
    kind = _KINDS.get(_type(resource, attributes) or "")
    if kind is None:
        return UnknownEvent(raw, resource, attributes)
    return kind(raw, resource, attributes)


def _resource(raw: dict[str, Any]) -> dict[str, Any]:
    if "data" in raw:
        data = raw["data"]
        if data.__class__ is dict:
            inner = data.get("data")
            return inner if inner.__class__ is dict and "attributes" not in data else data
        raise WebhookError("data: an object was expected")
    if "id" in raw and ("attributes" in raw or ("from" in raw and "to" in raw)):
        return raw
    raise WebhookError("there is neither data nor the id, from and to of a flat message")


def _type(resource: dict[str, Any], attributes: dict[str, Any]) -> str | None:
    """The type by name; where there is none, what the fields look like."""
    named = resource.get("type")
    if "event_type" in attributes or attributes.get("type") == "event":
        return "status"
    if named == "message" or (named is None and "from" in attributes and "to" in attributes):
        return "message"
    if named is None and ("level" in attributes or "status_code" in attributes):
        return "delivery_receipt"
    return named if named.__class__ is str else None


def _message(
    raw: dict[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
) -> InboundSMS | InboundMMS | UnknownEvent:
    _require_id(resource)
    for name in ("from", "to"):
        if not text(attributes.get(name)):
            raise WebhookError(f"{name}: a phone number was expected")
    if attributes.get("direction") == "outbound":
        return UnknownEvent(raw, resource, attributes)
    kind = InboundMMS if _is_mms(raw, resource, attributes) else InboundSMS
    return kind(raw, resource, attributes)


def _is_mms(raw: dict[str, Any], resource: dict[str, Any], attributes: dict[str, Any]) -> bool:
    if truth(attributes.get("is_mms")) or raw.get("included"):
        return True
    outer, links = raw.get("data"), resource.get("relationships")
    if outer is not resource and isinstance(outer, dict) and outer.get("included"):
        return True
    media = links.get("media") if isinstance(links, dict) else None
    return bool(media.get("data") if isinstance(media, dict) else media)


def _receipt(
    raw: dict[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
) -> DeliveryReceipt:
    _require_id(resource)
    return DeliveryReceipt(raw, resource, attributes)


def _require_id(resource: dict[str, Any]) -> None:
    if not text(resource.get("id")):
        raise WebhookError("id: the id of a message was expected")


_KINDS = {"message": _message, "delivery_receipt": _receipt, "status": StatusChange}
