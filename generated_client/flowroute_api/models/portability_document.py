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


class PortabilityDocument(Model):
    """What came of a check."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: Portability
    """Phone numbers, sorted by whether they can be ported. It is no resource and has neither id
    nor type."""

    def __init__(
        self,
        *,
        data: Portability,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_portability_document(values: Any) -> PortabilityDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortabilityDocument, values)
    if "data" not in values:
        raise missing(PortabilityDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_portability(values["data"])
    self.__dict__ = values
    self.__class__ = PortabilityDocument
    return self  # type: ignore[no-any-return]


PortabilityDocument.adopt = adopt_portability_document


# At the end, so that models may refer to each other.
from .portability import Portability, adopt_portability
