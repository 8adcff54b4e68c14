"""Phone numbers, the old way."""

from __future__ import annotations

from typing import Any

from .._replaced import replaced
from .base_controller import BaseController, callback, segment

old = replaced("numbers")


class NumbersController(BaseController):
    """The inventory, purchase, and the account's own numbers."""

    @old
    def list_available_area_codes(
        self, limit: Any = None, offset: Any = None, max_setup_cost: Any = None
    ) -> Any:
        """Area codes with numbers for sale."""
        return self._get(
            "/v2/numbers/available/areacodes",
            limit=limit,
            offset=offset,
            max_setup_cost=max_setup_cost,
        )

    @old
    def list_available_exchange_codes(
        self,
        limit: Any = None,
        offset: Any = None,
        max_setup_cost: Any = None,
        areacode: Any = None,
    ) -> Any:
        """Exchanges with numbers for sale."""
        return self._get(
            "/v2/numbers/available/exchanges",
            limit=limit,
            offset=offset,
            max_setup_cost=max_setup_cost,
            areacode=areacode,
        )

    @old
    def search_for_purchasable_phone_numbers(
        self,
        starts_with: Any = None,
        contains: Any = None,
        ends_with: Any = None,
        limit: Any = None,
        offset: Any = None,
        rate_center: Any = None,
        state: Any = None,
    ) -> Any:
        """Numbers for sale."""
        return self._get(
            "/v2/numbers/available",
            starts_with=starts_with,
            contains=contains,
            ends_with=ends_with,
            limit=limit,
            offset=offset,
            rate_center=rate_center,
            state=state,
        )

    @old
    def list_account_phone_numbers(
        self,
        starts_with: Any = None,
        ends_with: Any = None,
        contains: Any = None,
        limit: Any = None,
        offset: Any = None,
    ) -> Any:
        """The account's numbers."""
        return self._get(
            "/v2/numbers",
            starts_with=starts_with,
            ends_with=ends_with,
            contains=contains,
            limit=limit,
            offset=offset,
        )

    @old
    def purchase_a_phone_number(self, id: Any) -> Any:
        """Buy a number. Never repeated when it is unclear whether the purchase went through."""
        return self._create(f"/v2/numbers/{segment('id', id)}")

    @old
    def list_phone_number_details(self, id: Any) -> Any:
        """One number of the account."""
        return self._get(f"/v2/numbers/{segment('id', id)}")

    @old
    def release_a_did(self, id: Any) -> Any:
        """Give a number back."""
        return self._delete(f"/v2/numbers/{segment('id', id)}")

    @old
    def set_did_alias(self, id: Any, alias: Any) -> Any:
        """Name a number."""
        return self._patch(f"/v2/numbers/{segment('id', id)}", {"type": "number", "alias": alias})

    @old
    def set_did_callback(self, id: Any, url: Any) -> Any:
        """Where the delivery receipts of a number's SMS are sent."""
        path = f"/v2/numbers/{segment('id', id)}/relationships/sms_dlr_callback"
        return self._check_or_set(path, callback(url))
