# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class CdrExportRequestData(RequestModel):
    """The export to make."""

    __slots__ = (
        "attributes",
        "type_",
    )

    attributes: CdrExportRequestAttributes
    """Which calls to export, and where to post what has become of it."""

    type_: Literal["cdrexport"]
    """Always `cdrexport`."""

    def __init__(
        self,
        attributes: CdrExportRequestAttributes,
        type_: Literal["cdrexport"] = "cdrexport",
    ) -> None:
        self.attributes = attributes
        self.type_ = type_

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "type": self.type_,
            "attributes": self.attributes.to_dict(),
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            attributes=CdrExportRequestAttributes.from_dict(source["attributes"]),
        )


# At the end, so that models may refer to each other.
from .cdr_export_request_attributes import CdrExportRequestAttributes
