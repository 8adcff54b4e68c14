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


class MediaAttributes(Model):
    """What is known of a file, and where it can be fetched. Text and layout parts may be among the
    files."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "file_name": "file_name",
        "file_size": "file_size",
        "mime_type": "mime_type",
        "url": "url",
    }

    file_name: None | str = None
    """The name of the file."""

    file_size: int | None = None
    """The size of the file in bytes."""

    mime_type: None | str = None
    """The media type of the file."""

    url: None | str = None
    """Where the file can be fetched, for about seven days."""

    def __init__(
        self,
        *,
        file_name: None | str = None,
        file_size: int | None = None,
        mime_type: None | str = None,
        url: None | str = None,
    ) -> None:
        super().__init__(
            {
                "file_name": file_name,
                "file_size": file_size,
                "mime_type": mime_type,
                "url": url,
            }
        )


def adopt_media_attributes(values: Any) -> MediaAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MediaAttributes, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = MediaAttributes
    return self  # type: ignore[no-any-return]


MediaAttributes.adopt = adopt_media_attributes
