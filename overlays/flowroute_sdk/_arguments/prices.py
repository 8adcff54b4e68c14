"""The price limit of a purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import PriceRefused
from .checks import amount

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from flowroute_api.models import AvailableNumber

__all__ = ["inventory_filter", "refuse_above"]


def inventory_filter(digits: str) -> str:
    """Return the `starts_with` that finds a number: other countries than 1 need their plus."""
    return digits if digits.startswith("1") else f"+{digits}"


def refuse_above(limit: Decimal, digits: str, offered: Iterable[AvailableNumber]) -> None:
    """Check that a number is offered, and for no more than the limit.

    Raises:
        PriceRefused: It isn't offered, has no price that can be read, or costs more.
    """
    cost = _setup_cost(digits, offered)
    if cost is None:
        raise PriceRefused(f"{digits} was not bought: the inventory shows no setup cost for it")
    if cost > limit:
        raise PriceRefused(f"{digits} was not bought: its setup cost is ${cost}, above ${limit}")


def _setup_cost(digits: str, offered: Iterable[AvailableNumber]) -> Decimal | None:
    for number in offered:
        values = vars(number)  # a list may hold records that lack what they must have
        if values.get("id") == digits:
            return amount(getattr(values.get("attributes"), "setup_cost", None))
    return None
