# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...types import UNSET, Operation, Response, Unset

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
        starts_with:
        contains:
        ends_with:
        rate_center:
        state:
        number_type:
        iso_country:
        order_by:
        limit:
        offset:

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
        starts_with:
        contains:
        ends_with:
        rate_center:
        state:
        number_type:
        iso_country:
        order_by:
        limit:
        offset:

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
        starts_with:
        contains:
        ends_with:
        rate_center:
        state:
        number_type:
        iso_country:
        order_by:
        limit:
        offset:

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
        starts_with:
        contains:
        ends_with:
        rate_center:
        state:
        number_type:
        iso_country:
        order_by:
        limit:
        offset:

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
