"""Which numbers are wanted, and which of the offers are taken. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import InvalidArgument, NumbersUnavailable, PriceRefused
from .checks import amount, check_number, price

if TYPE_CHECKING:
    from decimal import Decimal

    from flowroute_api.models import AvailableNumber

__all__ = ["Choice", "first_digits"]

_AREA_CODE = re.compile(r"[2-9][0-9]{2}")
MOST = 100


def first_digits(area_code: str | int | None, starts_with: str | int | None) -> str | int | None:
    """Return how the numbers start.

    Raises:
        InvalidArgument: It is no area code, or both are given.
    """
    if area_code is None:
        return starts_with
    if starts_with is not None:
        raise InvalidArgument("starts_with", starts_with, "None, as area_code is given")
    if isinstance(area_code, bool) or not _AREA_CODE.fullmatch(str(area_code)):
        raise InvalidArgument("area_code", area_code, "three digits, such as 206")
    return f"1{area_code}"


class Choice:
    """Takes the first offers whose prices are right, until there are enough."""

    def __init__(
        self,
        count: int,
        max_setup_cost: Decimal | float | str | None,
        max_total_setup_cost: Decimal | float | str | None,
    ) -> None:
        """Raises InvalidArgument for a number or an amount that can't be one."""
        check_number("count", count, minimum=1, maximum=MOST, required=True)
        self._count = count
        self._each = _limit("max_setup_cost", max_setup_cost)
        self._total = _limit("max_total_setup_cost", max_total_setup_cost)
        self.taken: dict[str, tuple[AvailableNumber, Decimal]] = {}
        self._passed_over = 0

    @property
    def is_enough(self) -> bool:
        """Whether there are as many as wanted."""
        return len(self.taken) == self._count

    def offer(self, number: AvailableNumber) -> None:
        """Take a number, unless its price is unknown or too high."""
        values = vars(number)  # a list may hold records that lack what they must have
        cost = amount(getattr(values.get("attributes"), "setup_cost_usd", None))
        if not values.get("id"):
            return
        if cost is None or (self._each is not None and cost > self._each):
            self._passed_over += 1
        else:
            self.taken[number.id] = (number, cost)

    def check(self) -> None:
        """Check that there are enough, and that they don't cost too much together.

        Raises:
            NumbersUnavailable: The inventory has fewer.
            PriceRefused: There would be enough, but for their prices.
        """
        found = f"{len(self.taken)} of the {self._count} numbers wanted"
        if not self.is_enough and self._passed_over:
            limit = "" if self._each is None else f" of at most ${self._each}"
            raise PriceRefused(f"nothing was bought: only {found} have a known setup cost{limit}")
        if not self.is_enough:
            raise NumbersUnavailable(f"nothing was bought: the inventory has only {found}")
        total = sum(cost for _, cost in self.taken.values())
        if self._total is not None and total > self._total:
            text = f"nothing was bought: the setup costs of all are ${total}, above ${self._total}"
            raise PriceRefused(text)


def _limit(field: str, value: Decimal | float | str | None) -> Decimal | None:
    return None if value is None else price(field, value)
