"""Money: what things cost, and the balance that pays for them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import msgspec

from .arguments import convert
from .errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World

DOLLAR = 10**9
"""Nanodollars."""

Price = Annotated[Decimal, msgspec.Meta(description="dollars")]


class Prices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What things cost, in dollars.

    An SMS costs `sms` or `inbound_sms` a segment, an MMS `mms` or `inbound_mms`; what goes out
    costs the carriers' `surcharge` on top, a segment of an SMS as an MMS. A number costs a setup
    fee and a monthly one: the setup fee of the area codes in demand and the monthly fee of Canada
    are prices of their own. `e911` is charged when a number gets an emergency address.
    """

    sms: Price = Decimal("0.0040")
    mms: Price = Decimal("0.0095")
    surcharge: Price = Decimal("0.0000")
    inbound_sms: Price = Decimal("0.0040")
    inbound_mms: Price = Decimal("0.0095")
    number_setup: Price = Decimal("1.00")
    number_setup_in_demand: Price = Decimal("3.99")
    number_month: Price = Decimal("1.25")
    number_month_canada: Price = Decimal("1.50")
    e911: Price = Decimal("1.39")

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            price = getattr(self, name)
            if not (price.is_finite() and 0 <= price <= 10**6):
                raise ValueError(f"{name} must be dollars between 0 and a million, not {price}")


PUBLISHED = Prices()


def prices_of(given: Mapping[str, Decimal | float | str]) -> Prices:
    """The published prices with those changed that are given, in dollars.

    Raises `ValueError` that names what is wrong.
    """
    changed = {name: str(price) for name, price in given.items()}
    return convert({**msgspec.to_builtins(PUBLISHED), **changed}, Prices)


def nanodollars(price: Decimal) -> int:
    """Dollars in the API's small change."""
    return int(price * DOLLAR)


def charge(world: World, amount: int) -> None:
    """Take nanodollars off the balance. Raises 403 when it doesn't suffice."""
    account = world.store.account
    if account.balance < amount:
        raise ApiError(403, "The balance of your account is too low.", title="Insufficient Funds")
    account.balance -= amount
    world.store.save(account)
