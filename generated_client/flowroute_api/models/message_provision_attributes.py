# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..types import (
    Model,
    mismatch,
    new,
    phone_number,
)


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
        **extras: Any,
    ) -> None:
        super().__init__(
            {
                "status": status,
                "tn": tn,
                "message": message,
                "numbers": numbers,
            },
            extras,
        )


def adopt_message_provision_attributes(values: Any) -> MessageProvisionAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageProvisionAttributes, values)
    if values.get("numbers").__class__ is dict:
        values["numbers"] = adopt_message_provision_numbers(values["numbers"])
    self = new(MessageProvisionAttributes)
    self.__dict__ = values
    return self


MessageProvisionAttributes.adopt = adopt_message_provision_attributes


# At the end, so that models may refer to each other.
from .message_provision_numbers import (
    MessageProvisionNumbers,
    adopt_message_provision_numbers,
)
