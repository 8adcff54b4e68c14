# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class MessageV22RequestData(RequestModel):
    """The resource to create, in version 2.2."""

    __slots__ = (
        "attributes",
        "type_",
    )

    attributes: MessageV22RequestAttributes
    """The properties of a message in version 2.2. An SMS needs a body, an MMS a body or media."""

    type_: Literal["message"]
    """The type of the resource."""

    def __init__(
        self,
        attributes: MessageV22RequestAttributes,
        type_: Literal["message"] = "message",
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
            attributes=MessageV22RequestAttributes.from_dict(source["attributes"]),
        )


# At the end, so that models may refer to each other.
from .message_v22_request_attributes import MessageV22RequestAttributes
