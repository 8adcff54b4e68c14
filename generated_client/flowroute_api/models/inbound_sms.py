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


class InboundSms(Model):
    """An SMS that has come in. Some fixtures of others lack the type."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "attributes": "attributes",
        "type": "type_",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: InboundSmsAttributes
    """The properties of an SMS that has come in."""

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
        attributes: InboundSmsAttributes,
        type_: Literal["message"] | None = "message",
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "attributes": attributes,
                "type": type_,
                "links": links,
            }
        )


def adopt_inbound_sms(values: Any) -> InboundSms:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(InboundSms, values)
    if "id" not in values:
        raise missing(InboundSms, "id")
    if "attributes" not in values:
        raise missing(InboundSms, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_inbound_sms_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = InboundSms
    return self  # type: ignore[no-any-return]


InboundSms.adopt = adopt_inbound_sms


# At the end, so that models may refer to each other.
from .inbound_sms_attributes import InboundSmsAttributes, adopt_inbound_sms_attributes
from .links import Links, adopt_links
