# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset

if TYPE_CHECKING:
    pass


class LetterOfAuthorizationRequestAttributes(RequestModel):
    """What the letter says, as it was read, with the name and the title of who signs it."""

    __slots__ = (
        "billing_name",
        "city",
        "company",
        "country",
        "loa_copy",
        "numbers",
        "provider",
        "signature_name",
        "signature_title",
        "state",
        "street",
        "street2",
        "usage_type",
        "zipcode",
    )

    signature_name: str
    """The name of the person who signs."""

    signature_title: str
    """The title of that person."""

    numbers: list[str] | Unset
    """The phone numbers, as the letter has them; they may lack the plus and the country code."""

    billing_name: None | str | Unset
    """The person who is authorised at the losing provider."""

    street: None | str | Unset
    """House number and street."""

    street2: None | str | Unset
    """A second line."""

    city: None | str | Unset
    """The city."""

    state: None | str | Unset
    """The two letters of the state or province."""

    zipcode: None | str | Unset
    """The postal code."""

    country: None | str | Unset
    """The country."""

    provider: None | str | Unset
    """The losing provider."""

    usage_type: None | str | Unset
    """What the numbers are used for."""

    company: None | str | Unset
    """The company, for numbers of a business."""

    loa_copy: None | str | Unset
    """The text of the letter."""

    def __init__(
        self,
        signature_name: str,
        signature_title: str,
        numbers: list[str] | Unset = UNSET,
        billing_name: None | str | Unset = UNSET,
        street: None | str | Unset = UNSET,
        street2: None | str | Unset = UNSET,
        city: None | str | Unset = UNSET,
        state: None | str | Unset = UNSET,
        zipcode: None | str | Unset = UNSET,
        country: None | str | Unset = UNSET,
        provider: None | str | Unset = UNSET,
        usage_type: None | str | Unset = UNSET,
        company: None | str | Unset = UNSET,
        loa_copy: None | str | Unset = UNSET,
    ) -> None:
        self.signature_name = signature_name
        self.signature_title = signature_title
        self.numbers = numbers
        self.billing_name = billing_name
        self.street = street
        self.street2 = street2
        self.city = city
        self.state = state
        self.zipcode = zipcode
        self.country = country
        self.provider = provider
        self.usage_type = usage_type
        self.company = company
        self.loa_copy = loa_copy

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {
            "signature_name": self.signature_name,
            "signature_title": self.signature_title,
        }
        if self.numbers is not UNSET:
            values["numbers"] = self.numbers
        if self.billing_name is not UNSET:
            values["billing_name"] = self.billing_name
        if self.street is not UNSET:
            values["street"] = self.street
        if self.street2 is not UNSET:
            values["street2"] = self.street2
        if self.city is not UNSET:
            values["city"] = self.city
        if self.state is not UNSET:
            values["state"] = self.state
        if self.zipcode is not UNSET:
            values["zip"] = self.zipcode
        if self.country is not UNSET:
            values["country"] = self.country
        if self.provider is not UNSET:
            values["provider"] = self.provider
        if self.usage_type is not UNSET:
            values["usage_type"] = self.usage_type
        if self.company is not UNSET:
            values["company"] = self.company
        if self.loa_copy is not UNSET:
            values["loa_copy"] = self.loa_copy
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            signature_name=source["signature_name"],
            signature_title=source["signature_title"],
            numbers=source.get("numbers", UNSET),
            billing_name=source.get("billing_name", UNSET),
            street=source.get("street", UNSET),
            street2=source.get("street2", UNSET),
            city=source.get("city", UNSET),
            state=source.get("state", UNSET),
            zipcode=source.get("zip", UNSET),
            country=source.get("country", UNSET),
            provider=source.get("provider", UNSET),
            usage_type=source.get("usage_type", UNSET),
            company=source.get("company", UNSET),
            loa_copy=source.get("loa_copy", UNSET),
        )
