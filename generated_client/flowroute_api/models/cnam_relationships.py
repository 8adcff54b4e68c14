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


class CnamRelationships(Model):
    """What a caller name is related to. It may be missing when the name is not in use."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "numbers": "numbers",
    }

    numbers: ToManyRelationship | None = None
    """A relationship to any number of resources."""

    def __init__(
        self,
        *,
        numbers: ToManyRelationship | None = None,
    ) -> None:
        super().__init__(
            {
                "numbers": numbers,
            }
        )


def adopt_cnam_relationships(values: Any) -> CnamRelationships:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamRelationships, values)
    self: Any = Blank()
    if values.get("numbers") is not None:
        values["numbers"] = adopt_to_many_relationship(values["numbers"])
    self.__dict__ = values
    self.__class__ = CnamRelationships
    return self  # type: ignore[no-any-return]


CnamRelationships.adopt = adopt_cnam_relationships


# At the end, so that models may refer to each other.
from .to_many_relationship import ToManyRelationship, adopt_to_many_relationship
