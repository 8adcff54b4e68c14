# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_string,
)

if TYPE_CHECKING:
    pass


class AreaCode(Model):
    """An area code with numbers for sale. Its id is the code; the related link leads to its
    exchanges."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "type": "type_",
        "links": "links",
    }

    id: str
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["areacode"]:
        """The type of this resource."""
        return self.__dict__["type"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        id: str,
        type_: Literal["areacode"] = "areacode",
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "id": id,
                "type": type_,
                "links": links,
            }
        )


def adopt_area_code(values: Any) -> AreaCode:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(AreaCode, values)
    if "id" not in values:
        raise missing(AreaCode, "id")
    if "type" not in values:
        raise missing(AreaCode, "type")
    self: Any = Blank()
    if values["id"].__class__ is not str:
        read_string(values, "id")
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = AreaCode
    return self  # type: ignore[no-any-return]


AreaCode.adopt = adopt_area_code


# At the end, so that models may refer to each other.
from .links import Links, adopt_links
