"""Events as the generated models. What `parse` lets through can be read: nothing here raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flowroute_api.models import (
    DeliveryReceiptDocument,
    InboundMmsDocument,
    InboundSmsDocument,
    OtherResource,
)

from ._values import included_in, text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["mms_document", "other_record", "receipt_document", "sms_document"]

_MEMBERS = frozenset({"id", "type", "links", "relationships", "included"})
"""What belongs to a resource and not to its attributes, where both stand in one object."""


def sms_document(
    raw: Mapping[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
) -> InboundSmsDocument:
    """An SMS, with what the documents promise put in where it didn't come."""
    whole, values = _usual(raw, resource, attributes)
    _complete(values, is_mms=False)
    values["body"] = text(values.get("body")) or ""
    return InboundSmsDocument.from_dict(whole)


def mms_document(
    raw: Mapping[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
) -> InboundMmsDocument:
    """An MMS, with what the documents promise put in where it didn't come."""
    whole, values = _usual(raw, resource, attributes)
    _complete(values, is_mms=True)
    whole["included"] = included_in(raw)
    return InboundMmsDocument.from_dict(whole)


def receipt_document(
    raw: Mapping[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
) -> DeliveryReceiptDocument:
    """A delivery receipt."""
    whole, _ = _usual(raw, resource, attributes)
    return DeliveryReceiptDocument.from_dict(whole)


def other_record(
    raw: Mapping[str, Any],  # noqa: ARG001 - all records are made of the same parts
    resource: dict[str, Any],
    attributes: dict[str, Any],  # noqa: ARG001
) -> OtherResource:
    """A resource that the documents don't describe."""
    return OtherResource.from_dict(resource)


def _usual(
    raw: Mapping[str, Any], resource: dict[str, Any], attributes: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Whatever form it came in, the usual one, and the attributes in it; both are new."""
    outer = raw.get("data")
    if resource is raw:
        whole = {}
    elif resource is outer or not isinstance(outer, dict):
        whole = {**raw}
    else:
        whole = {**raw, **outer}
    if attributes is resource:
        record = {name: value for name, value in resource.items() if name in _MEMBERS}
        values = {name: value for name, value in resource.items() if name not in _MEMBERS}
    else:
        record, values = {**resource}, {**attributes}
    record["attributes"] = values
    whole["data"] = record
    return whole, values


def _complete(values: dict[str, Any], *, is_mms: bool) -> None:
    """Put in what the flat form and some fixtures lack."""
    if values.get("direction") is None:
        values["direction"] = "inbound"
    if not isinstance(values.get("is_mms"), bool):
        values["is_mms"] = is_mms
    if not isinstance(values.get("delivery_receipts"), list | None):
        del values["delivery_receipts"]
