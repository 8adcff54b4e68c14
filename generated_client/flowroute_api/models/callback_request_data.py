# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class CallbackRequestData(RequestModel):
    """The callback to set."""

    __slots__ = ("attributes",)

    attributes: CallbackRequestAttributes
    """The properties of a callback."""

    def __init__(
        self,
        attributes: CallbackRequestAttributes,
    ) -> None:
        self.attributes = attributes

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "attributes": self.attributes.to_dict(),
        }
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            attributes=CallbackRequestAttributes.from_dict(source["attributes"]),
        )


# At the end, so that models may refer to each other.
from .callback_request_attributes import CallbackRequestAttributes
