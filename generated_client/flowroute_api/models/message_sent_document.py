# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
)

if TYPE_CHECKING:
    pass


class MessageSentDocument(Model):
    """The answer to a message that was accepted."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: MessageSent
    """A message that was accepted. Its record has all the rest."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: MessageSent,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_message_sent_document(values: Any) -> MessageSentDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageSentDocument, values)
    if "data" not in values:
        raise missing(MessageSentDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_message_sent(values["data"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = MessageSentDocument
    return self  # type: ignore[no-any-return]


MessageSentDocument.adopt = adopt_message_sent_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_sent import MessageSent, adopt_message_sent
