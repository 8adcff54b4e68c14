# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    missing,
    usd,
)

if TYPE_CHECKING:
    from decimal import Decimal

from .number_type import NumberType


class AvailableNumberAttributes(Model):
    """What is known of a number before it is bought."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "value": "value",
        "number_type": "number_type",
        "rate_center": "rate_center",
        "state": "state",
        "monthly_cost": "monthly_cost",
        "setup_cost": "setup_cost",
    }
    DERIVED: ClassVar[tuple[str, ...]] = (
        "monthly_cost_usd",
        "setup_cost_usd",
    )

    value: str
    """The phone number, eleven digits; the same as the id."""

    number_type: NumberType | None = None
    """The kind of a number. `longcode` and `toll-free` are current; older answers hold `standard`,
    `tollfree` or `inum`, and others may follow."""

    rate_center: str | None = None
    """The abbreviated rate center, in lower case."""

    state: str | None = None
    """The US state or Canadian province, two letters in lower case."""

    monthly_cost: float | None = None
    """The fee for each month, in US dollars."""

    setup_cost: float | None = None
    """The fee for the purchase, in US dollars."""

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
        number_type: NumberType | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        monthly_cost: float | None = None,
        setup_cost: float | None = None,
    ) -> None:
        super().__init__(
            {
                "value": value,
                "number_type": number_type,
                "rate_center": rate_center,
                "state": state,
                "monthly_cost": monthly_cost,
                "setup_cost": setup_cost,
            }
        )


def adopt_available_number_attributes(values: Any) -> AvailableNumberAttributes:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(AvailableNumberAttributes, values)
    if "value" not in values:
        raise missing(AvailableNumberAttributes, "value")
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = AvailableNumberAttributes
    return self  # type: ignore[no-any-return]


AvailableNumberAttributes.adopt = adopt_available_number_attributes
