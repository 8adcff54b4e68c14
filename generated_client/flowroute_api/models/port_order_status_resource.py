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


class PortOrderStatusResource(Model):
    """A port order with its status alone."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: PortOrderStatusAttributes
    """How far an order is, and since when."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["portorder"]:
        """Always `portorder`."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["portorder"] = "portorder",
        attributes: PortOrderStatusAttributes,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "links": links,
            }
        )


def adopt_port_order_status_resource(values: Any) -> PortOrderStatusResource:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderStatusResource, values)
    if "id" not in values:
        raise missing(PortOrderStatusResource, "id")
    if "type" not in values:
        raise missing(PortOrderStatusResource, "type")
    if "attributes" not in values:
        raise missing(PortOrderStatusResource, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_port_order_status_attributes(values["attributes"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = PortOrderStatusResource
    return self  # type: ignore[no-any-return]


PortOrderStatusResource.adopt = adopt_port_order_status_resource


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .port_order_status_attributes import (
    PortOrderStatusAttributes,
    adopt_port_order_status_attributes,
)
