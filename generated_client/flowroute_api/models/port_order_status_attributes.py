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
    read_timestamp,
)

if TYPE_CHECKING:
    pass

from .port_order_status_type_1 import PortOrderStatusType1
from .port_order_status_type_2_type_1 import PortOrderStatusType2Type1
from .port_order_status_type_3_type_1 import PortOrderStatusType3Type1


class PortOrderStatusAttributes(Model):
    """How far an order is, and since when."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "status": "status",
        "status_updated_at": "status_updated_at",
    }

    status: None | PortOrderStatusType1 | PortOrderStatusType2Type1 | PortOrderStatusType3Type1 = (
        None
    )
    """How far an order is. `pending` waits for the customer, `processing` and `review` for
    Flowroute, `submitted` for the losing provider; `accepted` has a date; `rejected` has to be
    corrected; `completed`, `canceled`, `cancelled`, `abandoned` and `hard_canceled` are the
    end. Others may occur, and capitals too."""

    status_updated_at: datetime.datetime | None = None
    """When the status changed last; null as long as it is the first one."""

    def __init__(
        self,
        *,
        status: None
        | PortOrderStatusType1
        | PortOrderStatusType2Type1
        | PortOrderStatusType3Type1 = None,
        status_updated_at: datetime.datetime | None = None,
    ) -> None:
        super().__init__(
            {
                "status": status,
                "status_updated_at": status_updated_at,
            }
        )


def adopt_port_order_status_attributes(values: Any) -> PortOrderStatusAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderStatusAttributes, values)
    self: Any = Blank()
    text = values.get("status_updated_at")
    if text is not None:
        try:
            moment = from_iso(text)
            values["status_updated_at"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "status_updated_at")
    self.__dict__ = values
    self.__class__ = PortOrderStatusAttributes
    return self  # type: ignore[no-any-return]


PortOrderStatusAttributes.adopt = adopt_port_order_status_attributes
