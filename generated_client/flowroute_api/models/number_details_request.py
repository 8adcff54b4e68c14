# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class NumberDetailsRequest(RequestModel):
    """The numbers to read."""

    __slots__ = ("numbers",)

    numbers: list[str]
    """The numbers, E.164 with the plus sign."""

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
