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


class CdrExportDocument(Model):
    """One CDR export."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: CdrExport
    """A file of call detail records, made or in the making."""

    def __init__(
        self,
        *,
        data: CdrExport,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_cdr_export_document(values: Any) -> CdrExportDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CdrExportDocument, values)
    if "data" not in values:
        raise missing(CdrExportDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_cdr_export(values["data"])
    self.__dict__ = values
    self.__class__ = CdrExportDocument
    return self  # type: ignore[no-any-return]


CdrExportDocument.adopt = adopt_cdr_export_document


# At the end, so that models may refer to each other.
from .cdr_export import CdrExport, adopt_cdr_export
