# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass

from .route_create_attributes_route_type import RouteCreateAttributesRouteType


class RouteCreateAttributes(RequestModel):
    """The properties of a new route."""

    __slots__ = (
        "alias",
        "edge_strategy_id",
        "route_type",
        "value",
    )

    alias: str
    """The name of the route, unique on the account."""

    route_type: RouteCreateAttributesRouteType
    """The kind of place that calls go to. `sip-reg` is built in and can't be created."""

    value: str
    """Where calls go. For `host` an address or host name with an optional port (without one, DNS
    SRV is tried); for `number` eleven digits, billed like an outbound call; for `uri`
    `protocol:user@domain[:port]`. A host or URI may end with `;transport=tls`."""

    edge_strategy_id: int | Unset
    """The id of the point of presence that is to receive the calls."""

    def __init__(
        self,
        alias: str,
        route_type: RouteCreateAttributesRouteType,
        value: str,
        edge_strategy_id: int | Unset = UNSET,
    ) -> None:
        self.alias = alias
        self.route_type = route_type
        self.value = value
        self.edge_strategy_id = edge_strategy_id

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "alias": self.alias,
            "route_type": self.route_type,
            "value": self.value,
        }
        if self.edge_strategy_id is not UNSET:
            values["edge_strategy_id"] = self.edge_strategy_id
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            alias=source["alias"],
            route_type=source["route_type"],
            value=source["value"],
            edge_strategy_id=source.get("edge_strategy_id", UNSET),
        )
