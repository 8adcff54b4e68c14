# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_string,
)

if TYPE_CHECKING:
    pass


class MessageProvision(Model):
    """A task that switches messaging on or off, for one number or for several."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: MessageProvisionAttributes | None = None
    """How far a provisioning task is. A task for one number has `tn`, a task for several has
    `numbers`."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> str | None:
        """`message_provisioning_status`, `message_bulk_provisioning_status` for several numbers,
        or `messaging-provision`: the pages disagree."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        id: str,
        type_: str | None = None,
        attributes: MessageProvisionAttributes | None = None,
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


def adopt_message_provision(values: Any) -> MessageProvision:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageProvision, values)
    if "id" not in values:
        raise missing(MessageProvision, "id")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    if values.get("attributes") is not None:
        values["attributes"] = adopt_message_provision_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = MessageProvision
    return self  # type: ignore[no-any-return]


MessageProvision.adopt = adopt_message_provision


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_provision_attributes import (
    MessageProvisionAttributes,
    adopt_message_provision_attributes,
)
