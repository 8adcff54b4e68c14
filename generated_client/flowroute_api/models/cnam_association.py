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


class CnamAssociation(Model):
    """A change to a phone number's caller name that was accepted and will be carried out."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
    }

    id: None | str
    """The caller name, as an integer; null when it was taken off."""

    attributes: CnamAssociationAttributes
    """When the change was accepted."""

    @property
    def type_(self) -> Literal["cnam"]:
        """Always `cnam`."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: None | str,
        type_: Literal["cnam"] = "cnam",
        attributes: CnamAssociationAttributes,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
            }
        )


def adopt_cnam_association(values: Any) -> CnamAssociation:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamAssociation, values)
    if "id" not in values:
        raise missing(CnamAssociation, "id")
    if "type" not in values:
        raise missing(CnamAssociation, "type")
    if "attributes" not in values:
        raise missing(CnamAssociation, "attributes")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    values["attributes"] = adopt_cnam_association_attributes(values["attributes"])
    self.__dict__ = values
    self.__class__ = CnamAssociation
    return self  # type: ignore[no-any-return]


CnamAssociation.adopt = adopt_cnam_association


# At the end, so that models may refer to each other.
from .cnam_association_attributes import (
    CnamAssociationAttributes,
    adopt_cnam_association_attributes,
)
