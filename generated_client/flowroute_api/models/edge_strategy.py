# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    read_string,
)

if TYPE_CHECKING:
    pass


class EdgeStrategy(Model):
    """A point of presence that can receive the calls of a route."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "attributes": "attributes",
        "links": "links",
    }

    id: str | None = None
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    attributes: EdgeStrategyAttributes | None = None
    """The properties of a point of presence. Which ones there are is not documented."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> str | None:
        """The type of this resource."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        id: str | None = None,
        type_: str | None = None,
        attributes: EdgeStrategyAttributes | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "attributes": attributes,
                "links": links,
            }
        )


def adopt_edge_strategy(values: Any) -> EdgeStrategy:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(EdgeStrategy, values)
    self: Any = Blank()
    if values.get("id").__class__ is not str:
        read_string(values, "id")
    if values.get("attributes") is not None:
        values["attributes"] = adopt_edge_strategy_attributes(values["attributes"])
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = EdgeStrategy
    return self  # type: ignore[no-any-return]


EdgeStrategy.adopt = adopt_edge_strategy


# At the end, so that models may refer to each other.
from .edge_strategy_attributes import (
    EdgeStrategyAttributes,
    adopt_edge_strategy_attributes,
)
from .links import Links, adopt_links
