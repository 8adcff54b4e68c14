# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from ..types import (
    DecodeError,
    Model,
    mismatch,
    missing,
    new,
    read_string,
    set_unread,
)


class E911Number(Model):
    """A phone number that uses an emergency address, in brief."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "links": "links",
    }

    id: str
    """The phone number; on old records an internal id."""

    attributes: E911NumberAttributes
    """The number and its alias."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["number"]:
        """Always `number`."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["number"] = "number",
        attributes: E911NumberAttributes,
        links: Links | None = None,
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "links": links,
            },
            extras,
        )


def adopt_e911_number(values: Any) -> E911Number:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(E911Number, values)
    if "id" not in values:
        raise missing(E911Number, "id")
    if "type" not in values:
        raise missing(E911Number, "type")
    if "attributes" not in values:
        raise missing(E911Number, "attributes")
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_e911_number_attributes(values["attributes"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(values, "links")
    self = new(E911Number)
    self.__dict__ = values
    return self


E911Number.adopt = adopt_e911_number


# At the end, so that models may refer to each other.
from .e911_number_attributes import E911NumberAttributes, adopt_e911_number_attributes
from .links import Links, adopt_links
