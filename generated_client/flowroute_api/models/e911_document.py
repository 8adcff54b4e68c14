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


class E911Document(Model):
    """One emergency address."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: E911
    """An emergency address as the account keeps it."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: E911,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_e911_document(values: Any) -> E911Document:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(E911Document, values)
    if "data" not in values:
        raise missing(E911Document, "data")
    self: Any = Blank()
    values["data"] = adopt_e911(values["data"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = E911Document
    return self  # type: ignore[no-any-return]


E911Document.adopt = adopt_e911_document


# At the end, so that models may refer to each other.
from .e911 import E911, adopt_e911
from .links import Links, adopt_links
