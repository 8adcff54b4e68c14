# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    missing,
    read_rest,
    set_unread,
)

if TYPE_CHECKING:
    pass


class PortOrderListDocument(Model):
    """One page of port orders."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: list[PortOrder]
    """The orders of this page."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: list[PortOrder],
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_port_order_list_document(values: Any) -> PortOrderListDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderListDocument, values)
    if "data" not in values:
        raise missing(PortOrderListDocument, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        try:
            for item in items:
                read.append(adopt_port_order(item))
        except DecodeError:
            read_rest(PortOrder, items, read, adopt_port_order)
    elif items is not None:
        raise mismatch(PortOrderListDocument, items, "data", "an array")
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = PortOrderListDocument
    return self  # type: ignore[no-any-return]


PortOrderListDocument.adopt = adopt_port_order_list_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .port_order import PortOrder, adopt_port_order
