# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_string,
)

if TYPE_CHECKING:
    pass


class InboundMms(Model):
    """An MMS that has come in. Some fixtures of others lack the type."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "attributes": "attributes",
        "type": "type_",
        "relationships": "relationships",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: InboundMmsAttributes
    """The properties of an MMS that has come in."""

    relationships: MessageRelationships | None = None
    """What a message consists of besides its text."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["message"] | None:
        """The type of this resource."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        id: str,
        attributes: InboundMmsAttributes,
        type_: Literal["message"] | None = "message",
        relationships: MessageRelationships | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "attributes": attributes,
                "type": type_,
                "relationships": relationships,
                "links": links,
            }
        )


def adopt_inbound_mms(values: Any) -> InboundMms:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(InboundMms, values)
    if "id" not in values:
        raise missing(InboundMms, "id")
    if "attributes" not in values:
        raise missing(InboundMms, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_inbound_mms_attributes(values["attributes"])
    if values.get("relationships") is not None:
        values["relationships"] = adopt_message_relationships(values["relationships"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = InboundMms
    return self  # type: ignore[no-any-return]


InboundMms.adopt = adopt_inbound_mms


# At the end, so that models may refer to each other.
from .inbound_mms_attributes import InboundMmsAttributes, adopt_inbound_mms_attributes
from .links import Links, adopt_links
from .message_relationships import MessageRelationships, adopt_message_relationships
