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


class MessageRelationships(Model):
    """What a message consists of besides its text."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "media": "media",
    }

    media: ToManyRelationship | None = None
    """A relationship to any number of resources."""

    def __init__(
        self,
        *,
        media: ToManyRelationship | None = None,
    ) -> None:
        super().__init__(
            {
                "media": media,
            }
        )


def adopt_message_relationships(values: Any) -> MessageRelationships:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageRelationships, values)
    self: Any = Blank()
    if values.get("media") is not None:
        values["media"] = adopt_to_many_relationship(values["media"])
    self.__dict__ = values
    self.__class__ = MessageRelationships
    return self  # type: ignore[no-any-return]


MessageRelationships.adopt = adopt_message_relationships


# At the end, so that models may refer to each other.
from .to_many_relationship import ToManyRelationship, adopt_to_many_relationship
