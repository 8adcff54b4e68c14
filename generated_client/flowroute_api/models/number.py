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


class Number(Model):
    """A number that the account owns."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "relationships": "relationships",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: NumberAttributes
    """The properties and settings of an owned number. Those from `status` on are only seen in
    newer answers."""

    relationships: NumberRelationships | None = None
    """What an owned number uses."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["number"]:
        """The type of this resource."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["number"] = "number",
        attributes: NumberAttributes,
        relationships: NumberRelationships | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "relationships": relationships,
                "links": links,
            }
        )


def adopt_number(values: Any) -> Number:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Number, values)
    if "id" not in values:
        raise missing(Number, "id")
    if "type" not in values:
        raise missing(Number, "type")
    if "attributes" not in values:
        raise missing(Number, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_number_attributes(values["attributes"])
    if values.get("relationships") is not None:
        values["relationships"] = adopt_number_relationships(values["relationships"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = Number
    return self  # type: ignore[no-any-return]


Number.adopt = adopt_number


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .number_attributes import NumberAttributes, adopt_number_attributes
from .number_relationships import NumberRelationships, adopt_number_relationships
