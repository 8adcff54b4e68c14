"""A delivery receipt."""

from __future__ import annotations

from ._dates import Timestamped, read_time
from ._model import same


class DeliveryReceipt(
    Timestamped,
    names=same("level", "status", "status_code", "status_code_description", "timestamp"),
    readers={"timestamp": read_time},
):
    """What a carrier reported of a message."""
