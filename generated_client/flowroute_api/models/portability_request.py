# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class PortabilityRequest(RequestModel):
    """The phone numbers to check."""

    __slots__ = ("numbers",)

    numbers: list[str]
    """The phone numbers, each with a plus and the country code."""

    def __init__(
        self,
        numbers: list[str],
    ) -> None:
        self.numbers = numbers

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "numbers": self.numbers,
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            numbers=source["numbers"],
        )
