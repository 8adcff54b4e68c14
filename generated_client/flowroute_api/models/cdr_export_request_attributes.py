# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class CdrExportRequestAttributes(RequestModel):
    """Which calls to export, and where to post what has become of it."""

    __slots__ = (
        "callback_url",
        "filter_parameters",
    )

    filter_parameters: CdrExportRequestFilters
    """Which calls to export. A call has to pass all filters. There are more than these; their
    names are not known."""

    callback_url: str | Unset
    """The address to post the outcome to. It must be reachable from the public internet."""

    def __init__(
        self,
        filter_parameters: CdrExportRequestFilters,
        callback_url: str | Unset = UNSET,
    ) -> None:
        self.filter_parameters = filter_parameters
        self.callback_url = callback_url

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "filter_parameters": self.filter_parameters.to_dict(),
        }
        if self.callback_url is not UNSET:
            values["callback_url"] = self.callback_url
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            filter_parameters=CdrExportRequestFilters.from_dict(source["filter_parameters"]),
            callback_url=source.get("callback_url", UNSET),
        )


# At the end, so that models may refer to each other.
from .cdr_export_request_filters import CdrExportRequestFilters
