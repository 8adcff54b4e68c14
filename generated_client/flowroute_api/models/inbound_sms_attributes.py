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
    missing,
    read_integer,
    read_timestamp,
    usd_from_nanodollars,
)

if TYPE_CHECKING:
    from decimal import Decimal

from .message_direction import MessageDirection
from .message_type import MessageType


class InboundSmsAttributes(Model):
    """The properties of an SMS that has come in."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "to": "to",
        "from": "from_",
        "body": "body",
        "direction": "direction",
        "is_mms": "is_mms",
        "timestamp": "timestamp",
        "status": "status",
        "delivery_receipts": "delivery_receipts",
        "message_callback_url": "message_callback_url",
        "message_type": "message_type",
        "message_encoding": "message_encoding",
        "amount_display": "amount_display",
        "amount_nanodollars": "amount_nanodollars",
    }
    DERIVED: ClassVar[tuple[str, ...]] = ("amount_usd",)

    to: str
    """The account's number that the message came to, eleven digits."""

    body: str
    """The text."""

    direction: MessageDirection
    """Whether a message came in or went out."""

    is_mms: bool
    """Whether the message is an MMS; false here."""

    timestamp: datetime.datetime | None = None
    """When the message was received."""

    status: None | str = None
    """The state of the message, `delivered` as a rule."""

    delivery_receipts: list[DeliveryReceipt] | None = None
    """Documented, but not there in any known message."""

    message_callback_url: None | str = None
    """The address that this is posted to."""

    message_type: MessageType | None = None
    """The kind of number that the account used for a message."""

    message_encoding: int | None = None
    """How the text was carried. 0 is ASCII (called UTF-8 elsewhere), 8 is UCS-2."""

    amount_display: None | str = None
    """What the message cost, in US dollars with the currency sign in front."""

    amount_nanodollars: int | None = None
    """An amount of money in billionths of a US dollar. Look-ups carry an integer, webhooks a
    string of digits; it is always read as an integer."""

    @property
    def from_(self) -> str:
        """The number that the message came from, eleven digits."""
        return self.__dict__["from"]  # type: ignore[no-any-return]

    @property
    def amount_usd(self) -> Decimal | None:
        """The amount in US dollars, exact."""
        return usd_from_nanodollars(self.__dict__.get("amount_nanodollars"))

    def __init__(
        self,
        *,
        to: str,
        from_: str,
        body: str,
        direction: MessageDirection,
        is_mms: bool,
        timestamp: datetime.datetime | None = None,
        status: None | str = None,
        delivery_receipts: list[DeliveryReceipt] | None = None,
        message_callback_url: None | str = None,
        message_type: MessageType | None = None,
        message_encoding: int | None = None,
        amount_display: None | str = None,
        amount_nanodollars: int | None = None,
    ) -> None:
        super().__init__(
            {
                "to": to,
                "from": from_,
                "body": body,
                "direction": direction,
                "is_mms": is_mms,
                "timestamp": timestamp,
                "status": status,
                "delivery_receipts": delivery_receipts,
                "message_callback_url": message_callback_url,
                "message_type": message_type,
                "message_encoding": message_encoding,
                "amount_display": amount_display,
                "amount_nanodollars": amount_nanodollars,
            }
        )


def adopt_inbound_sms_attributes(values: Any) -> InboundSmsAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(InboundSmsAttributes, values)
    if "to" not in values:
        raise missing(InboundSmsAttributes, "to")
    if "from" not in values:
        raise missing(InboundSmsAttributes, "from")
    if "body" not in values:
        raise missing(InboundSmsAttributes, "body")
    if "direction" not in values:
        raise missing(InboundSmsAttributes, "direction")
    if "is_mms" not in values:
        raise missing(InboundSmsAttributes, "is_mms")
    self: Any = Blank()
    text = values.get("timestamp")
    if text is not None:
        try:
            moment = from_iso(text)
            values["timestamp"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "timestamp")
    items = values.get("delivery_receipts")
    if items.__class__ is list:
        values["delivery_receipts"] = read = []
        for item in items:
            read.append(adopt_delivery_receipt(item))
    elif items is not None:
        raise mismatch(InboundSmsAttributes, items, "delivery_receipts", "an array")
    if values.get("amount_nanodollars").__class__ is not int:
        read_integer(self, values, "amount_nanodollars")
    self.__dict__ = values
    self.__class__ = InboundSmsAttributes
    return self  # type: ignore[no-any-return]


InboundSmsAttributes.adopt = adopt_inbound_sms_attributes


# At the end, so that models may refer to each other.
from .delivery_receipt import DeliveryReceipt, adopt_delivery_receipt
