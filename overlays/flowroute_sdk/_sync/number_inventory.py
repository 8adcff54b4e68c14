# Derived from _async/number_inventory.py by `python -m generator_config generate`: do not edit.
# Source: sha256 5359df6c989c759bf5135b934eb77c3de9e201fd7ff58171098f648fe1949200
# Below: sha256 4e6c2215583e4f49f9839be78a789e3af590cf45108a2e80cc12773a6e21123c
"""The inventory of numbers for sale, and buying from it. A part of `client.numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from flowroute_api.api.numbers import (
    list_available_area_codes,
    list_available_exchange_codes,
    purchase_a_phone_number,
    search_for_purchasable_phone_numbers,
)

from .._arguments.checks import check_flag, check_one_of, check_text, page_window, price
from .._arguments.phone import NumberLike, partial_digits
from .._arguments.phone import number_id as read_number_id
from .._arguments.prices import inventory_filter, refuse_above
from .._arguments.requests import timing
from .resource import Resource

if TYPE_CHECKING:
    from decimal import Decimal

    from flowroute_api.models import (
        AreaCode,
        AvailableNumber,
        Exchange,
        NumberDocument,
        PartialNumberDocument,
    )

    from .._setup.options import CallOptions
    from .._sides.pages_sync import Page

__all__ = ["NumberInventory"]


class NumberInventory(Resource):
    """The operations on numbers that aren't the account's yet."""

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
    ) -> Page[AreaCode]:
        """List the area codes that have numbers for sale.

        Args:
            max_setup_cost: Only area codes with a number whose setup fee is at most this, in USD.
                The server seems to cut it down to whole dollars.
            limit: Area codes a page, 1 to 400; the server takes 10 unless told.
            offset: How many area codes to skip.
            max_items: Where iteration over all pages ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it goes on to the pages after it.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of its limits.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List available area codes".
        """
        page_window(limit, offset, max_items, maximum=400, check=check)
        return self._list(
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
    ) -> Page[Exchange]:
        """List the exchanges (area code and the three digits after it) that have numbers for sale.

        Args:
            areacode: Only the exchanges of this area code.
            max_setup_cost: Only exchanges with a number whose setup fee is at most this, in USD.
                The server seems to cut it down to whole dollars.
            limit: Exchanges a page, 1 to 200; the server takes 10 unless told.
            offset: How many exchanges to skip.
            max_items: Where iteration over all pages ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it goes on to the pages after it.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of its limits.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List available exchanges".
        """
        page_window(limit, offset, max_items, check=check)
        query = {
            "areacode": partial_digits("areacode", areacode, check=check),
            "max_setup_cost": _amount(max_setup_cost, check=check),
        }
        return self._list(
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
        number_type: Literal["longcode", "toll-free"] | None = None,
        iso_country: str | None = None,
        order_by: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Page[AvailableNumber]:
        """Search the inventory for numbers to buy. Filters combine.

        Args:
            starts_with: The first digits; country code 1 unless another follows a `+`.
            contains: Digits anywhere in the number.
            ends_with: The last digits.
            rate_center: The rate center's abbreviation, in upper or lower case.
            state: US state or Canadian province, two letters.
            number_type: `"longcode"` or `"toll-free"`.
            iso_country: The country, two letters by ISO 3166-1.
            order_by: `monthly_cost`, `iso_country`, `number_type`, `state`, `rate_center` or
                `number`; a direction may follow: `number,asc`.
            limit: Numbers a page, 1 to 200; the server takes 10 unless told.
            offset: How many numbers to skip.
            max_items: Where iteration over all pages ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it goes on to the pages after it.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of its limits.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "Search for purchasable phone numbers".
        """
        page_window(limit, offset, max_items, check=check)
        if check:
            check_text("rate_center", rate_center, min_length=1)
            check_text("state", state, min_length=2, max_length=2)
            check_one_of("number_type", number_type, ("longcode", "toll-free"))
            check_text("iso_country", iso_country, min_length=2, max_length=2)
            check_text("order_by", order_by, min_length=1)
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
        return self._list(
            search_for_purchasable_phone_numbers.OPERATION,
            query=query,
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    def purchase_a_phone_number(
        self,
        number_id: NumberLike,
        *,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        max_setup_cost: Decimal | float | str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> NumberDocument | PartialNumberDocument:
        """Buy a number from the inventory. The account is charged; nothing is ever bought twice.

        With `max_setup_cost` the inventory is asked for the number's price first, with the time
        limits of this call for each of the two.

        Args:
            number_id: The number in any usual form, or its record from the inventory.
            cnam_lookups_enabled: Whether the names of callers are looked up, each charged; None
                leaves it to the account's default.
            messaging_enabled: Whether to start a task that enables messaging as well.
            max_setup_cost: The highest setup fee to accept, in USD.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The number. A `PartialNumberDocument` means that it was bought, but messaging could
            not be enabled: ask for that again with `update_a_phone_number`.

        Raises:
            InvalidArgument: An argument is of the wrong kind.
            PriceRefused: The price is above `max_setup_cost`, or can't be seen. Nothing was bought.
            OutcomeUnknown: The number may have been bought; look at the account's numbers.
            APIError: The server refused.

        Source: API page "Purchase a phone number".
        """
        digits = read_number_id("number_id", number_id, check=check)
        if check:
            check_flag("cnam_lookups_enabled", cnam_lookups_enabled)
            check_flag("messaging_enabled", messaging_enabled)
        if max_setup_cost is not None:
            most = price("max_setup_cost", max_setup_cost)
            self._executor.settings.merged(options)
            offered = self._plain.search_for_purchasable_phone_numbers(
                starts_with=inventory_filter(digits), check=check, **timing(options)
            )
            refuse_above(most, digits, offered.data)
        query = {
            "cnam_lookups_enabled": cnam_lookups_enabled,
            "messaging_enabled": messaging_enabled,
        }
        return self._call(
            purchase_a_phone_number.OPERATION,
            path={"number_id": digits},
            query=query,
            options=options,
        )


def _amount(value: Decimal | float | str | None, *, check: bool) -> object:
    return f"{price('max_setup_cost', value):f}" if check and value is not None else value
