# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class MessageV22Request(RequestModel):
    """The message to send, in version 2.2."""

    __slots__ = ("data",)

    data: MessageV22RequestData
    """The resource to create, in version 2.2."""

    def __init__(
        self,
        data: MessageV22RequestData,
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
            data=MessageV22RequestData.from_dict(source["data"]),
        )


# At the end, so that models may refer to each other.
from .message_v22_request_data import MessageV22RequestData
