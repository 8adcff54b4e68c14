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


class MessageProvisionStatus(Model):
    """The provisioning task that a purchase or an update of a number has started."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "type": "type_",
        "id": "id",
        "attributes": "attributes",
        "links": "links",
    }

    id: str | None = None
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: MessageProvisionAttributes | None = None
    """How far a provisioning task is. A task for one number has `tn`, a task for several has
    `numbers`."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["message_provisioning_status"]:
        """The type of this resource."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        type_: Literal["message_provisioning_status"] = "message_provisioning_status",
        id: str | None = None,
        attributes: MessageProvisionAttributes | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "type": type_,
                "id": id,
                "attributes": attributes,
                "links": links,
            }
        )


def adopt_message_provision_status(values: Any) -> MessageProvisionStatus:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageProvisionStatus, values)
    if "type" not in values:
        raise missing(MessageProvisionStatus, "type")
    self: Any = Blank()
    if values.get("id").__class__ is not str:
        read_string(values, "id")
    if values.get("attributes") is not None:
        values["attributes"] = adopt_message_provision_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = MessageProvisionStatus
    return self  # type: ignore[no-any-return]


MessageProvisionStatus.adopt = adopt_message_provision_status


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .message_provision_attributes import (
    MessageProvisionAttributes,
    adopt_message_provision_attributes,
)
