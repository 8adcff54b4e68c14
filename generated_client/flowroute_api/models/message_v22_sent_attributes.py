# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    set_unread,
)

if TYPE_CHECKING:
    pass


class MessageV22SentAttributes(Model):
    """What is told of a message right after it was accepted. Whether the price stands here or in
    the resource itself is not documented."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "price_details": "price_details",
    }

    price_details: PriceDetails | None = None
    """What a message costs, in US dollars: base rate and surcharge rate together, times the number
    of segments. Whether the amounts are numbers or strings is not documented; both are read."""

    def __init__(
        self,
        *,
        price_details: PriceDetails | None = None,
    ) -> None:
        super().__init__(
            {
                "price_details": price_details,
            }
        )


def adopt_message_v22_sent_attributes(values: Any) -> MessageV22SentAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageV22SentAttributes, values)
    self: Any = Blank()
    part = values.get("price_details")
    if part is not None:
        try:
            values["price_details"] = adopt_price_details(part)
        except DecodeError:
            set_unread(self, values, "price_details")
    self.__dict__ = values
    self.__class__ = MessageV22SentAttributes
    return self  # type: ignore[no-any-return]


MessageV22SentAttributes.adopt = adopt_message_v22_sent_attributes


# At the end, so that models may refer to each other.
from .price_details import PriceDetails, adopt_price_details
