# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class PortOrderPresetsRequest(RequestModel):
    """What all numbers of an order are to be set to once they are ported. What is named has to
    exist on the account."""

    __slots__ = (
        "alias",
        "cnam_id",
        "e911_id",
        "failover_route_id",
        "primary_route_id",
    )

    alias: None | str | Unset
    """The alias."""

    cnam_id: None | str | Unset
    """The caller name."""

    e911_id: None | str | Unset
    """The emergency address."""

    primary_route_id: None | str | Unset
    """The primary route."""

    failover_route_id: None | str | Unset
    """The failover route."""

    def __init__(
        self,
        alias: None | str | Unset = UNSET,
        cnam_id: None | str | Unset = UNSET,
        e911_id: None | str | Unset = UNSET,
        primary_route_id: None | str | Unset = UNSET,
        failover_route_id: None | str | Unset = UNSET,
    ) -> None:
        self.alias = alias
        self.cnam_id = cnam_id
        self.e911_id = e911_id
        self.primary_route_id = primary_route_id
        self.failover_route_id = failover_route_id

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {}
        if self.alias is not UNSET:
            values["alias"] = self.alias
        if self.cnam_id is not UNSET:
            values["cnam_id"] = self.cnam_id
        if self.e911_id is not UNSET:
            values["e911_id"] = self.e911_id
        if self.primary_route_id is not UNSET:
            values["primary_route_id"] = self.primary_route_id
        if self.failover_route_id is not UNSET:
            values["failover_route_id"] = self.failover_route_id
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            alias=source.get("alias", UNSET),
            cnam_id=source.get("cnam_id", UNSET),
            e911_id=source.get("e911_id", UNSET),
            primary_route_id=source.get("primary_route_id", UNSET),
            failover_route_id=source.get("failover_route_id", UNSET),
        )
