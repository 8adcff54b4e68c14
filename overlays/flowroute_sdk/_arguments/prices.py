"""The price limit of a purchase, and the price of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InvalidArgument, PriceRefused
from .checks import amount

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from flowroute_api.models import (
        AvailableNumber,
        MessageV22Sent,
        MessageV22SentDocument,
        PriceDetails,
    )

__all__ = ["inventory_filter", "price_details_of", "refuse_above"]


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
        raise PriceRefused(f"{digits} was not bought: the inventory shows no setup cost")
    if cost > limit:
        raise PriceRefused(f"{digits} was not bought: its setup cost is ${cost}, above ${limit}")


def _setup_cost(digits: str, offered: Iterable[AvailableNumber]) -> Decimal | None:
    for number in offered:
        values = vars(number)  # a list may hold records that lack what they must have
        if values.get("id") == digits:
            return amount(getattr(values.get("attributes"), "setup_cost", None))
    return None


def price_details_of(sent: MessageV22SentDocument | MessageV22Sent) -> PriceDetails | None:
    """Return the price in the answer to a message: in its attributes, else in the resource.

    Raises:
        InvalidArgument: It is no such answer.
    """
    from flowroute_api.models import MessageV22Sent

    record = getattr(sent, "data", sent)
    if not isinstance(record, MessageV22Sent):
        raise InvalidArgument("sent", sent, "the result of sending a message in version 2.2")
    within = None if record.attributes is None else record.attributes.price_details
    return record.price_details if within is None else within
