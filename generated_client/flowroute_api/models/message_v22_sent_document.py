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


class MessageV22SentDocument(Model):
    """The answer to a message that was accepted, with what it costs."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: MessageV22Sent
    """A message that was accepted, in version 2.2. Its record has all the rest."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: MessageV22Sent,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_message_v22_sent_document(values: Any) -> MessageV22SentDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageV22SentDocument, values)
    if "data" not in values:
        raise missing(MessageV22SentDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_message_v22_sent(values["data"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = MessageV22SentDocument
    return self  # type: ignore[no-any-return]


MessageV22SentDocument.adopt = adopt_message_v22_sent_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_v22_sent import MessageV22Sent, adopt_message_v22_sent
