# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class PortOrderCancelAttributes(RequestModel):
    """The new status."""

    __slots__ = ("status",)

    status: Literal["cancelled"]
    """Always `cancelled`."""

    def __init__(
        self,
        status: Literal["cancelled"] = "cancelled",
    ) -> None:
        self.status = status

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "status": self.status,
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls()
