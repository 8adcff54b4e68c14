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


class OtherResource(Model):
    """A resource of a type, or in a form, that these documents don't describe. All its members are
    kept as they came, so that one odd resource never spoils the document around it."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "type": "type_",
        "id": "id",
    }

    id: str | None = None
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    @property
    def type_(self) -> str | None:
        """The type of the resource."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        type_: str | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(
            {
                "type": type_,
                "id": id,
            }
        )


def adopt_other_resource(values: Any) -> OtherResource:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(OtherResource, values)
    self: Any = Blank()
    if values.get("id").__class__ is not str:
        read_string(values, "id")
    self.__dict__ = values
    self.__class__ = OtherResource
    return self  # type: ignore[no-any-return]


OtherResource.adopt = adopt_other_resource
