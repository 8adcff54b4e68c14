# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class CnamUpdateAttributes(RequestModel):
    """The new name."""

    __slots__ = ("value",)

    value: str
    """The name, of at most 15 characters: letters, at least one of them, digits, spaces and `- _ .
    , @ + & ' / "`."""

    def __init__(
        self,
        value: str,
    ) -> None:
        self.value = value

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "value": self.value,
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            value=source["value"],
        )
