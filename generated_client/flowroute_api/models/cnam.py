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


class Cnam(Model):
    """A caller name as the account keeps it. It has no state of its own: it is approved when
    `is_approved` is true, rejected when it is false and there is a reason, and pending
    otherwise."""

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

    attributes: CnamAttributes
    """The name and how its review went. The answer to a change may hold the name only."""

    relationships: CnamRelationships | None = None
    """What a caller name is related to. It may be missing when the name is not in use."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["cnam"]:
        """Always `cnam`."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["cnam"] = "cnam",
        attributes: CnamAttributes,
        relationships: CnamRelationships | None = None,
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


def adopt_cnam(values: Any) -> Cnam:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Cnam, values)
    if "id" not in values:
        raise missing(Cnam, "id")
    if "type" not in values:
        raise missing(Cnam, "type")
    if "attributes" not in values:
        raise missing(Cnam, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_cnam_attributes(values["attributes"])
    if values.get("relationships") is not None:
        values["relationships"] = adopt_cnam_relationships(values["relationships"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = Cnam
    return self  # type: ignore[no-any-return]


Cnam.adopt = adopt_cnam


# At the end, so that models may refer to each other.
from .cnam_attributes import CnamAttributes, adopt_cnam_attributes
from .cnam_relationships import CnamRelationships, adopt_cnam_relationships
from .links import Links, adopt_links
