# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..calls import File
from ..types import RequestModel
from ..values import (
    written,
)

if TYPE_CHECKING:
    pass


class PortOrderFileRequest(RequestModel):
    """The document to upload."""

    __slots__ = ("file",)

    file: File
    """The file."""

    def __init__(
        self,
        file: File,
    ) -> None:
        self.file = file

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "file": written(self.file),
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            file=source["file"],
        )
