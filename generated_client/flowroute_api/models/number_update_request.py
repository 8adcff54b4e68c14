# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class NumberUpdateRequest(RequestModel):
    """The settings of a number to change. What is left out stays as it is."""

    __slots__ = (
        "alias",
        "cnam_lookups_enabled",
        "messaging_callback_url",
        "messaging_email",
        "messaging_enabled",
        "type_",
    )

    type_: Literal["number"]
    """The type of the resource."""

    alias: str | Unset
    """A name of up to 64 characters; several numbers may share it."""

    cnam_lookups_enabled: bool | Unset
    """Whether the names of callers are looked up on inbound calls, each look-up charged."""

    messaging_enabled: bool | Unset
    """Whether messaging is to be enabled, which starts a task. The server takes it as false."""

    messaging_email: bool | Unset
    """With `messaging_enabled`, whether the contact of the account gets a mail when the task ends."""

    messaging_callback_url: str | Unset
    """With `messaging_enabled`, the address that is told when the task ends."""

    def __init__(
        self,
        type_: Literal["number"] = "number",
        alias: str | Unset = UNSET,
        cnam_lookups_enabled: bool | Unset = UNSET,
        messaging_enabled: bool | Unset = UNSET,
        messaging_email: bool | Unset = UNSET,
        messaging_callback_url: str | Unset = UNSET,
    ) -> None:
        self.type_ = type_
        self.alias = alias
        self.cnam_lookups_enabled = cnam_lookups_enabled
        self.messaging_enabled = messaging_enabled
        self.messaging_email = messaging_email
        self.messaging_callback_url = messaging_callback_url

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "type": self.type_,
        }
        if self.alias is not UNSET:
            values["alias"] = self.alias
        if self.cnam_lookups_enabled is not UNSET:
            values["cnam_lookups_enabled"] = self.cnam_lookups_enabled
        if self.messaging_enabled is not UNSET:
            values["messaging_enabled"] = self.messaging_enabled
        if self.messaging_email is not UNSET:
            values["messaging_email"] = self.messaging_email
        if self.messaging_callback_url is not UNSET:
            values["messaging_callback_url"] = self.messaging_callback_url
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            alias=source.get("alias", UNSET),
            cnam_lookups_enabled=source.get("cnam_lookups_enabled", UNSET),
            messaging_enabled=source.get("messaging_enabled", UNSET),
            messaging_email=source.get("messaging_email", UNSET),
            messaging_callback_url=source.get("messaging_callback_url", UNSET),
        )
