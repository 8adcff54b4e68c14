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
    missing,
    read_timestamp,
)

if TYPE_CHECKING:
    pass


class CnamAttributes(Model):
    """The name and how its review went. The answer to a change may hold the name only."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "value": "value",
        "is_approved": "is_approved",
        "approval_datetime": "approval_datetime",
        "creation_datetime": "creation_datetime",
        "rejection_reason": "rejection_reason",
    }

    value: str
    """The name, most often in upper case."""

    is_approved: bool | None = None
    """Whether the review approved the name."""

    approval_datetime: datetime.datetime | None = None
    """When the name was approved, in UTC, with a space before the time; null until then."""

    creation_datetime: datetime.datetime | None = None
    """When the name was handed in, in UTC, with a space before the time; null on very old records."""

    rejection_reason: None | str = None
    """Why the review rejected the name. Null, or empty on old records, when it didn't."""

    def __init__(
        self,
        *,
        value: str,
        is_approved: bool | None = None,
        approval_datetime: datetime.datetime | None = None,
        creation_datetime: datetime.datetime | None = None,
        rejection_reason: None | str = None,
    ) -> None:
        super().__init__(
            {
                "value": value,
                "is_approved": is_approved,
                "approval_datetime": approval_datetime,
                "creation_datetime": creation_datetime,
                "rejection_reason": rejection_reason,
            }
        )


def adopt_cnam_attributes(values: Any) -> CnamAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(CnamAttributes, values)
    if "value" not in values:
        raise missing(CnamAttributes, "value")
    self: Any = Blank()
    text = values.get("approval_datetime")
    if text is not None:
        try:
            moment = from_iso(text)
            values["approval_datetime"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "approval_datetime")
    text = values.get("creation_datetime")
    if text is not None:
        try:
            moment = from_iso(text)
            values["creation_datetime"] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError):
            read_timestamp(self, values, "creation_datetime")
    self.__dict__ = values
    self.__class__ = CnamAttributes
    return self  # type: ignore[no-any-return]


CnamAttributes.adopt = adopt_cnam_attributes
