# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    missing,
    read_rest,
)

if TYPE_CHECKING:
    pass


class BusinessDocumentFiles(Model):
    """The same as a document of its own, with the file as a resource."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: list[PortOrderFile]
    """The files."""

    def __init__(
        self,
        *,
        data: list[PortOrderFile],
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_business_document_files(values: Any) -> BusinessDocumentFiles:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(BusinessDocumentFiles, values)
    if "data" not in values:
        raise missing(BusinessDocumentFiles, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        try:
            for item in items:
                read.append(adopt_port_order_file(item))
        except DecodeError:
            read_rest(PortOrderFile, items, read, adopt_port_order_file)
    elif items is not None:
        raise mismatch(BusinessDocumentFiles, items, "data", "an array")
    self.__dict__ = values
    self.__class__ = BusinessDocumentFiles
    return self  # type: ignore[no-any-return]


BusinessDocumentFiles.adopt = adopt_business_document_files


# At the end, so that models may refer to each other.
from .port_order_file import PortOrderFile, adopt_port_order_file
