# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass

from .message_provision_request_action import MessageProvisionRequestAction


class MessageProvisionRequest(RequestModel):
    """Asks for messaging to be switched on or off."""

    __slots__ = (
        "action",
        "callback_url",
        "email",
        "numbers",
    )

    numbers: list[str]
    """The owned numbers that this is about, eleven digits each."""

    action: MessageProvisionRequestAction
    """What to do with them."""

    callback_url: str | Unset
    """The address that is told when the task ends."""

    email: bool | Unset
    """Whether the contact of the account gets a mail when the task ends."""

    def __init__(
        self,
        numbers: list[str],
        action: MessageProvisionRequestAction,
        callback_url: str | Unset = UNSET,
        email: bool | Unset = UNSET,
    ) -> None:
        self.numbers = numbers
        self.action = action
        self.callback_url = callback_url
        self.email = email

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "numbers": self.numbers,
            "action": self.action,
        }
        if self.callback_url is not UNSET:
            values["callback_url"] = self.callback_url
        if self.email is not UNSET:
            values["email"] = self.email
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            numbers=source["numbers"],
            action=source["action"],
            callback_url=source.get("callback_url", UNSET),
            email=source.get("email", UNSET),
        )
