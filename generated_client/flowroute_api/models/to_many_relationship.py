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


class ToManyRelationship(Model):
    """A relationship to any number of resources."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: list[ResourceIdentifier] | None = None
    """The related resources; empty when there are none."""

    def __init__(
        self,
        *,
        data: list[ResourceIdentifier] | None = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_to_many_relationship(values: Any) -> ToManyRelationship:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(ToManyRelationship, values)
    self: Any = Blank()
    items = values.get("data")
    if items.__class__ is list:
        values["data"] = read = []
        for item in items:
            read.append(adopt_resource_identifier(item))
    elif items is not None:
        raise mismatch(ToManyRelationship, items, "data", "an array")
    self.__dict__ = values
    self.__class__ = ToManyRelationship
    return self  # type: ignore[no-any-return]


ToManyRelationship.adopt = adopt_to_many_relationship


# At the end, so that models may refer to each other.
from .resource_identifier import ResourceIdentifier, adopt_resource_identifier
