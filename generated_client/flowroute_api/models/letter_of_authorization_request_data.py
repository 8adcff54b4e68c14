# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import RequestModel

if TYPE_CHECKING:
    pass


class LetterOfAuthorizationRequestData(RequestModel):
    """The signed letter of authorization."""

    __slots__ = (
        "attributes",
        "type_",
    )

    attributes: LetterOfAuthorizationRequestAttributes
    """What the letter says, as it was read, with the name and the title of who signs it."""

    type_: Literal["loa"]
    """Always `loa`."""

    def __init__(
        self,
        attributes: LetterOfAuthorizationRequestAttributes,
        type_: Literal["loa"] = "loa",
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
            attributes=LetterOfAuthorizationRequestAttributes.from_dict(source["attributes"]),
        )


# At the end, so that models may refer to each other.
from .letter_of_authorization_request_attributes import (
    LetterOfAuthorizationRequestAttributes,
)
