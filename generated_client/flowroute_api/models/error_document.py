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


class ErrorDocument(Model):
    """The body of every failure."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "errors": "errors",
    }

    errors: list[ErrorObject]
    """What went wrong. One entry is usual."""

    def __init__(
        self,
        *,
        errors: list[ErrorObject],
    ) -> None:
        super().__init__(
            {
                "errors": errors,
            }
        )


def adopt_error_document(values: Any) -> ErrorDocument:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(ErrorDocument, values)
    if "errors" not in values:
        raise missing(ErrorDocument, "errors")
    self: Any = Blank()
    items = values.get("errors")
    if items.__class__ is list:
        values["errors"] = read = []
        for item in items:
            read.append(adopt_error_object(item))
    elif items is not None:
        raise mismatch(ErrorDocument, items, "errors", "an array")
    self.__dict__ = values
    self.__class__ = ErrorDocument
    return self  # type: ignore[no-any-return]


ErrorDocument.adopt = adopt_error_document


# At the end, so that models may refer to each other.
from .error_object import ErrorObject, adopt_error_object
