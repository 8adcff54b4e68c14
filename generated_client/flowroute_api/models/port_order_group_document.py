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


class PortOrderGroupDocument(Model):
    """A group of port orders. That its orders stand in it is documented, where is concluded."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: PortOrderGroup
    """The orders that one request was split into."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: PortOrderGroup,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_port_order_group_document(values: Any) -> PortOrderGroupDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderGroupDocument, values)
    if "data" not in values:
        raise missing(PortOrderGroupDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_port_order_group(values["data"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = PortOrderGroupDocument
    return self  # type: ignore[no-any-return]


PortOrderGroupDocument.adopt = adopt_port_order_group_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .port_order_group import PortOrderGroup, adopt_port_order_group
