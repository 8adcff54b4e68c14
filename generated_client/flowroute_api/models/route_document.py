# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    DecodeError,
    Model,
    mismatch,
    missing,
    new,
    set_unread,
)


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
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            },
            extras,
        )


def adopt_route_document(values: Any) -> RouteDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(RouteDocument, values)
    if "data" not in values:
        raise missing(RouteDocument, "data")
    values["data"] = adopt_route(values["data"])
    part = values.get("links")
    if part is not None:
        try:
            values["links"] = adopt_links(part)
        except DecodeError:
            set_unread(values, "links")
    self = new(RouteDocument)
    self.__dict__ = values
    return self


RouteDocument.adopt = adopt_route_document


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
from .route import Route, adopt_route
