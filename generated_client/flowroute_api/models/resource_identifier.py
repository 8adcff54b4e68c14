# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_string,
)

if TYPE_CHECKING:
    pass


class ResourceIdentifier(Model):
    """Names another resource by its type and id."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    @property
    def type_(self) -> str:
        """The type of the resource that is named."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: str,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
            }
        )


def adopt_resource_identifier(values: Any) -> ResourceIdentifier:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(ResourceIdentifier, values)
    if "id" not in values:
        raise missing(ResourceIdentifier, "id")
    if "type" not in values:
        raise missing(ResourceIdentifier, "type")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    self.__dict__ = values
    self.__class__ = ResourceIdentifier
    return self  # type: ignore[no-any-return]


ResourceIdentifier.adopt = adopt_resource_identifier
