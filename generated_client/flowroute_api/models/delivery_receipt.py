# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    UTC,
    Model,
    from_iso,
    mismatch,
    new,
    read_integer,
    read_timestamp,
)


class DeliveryReceipt(Model):
    """One step of a message on its way."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "level": "level",
        "status": "status",
        "status_code": "status_code",
        "status_code_description": "status_code_description",
        "timestamp": "timestamp",
    }

    level: int | None = None
    """1 when the message was handed to the aggregator, 2 for everything after that."""

    status: None | str = None
    """How far the message has come; the set is open."""

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
        level: int | None = None,
        status: None | str = None,
        status_code: int | None = None,
        status_code_description: None | str = None,
        timestamp: datetime.datetime | None = None,
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "level": level,
                "status": status,
                "status_code": status_code,
                "status_code_description": status_code_description,
                "timestamp": timestamp,
            },
            extras,
        )


def adopt_delivery_receipt(values: Any) -> DeliveryReceipt:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(DeliveryReceipt, values)
    if values.get("status_code").__class__ is not int:
        read_integer(values, "status_code")
    text = values.get("timestamp")
    if text is not None:
        try:
            moment = from_iso(text)
            values["timestamp"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(values, "timestamp")
    self = new(DeliveryReceipt)
    self.__dict__ = values
    return self


DeliveryReceipt.adopt = adopt_delivery_receipt
