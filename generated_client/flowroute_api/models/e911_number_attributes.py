# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
)

if TYPE_CHECKING:
    pass


class E911NumberAttributes(Model):
    """The number and its alias."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "value": "value",
        "alias": "alias",
    }

    value: str
    """The phone number of eleven digits."""

    alias: None | str = None
    """The name that the account gave the number, if any."""

    def __init__(
        self,
        *,
        value: str,
        alias: None | str = None,
    ) -> None:
        super().__init__(
            {
                "value": value,
                "alias": alias,
            }
        )


def adopt_e911_number_attributes(values: Any) -> E911NumberAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(E911NumberAttributes, values)
    if "value" not in values:
        raise missing(E911NumberAttributes, "value")
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = E911NumberAttributes
    return self  # type: ignore[no-any-return]


E911NumberAttributes.adopt = adopt_e911_number_attributes
