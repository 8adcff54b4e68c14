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


class Callback(Model):
    """An address that messaging events are posted to. No id is documented."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "attributes": "attributes",
        "type": "type_",
        "id": "id",
        "links": "links",
    }

    attributes: CallbackAttributes
    """The address of a callback and what is posted to it."""

    id: str | None = None
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    links: Links | None = None
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    @property
    def type_(self) -> Literal["callback"] | None:
        """The type of this resource."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        attributes: CallbackAttributes,
        type_: Literal["callback"] | None = "callback",
        id: str | None = None,
        links: Links | None = None,
    ) -> None:
        super().__init__(
            {
                "attributes": attributes,
                "type": type_,
                "id": id,
                "links": links,
            }
        )


def adopt_callback(values: Any) -> Callback:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Callback, values)
    if "attributes" not in values:
        raise missing(Callback, "attributes")
    self: Any = Blank()
    values["attributes"] = adopt_callback_attributes(values["attributes"])
    if values.get("id").__class__ is not str:
        read_string(values, "id")
    if values.get("links") is not None:
        values["links"] = adopt_links(values["links"])
    self.__dict__ = values
    self.__class__ = Callback
    return self  # type: ignore[no-any-return]


Callback.adopt = adopt_callback


# At the end, so that models may refer to each other.
from .callback_attributes import CallbackAttributes, adopt_callback_attributes
from .links import Links, adopt_links
