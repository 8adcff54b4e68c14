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
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "links": links,
            }
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
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_e911_number_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = E911Number
    return self  # type: ignore[no-any-return]


E911Number.adopt = adopt_e911_number


# At the end, so that models may refer to each other.
from .e911_number_attributes import E911NumberAttributes, adopt_e911_number_attributes
from .links import Links, adopt_links
