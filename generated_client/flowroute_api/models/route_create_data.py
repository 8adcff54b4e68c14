# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class RouteCreateData(RequestModel):
    """The resource to create."""

    __slots__ = (
        "attributes",
        "type_",
    )

    attributes: RouteCreateAttributes
    """The properties of a new route."""

    type_: Literal["route"]
    """The type of the resource."""

    def __init__(
        self,
        attributes: RouteCreateAttributes,
        type_: Literal["route"] = "route",
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
            attributes=RouteCreateAttributes.from_dict(source["attributes"]),
        )


# At the end, so that models may refer to each other.
from .route_create_attributes import RouteCreateAttributes
