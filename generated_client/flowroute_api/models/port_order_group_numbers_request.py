# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class PortOrderGroupNumbersRequest(RequestModel):
    """The phone numbers to add to a group. The page calls the member `numbers`, its example has
    `add`."""

    __slots__ = ("add",)

    add: list[str]
    """The phone numbers to add, each with a plus and the country code."""

    def __init__(
        self,
        add: list[str],
    ) -> None:
        self.add = add

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "add": self.add,
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            add=source["add"],
        )
