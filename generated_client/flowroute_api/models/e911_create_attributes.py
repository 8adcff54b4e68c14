# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass

from .e911_country_code import E911CountryCode


class E911CreateAttributes(RequestModel):
    """Who is at the address, and where it is. An `address_type` needs an `address_type_number`."""

    __slots__ = (
        "address_type",
        "address_type_number",
        "city",
        "country",
        "first_name",
        "label",
        "last_name",
        "state",
        "street_name",
        "street_number",
        "zipcode",
    )

    label: str
    """A name for the record, meant to be unique."""

    first_name: str
    """First name of the person at the address."""

    last_name: str
    """Last name of the person at the address."""

    street_number: str
    """The house number, as a string."""

    street_name: str
    """The name of the street."""

    city: str
    """The city."""

    state: str
    """The two capital letters of the US state or the Canadian province or territory."""

    country: E911CountryCode
    """The country of a new or changed emergency address."""

    zipcode: str
    """The postal code, of 4 to 7 characters. A Canadian one may have a space in the middle."""

    address_type: str | Unset
    """What kind of part of the building `address_type_number` numbers, in upper or lower case. The
    server knows Apartment, Basement, Building, Department, Floor, Front, Key, Lobby, Lot,
    Lower, Office, Penthouse, Pier, Rear, Room, Side, Slip, Space, Stop, Suite, Trailer, Unit
    and Upper."""

    address_type_number: str | Unset
    """The number or name of that part, such as `200` or `A-1`. Needed once `address_type` is
    given."""

    def __init__(
        self,
        label: str,
        first_name: str,
        last_name: str,
        street_number: str,
        street_name: str,
        city: str,
        state: str,
        country: E911CountryCode,
        zipcode: str,
        address_type: str | Unset = UNSET,
        address_type_number: str | Unset = UNSET,
    ) -> None:
        self.label = label
        self.first_name = first_name
        self.last_name = last_name
        self.street_number = street_number
        self.street_name = street_name
        self.city = city
        self.state = state
        self.country = country
        self.zipcode = zipcode
        self.address_type = address_type
        self.address_type_number = address_type_number

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "label": self.label,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "street_number": self.street_number,
            "street_name": self.street_name,
            "city": self.city,
            "state": self.state,
            "country": self.country,
            "zip": self.zipcode,
        }
        if self.address_type is not UNSET:
            values["address_type"] = self.address_type
        if self.address_type_number is not UNSET:
            values["address_type_number"] = self.address_type_number
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            label=source["label"],
            first_name=source["first_name"],
            last_name=source["last_name"],
            street_number=source["street_number"],
            street_name=source["street_name"],
            city=source["city"],
            state=source["state"],
            country=source["country"],
            zipcode=source["zip"],
            address_type=source.get("address_type", UNSET),
            address_type_number=source.get("address_type_number", UNSET),
        )
