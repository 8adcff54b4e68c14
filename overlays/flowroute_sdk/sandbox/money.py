"""The balance of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import ApiError

if TYPE_CHECKING:
    from .world import World

DOLLAR = 10**9


def charge(world: World, nanodollars: int) -> None:
    """Take an amount off the balance. Raises 403 when it doesn't suffice."""
    account = world.store.account
    if account.balance < nanodollars:
        raise ApiError(403, "The balance of your account is too low.", title="Insufficient Funds")
    account.balance -= nanodollars
    world.store.save(account)
