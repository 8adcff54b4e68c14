# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    read_rest,
)

if TYPE_CHECKING:
    pass


class PortOrderGroupAttributes(Model):
    """The orders of a group, and how far they are together."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "orders": "orders",
        "status": "status",
    }

    orders: list[PortOrder] | None = None
    """The orders."""

    status: None | str = None
    """`Requires Action` when an order is pending or rejected, `Completed`, `Canceled`, or `In
    Progress`. Others may occur."""

    def __init__(
        self,
        *,
        orders: list[PortOrder] | None = None,
        status: None | str = None,
    ) -> None:
        super().__init__(
            {
                "orders": orders,
                "status": status,
            }
        )


def adopt_port_order_group_attributes(values: Any) -> PortOrderGroupAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderGroupAttributes, values)
    self: Any = Blank()
    items = values.get("orders")
    if items.__class__ is list:
        values["orders"] = read = []
        try:
            for item in items:
                read.append(adopt_port_order(item))
        except DecodeError:
            read_rest(PortOrder, items, read, adopt_port_order)
    elif items is not None:
        raise mismatch(PortOrderGroupAttributes, items, "orders", "an array")
    self.__dict__ = values
    self.__class__ = PortOrderGroupAttributes
    return self  # type: ignore[no-any-return]


PortOrderGroupAttributes.adopt = adopt_port_order_group_attributes


# At the end, so that models may refer to each other.
from .port_order import PortOrder, adopt_port_order
