# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    read_string,
)

if TYPE_CHECKING:
    pass

from .e911_address_type import E911AddressType
from .e911_country import E911Country


class E911Attributes(Model):
    """Who is at the address, and where it is."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "label": "label",
        "first_name": "first_name",
        "last_name": "last_name",
        "street_number": "street_number",
        "street_name": "street_name",
        "city": "city",
        "state": "state",
        "country": "country",
        "zip": "zipcode",
        "address_type": "address_type",
        "address_type_number": "address_type_number",
    }

    label: str
    """A name for the record."""

    first_name: str
    """First name of the person at the address."""

    last_name: str
    """Last name of the person at the address."""

    street_number: str
    """The house number. Documented as an integer, but sent as a string."""

    street_name: str
    """The name of the street."""

    city: str
    """The city."""

    state: str
    """The two letters of the US state or the Canadian province or territory."""

    country: E911Country
    """The country. Old records may have `USA` in place of `US`."""

    address_type: E911AddressType | None = None
    """What kind of part of the building `address_type_number` numbers. Capitalised, empty, or
    missing."""

    address_type_number: None | str = None
    """The number or name of that part, such as `200` or `A-1`. It may be empty or missing."""

    @property
    def zipcode(self) -> str:
        """The postal code. A Canadian one may have a space in the middle."""
        return self.__dict__["zip"]  # type: ignore[no-any-return]

    def __init__(
        self,
        *,
        label: str,
        first_name: str,
        last_name: str,
        street_number: str,
        street_name: str,
        city: str,
        state: str,
        country: E911Country,
        zipcode: str,
        address_type: E911AddressType | None = None,
        address_type_number: None | str = None,
    ) -> None:
        super().__init__(
            {
                "label": label,
                "first_name": first_name,
                "last_name": last_name,
                "street_number": street_number,
                "street_name": street_name,
                "city": city,
                "state": state,
                "country": country,
                "zip": zipcode,
                "address_type": address_type,
                "address_type_number": address_type_number,
            }
        )


def adopt_e911_attributes(values: Any) -> E911Attributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(E911Attributes, values)
    if "label" not in values:
        raise missing(E911Attributes, "label")
    if "first_name" not in values:
        raise missing(E911Attributes, "first_name")
    if "last_name" not in values:
        raise missing(E911Attributes, "last_name")
    if "street_number" not in values:
        raise missing(E911Attributes, "street_number")
    if "street_name" not in values:
        raise missing(E911Attributes, "street_name")
    if "city" not in values:
        raise missing(E911Attributes, "city")
    if "state" not in values:
        raise missing(E911Attributes, "state")
    if "country" not in values:
        raise missing(E911Attributes, "country")
    if "zip" not in values:
        raise missing(E911Attributes, "zip")
    self: Any = Blank()
    if values["street_number"].__class__ is not str:
        read_string(values, "street_number")
    if values.get("address_type_number").__class__ is not str:
        read_string(values, "address_type_number")
    self.__dict__ = values
    self.__class__ = E911Attributes
    return self  # type: ignore[no-any-return]


E911Attributes.adopt = adopt_e911_attributes
