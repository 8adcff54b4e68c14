# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    missing,
    read_string,
    set_unread,
)

if TYPE_CHECKING:
    pass


class MessageV22Sent(Model):
    """A message that was accepted, in version 2.2. Its record has all the rest."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "price_details": "price_details",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: MessageV22SentAttributes | None = None
    """What is told of a message right after it was accepted. Whether the price stands here or in
    the resource itself is not documented."""

    price_details: PriceDetails | None = None
    """What a message costs, in US dollars: base rate and surcharge rate together, times the number
    of segments. Whether the amounts are numbers or strings is not documented; both are read."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["message"]:
        """The type of this resource."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["message"] = "message",
        attributes: MessageV22SentAttributes | None = None,
        price_details: PriceDetails | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "price_details": price_details,
                "links": links,
            }
        )


def adopt_message_v22_sent(values: Any) -> MessageV22Sent:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageV22Sent, values)
    if "id" not in values:
        raise missing(MessageV22Sent, "id")
    if "type" not in values:
        raise missing(MessageV22Sent, "type")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    part = values.get("attributes")
    if part is not None:
        try:
            values["attributes"] = adopt_message_v22_sent_attributes(part)
        except DecodeError:
            set_unread(self, values, "attributes")
    part = values.get("price_details")
    if part is not None:
        try:
            values["price_details"] = adopt_price_details(part)
        except DecodeError:
            set_unread(self, values, "price_details")
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = MessageV22Sent
    return self  # type: ignore[no-any-return]


MessageV22Sent.adopt = adopt_message_v22_sent


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_v22_sent_attributes import (
    MessageV22SentAttributes,
    adopt_message_v22_sent_attributes,
)
from .price_details import PriceDetails, adopt_price_details
