# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..types import (
    Blank,
    Model,
    mismatch,
    usd,
)

if TYPE_CHECKING:
    from decimal import Decimal


class PriceDetails(Model):
    """What a message costs, in US dollars: base rate and surcharge rate together, times the number
    of segments. Whether the amounts are numbers or strings is not documented; both are read."""

    FIELDS: ClassVar[Mapping[str, str]] = {
        "base_rate": "base_rate",
        "surcharge_rate": "surcharge_rate",
        "charged_cost": "charged_cost",
    }
    DERIVED: ClassVar[tuple[str, ...]] = (
        "base_rate_usd",
        "surcharge_rate_usd",
        "charged_cost_usd",
    )

    base_rate: float | None | str = None
    """What one segment costs, in US dollars."""

    surcharge_rate: float | None | str = None
    """What the carrier charges on top of one segment, in US dollars."""

    charged_cost: float | None | str = None
    """What the message costs in all, in US dollars."""

    @property
    def base_rate_usd(self) -> Decimal | None:
        """What one segment costs in US dollars, exact."""
        return usd(self.__dict__.get("base_rate"))

    @property
    def surcharge_rate_usd(self) -> Decimal | None:
        """What the carrier charges on top of one segment in US dollars, exact."""
        return usd(self.__dict__.get("surcharge_rate"))

    @property
    def charged_cost_usd(self) -> Decimal | None:
        """What the message costs in all in US dollars, exact."""
        return usd(self.__dict__.get("charged_cost"))

    def __init__(
        self,
        *,
        base_rate: float | None | str = None,
        surcharge_rate: float | None | str = None,
        charged_cost: float | None | str = None,
    ) -> None:
        super().__init__(
            {
                "base_rate": base_rate,
                "surcharge_rate": surcharge_rate,
                "charged_cost": charged_cost,
            }
        )


def adopt_price_details(values: Any) -> PriceDetails:
    """Read a decoded JSON object, which becomes the storage of the new instance."""
    if values.__class__ is not dict:
        raise mismatch(PriceDetails, values)
    self: Any = Blank()
    self.__dict__ = values
    self.__class__ = PriceDetails
    return self  # type: ignore[no-any-return]


PriceDetails.adopt = adopt_price_details
