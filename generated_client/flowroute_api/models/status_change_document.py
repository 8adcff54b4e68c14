# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
)

if TYPE_CHECKING:
    pass


class StatusChangeDocument(Model):
    """The news that the status of something has changed."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "data": "data",
    }

    data: StatusChangeEvent
    """A change of a status, as it is posted."""

    def __init__(
        self,
        *,
        data: StatusChangeEvent,
    ) -> None:
        super().__init__(
            {
                "data": data,
            }
        )


def adopt_status_change_document(values: Any) -> StatusChangeDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(StatusChangeDocument, values)
    if "data" not in values:
        raise missing(StatusChangeDocument, "data")
    self: Any = Blank()
    values["data"] = adopt_status_change_event(values["data"])
    self.__dict__ = values
    self.__class__ = StatusChangeDocument
    return self  # type: ignore[no-any-return]


StatusChangeDocument.adopt = adopt_status_change_document


# At the end, so that models may refer to each other.
from .status_change_event import StatusChangeEvent, adopt_status_change_event
