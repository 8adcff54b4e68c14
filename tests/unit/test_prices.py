"""The price limit of a purchase."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flowroute_api.models import AvailableNumber
from flowroute_sdk._arguments.prices import inventory_filter, refuse_above
from flowroute_sdk.errors import PriceRefused

NUMBER = "16463439667"


def offered(setup_cost: Any, number: str = NUMBER) -> AvailableNumber:
    attributes = {"value": number, "setup_cost": setup_cost}
    return AvailableNumber.from_dict({"id": number, "type": "number", "attributes": attributes})


@pytest.mark.parametrize("cost", [3.99, 1, 0, "3.99"])
def test_a_price_at_or_below_the_limit_passes(cost: Any) -> None:
    refuse_above(Decimal("3.99"), NUMBER, [offered(9, "16463430000"), offered(cost)])

    assert Decimal(str(cost)) <= Decimal("3.99")


@pytest.mark.parametrize(
    "inventory",
    [[], [offered(4)], [offered(None)], [offered("much")], [offered(1, "16463430000")]],
)
def test_a_price_above_the_limit_or_out_of_sight_is_refused(inventory: Any) -> None:
    with pytest.raises(PriceRefused, match=NUMBER) as caught:
        refuse_above(Decimal("3.99"), NUMBER, inventory)

    assert caught.value.outcome == "not_sent"


def test_other_countries_are_searched_with_their_plus() -> None:
    assert inventory_filter(NUMBER) == NUMBER
    assert inventory_filter("442079460000") == "+442079460000"
