"""The inventory of numbers for sale, and buying from it: part of `client.numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from flowroute_api.api.numbers import (
    list_available_area_codes,
    list_available_exchange_codes,
    list_phone_number_details,
    purchase_a_phone_number,
    search_for_purchasable_phone_numbers,
)

from ..._arguments.checks import price
from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike, partial_digits
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.prices import inventory_filter, refuse_above
from ..._arguments.requests import timing
from ..._sides.pages_async import paged
from ...errors import NotFound
from ..engine.resource import AsyncResource
from ..engine.settling import carry_out

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from flowroute_api.models import (
        AreaCode,
        AvailableNumber,
        Exchange,
        Number,
        NumberDocument,
        PartialNumberDocument,
        SearchForPurchasablePhoneNumbersNumberType,
    )

    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._policy.effects import BoughtNumber
    from ..._sides.pages_async import AsyncPaged

__all__ = ["AsyncNumberInventory"]


class AsyncNumberInventory(AsyncResource):
    """The operations on numbers that the account doesn't own yet."""

    __slots__ = ()

    def list_available_area_codes(
        self,
        *,
        max_setup_cost: Decimal | float | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[AreaCode]:
        """List the area codes that have numbers for sale.

        Args:
            max_setup_cost: Only area codes with a number whose setup fee is at most this, in USD.
                The server seems to round it down to whole dollars.
            limit: Area codes per page, 1 to 400; 400 by default.
            offset: How many area codes to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List available area codes".
        """
        page_window(list_available_area_codes.OPERATION, limit, offset, max_items, check=check)
        return paged(
            self._executor,
            list_available_area_codes.OPERATION,
            query={"max_setup_cost": _amount(max_setup_cost, check=check)},
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def list_available_exchange_codes(
        self,
        *,
        areacode: int | str | None = None,
        max_setup_cost: Decimal | float | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[Exchange]:
        """List the exchanges (area code and next three digits) that have numbers for sale.

        Args:
            areacode: Only the exchanges of this area code.
            max_setup_cost: Only exchanges with a number whose setup fee is at most this, in USD.
                The server seems to round it down to whole dollars.
            limit: Exchanges per page, 1 to 200; 200 by default.
            offset: How many exchanges to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List available exchanges".
        """
        page_window(list_available_exchange_codes.OPERATION, limit, offset, max_items, check=check)
        query = {
            "areacode": partial_digits("areacode", areacode, check=check),
            "max_setup_cost": _amount(max_setup_cost, check=check),
        }
        return paged(
            self._executor,
            list_available_exchange_codes.OPERATION,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def search_for_purchasable_phone_numbers(
        self,
        *,
        starts_with: str | int | None = None,
        contains: str | int | None = None,
        ends_with: str | int | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        number_type: SearchForPurchasablePhoneNumbersNumberType | None = None,
        iso_country: str | None = None,
        order_by: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[AvailableNumber]:
        """Search the inventory for numbers to buy. Filters combine.

        Args:
            starts_with: The first digits; country code 1 unless a `+` and another one precede them.
            contains: Digits anywhere in the number.
            ends_with: The last digits.
            rate_center: The rate center's abbreviation; case doesn't matter.
            state: US state or Canadian province, two letters.
            number_type: `"longcode"` or `"toll-free"`.
            iso_country: The country's two-letter code of ISO 3166-1.
            order_by: `monthly_cost`, `iso_country`, `number_type`, `state`, `rate_center` or
                `number`, optionally with a direction: `number,asc`.
            limit: Numbers per page, 1 to 200; 200 by default.
            offset: How many numbers to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Search for purchasable phone numbers".
        """
        operation = search_for_purchasable_phone_numbers.OPERATION
        page_window(operation, limit, offset, max_items, check=check)
        if check:
            check_documented(
                operation,
                rate_center=rate_center,
                state=state,
                number_type=number_type,
                iso_country=iso_country,
                order_by=order_by,
            )
        query = {
            "starts_with": partial_digits("starts_with", starts_with, check=check),
            "contains": partial_digits("contains", contains, check=check),
            "ends_with": partial_digits("ends_with", ends_with, check=check),
            "rate_center": rate_center,
            "state": state,
            "number_type": number_type,
            "iso_country": iso_country,
            "order_by": order_by,
        }
        return paged(
            self._executor,
            operation,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    async def purchase_a_phone_number(
        self,
        number_id: NumberLike,
        *,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        max_setup_cost: Decimal | float | str | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> NumberDocument | PartialNumberDocument:
        """Buy a number from the inventory. The account is charged; a number is never bought twice.

        With `max_setup_cost`, the number's price is looked up in the inventory first; the time
        limits of this call apply to each of the two requests.

        With `on_unknown="find"`, the number is looked up on the account before the call and, if
        the outcome is unknown, again after it: if it wasn't there and now is, it was bought. Its
        record then says whether messaging could be enabled. If another process buys the same
        number at the same time, the two can't be told apart.

        Args:
            number_id: The number in any usual form, or its record from the inventory.
            cnam_lookups_enabled: Whether to look up the names of callers; each look-up is charged.
                None uses the account's default.
            messaging_enabled: Whether to start a task that enables messaging as well.
            max_setup_cost: The highest setup fee to accept, in USD.
            on_unknown: What to do after an unknown outcome: `"raise"`; `"find"` looks for the
                number and returns it, unless another call of this process may have bought it;
                `"candidates"` looks for it and raises. The raw form only raises.
            settle: How many seconds to look for the number.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The number. A `PartialNumberDocument` means that it was bought, but messaging could
            not be enabled: retry that with `update_a_phone_number`.

        Raises:
            InvalidArgument: An argument is of the wrong kind.
            PriceRefused: The price is above `max_setup_cost` or unknown. Nothing was bought.
            OutcomeUnknown: The number may have been bought. After a search, `candidates` holds it
                if the account has it.
            APIError: The server refused.

        Source: API page "Purchase a phone number".
        """
        digits = read_number_id("number_id", number_id, check=check)
        if check:
            check_documented(
                purchase_a_phone_number.OPERATION,
                cnam_lookups_enabled=cnam_lookups_enabled,
                messaging_enabled=messaging_enabled,
            )
        if max_setup_cost is not None:
            most = price("max_setup_cost", max_setup_cost)
            self._executor.settings.validate(options)
            offered = await self._plain.search_for_purchasable_phone_numbers(
                starts_with=inventory_filter(digits), check=check, **timing(options)
            )
            refuse_above(most, digits, offered.data)
        query = {
            "cnam_lookups_enabled": cnam_lookups_enabled,
            "messaging_enabled": messaging_enabled,
        }
        found: list[NumberDocument] = []

        async def look(
            effect: BoughtNumber, _since: datetime, options: CallOptions
        ) -> list[Number]:
            found[:] = await self._owned(effect.number_id, options)
            return [document.data for document in found]

        return await carry_out(
            self._executor,
            purchase_a_phone_number.OPERATION,
            look=look,
            document=lambda _: found[-1],
            on_unknown=on_unknown,
            settle=settle,
            path={"number_id": digits},
            query=query,
            options=options,
        )

    async def _owned(self, number_id: str, options: CallOptions) -> list[NumberDocument]:
        path = {"number_id": number_id}
        try:
            return [
                await self._executor.call(
                    list_phone_number_details.OPERATION, path=path, options=options
                )
            ]
        except NotFound:
            return []


def _amount(value: Decimal | float | str | None, *, check: bool) -> object:
    return f"{price('max_setup_cost', value):f}" if check and value is not None else value
