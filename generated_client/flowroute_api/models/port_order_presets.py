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


class PortOrderPresets(Model):
    """What all numbers of an order are set to once they are ported."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "alias": "alias",
        "cnam_id": "cnam_id",
        "e911_id": "e911_id",
        "primary_route_id": "primary_route_id",
        "failover_route_id": "failover_route_id",
    }

    alias: None | str = None
    """The alias."""

    cnam_id: None | str = None
    """The caller name."""

    e911_id: None | str = None
    """The emergency address."""

    primary_route_id: None | str = None
    """The primary route."""

    failover_route_id: None | str = None
    """The failover route."""

    def __init__(
        self,
        *,
        alias: None | str = None,
        cnam_id: None | str = None,
        e911_id: None | str = None,
        primary_route_id: None | str = None,
        failover_route_id: None | str = None,
    ) -> None:
        super().__init__(
            {
                "alias": alias,
                "cnam_id": cnam_id,
                "e911_id": e911_id,
                "primary_route_id": primary_route_id,
                "failover_route_id": failover_route_id,
            }
        )


def adopt_port_order_presets(values: Any) -> PortOrderPresets:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderPresets, values)
    self: Any = Blank()
    if values.get("cnam_id").__class__ is not str:
        read_string(values, "cnam_id")
    if values.get("e911_id").__class__ is not str:
        read_string(values, "e911_id")
    if values.get("primary_route_id").__class__ is not str:
        read_string(values, "primary_route_id")
    if values.get("failover_route_id").__class__ is not str:
        read_string(values, "failover_route_id")
    self.__dict__ = values
    self.__class__ = PortOrderPresets
    return self  # type: ignore[no-any-return]


PortOrderPresets.adopt = adopt_port_order_presets
