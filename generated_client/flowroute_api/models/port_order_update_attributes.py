# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from ..types import UNSET, RequestModel, Unset
from ..values import (
    read_date,
    written,
)

if TYPE_CHECKING:
    pass

from .port_order_country_code import PortOrderCountryCode
from .port_order_usage_type import PortOrderUsageType


class PortOrderUpdateAttributes(RequestModel):
    """Any of the details, or the presets. What isn't given stays as it is."""

    __slots__ = (
        "alias",
        "billing_name",
        "billing_number",
        "city",
        "company",
        "country",
        "desired_completion_date",
        "enable_cnam_lookups",
        "last_4_ssn",
        "loa_details",
        "pin",
        "presets",
        "provider",
        "provider_account",
        "state",
        "status_url",
        "street",
        "street2",
        "usage_type",
        "zipcode",
    )

    billing_name: str | Unset
    """The person who is authorised at the losing provider."""

    street: str | Unset
    """House number and street of the service address."""

    city: str | Unset
    """The city."""

    state: str | Unset
    """The two capital letters of the US state or the Canadian province or territory."""

    country: PortOrderCountryCode | Unset
    """The country of the service address of a new or changed order."""

    zipcode: str | Unset
    """The postal code. A Canadian one may have a space in the middle."""

    provider: str | Unset
    """The losing provider."""

    street2: None | str | Unset
    """A second line of the service address."""

    usage_type: PortOrderUsageType | Unset
    """What the numbers of a new or changed order are used for."""

    company: str | Unset
    """The company, for numbers of a business."""

    provider_account: str | Unset
    """The number of the account at the losing provider."""

    billing_number: str | Unset
    """The number that the losing provider bills; it may be empty."""

    pin: str | Unset
    """The PIN at the losing provider."""

    last_4_ssn: str | Unset
    """The last four digits of the social security number; it may be empty."""

    loa_details: PortOrderLoaDetailsRequest | Unset
    """Where the letter of authorization is to be mailed. It is accepted, but nothing is mailed so
    far."""

    alias: str | Unset
    """A name for the order."""

    desired_completion_date: datetime.date | Unset
    """The day on which the numbers should be ported."""

    enable_cnam_lookups: bool | Unset
    """Whether the names of callers are looked up once the numbers are ported."""

    presets: PortOrderPresetsRequest | Unset
    """What all numbers of an order are to be set to once they are ported. What is named has to
    exist on the account."""

    status_url: str | Unset
    """Where changes of the status are posted to."""

    def __init__(
        self,
        billing_name: str | Unset = UNSET,
        street: str | Unset = UNSET,
        city: str | Unset = UNSET,
        state: str | Unset = UNSET,
        country: PortOrderCountryCode | Unset = UNSET,
        zipcode: str | Unset = UNSET,
        provider: str | Unset = UNSET,
        street2: None | str | Unset = UNSET,
        usage_type: PortOrderUsageType | Unset = UNSET,
        company: str | Unset = UNSET,
        provider_account: str | Unset = UNSET,
        billing_number: str | Unset = UNSET,
        pin: str | Unset = UNSET,
        last_4_ssn: str | Unset = UNSET,
        loa_details: PortOrderLoaDetailsRequest | Unset = UNSET,
        alias: str | Unset = UNSET,
        desired_completion_date: datetime.date | Unset = UNSET,
        enable_cnam_lookups: bool | Unset = UNSET,
        presets: PortOrderPresetsRequest | Unset = UNSET,
        status_url: str | Unset = UNSET,
    ) -> None:
        self.billing_name = billing_name
        self.street = street
        self.city = city
        self.state = state
        self.country = country
        self.zipcode = zipcode
        self.provider = provider
        self.street2 = street2
        self.usage_type = usage_type
        self.company = company
        self.provider_account = provider_account
        self.billing_number = billing_number
        self.pin = pin
        self.last_4_ssn = last_4_ssn
        self.loa_details = loa_details
        self.alias = alias
        self.desired_completion_date = desired_completion_date
        self.enable_cnam_lookups = enable_cnam_lookups
        self.presets = presets
        self.status_url = status_url

    def to_dict(self) -> dict[str, Any]:
        """The JSON object to send: what is UNSET is left out."""
        values: dict[str, Any] = {}
        if self.billing_name is not UNSET:
            values["billing_name"] = self.billing_name
        if self.street is not UNSET:
            values["street"] = self.street
        if self.city is not UNSET:
            values["city"] = self.city
        if self.state is not UNSET:
            values["state"] = self.state
        if self.country is not UNSET:
            values["country"] = self.country
        if self.zipcode is not UNSET:
            values["zip"] = self.zipcode
        if self.provider is not UNSET:
            values["provider"] = self.provider
        if self.street2 is not UNSET:
            values["street2"] = self.street2
        if self.usage_type is not UNSET:
            values["usage_type"] = self.usage_type
        if self.company is not UNSET:
            values["company"] = self.company
        if self.provider_account is not UNSET:
            values["provider_account"] = self.provider_account
        if self.billing_number is not UNSET:
            values["billing_number"] = self.billing_number
        if self.pin is not UNSET:
            values["pin"] = self.pin
        if self.last_4_ssn is not UNSET:
            values["last_4_ssn"] = self.last_4_ssn
        if not isinstance(self.loa_details, Unset):
            values["loa_details"] = self.loa_details.to_dict()
        if self.alias is not UNSET:
            values["alias"] = self.alias
        if self.desired_completion_date is not UNSET:
            values["desired_completion_date"] = written(self.desired_completion_date)
        if self.enable_cnam_lookups is not UNSET:
            values["enable_cnam_lookups"] = self.enable_cnam_lookups
        if not isinstance(self.presets, Unset):
            values["presets"] = self.presets.to_dict()
        if self.status_url is not UNSET:
            values["status_url"] = self.status_url
        return values

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read a JSON object as ``to_dict`` gives it."""
        return cls(
            billing_name=source.get("billing_name", UNSET),
            street=source.get("street", UNSET),
            city=source.get("city", UNSET),
            state=source.get("state", UNSET),
            country=source.get("country", UNSET),
            zipcode=source.get("zip", UNSET),
            provider=source.get("provider", UNSET),
            street2=source.get("street2", UNSET),
            usage_type=source.get("usage_type", UNSET),
            company=source.get("company", UNSET),
            provider_account=source.get("provider_account", UNSET),
            billing_number=source.get("billing_number", UNSET),
            pin=source.get("pin", UNSET),
            last_4_ssn=source.get("last_4_ssn", UNSET),
            loa_details=PortOrderLoaDetailsRequest.from_dict(source["loa_details"])
            if "loa_details" in source
            else UNSET,
            alias=source.get("alias", UNSET),
            desired_completion_date=_read_desired_completion_date(source["desired_completion_date"])
            if "desired_completion_date" in source
            else UNSET,
            enable_cnam_lookups=source.get("enable_cnam_lookups", UNSET),
            presets=PortOrderPresetsRequest.from_dict(source["presets"])
            if "presets" in source
            else UNSET,
            status_url=source.get("status_url", UNSET),
        )


# At the end, so that models may refer to each other.
from .port_order_loa_details_request import PortOrderLoaDetailsRequest
from .port_order_presets_request import PortOrderPresetsRequest

_read_desired_completion_date = read_date
