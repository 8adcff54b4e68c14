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


class PortOrderLoaDetails(Model):
    """Where the letter of authorization is to be mailed. It is kept, but nothing is mailed so far."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "email": "email",
        "cc": "cc",
    }

    email: None | str = None
    """The address."""

    cc: None | str = None
    """The address for a copy."""

    def __init__(
        self,
        *,
        email: None | str = None,
        cc: None | str = None,
    ) -> None:
        super().__init__(
            {
                "email": email,
                "cc": cc,
            }
        )


def adopt_port_order_loa_details(values: Any) -> PortOrderLoaDetails:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderLoaDetails, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = PortOrderLoaDetails
    return self  # type: ignore[no-any-return]


PortOrderLoaDetails.adopt = adopt_port_order_loa_details
