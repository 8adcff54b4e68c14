# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class PortOrderNumbersRequest(RequestModel):
    """The phone numbers to add to an order, and those to take off it."""

    __slots__ = (
        "add",
        "remove",
    )

    add: list[str] | Unset
    """The phone numbers to add, each with a plus and the country code."""

    remove: list[str] | Unset
    """The phone numbers to take off, each with a plus and the country code."""

    def __init__(
        self,
        add: list[str] | Unset = UNSET,
        remove: list[str] | Unset = UNSET,
    ) -> None:
        self.add = add
        self.remove = remove

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {}
        if self.add is not UNSET:
            values["add"] = self.add
        if self.remove is not UNSET:
            values["remove"] = self.remove
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            add=source.get("add", UNSET),
            remove=source.get("remove", UNSET),
        )
