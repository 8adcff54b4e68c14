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
    set_unread,
    unwrapped,
)

if TYPE_CHECKING:
    pass


class CdrExportListDocument(Model):
    """One page of CDR exports."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: list[CdrExport]
    """The exports of this page. The API wraps each in an object of its own, which is taken off;
    one that isn't wrapped is read as well."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: list[CdrExport],
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_cdr_export_list_document(values: Any) -> CdrExportListDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CdrExportListDocument, values)
    if "data" not in values:
        raise missing(CdrExportListDocument, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        items = unwrapped(items, "data")
        values["data"] = read = []
        try:
            for item in items:
                read.append(adopt_cdr_export(item))
        except DecodeError:
            read_rest(CdrExport, items, read, adopt_cdr_export)
    elif items is not None:
        raise mismatch(CdrExportListDocument, items, "data", "an array")
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(self, values, "links")
    self.__dict__ = values
    self.__class__ = CdrExportListDocument
    return self  # type: ignore[no-any-return]


CdrExportListDocument.adopt = adopt_cdr_export_list_document


# At the end, so that models may refer to each other.
from .cdr_export import CdrExport, adopt_cdr_export
from .links import Links, adopt_links
