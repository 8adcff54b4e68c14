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
    set_unread,
)

if TYPE_CHECKING:
    pass


class PortOrderDocument(Model):
    """One port order."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: PortOrder
    """An order to port phone numbers."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: PortOrder,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_port_order_document(values: Any) -> PortOrderDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderDocument, values)
    if "data" not in values:
        raise missing(PortOrderDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_port_order(values["data"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = PortOrderDocument
    return self  # type: ignore[no-any-return]


PortOrderDocument.adopt = adopt_port_order_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .port_order import PortOrder, adopt_port_order
