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


class PortOrderAddress(Model):
    """The service address at the losing provider."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "street": "street",
        "street2": "street2",
        "city": "city",
        "state": "state",
        "country": "country",
        "zip": "zipcode",
    }

    street: None | str = None
    """House number and street."""

    street2: None | str = None
    """A second line."""

    city: None | str = None
    """The city."""

    state: None | str = None
    """The two letters of the US state or the Canadian province or territory."""

    country: None | str = None
    """The country, `US` or `CA`."""

    @property
    def zipcode(self) -> None | str:
        """The postal code."""
        return self.__dict__.get("zip")

    def __init__(
        self,
        *,
        street: None | str = None,
        street2: None | str = None,
        city: None | str = None,
        state: None | str = None,
        country: None | str = None,
        zipcode: None | str = None,
    ) -> None:
        super().__init__(
            {
                "street": street,
                "street2": street2,
                "city": city,
                "state": state,
                "country": country,
                "zip": zipcode,
            }
        )


def adopt_port_order_address(values: Any) -> PortOrderAddress:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PortOrderAddress, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = PortOrderAddress
    return self  # type: ignore[no-any-return]


PortOrderAddress.adopt = adopt_port_order_address
