# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class CallbackRequestAttributes(RequestModel):
    """The properties of a callback."""

    __slots__ = ("callback_url",)

    callback_url: str
    """The address to post to. It must be reachable from the public internet."""

    def __init__(
        self,
        callback_url: str,
    ) -> None:
        self.callback_url = callback_url

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "callback_url": self.callback_url,
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            callback_url=source["callback_url"],
        )
