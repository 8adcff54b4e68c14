"""What things cost, to the nanodollar."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flowroute_sdk.sandbox.errors import ApiError
from flowroute_sdk.sandbox.money import PUBLISHED, Prices, charge, nanodollars, prices_of
from flowroute_sdk.sandbox.store import Store
from flowroute_sdk.sandbox.world import Settings, World


def test_the_published_prices() -> None:
    prices = {name: str(getattr(PUBLISHED, name)) for name in Prices.__struct_fields__}

    assert prices == {
        "sms": "0.0040",
        "mms": "0.0095",
        "inbound_sms": "0.0040",
        "inbound_mms": "0.0095",
        "surcharge": "0.0000",
        "number_setup": "1.00",
        "number_setup_in_demand": "3.99",
        "number_month": "1.25",
        "number_month_canada": "1.50",
        "e911": "1.39",
    }


@pytest.mark.parametrize(
    ("dollars", "nano"),
    [
        ("0", 0),
        ("0.0040", 4_000_000),
        ("0.000000001", 1),
        ("1000000", 10**15),
        ("1.39", 1390000000),
    ],
)
def test_dollars_become_nanodollars_exactly(dollars: str, nano: int) -> None:
    assert nanodollars(Decimal(dollars)) == nano


@pytest.mark.parametrize("given", ["0.1", 0.1, Decimal("0.1")])
def test_a_price_is_given_in_any_form_and_the_others_stay(given: Any) -> None:
    prices = prices_of({"sms": given})

    assert prices.sms == Decimal("0.1")
    assert prices.mms == PUBLISHED.mms


@pytest.mark.parametrize("price", ["0", "1000000"])
def test_the_least_and_the_most_are_prices(price: str) -> None:
    assert prices_of({"e911": price}).e911 == Decimal(price)


@pytest.mark.parametrize("price", ["-0.01", "1000000.01", "NaN", "Infinity"])
def test_what_is_no_price_is_refused_by_name(price: str) -> None:
    with pytest.raises(ValueError, match="e911"):
        prices_of({"e911": price})
    with pytest.raises(ValueError, match="e911 must be dollars between 0 and a million"):
        Prices(e911=Decimal(price))


def test_an_unknown_price_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="number_setup_in_demand"):
        prices_of({"fax": "1"})


@pytest.fixture
def world() -> World:
    world = World(Settings(), Store())
    world.store.account.balance = 1000
    world.store.save(world.store.account)
    world.store.commit()
    return world


def test_a_charge_takes_all_of_it_off_and_is_committed(world: World) -> None:
    with world.transaction():
        charge(world, 999)
    world.store.account.balance = 0
    world.store.repair()

    assert world.store.account.balance == 1


def test_the_last_nanodollar_can_be_spent_but_no_more(world: World) -> None:
    charge(world, 1000)
    assert world.store.account.balance == 0

    with pytest.raises(ApiError) as refused:
        charge(world, 1)

    error = refused.value
    assert (error.status, error.title) == (403, "Insufficient Funds")
    assert error.detail == "The balance of your account is too low."
    assert world.store.account.balance == 0
