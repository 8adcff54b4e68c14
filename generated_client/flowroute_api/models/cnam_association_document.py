# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
)

if TYPE_CHECKING:
    pass


class CnamAssociationDocument(Model):
    """The answer to assigning a caller name to a phone number, or to taking it off."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: CnamAssociation
    """A change to a phone number's caller name that was accepted and will be carried out."""

    def __init__(
        self,
        *,
        data: CnamAssociation,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_cnam_association_document(values: Any) -> CnamAssociationDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamAssociationDocument, values)
    if "data" not in values:
        raise missing(CnamAssociationDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_cnam_association(values["data"])
    self.__dict__ = values
    self.__class__ = CnamAssociationDocument
    return self  # type: ignore[no-any-return]


CnamAssociationDocument.adopt = adopt_cnam_association_document


# At the end, so that models may refer to each other.
from .cnam_association import CnamAssociation, adopt_cnam_association
