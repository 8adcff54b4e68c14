# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass

from .route_update_attributes_route_type import RouteUpdateAttributesRouteType


class RouteUpdateAttributes(RequestModel):
    """The properties of a route to change. What is left out stays as it is."""

    __slots__ = (
        "alias",
        "edge_strategy_id",
        "route_type",
        "value",
    )

    alias: str | Unset
    """The name of the route, unique on the account."""

    route_type: RouteUpdateAttributesRouteType | Unset
    """The kind of place that calls go to."""

    value: str | Unset
    """Where calls go, in the form that the type asks for."""

    edge_strategy_id: int | Unset
    """The id of the point of presence that is to receive the calls."""

    def __init__(
        self,
        alias: str | Unset = UNSET,
        route_type: RouteUpdateAttributesRouteType | Unset = UNSET,
        value: str | Unset = UNSET,
        edge_strategy_id: int | Unset = UNSET,
    ) -> None:
        self.alias = alias
        self.route_type = route_type
        self.value = value
        self.edge_strategy_id = edge_strategy_id

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {}
        if self.alias is not UNSET:
            values["alias"] = self.alias
        if self.route_type is not UNSET:
            values["route_type"] = self.route_type
        if self.value is not UNSET:
            values["value"] = self.value
        if self.edge_strategy_id is not UNSET:
            values["edge_strategy_id"] = self.edge_strategy_id
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            alias=source.get("alias", UNSET),
            route_type=source.get("route_type", UNSET),
            value=source.get("value", UNSET),
            edge_strategy_id=source.get("edge_strategy_id", UNSET),
        )
