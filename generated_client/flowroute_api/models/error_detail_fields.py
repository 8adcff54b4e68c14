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


class ErrorDetailFields(Model):
    """Messages by field. It has the shape of the request's body, with a list of messages where the
    body has a value."""

    FIELDS: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
    ) -> None:
        super().__init__({})


def adopt_error_detail_fields(values: Any) -> ErrorDetailFields:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(ErrorDetailFields, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = ErrorDetailFields
    return self  # type: ignore[no-any-return]


ErrorDetailFields.adopt = adopt_error_detail_fields
