# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class PortOrderCreateRequest(RequestModel):
    """The order to create."""

    __slots__ = ("data",)

    data: PortOrderCreateData
    """A new port order."""

    def __init__(
        self,
        data: PortOrderCreateData,
    ) -> None:
        self.data = data

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "data": self.data.to_dict(),
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            data=PortOrderCreateData.from_dict(source["data"]),
        )


# At the end, so that models may refer to each other.
from .port_order_create_data import PortOrderCreateData
