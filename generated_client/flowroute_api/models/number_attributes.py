# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    phone_number,
    usd,
)

if TYPE_CHECKING:
    from decimal import Decimal

from .number_type import NumberType


class NumberAttributes(Model):
    """The properties and settings of an owned number. Those from `status` on are only seen in
    newer answers."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "value": "value",
        "alias": "alias",
        "cnam_lookups_enabled": "cnam_lookups_enabled",
        "number_type": "number_type",
        "rate_center": "rate_center",
        "state": "state",
        "status": "status",
        "note": "note",
        "rate_type": "rate_type",
        "iso_country": "iso_country",
        "inbound_rate": "inbound_rate",
        "messaging_enabled": "messaging_enabled",
        "tier": "tier",
        "monthly_cost": "monthly_cost",
        "setup_cost": "setup_cost",
    }
    DERIVED: ClassVar[tuple[str, ...]] = (
        "inbound_rate_usd",
        "monthly_cost_usd",
        "setup_cost_usd",
    )

    alias: None | str = None
    """A name of up to 64 characters, which several numbers may share; null or empty without one."""

    cnam_lookups_enabled: bool | None = None
    """Whether the names of callers are looked up on inbound calls, each look-up charged."""

    number_type: NumberType | None = None
    """The kind of a number. `longcode` and `toll-free` are current; older answers hold `standard`,
    `tollfree` or `inum`, and others may follow."""

    rate_center: str | None = None
    """The abbreviated rate center, in lower case."""

    state: str | None = None
    """The US state or Canadian province, two letters in lower case."""

    status: None | str = None
    """The state of the number, such as `PURCHASED`."""

    note: None | str = None
    """A note on the number."""

    rate_type: None | str = None
    """The kind of rate for calls, such as `local`."""

    iso_country: None | str = None
    """The country of the number, two letters by ISO 3166-1."""

    inbound_rate: float | None = None
    """The price of inbound calls, in US dollars a minute."""

    messaging_enabled: bool | None = None
    """Whether the number is enabled for messaging; false while a task that enables it still runs."""

    tier: None | str = None
    """The price tier of the number, such as `Standard`."""

    monthly_cost: float | None = None
    """The fee for each month, in US dollars."""

    setup_cost: float | None = None
    """The fee for the purchase, in US dollars."""

    @property
    def value(self) -> str:
        """The phone number, eleven digits; the same as the id."""
        return phone_number(self.__dict__["value"])  # type: ignore[no-any-return]

    @property
    def inbound_rate_usd(self) -> Decimal | None:
        """The price of inbound calls in US dollars a minute, exact."""
        return usd(self.__dict__.get("inbound_rate"))

    @property
    def monthly_cost_usd(self) -> Decimal | None:
        """The fee for each month in US dollars, exact."""
        return usd(self.__dict__.get("monthly_cost"))

    @property
    def setup_cost_usd(self) -> Decimal | None:
        """The fee for the purchase in US dollars, exact."""
        return usd(self.__dict__.get("setup_cost"))

    def __init__(
        self,
        *,
        value: str,
        alias: None | str = None,
        cnam_lookups_enabled: bool | None = None,
        number_type: NumberType | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        status: None | str = None,
        note: None | str = None,
        rate_type: None | str = None,
        iso_country: None | str = None,
        inbound_rate: float | None = None,
        messaging_enabled: bool | None = None,
        tier: None | str = None,
        monthly_cost: float | None = None,
        setup_cost: float | None = None,
    ) -> None:
        super().__init__(
            {
                "value": value,
                "alias": alias,
                "cnam_lookups_enabled": cnam_lookups_enabled,
                "number_type": number_type,
                "rate_center": rate_center,
                "state": state,
                "status": status,
                "note": note,
                "rate_type": rate_type,
                "iso_country": iso_country,
                "inbound_rate": inbound_rate,
                "messaging_enabled": messaging_enabled,
                "tier": tier,
                "monthly_cost": monthly_cost,
                "setup_cost": setup_cost,
            }
        )


def adopt_number_attributes(values: Any) -> NumberAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(NumberAttributes, values)
    if "value" not in values:
        raise missing(NumberAttributes, "value")
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = NumberAttributes
    return self  # type: ignore[no-any-return]


NumberAttributes.adopt = adopt_number_attributes
