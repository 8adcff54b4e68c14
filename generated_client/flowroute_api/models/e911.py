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


class E911(Model):
    """An emergency address as the account keeps it."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: E911Attributes
    """Who is at the address, and where it is."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["e911"]:
        """Always `e911`."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["e911"] = "e911",
        attributes: E911Attributes,
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


def adopt_e911(values: Any) -> E911:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(E911, values)
    if "id" not in values:
        raise missing(E911, "id")
    if "type" not in values:
        raise missing(E911, "type")
    if "attributes" not in values:
        raise missing(E911, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_e911_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = E911
    return self  # type: ignore[no-any-return]


E911.adopt = adopt_e911


# At the end, so that models may refer to each other.
from .e911_attributes import E911Attributes, adopt_e911_attributes
from .links import Links, adopt_links
