# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    DecodeError,
    Model,
    mismatch,
    phone_number,
    set_unread,
)

if TYPE_CHECKING:
    pass


class MessageProvisionAttributes(Model):
    """How far a provisioning task is. A task for one number has `tn`, a task for several has
    `numbers`."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "status": "status",
        "tn": "tn",
        "message": "message",
        "numbers": "numbers",
    }

    status: str | None = None
    """The state of the task, such as `processing`."""

    message: None | str = None
    """The state in words."""

    numbers: MessageProvisionNumbers | None = None
    """The numbers by their state, when there are several."""

    @property
    def tn(self) -> None | str:
        """The phone number, when there is only one."""
        return phone_number(self.__dict__.get("tn"))  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        status: str | None = None,
        tn: None | str = None,
        message: None | str = None,
        numbers: MessageProvisionNumbers | None = None,
    ) -> None:
        super().__init__(
            {
                "status": status,
                "tn": tn,
                "message": message,
                "numbers": numbers,
            }
        )


def adopt_message_provision_attributes(values: Any) -> MessageProvisionAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageProvisionAttributes, values)
    self: Any = Blank()
    part = values.get("numbers")
    if part.__class__ is dict:
        try:
            values["numbers"] = adopt_message_provision_numbers(part)
        except DecodeError:
            set_unread(self, values, "numbers")
    self.__dict__ = values
    self.__class__ = MessageProvisionAttributes
    return self  # type: ignore[no-any-return]


MessageProvisionAttributes.adopt = adopt_message_provision_attributes


# At the end, so that models may refer to each other.
from .message_provision_numbers import (
    MessageProvisionNumbers,
    adopt_message_provision_numbers,
)
