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

from .route_type import RouteType


class RouteAttributes(Model):
    """The properties of a route."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "alias": "alias",
        "route_type": "route_type",
        "value": "value",
        "edge_strategy_id": "edge_strategy_id",
    }

    alias: str
    """The name of the route, unique on the account."""

    route_type: RouteType
    """The kind of place that a route leads to. `sip-reg` is the built-in default."""

    value: None | str = None
    """Where calls go, in the form that the type asks for; null for `sip-reg` only."""

    edge_strategy_id: int | None = None
    """The point of presence that receives the calls; often null or absent."""

    def __init__(
        self,
        *,
        alias: str,
        route_type: RouteType,
        value: None | str = None,
        edge_strategy_id: int | None = None,
    ) -> None:
        super().__init__(
            {
                "alias": alias,
                "route_type": route_type,
                "value": value,
                "edge_strategy_id": edge_strategy_id,
            }
        )


def adopt_route_attributes(values: Any) -> RouteAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(RouteAttributes, values)
    if "alias" not in values:
        raise missing(RouteAttributes, "alias")
    if "route_type" not in values:
        raise missing(RouteAttributes, "route_type")
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = RouteAttributes
    return self  # type: ignore[no-any-return]


RouteAttributes.adopt = adopt_route_attributes
