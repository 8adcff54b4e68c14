# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    DecodeError,
    Model,
    mismatch,
    new,
    set_unread,
)


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
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "media": media,
            },
            extras,
        )


def adopt_message_relationships(values: Any) -> MessageRelationships:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageRelationships, values)
    part = values.get("media")
    if part is not None:
        try:
            values["media"] = adopt_to_many_relationship(part)
        except DecodeError:
            set_unread(values, "media")
    self = new(MessageRelationships)
    self.__dict__ = values
    return self


MessageRelationships.adopt = adopt_message_relationships


# At the end, so that models may refer to each other.
from .to_many_relationship import ToManyRelationship, adopt_to_many_relationship
