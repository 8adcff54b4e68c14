# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
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

    tn: None | str = None
    """The phone number, when there is only one."""

    message: None | str = None
    """The state in words."""

    numbers: MessageProvisionNumbers | None = None
    """The numbers by their state, when there are several."""

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
    if values.get("numbers").__class__ is dict:
        values["numbers"] = adopt_message_provision_numbers(values["numbers"])
    self.__dict__ = values
    self.__class__ = MessageProvisionAttributes
    return self  # type: ignore[no-any-return]


MessageProvisionAttributes.adopt = adopt_message_provision_attributes


# At the end, so that models may refer to each other.
from .message_provision_numbers import (
    MessageProvisionNumbers,
    adopt_message_provision_numbers,
)
