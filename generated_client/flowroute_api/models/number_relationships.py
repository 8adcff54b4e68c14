# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
)

if TYPE_CHECKING:
    pass


class NumberRelationships(Model):
    """What an owned number uses."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "primary_route": "primary_route",
        "failover_route": "failover_route",
        "cnam_preset": "cnam_preset",
        "e911_address": "e911_address",
    }

    primary_route: Relationship | None = None
    """A relationship to one resource, or to none."""

    failover_route: Relationship | None = None
    """A relationship to one resource, or to none."""

    cnam_preset: Relationship | None = None
    """A relationship to one resource, or to none."""

    e911_address: Relationship | None = None
    """A relationship to one resource, or to none."""

    def __init__(
        self,
        *,
        primary_route: Relationship | None = None,
        failover_route: Relationship | None = None,
        cnam_preset: Relationship | None = None,
        e911_address: Relationship | None = None,
    ) -> None:
        super().__init__(
            {
                "primary_route": primary_route,
                "failover_route": failover_route,
                "cnam_preset": cnam_preset,
                "e911_address": e911_address,
            }
        )


def adopt_number_relationships(values: Any) -> NumberRelationships:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(NumberRelationships, values)
    self: Any = Blank()
    if values.get("primary_route") is not None:
        values["primary_route"] = adopt_relationship(values["primary_route"])
    if values.get("failover_route") is not None:
        values["failover_route"] = adopt_relationship(values["failover_route"])
    if values.get("cnam_preset") is not None:
        values["cnam_preset"] = adopt_relationship(values["cnam_preset"])
    if values.get("e911_address") is not None:
        values["e911_address"] = adopt_relationship(values["e911_address"])
    self.__dict__ = values
    self.__class__ = NumberRelationships
    return self  # type: ignore[no-any-return]


NumberRelationships.adopt = adopt_number_relationships


# At the end, so that models may refer to each other.
from .relationship import Relationship, adopt_relationship
