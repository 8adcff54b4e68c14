# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class PortOrderLoaDetailsRequest(RequestModel):
    """Where the letter of authorization is to be mailed. It is accepted, but nothing is mailed so
    far."""

    __slots__ = (
        "cc",
        "email",
    )

    email: str | Unset
    """The address."""

    cc: str | Unset
    """The address for a copy."""

    def __init__(
        self,
        email: str | Unset = UNSET,
        cc: str | Unset = UNSET,
    ) -> None:
        self.email = email
        self.cc = cc

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {}
        if self.email is not UNSET:
            values["email"] = self.email
        if self.cc is not UNSET:
            values["cc"] = self.cc
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            email=source.get("email", UNSET),
            cc=source.get("cc", UNSET),
        )
