# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    UTC,
    Model,
    from_iso,
    mismatch,
    new,
    read_timestamp,
)


class CnamAssociationAttributes(Model):
    """When the change was accepted."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "date_created": "date_created",
    }

    date_created: datetime.datetime | None = None
    """When the change was accepted, in the form of an HTTP date."""

    def __init__(
        self,
        *,
        date_created: datetime.datetime | None = None,
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "date_created": date_created,
            },
            extras,
        )


def adopt_cnam_association_attributes(values: Any) -> CnamAssociationAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamAssociationAttributes, values)
    text = values.get("date_created")
    if text is not None:
        try:
            moment = from_iso(text)
            values["date_created"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(values, "date_created")
    self = new(CnamAssociationAttributes)
    self.__dict__ = values
    return self


CnamAssociationAttributes.adopt = adopt_cnam_association_attributes
