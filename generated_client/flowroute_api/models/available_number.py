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


class AvailableNumber(Model):
    """A number that can be bought. It has no relationships, and a related link instead of one to
    itself."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: AvailableNumberAttributes
    """What is known of a number before it is bought."""

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
        attributes: AvailableNumberAttributes,
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


def adopt_available_number(values: Any) -> AvailableNumber:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(AvailableNumber, values)
    if "id" not in values:
        raise missing(AvailableNumber, "id")
    if "type" not in values:
        raise missing(AvailableNumber, "type")
    if "attributes" not in values:
        raise missing(AvailableNumber, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_available_number_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = AvailableNumber
    return self  # type: ignore[no-any-return]


AvailableNumber.adopt = adopt_available_number


# At the end, so that models may refer to each other.
from .available_number_attributes import (
    AvailableNumberAttributes,
    adopt_available_number_attributes,
)
from .links import Links, adopt_links
