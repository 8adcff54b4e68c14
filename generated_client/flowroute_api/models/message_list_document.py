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


class MessageListDocument(Model):
    """A page of message detail records."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "included": "included",
        "links": "links",
    }

    data: list[Message]
    """The records of this page."""

    included: list[Media | OtherResource] | None = None
    """The media of the messages; absent when there are none."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: list[Message],
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


def adopt_message_list_document(values: Any) -> MessageListDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageListDocument, values)
    if "data" not in values:
        raise missing(MessageListDocument, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        for item in items:
            read.append(adopt_message(item))
    elif items is not None:
        raise mismatch(MessageListDocument, items, "data", "an array")
    read_list(MessageListDocument, values, "included", _adopt_included)
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = MessageListDocument
    return self  # type: ignore[no-any-return]


MessageListDocument.adopt = adopt_message_list_document


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
