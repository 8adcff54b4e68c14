# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_list,
    read_one_of,
)

if TYPE_CHECKING:
    pass


class MessageDocument(Model):
    """A message detail record."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
        "links": "links",
    }

    data: Message
    """The detail record of a message that was sent or received."""

    included: list[Media | OtherResource] | None = None
    """The media of the message; absent when there are none."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: Message,
        included: list[Media | OtherResource] | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "included": included,
                "links": links,
            }
        )


def adopt_message_document(values: Any) -> MessageDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageDocument, values)
    if "data" not in values:
        raise missing(MessageDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_message(values["data"])
    read_list(MessageDocument, values, "included", _adopt_included)
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = MessageDocument
    return self  # type: ignore[no-any-return]


MessageDocument.adopt = adopt_message_document


def _adopt_included(value: Any) -> Any:
    return read_one_of(
        value,
        {
            "media": Media,
        },
        OtherResource,
    )


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .media import Media
from .message import Message, adopt_message
from .other_resource import OtherResource
