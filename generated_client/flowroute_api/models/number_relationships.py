# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    set_unread,
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
    part = values.get("primary_route")
    if part is not None:
        try:
            values["primary_route"] = adopt_relationship(part)
        except DecodeError:
            set_unread(self, values, "primary_route")
    part = values.get("failover_route")
    if part is not None:
        try:
            values["failover_route"] = adopt_relationship(part)
        except DecodeError:
            set_unread(self, values, "failover_route")
    part = values.get("cnam_preset")
    if part is not None:
        try:
            values["cnam_preset"] = adopt_relationship(part)
        except DecodeError:
            set_unread(self, values, "cnam_preset")
    part = values.get("e911_address")
    if part is not None:
        try:
            values["e911_address"] = adopt_relationship(part)
        except DecodeError:
            set_unread(self, values, "e911_address")
    self.__dict__ = values
    self.__class__ = NumberRelationships
    return self  # type: ignore[no-any-return]


NumberRelationships.adopt = adopt_number_relationships


# At the end, so that models may refer to each other.
from .relationship import Relationship, adopt_relationship
