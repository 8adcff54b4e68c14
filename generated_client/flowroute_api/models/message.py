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


class Message(Model):
    """The detail record of a message that was sent or received."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "relationships": "relationships",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: MessageAttributes
    """What is recorded of a message."""

    relationships: MessageRelationships | None = None
    """What a message consists of besides its text."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["message"]:
        """The type of this resource."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["message"] = "message",
        attributes: MessageAttributes,
        relationships: MessageRelationships | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "relationships": relationships,
                "links": links,
            }
        )


def adopt_message(values: Any) -> Message:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Message, values)
    if "id" not in values:
        raise missing(Message, "id")
    if "type" not in values:
        raise missing(Message, "type")
    if "attributes" not in values:
        raise missing(Message, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_message_attributes(values["attributes"])
    if values.get("relationships") is not None:
        values["relationships"] = adopt_message_relationships(values["relationships"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = Message
    return self  # type: ignore[no-any-return]


Message.adopt = adopt_message


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_attributes import MessageAttributes, adopt_message_attributes
from .message_relationships import MessageRelationships, adopt_message_relationships
