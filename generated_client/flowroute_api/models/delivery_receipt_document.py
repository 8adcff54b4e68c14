# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
)

if TYPE_CHECKING:
    pass


class DeliveryReceiptDocument(Model):
    """What is posted when there is news of an outbound message."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: DeliveryReceiptEvent
    """A delivery receipt. Its id is that of the message, not one of its own."""

    def __init__(
        self,
        *,
        data: DeliveryReceiptEvent,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_delivery_receipt_document(values: Any) -> DeliveryReceiptDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(DeliveryReceiptDocument, values)
    if "data" not in values:
        raise missing(DeliveryReceiptDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_delivery_receipt_event(values["data"])
    self.__dict__ = values
    self.__class__ = DeliveryReceiptDocument
    return self  # type: ignore[no-any-return]


DeliveryReceiptDocument.adopt = adopt_delivery_receipt_document


# At the end, so that models may refer to each other.
from .delivery_receipt_event import DeliveryReceiptEvent, adopt_delivery_receipt_event
