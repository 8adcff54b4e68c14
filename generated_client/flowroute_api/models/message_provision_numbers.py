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


class MessageProvisionNumbers(Model):
    """The numbers of a provisioning task, sorted by how far each one is."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "successful": "successful",
        "processing": "processing",
        "failed": "failed",
    }

    successful: list[str] | None = None
    """The numbers that are done."""

    processing: list[str] | None = None
    """The numbers that are still under way."""

    failed: list[str] | None = None
    """The numbers that could not be switched."""

    def __init__(
        self,
        *,
        successful: list[str] | None = None,
        processing: list[str] | None = None,
        failed: list[str] | None = None,
    ) -> None:
        super().__init__(
            {
                "successful": successful,
                "processing": processing,
                "failed": failed,
            }
        )


def adopt_message_provision_numbers(values: Any) -> MessageProvisionNumbers:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(MessageProvisionNumbers, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = MessageProvisionNumbers
    return self  # type: ignore[no-any-return]


MessageProvisionNumbers.adopt = adopt_message_provision_numbers
