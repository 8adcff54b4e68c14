# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    UTC,
    Blank,
    Model,
    from_iso,
    mismatch,
    read_timestamp,
)

if TYPE_CHECKING:
    pass


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
    ) -> None:
        super().__init__(
            {
                "date_created": date_created,
            }
        )


def adopt_cnam_association_attributes(values: Any) -> CnamAssociationAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamAssociationAttributes, values)
    self: Any = Blank()
    text = values.get("date_created")
    if text is not None:
        try:
            moment = from_iso(text)
            values["date_created"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "date_created")
    self.__dict__ = values
    self.__class__ = CnamAssociationAttributes
    return self  # type: ignore[no-any-return]


CnamAssociationAttributes.adopt = adopt_cnam_association_attributes
