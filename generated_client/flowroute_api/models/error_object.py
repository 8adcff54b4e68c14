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


class ErrorObject(Model):
    """One failure. Everything but the status may be missing."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "status": "status",
        "detail": "detail",
        "id": "id",
        "title": "title",
    }

    status: int
    """The HTTP status once more."""

    detail: ErrorDetailFields | str | None = None
    """What is wrong: a sentence, at times an empty one, or, when fields of the body are at fault,
    an object that mirrors the body and holds lists of messages."""

    id: str | None = None
    """Identifies this occurrence; worth quoting to the support staff."""

    title: str | None = None
    """The kind of failure in a few words."""

    def __init__(
        self,
        *,
        status: int,
        detail: ErrorDetailFields | str | None = None,
        id: str | None = None,
        title: str | None = None,
    ) -> None:
        super().__init__(
            {
                "status": status,
                "detail": detail,
                "id": id,
                "title": title,
            }
        )


def adopt_error_object(values: Any) -> ErrorObject:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(ErrorObject, values)
    if "status" not in values:
        raise missing(ErrorObject, "status")
    self: Any = Blank()
    if values.get("detail").__class__ is dict:
        values["detail"] = adopt_error_detail_fields(values["detail"])
    self.__dict__ = values
    self.__class__ = ErrorObject
    return self  # type: ignore[no-any-return]


ErrorObject.adopt = adopt_error_object


# At the end, so that models may refer to each other.
from .error_detail_fields import ErrorDetailFields, adopt_error_detail_fields
