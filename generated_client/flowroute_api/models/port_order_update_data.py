# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class PortOrderUpdateData(RequestModel):
    """The port order with the attributes to change."""

    __slots__ = (
        "attributes",
        "type_",
    )

    attributes: PortOrderUpdateAttributes
    """Any of the details, or the presets. What isn't given stays as it is."""

    type_: Literal["portorder"]
    """Always `portorder`."""

    def __init__(
        self,
        attributes: PortOrderUpdateAttributes,
        type_: Literal["portorder"] = "portorder",
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
            attributes=PortOrderUpdateAttributes.from_dict(source["attributes"]),
        )


# At the end, so that models may refer to each other.
from .port_order_update_attributes import PortOrderUpdateAttributes
