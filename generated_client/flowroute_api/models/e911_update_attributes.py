# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass

from .e911_country_code import E911CountryCode


class E911UpdateAttributes(RequestModel):
    """Any of the attributes. What isn't given stays as it is."""

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

    label: str | Unset
    """A name for the record, meant to be unique."""

    first_name: str | Unset
    """First name of the person at the address."""

    last_name: str | Unset
    """Last name of the person at the address."""

    street_number: str | Unset
    """The house number, as a string."""

    street_name: str | Unset
    """The name of the street."""

    address_type: None | str | Unset
    """What kind of part of the building `address_type_number` numbers, in upper or lower case;
    null takes it off the record. The server knows Apartment, Basement, Building, Department,
    Floor, Front, Key, Lobby, Lot, Lower, Office, Penthouse, Pier, Rear, Room, Side, Slip,
    Space, Stop, Suite, Trailer, Unit and Upper."""

    address_type_number: None | str | Unset
    """The number or name of that part, such as `200` or `A-1`; null takes it off the record."""

    city: str | Unset
    """The city."""

    state: str | Unset
    """The two capital letters of the US state or the Canadian province or territory."""

    country: E911CountryCode | Unset
    """The country of a new or changed emergency address."""

    zipcode: str | Unset
    """The postal code, of 4 to 7 characters. A Canadian one may have a space in the middle."""

    def __init__(
        self,
        label: str | Unset = UNSET,
        first_name: str | Unset = UNSET,
        last_name: str | Unset = UNSET,
        street_number: str | Unset = UNSET,
        street_name: str | Unset = UNSET,
        address_type: None | str | Unset = UNSET,
        address_type_number: None | str | Unset = UNSET,
        city: str | Unset = UNSET,
        state: str | Unset = UNSET,
        country: E911CountryCode | Unset = UNSET,
        zipcode: str | Unset = UNSET,
    ) -> None:
        self.label = label
        self.first_name = first_name
        self.last_name = last_name
        self.street_number = street_number
        self.street_name = street_name
        self.address_type = address_type
        self.address_type_number = address_type_number
        self.city = city
        self.state = state
        self.country = country
        self.zipcode = zipcode

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {}
        if self.label is not UNSET:
            values["label"] = self.label
        if self.first_name is not UNSET:
            values["first_name"] = self.first_name
        if self.last_name is not UNSET:
            values["last_name"] = self.last_name
        if self.street_number is not UNSET:
            values["street_number"] = self.street_number
        if self.street_name is not UNSET:
            values["street_name"] = self.street_name
        if self.address_type is not UNSET:
            values["address_type"] = self.address_type
        if self.address_type_number is not UNSET:
            values["address_type_number"] = self.address_type_number
        if self.city is not UNSET:
            values["city"] = self.city
        if self.state is not UNSET:
            values["state"] = self.state
        if self.country is not UNSET:
            values["country"] = self.country
        if self.zipcode is not UNSET:
            values["zip"] = self.zipcode
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            label=source.get("label", UNSET),
            first_name=source.get("first_name", UNSET),
            last_name=source.get("last_name", UNSET),
            street_number=source.get("street_number", UNSET),
            street_name=source.get("street_name", UNSET),
            address_type=source.get("address_type", UNSET),
            address_type_number=source.get("address_type_number", UNSET),
            city=source.get("city", UNSET),
            state=source.get("state", UNSET),
            country=source.get("country", UNSET),
            zipcode=source.get("zip", UNSET),
        )
