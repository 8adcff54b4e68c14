"""Too low a balance has an error of its own."""

from __future__ import annotations

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, InsufficientFunds, PermissionDenied
from flowroute_sdk.sandbox.embedded import Sandbox


async def test_a_purchase_that_the_balance_does_not_cover_says_so(
    client: Flowroute, async_client: AsyncFlowroute, sandbox: Sandbox
) -> None:
    offered = next(iter(client.numbers.search_for_purchasable_phone_numbers()))
    sandbox.balance = 0

    with pytest.raises(InsufficientFunds) as caught:
        client.numbers.purchase_a_phone_number(offered)
    with pytest.raises(PermissionDenied, match="The balance of your account is too low"):
        await async_client.numbers.purchase_a_phone_number(offered)

    assert (caught.value.outcome, caught.value.status) == ("refused", 403)
    assert caught.value.title == "Insufficient Funds"
