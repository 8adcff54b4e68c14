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


class Links(Model):
    """Addresses that belong to a document or a resource. They are hints: some name another host,
    lack the version or hold damaged query strings."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "self": "self_",
        "next": "next_",
        "related": "related",
    }

    related: str | None = None
    """Where more about the resource can be read."""

    @property
    def self_(self) -> str | None:
        """The address of the document or resource itself, with the values that took effect."""
        return self.__dict__.get("self")

    @property
    def next_(self) -> None | str:
        """The next page of a list. The last page has no such member."""
        return self.__dict__.get("next")

    def __init__(
        self,
        *,
        self_: str | None = None,
        next_: None | str = None,
        related: str | None = None,
    ) -> None:
        super().__init__(
            {
                "self": self_,
                "next": next_,
                "related": related,
            }
        )


def adopt_links(values: Any) -> Links:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(Links, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = Links
    return self  # type: ignore[no-any-return]


Links.adopt = adopt_links
