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


class MessageProvisionDocument(Model):
    """A provisioning task. The members are documented, their layout is concluded."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: MessageProvision
    """A task that switches messaging on or off, for one number or for several."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: MessageProvision,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_message_provision_document(values: Any) -> MessageProvisionDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageProvisionDocument, values)
    if "data" not in values:
        raise missing(MessageProvisionDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_message_provision(values["data"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = MessageProvisionDocument
    return self  # type: ignore[no-any-return]


MessageProvisionDocument.adopt = adopt_message_provision_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_provision import MessageProvision, adopt_message_provision
