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


class RouteDocument(Model):
    """An inbound route. Its links can lack the version segment and then lead nowhere."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: Route
    """A place that inbound calls can be sent to. The built-in route `sip-reg` has the id 0."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: Route,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_route_document(values: Any) -> RouteDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(RouteDocument, values)
    if "data" not in values:
        raise missing(RouteDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_route(values["data"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = RouteDocument
    return self  # type: ignore[no-any-return]


RouteDocument.adopt = adopt_route_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .route import Route, adopt_route
