# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class RouteAssignmentData(RequestModel):
    """Names the route to assign, which must exist already."""

    __slots__ = (
        "id",
        "type_",
    )

    id: str
    """The id of the route."""

    type_: Literal["route"]
    """The type of the resource."""

    def __init__(
        self,
        id: str,
        type_: Literal["route"] = "route",
    ) -> None:
        self.id = id
        self.type_ = type_

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "type": self.type_,
            "id": self.id,
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            id=source["id"],
        )
