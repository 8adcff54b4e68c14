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


class RouteListDocument(Model):
    """A page of inbound routes."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: list[Route]
    """The routes of this page."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: list[Route],
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_route_list_document(values: Any) -> RouteListDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(RouteListDocument, values)
    if "data" not in values:
        raise missing(RouteListDocument, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        for item in items:
            read.append(adopt_route(item))
    elif items is not None:
        raise mismatch(RouteListDocument, items, "data", "an array")
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = RouteListDocument
    return self  # type: ignore[no-any-return]


RouteListDocument.adopt = adopt_route_list_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .route import Route, adopt_route
