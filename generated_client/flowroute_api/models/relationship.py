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


class Relationship(Model):
    """A relationship to one resource, or to none."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: None | ResourceIdentifier = None
    """The related resource, or null when there is none."""

    def __init__(
        self,
        *,
        data: None | ResourceIdentifier = None,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_relationship(values: Any) -> Relationship:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Relationship, values)
    self: Any = Blank()
    if values.get("data").__class__ is dict:
        values["data"] = adopt_resource_identifier(values["data"])
    self.__dict__ = values
    self.__class__ = Relationship
    return self  # type: ignore[no-any-return]


Relationship.adopt = adopt_relationship


# At the end, so that models may refer to each other.
from .resource_identifier import ResourceIdentifier, adopt_resource_identifier
