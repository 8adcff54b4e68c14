"""Porting phone numbers from another provider: `client.porting`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.porting import (
    add_numbers_to_a_port_order_group,
    cancel_a_port_order,
    check_portability,
    create_a_port_order,
    get_a_port_order,
    get_port_order_status,
    list_port_orders,
    update_a_port_order,
    update_port_order_numbers,
)
from flowroute_api.models import (
    PortabilityRequest,
    PortOrderCancelAttributes,
    PortOrderCancelData,
    PortOrderCancelRequest,
    PortOrderCreateAttributes,
    PortOrderCreateData,
    PortOrderCreateRequest,
    PortOrderGroupNumbersRequest,
    PortOrderLoaDetailsRequest,
    PortOrderNumbersRequest,
    PortOrderUpdateAttributes,
    PortOrderUpdateData,
    PortOrderUpdateRequest,
)
from flowroute_api.types import UNSET

from ..._arguments.checks import check_flag, record_id
from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike
from ..._arguments.port_orders import (
    as_country,
    as_usage,
    checked_order,
    given_day,
    given_presets,
    international,
)
from ..._arguments.requests import as_model, given, require_change
from ..._policy.port_orders import (
    GroupPage,
    documents_of,
    group_of,
    grouped,
    has_ended,
    status_of,
)
from ..._requests.free_request import json_of
from ..._sides.pages_async import paged
from ..engine.settling import carry_out
from .port_order_papers import AsyncPortOrderPapers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from flowroute_api.models import (
        BusinessDocument,
        PortabilityDocument,
        PortOrder,
        PortOrderDocument,
        PortOrderGroup,
        PortOrderGroupDocument,
        PortOrderStatusDocument,
        PortOrderStatusResource,
    )

    from ..._arguments.dates import DateLike
    from ..._arguments.port_orders import PortPresets
    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._policy.effects import NewPortOrder
    from ..._sides.pages_async import AsyncPaged

__all__ = ["AsyncPorting"]


def _group_document(group: PortOrderGroup) -> PortOrderGroupDocument:
    """What creating the group of orders would have returned."""
    from flowroute_api.models import PortOrderGroupDocument

    return PortOrderGroupDocument(data=group)


class AsyncPorting(AsyncPortOrderPapers):
    """Orders to port phone numbers from another provider."""

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = (
        *AsyncPortOrderPapers.HELPERS,
        "documents_of",
        "get_port_order_group",
        "has_ended",
        "status_of",
    )

    async def check_portability(
        self,
        numbers: NumberLike | Iterable[NumberLike],
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortabilityDocument:
        """Check which phone numbers can be ported.

        Args:
            numbers: One or more phone numbers, in any usual form.
            check: False sends the numbers as given.
            **options: See `CallOptions`.

        Returns:
            The numbers in three lists: `portable`, `nonportable` and `hypernetwork_enabled`. A
            number may be in two of them.

        Raises:
            InvalidArgument: There is no number, or one is invalid; nothing was sent.

        Source: API page "Check portability".
        """
        body = PortabilityRequest(numbers=international("numbers", numbers, check=check))
        return await self._executor.call(check_portability.OPERATION, body=body, options=options)

    def list_port_orders(
        self,
        *,
        group_id: str | int | PortOrderGroup | PortOrderGroupDocument | None = None,
        status: bool | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> AsyncPaged[PortOrder]:
        """List the port orders of the account.

        Args:
            group_id: Only the orders of this group: its id, or the group.
            status: True for the status of the orders only, without their details.
            limit: Orders per page; 1000 by default.
            offset: How many orders to skip.
            max_items: The maximum number of orders that iteration yields; None for all.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.

        Source: API page "Retrieve port order group status"; pages: the previous Ruby SDK.
        """
        page_window(list_port_orders.OPERATION, limit, offset, max_items, check=check)
        if check:
            check_documented(list_port_orders.OPERATION, status=status)
        group = None
        if group_id is not None:
            group = record_id("group_id", group_id, "portorder_group", check=check)
        return paged(
            self._executor,
            list_port_orders.OPERATION,
            query={"group_id": group, "status": status},
            limit=limit,
            offset=offset,
            max_items=max_items,
            options=options,
        )

    async def create_a_port_order(
        self,
        *,
        numbers: NumberLike | Iterable[NumberLike],
        billing_name: str,
        street: str,
        city: str,
        state: str,
        country: str,
        zipcode: str,
        provider: str,
        street2: str | None = None,
        usage_type: str | None = None,
        company: str | None = None,
        provider_account: str | None = None,
        billing_number: str | None = None,
        pin: str | None = None,
        last_4_ssn: str | None = None,
        loa_details: PortOrderLoaDetailsRequest | Mapping[str, str] | None = None,
        alias: str | None = None,
        desired_completion_date: DateLike | None = None,
        enable_cnam_lookups: bool | None = None,
        presets: PortPresets | None = None,
        status_url: str | None = None,
        on_unknown: OnUnknown = "raise",
        settle: float = 30.0,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderGroupDocument:
        """Order the porting of phone numbers.

        Numbers that can't be ported together are split into several orders, which make up a
        group. Each order is pending until its letter of authorization is submitted.

        Not safe to repeat: if the outcome is unknown, the orders may exist. With
        `on_unknown="find"`, the orders are listed before the call and, if the outcome is unknown,
        again after it: a new group with all the numbers is the result.

        Args:
            numbers: One or more phone numbers, in any usual form.
            billing_name: The person authorised to act on the account at the losing provider.
            street: House number and street of the service address.
            city: The city.
            state: The two-letter code of the US state or Canadian province.
            country: `US` or `CA`.
            zipcode: The postal code as text: an integer would lose leading zeros.
            provider: The losing provider.
            street2: A second line of the service address.
            usage_type: `Business` or `Residential`.
            company: The company, for business numbers.
            provider_account: The account number at the losing provider.
            billing_number: The number that the losing provider bills, sent as given.
            pin: The PIN at the losing provider.
            last_4_ssn: The last four digits of the social security number.
            loa_details: Where to mail the letter: `email` and `cc`. Nothing is mailed yet.
            alias: A name for the order.
            desired_completion_date: The day on which to port the numbers: a date or a string.
            enable_cnam_lookups: Whether to look up the names of callers after porting.
            presets: Settings for all the numbers after porting: `primary_route_id`,
                `failover_route_id`, `e911_id` and `cnam_id`, each an id or a record, and `alias`.
            status_url: The URL that status changes are posted to; `flowroute_sdk.webhooks` reads
                them.
            on_unknown: What to do after an unknown outcome: `"raise"`; `"find"` looks for the
                group and returns it, unless another call of this process may have created it;
                `"candidates"` looks for it and raises. The raw form only raises.
            settle: How many seconds to look for the group.
            check: False sends everything as given and leaves the checks to the server.
            **options: See `CallOptions`.

        Returns:
            The group, with its orders.

        Raises:
            InvalidArgument: A field is blank or malformed; nothing was sent.
            UnprocessableEntity: The server rejected a field.
            OutcomeUnknown: There was no clear answer; `list_port_orders` shows whether the orders
                exist. After a search, `candidates` holds the new groups with these numbers.

        Source: API page "Create a port order".
        """
        operation = create_a_port_order.OPERATION
        attributes = PortOrderCreateAttributes(
            numbers=international("numbers", numbers, check=check),
            billing_name=billing_name,
            street=street,
            city=city,
            state=state,
            country=as_country(country),
            zipcode=zipcode,
            provider=provider,
            street2=given(street2),
            usage_type=as_usage(usage_type),
            company=given(company),
            provider_account=given(provider_account),
            billing_number=given(billing_number),
            pin=given(pin),
            last_4_ssn=given(last_4_ssn),
            loa_details=UNSET
            if loa_details is None
            else as_model("loa_details", PortOrderLoaDetailsRequest, loa_details),
            alias=given(alias),
            desired_completion_date=given_day(
                "desired_completion_date", desired_completion_date, check=check
            ),
            enable_cnam_lookups=given(enable_cnam_lookups),
            presets=given_presets(presets, check=check),
            status_url=given(status_url),
        )
        if check:
            checked_order(operation, attributes)
        body = PortOrderCreateRequest(data=PortOrderCreateData(attributes=attributes))
        return await carry_out(
            self._executor,
            operation,
            look=self._look,
            document=_group_document,
            on_unknown=on_unknown,
            settle=settle,
            body=body,
            options=options,
        )

    async def get_a_port_order(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Read one port order with all details.

        Args:
            order_id: The order's id, or the order.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The order.

        Raises:
            NotFound: There is no such order on the account.

        Source: API page "Retrieve port order details".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(get_a_port_order.OPERATION, path=path, options=options)

    async def get_port_order_status(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderStatusDocument:
        """Read the status of one port order, and when it was reached.

        Args:
            order_id: The order's id, or the order.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The status; `status_of` returns it in a uniform spelling.

        Raises:
            NotFound: There is no such order on the account.

        Source: API page "Retrieve port order status".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        return await self._executor.call(
            get_port_order_status.OPERATION, path=path, options=options
        )

    async def get_port_order_group(
        self,
        group_id: str | int | PortOrderGroup | PortOrderGroupDocument,
        *,
        status_only: bool = False,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderGroupDocument:
        """Read a group of port orders.

        This is `list_port_orders` with a `group_id`, all pages combined into one document; an
        answer that is the group itself is understood as well.

        Args:
            group_id: The group's id, or the group.
            status_only: True reads only the status of the orders.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The group with its orders and its overall status.

        Raises:
            NotFound: There is no such group on the account.

        Source: API page "Retrieve port order group status".
        """
        check_flag("status_only", status_only)
        executor = self._executor.plain
        operation = list_port_orders.OPERATION
        group = record_id("group_id", group_id, "portorder_group", check=check)
        query = {"group_id": group, "status": status_only or None}
        orders: list[dict[str, object]] = []
        while True:
            window = {"offset": len(orders)} if orders else {}
            call = executor.prepare(operation, query={**query, **window}, options=options)
            page = GroupPage(json_of(call, await executor.perform(call)))
            if page.group is not None:
                return page.group
            fresh = [each for each in page.orders if each not in orders]
            orders += fresh
            if page.is_last or not fresh:
                return group_of(group, orders)

    async def update_a_port_order(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        billing_name: str | None = None,
        street: str | None = None,
        city: str | None = None,
        state: str | None = None,
        country: str | None = None,
        zipcode: str | None = None,
        provider: str | None = None,
        street2: str | None = None,
        usage_type: str | None = None,
        company: str | None = None,
        provider_account: str | None = None,
        billing_number: str | None = None,
        pin: str | None = None,
        last_4_ssn: str | None = None,
        loa_details: PortOrderLoaDetailsRequest | Mapping[str, str] | None = None,
        alias: str | None = None,
        desired_completion_date: DateLike | None = None,
        enable_cnam_lookups: bool | None = None,
        presets: PortPresets | None = None,
        status_url: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Change the given details of an order; the others stay as they are.

        Details can be changed while the order is pending or rejected, presets until it is
        completed. Numbers are changed by `update_port_order_numbers`.

        Args:
            order_id: The order's id, or the order.
            billing_name: The person authorised to act on the account at the losing provider.
            street: House number and street of the service address.
            city: The city.
            state: The two-letter code of the US state or Canadian province.
            country: `US` or `CA`.
            zipcode: The postal code as text: an integer would lose leading zeros.
            provider: The losing provider.
            street2: A second line of the service address; `""` removes it.
            usage_type: `Business` or `Residential`.
            company: The company, for business numbers.
            provider_account: The account number at the losing provider.
            billing_number: The number that the losing provider bills, sent as given.
            pin: The PIN at the losing provider.
            last_4_ssn: The last four digits of the social security number.
            loa_details: Where to mail the letter: `email` and `cc`.
            alias: A name for the order.
            desired_completion_date: The day on which to port the numbers: a date or a string.
            enable_cnam_lookups: Whether to look up the names of callers after porting.
            presets: Settings for all the numbers after porting: `primary_route_id`,
                `failover_route_id`, `e911_id` and `cnam_id`, each an id or a record, and `alias`;
                None removes one.
            status_url: The URL that status changes are posted to.
            check: False sends everything as given and leaves the checks to the server.
            **options: See `CallOptions`.

        Returns:
            The updated order.

        Raises:
            InvalidArgument: There is nothing to change, or a field is malformed; nothing was sent.
            NotFound: There is no such order on the account.
            UnprocessableEntity: The server rejected a field, or the order can't be changed now.

        Source: API page "Update a port order".
        """
        operation = update_a_port_order.OPERATION
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        attributes = PortOrderUpdateAttributes(
            billing_name=given(billing_name),
            street=given(street),
            city=given(city),
            state=given(state),
            country=UNSET if country is None else as_country(country),
            zipcode=given(zipcode),
            provider=given(provider),
            street2=given(street2),
            usage_type=as_usage(usage_type),
            company=given(company),
            provider_account=given(provider_account),
            billing_number=given(billing_number),
            pin=given(pin),
            last_4_ssn=given(last_4_ssn),
            loa_details=UNSET
            if loa_details is None
            else as_model("loa_details", PortOrderLoaDetailsRequest, loa_details),
            alias=given(alias),
            desired_completion_date=given_day(
                "desired_completion_date", desired_completion_date, check=check
            ),
            enable_cnam_lookups=given(enable_cnam_lookups),
            presets=given_presets(presets, check=check),
            status_url=given(status_url),
        )
        if check:
            require_change(operation, attributes, options)
            checked_order(operation, attributes)
        body = PortOrderUpdateRequest(data=PortOrderUpdateData(attributes=attributes))
        return await self._executor.call(operation, path=path, body=body, options=options)

    async def cancel_a_port_order(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderStatusDocument:
        """Cancel a pending order, or give up a rejected one. This is free.

        Args:
            order_id: The order's id, or the order.
            check: False accepts a record of any type in place of the id.
            **options: See `CallOptions`.

        Returns:
            The new status.

        Raises:
            NotFound: There is no such order on the account.
            APIError: It can no longer be cancelled here; ask Flowroute's support.

        Source: API page "Cancel a port order".
        """
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        data = PortOrderCancelData(attributes=PortOrderCancelAttributes())
        body = PortOrderCancelRequest(data=data)
        return await self._executor.call(
            cancel_a_port_order.OPERATION, path=path, body=body, options=options
        )

    async def update_port_order_numbers(
        self,
        order_id: str | int | PortOrder | PortOrderDocument,
        *,
        add: NumberLike | Iterable[NumberLike] | None = None,
        remove: NumberLike | Iterable[NumberLike] | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Add phone numbers to a pending order, or remove some from it.

        Args:
            order_id: The order's id, or the order.
            add: The phone numbers to add, in any usual form.
            remove: The phone numbers to remove.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The updated order.

        Raises:
            InvalidArgument: There is nothing to change, or a number is invalid; nothing was sent.
            NotFound: There is no such order on the account.
            APIError: The order is no longer pending.

        Source: API page "Update the numbers of a port order".
        """
        operation = update_port_order_numbers.OPERATION
        path = {"order_id": record_id("order_id", order_id, "portorder", check=check)}
        body = PortOrderNumbersRequest(
            add=UNSET if add is None else international("add", add, check=check),
            remove=UNSET if remove is None else international("remove", remove, check=check),
        )
        if check:
            require_change(operation, body, options)
        return await self._executor.call(operation, path=path, body=body, options=options)

    async def add_numbers_to_a_port_order_group(
        self,
        group_id: str | int | PortOrderGroup | PortOrderGroupDocument,
        add: NumberLike | Iterable[NumberLike],
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> PortOrderDocument:
        """Add phone numbers to a group. Those of another carrier become a separate order.

        Args:
            group_id: The group's id, or the group.
            add: One or more phone numbers, in any usual form.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The order that the numbers are in.

        Raises:
            InvalidArgument: There is no number, or one is invalid; nothing was sent.
            NotFound: There is no such group on the account.
            OutcomeUnknown: They may have been added; see `get_port_order_group`.

        Source: API page "Add numbers to a port order group".
        """
        path = {"group_id": record_id("group_id", group_id, "portorder_group", check=check)}
        body = PortOrderGroupNumbersRequest(add=international("add", add, check=check))
        return await self._executor.call(
            add_numbers_to_a_port_order_group.OPERATION, path=path, body=body, options=options
        )

    def status_of(
        self,
        order: PortOrder | PortOrderDocument | PortOrderStatusDocument | PortOrderStatusResource,
    ) -> str | None:
        """Return the status of an order in a uniform spelling. Sends nothing.

        Args:
            order: The order, its status, or the document that contains either.

        Returns:
            The status in lower case, with `cancelled` for both spellings of it; None if there is
            none. New statuses may be added.

        Raises:
            Nothing: An unreadable status is None.

        Source: API page "Retrieve port order details".
        """
        return status_of(order)

    def has_ended(
        self,
        order: PortOrder | PortOrderDocument | PortOrderStatusDocument | PortOrderStatusResource,
    ) -> bool:
        """Return whether an order has reached a final status. Sends nothing.

        Args:
            order: The order, its status, or the document that contains either.

        Returns:
            Whether it is completed, cancelled or abandoned, in any spelling.

        Raises:
            Nothing: An unknown status isn't final.

        Source: API page "Retrieve port order details".
        """
        return has_ended(order)

    def documents_of(self, order: PortOrder | PortOrderDocument) -> list[BusinessDocument]:
        """Return the business documents of an order, in either layout. Sends nothing.

        Args:
            order: The order, or the document that contains it.

        Returns:
            The documents; an empty list if there are none.

        Raises:
            Nothing: Unreadable documents are left out.

        Source: API page "Retrieve port order details".
        """
        return documents_of(order)

    async def _look(
        self, _effect: NewPortOrder, _since: datetime, options: CallOptions
    ) -> Sequence[PortOrderGroup]:
        orders = [each async for each in self.list_port_orders(**options) if each.id]
        return grouped(orders)
