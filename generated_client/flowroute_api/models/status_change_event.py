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


class StatusChangeEvent(Model):
    """A change of a status, as it is posted."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "attributes": "attributes",
        "id": "id",
        "type": "type_",
        "timestamp": "timestamp",
    }

    attributes: StatusChangeEventAttributes
    """What has changed, and to what."""

    id: str | None = None
    """Identifies a resource. Most answers carry it as a string, some as an integer; it is always
    read as a string."""

    timestamp: Any | None = None
    """When the news was posted, as text or as a UNIX time."""

    @property
    def type_(self) -> str | None:
        """The kind of change, such as `po_status_change`."""
        return self.__dict__.get("type")

    def __init__(
        self,
        *,
        attributes: StatusChangeEventAttributes,
        id: str | None = None,
        type_: str | None = None,
        timestamp: Any | None = None,
    ) -> None:
        super().__init__(
            {
                "attributes": attributes,
                "id": id,
                "type": type_,
                "timestamp": timestamp,
            }
        )


def adopt_status_change_event(values: Any) -> StatusChangeEvent:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(StatusChangeEvent, values)
    if "attributes" not in values:
        raise missing(StatusChangeEvent, "attributes")
    self: Any = Blank()
    values["attributes"] = adopt_status_change_event_attributes(values["attributes"])
    if values.get("id").__class__ is not str:
        read_string(values, "id")
    self.__dict__ = values
    self.__class__ = StatusChangeEvent
    return self  # type: ignore[no-any-return]


StatusChangeEvent.adopt = adopt_status_change_event


# At the end, so that models may refer to each other.
from .status_change_event_attributes import (
    StatusChangeEventAttributes,
    adopt_status_change_event_attributes,
)
