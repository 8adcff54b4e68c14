# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    UTC,
    Blank,
    Model,
    from_iso,
    mismatch,
    read_integer,
    read_timestamp,
)

if TYPE_CHECKING:
    pass


class DeliveryReceiptEventAttributes(Model):
    """What a delivery receipt tells."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "body": "body",
        "level": "level",
        "status": "status",
        "status_code": "status_code",
        "status_code_description": "status_code_description",
        "timestamp": "timestamp",
    }

    body: None | str = None
    """The text of the message; empty for MMS."""

    level: int | None = None
    """1 when the message was handed to the aggregator, 2 for everything after that."""

    status: None | str = None
    """How far the message has come. The set is open: `delivered`, `failed`, `message buffered`,
    `message sent` and `smsc submit` are known."""

    status_code: int | None = None
    """The code that a carrier gave, such as 1003 for a message that it accepted. Records carry an
    integer or null, webhooks are said to carry a string; it is always read as an integer."""

    status_code_description: None | str = None
    """The code in words."""

    timestamp: datetime.datetime | None = None
    """When this was reported."""

    def __init__(
        self,
        *,
        body: None | str = None,
        level: int | None = None,
        status: None | str = None,
        status_code: int | None = None,
        status_code_description: None | str = None,
        timestamp: datetime.datetime | None = None,
    ) -> None:
        super().__init__(
            {
                "body": body,
                "level": level,
                "status": status,
                "status_code": status_code,
                "status_code_description": status_code_description,
                "timestamp": timestamp,
            }
        )


def adopt_delivery_receipt_event_attributes(values: Any) -> DeliveryReceiptEventAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(DeliveryReceiptEventAttributes, values)
    self: Any = Blank()
    if values.get("status_code").__class__ is not int:
        read_integer(self, values, "status_code")
    text = values.get("timestamp")
    if text is not None:
        try:
            moment = from_iso(text)
            values["timestamp"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "timestamp")
    self.__dict__ = values
    self.__class__ = DeliveryReceiptEventAttributes
    return self  # type: ignore[no-any-return]


DeliveryReceiptEventAttributes.adopt = adopt_delivery_receipt_event_attributes
