"""What a message record says."""

from __future__ import annotations

from ._dates import Timestamped, read_time
from ._model import many, same
from .delivery_receipt import DeliveryReceipt


class Attributes(
    Timestamped,
    names={
        **same("amount_display", "amount_nanodollars", "body", "delivery_receipts", "direction"),
        "mfrom": "from",
        **same("is_mms", "message_encoding", "message_type", "status", "timestamp", "to"),
    },
    readers={"delivery_receipts": many(DeliveryReceipt), "timestamp": read_time},
):
    """The attributes of a message record."""
