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


class BusinessDocument(Model):
    """A document that was uploaded for an order."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "filename": "filename",
        "status": "status",
    }

    filename: None | str
    """The address of the file."""

    status: None | str = None
    """What became of the upload, `uploaded` or `failed`."""

    def __init__(
        self,
        *,
        filename: None | str,
        status: None | str = None,
    ) -> None:
        super().__init__(
            {
                "filename": filename,
                "status": status,
            }
        )


def adopt_business_document(values: Any) -> BusinessDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(BusinessDocument, values)
    if "filename" not in values:
        raise missing(BusinessDocument, "filename")
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = BusinessDocument
    return self  # type: ignore[no-any-return]


BusinessDocument.adopt = adopt_business_document
