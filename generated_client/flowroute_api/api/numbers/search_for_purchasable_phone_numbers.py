# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Field, Operation, Response, Unset, resolvable

if TYPE_CHECKING:
    from ...client import Client
    from ...models import AvailableNumberListDocument
    from ...models.search_for_purchasable_phone_numbers_number_type import (
        SearchForPurchasablePhoneNumbersNumberType,
    )

OPERATION: Operation[AvailableNumberListDocument] = Operation(
    "search_for_purchasable_phone_numbers",
    tag="numbers",
    method="GET",
    path="/v2/numbers/available",
    safe_to_repeat=True,
    accept="application/vnd.api+json",
    responses={200: "AvailableNumberListDocument"},
    query_parameters=(
        "starts_with",
        "contains",
        "ends_with",
        "rate_center",
        "state",
        "number_type",
        "iso_country",
        "order_by",
        "limit",
        "offset",
    ),
    largest_page=200,
    fields=lambda: {
        "starts_with": Field("starts_with", "query", "string", pattern="^[+]?[0-9]+$"),
        "contains": Field("contains", "query", "string", pattern="^[+]?[0-9]+$"),
        "ends_with": Field("ends_with", "query", "string", pattern="^[+]?[0-9]+$"),
        "rate_center": Field("rate_center", "query", "string", min_length=1),
        "state": Field(
            "state",
            "query",
            "string",
            pattern="^[A-Za-z]{2}$",
            form="the two letters of a state or province",
        ),
        "number_type": Field("number_type", "query", "string", choices=("longcode", "toll-free")),
        "iso_country": Field(
            "iso_country",
            "query",
            "string",
            pattern="^[A-Za-z]{2}$",
            form="the two letters of a country",
        ),
        "order_by": Field(
            "order_by",
            "query",
            "string",
            pattern="^(monthly_cost|iso_country|number_type|state|rate_center|number|value|tn)(,(asc|desc))?$",
            form="monthly_cost, iso_country, number_type, state, rate_center or number, with ,asc or ,desc behind it or not",
        ),
        "limit": Field("limit", "query", "integer", minimum=1, maximum=200),
        "offset": Field("offset", "query", "integer", minimum=0),
    },
)
"""Search the inventory for numbers to buy"""


def _get_kwargs(
    *,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: SearchForPurchasablePhoneNumbersNumberType | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return OPERATION.httpx_arguments(
        path={},
        query={
            "starts_with": starts_with,
            "contains": contains,
            "ends_with": ends_with,
            "rate_center": rate_center,
            "state": state,
            "number_type": number_type,
            "iso_country": iso_country,
            "order_by": order_by,
            "limit": limit,
            "offset": offset,
        },
    )


def sync_detailed(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: SearchForPurchasablePhoneNumbersNumberType | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[AvailableNumberListDocument]:
    """Search the inventory for numbers to buy

    Searches the purchasable numbers. A number is listed when it meets all the given filters;
    without a filter the whole inventory is. A search without a match answers with an empty
    list.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        rate_center: Only numbers of this rate center, an abbreviation in upper or lower case. Older
            pages ask for `state` beside it.
        state: Only numbers of this US state or Canadian province, two letters in upper or
            lower case.
        number_type: Only numbers of this kind.
        iso_country: Only numbers of this country, two letters by ISO 3166-1.
        order_by: What the list is sorted by; `number`, `value` and `tn` all mean the phone
            number. A direction may follow after a comma. `asc` has been seen in use, `desc`
            is concluded from it.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        rate_center=rate_center,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(client.get_httpx_client().request(**arguments))


def sync(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: SearchForPurchasablePhoneNumbersNumberType | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> AvailableNumberListDocument:
    """Search the inventory for numbers to buy

    Searches the purchasable numbers. A number is listed when it meets all the given filters;
    without a filter the whole inventory is. A search without a match answers with an empty
    list.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        rate_center: Only numbers of this rate center, an abbreviation in upper or lower case. Older
            pages ask for `state` beside it.
        state: Only numbers of this US state or Canadian province, two letters in upper or
            lower case.
        number_type: Only numbers of this kind.
        iso_country: Only numbers of this country, two letters by ISO 3166-1.
        order_by: What the list is sorted by; `number`, `value` and `tn` all mean the phone
            number. A direction may follow after a comma. `asc` has been seen in use, `desc`
            is concluded from it.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return sync_detailed(
        client=client,
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        rate_center=rate_center,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: SearchForPurchasablePhoneNumbersNumberType | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[AvailableNumberListDocument]:
    """Search the inventory for numbers to buy

    Searches the purchasable numbers. A number is listed when it meets all the given filters;
    without a filter the whole inventory is. A search without a match answers with an empty
    list.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        rate_center: Only numbers of this rate center, an abbreviation in upper or lower case. Older
            pages ask for `state` beside it.
        state: Only numbers of this US state or Canadian province, two letters in upper or
            lower case.
        number_type: Only numbers of this kind.
        iso_country: Only numbers of this country, two letters by ISO 3166-1.
        order_by: What the list is sorted by; `number`, `value` and `tn` all mean the phone
            number. A direction may follow after a comma. `asc` has been seen in use, `desc`
            is concluded from it.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns the whole answer.
    """
    arguments = _get_kwargs(
        starts_with=starts_with,
        contains=contains,
        ends_with=ends_with,
        rate_center=rate_center,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        limit=limit,
        offset=offset,
    )
    return OPERATION.read(await client.get_async_httpx_client().request(**arguments))


async def asyncio(
    *,
    client: Client,
    starts_with: str | Unset = UNSET,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: SearchForPurchasablePhoneNumbersNumberType | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> AvailableNumberListDocument:
    """Search the inventory for numbers to buy

    Searches the purchasable numbers. A number is listed when it meets all the given filters;
    without a filter the whole inventory is. A search without a match answers with an empty
    list.

    Args:
        starts_with: Only numbers that begin with these digits. The server puts the country code 1 in
            front unless another one is given with a plus sign.
        contains: Only numbers with these digits anywhere.
        ends_with: Only numbers that end with these digits.
        rate_center: Only numbers of this rate center, an abbreviation in upper or lower case. Older
            pages ask for `state` beside it.
        state: Only numbers of this US state or Canadian province, two letters in upper or
            lower case.
        number_type: Only numbers of this kind.
        iso_country: Only numbers of this country, two letters by ISO 3166-1.
        order_by: What the list is sorted by; `number`, `value` and `tn` all mean the phone
            number. A direction may follow after a comma. `asc` has been seen in use, `desc`
            is concluded from it.
        limit: How many numbers a page holds. The server takes 10 when it isn't given.
        offset: How many items to skip, counted from 0. It counts items, not pages. The server
            starts at 0.

    Raises:
        UnexpectedStatus: the API answered with anything but success.
        DecodeError: the answer can't be read.
        httpx.TransportError: there was no answer.

    Returns what the answer says.
    """
    return (
        await asyncio_detailed(
            client=client,
            starts_with=starts_with,
            contains=contains,
            ends_with=ends_with,
            rate_center=rate_center,
            state=state,
            number_type=number_type,
            iso_country=iso_country,
            order_by=order_by,
            limit=limit,
            offset=offset,
        )
    ).parsed


resolvable(sync_detailed, sync, asyncio_detailed, asyncio)
