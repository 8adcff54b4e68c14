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


class EdgeStrategyListDocument(Model):
    """The points of presence. The form of this answer is concluded from that of other lists."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
        "links": "links",
    }

    data: list[EdgeStrategy]
    """The edge strategies."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    def __init__(
        self,
        *,
        data: list[EdgeStrategy],
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
                "links": links,
            }
        )


def adopt_edge_strategy_list_document(values: Any) -> EdgeStrategyListDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(EdgeStrategyListDocument, values)
    if "data" not in values:
        raise missing(EdgeStrategyListDocument, "data")
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        for item in items:
            read.append(adopt_edge_strategy(item))
    elif items is not None:
        raise mismatch(EdgeStrategyListDocument, items, "data", "an array")
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = EdgeStrategyListDocument
    return self  # type: ignore[no-any-return]


EdgeStrategyListDocument.adopt = adopt_edge_strategy_list_document


# At the end, so that models may refer to each other.
from .edge_strategy import EdgeStrategy, adopt_edge_strategy
from .links import Links, adopt_links
