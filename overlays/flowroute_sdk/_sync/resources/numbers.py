# Derived from _async/resources/numbers.py by `make generate`: do not edit.
# Source: sha256 a37d0dfdd9224c149a174ec1414c068c131885878b7cc6e0e966e70953cec8c9
# Below: sha256 8ace6d0808364b8f5730dbd3168411a0754a50e8990d5bf5be5c4cc782a63e34
"""Phone numbers, those for sale and those of the account: `client.numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Unpack

from flowroute_api.api.numbers import (
    list_account_phone_numbers,
    list_details_of_phone_numbers,
    list_phone_number_details,
    release_a_phone_number,
    update_a_phone_number,
)
from flowroute_api.models import NumberDetailsRequest, NumberUpdateRequest

from ..._arguments.checks import check_seconds
from ..._arguments.documented import check_documented, page_window
from ..._arguments.phone import NumberLike, e164_list, partial_digits
from ..._arguments.phone import number_id as read_number_id
from ..._arguments.requests import given, require_change
from ..._sides.pages_sync import paged
from ...errors import InvalidArgument
from .number_inventory import NumberInventory
from .number_messaging import NumberMessaging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from flowroute_api.models import (
        E911,
        Cnam,
        CnamDocument,
        E911Document,
        Number,
        NumberDetailsDocument,
        NumberDocument,
        PartialNumberDocument,
        Route,
        RouteDocument,
        SearchForPurchasablePhoneNumbersNumberType,
    )

    from ..._options.options import CallOptions
    from ..._sides.pages_sync import Page
    from ...reports import ProvisioningPlan, ProvisioningReport

__all__ = ["Numbers"]

_OFFERS = 5000
"""How many offers are looked at where few have the right price."""


class Numbers(NumberInventory, NumberMessaging):
    """Phone numbers: finding, buying, configuring and releasing them.

    Numbers are accepted in any usual form (ten digits mean country code 1), as are the records
    and documents that other calls return.
    """

    __slots__ = ()

    HELPERS: ClassVar[tuple[str, ...]] = ("plan_provisioning", "provision", "undo_provisioning")

    def list_account_phone_numbers(
        self,
        *,
        starts_with: str | int | None = None,
        contains: str | int | None = None,
        ends_with: str | int | None = None,
        alias: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> Page[Number]:
        """List the numbers that the account owns. Filters combine.

        Args:
            starts_with: The first digits; country code 1 unless a `+` and another one precede them.
            contains: Digits anywhere in the number.
            ends_with: The last digits.
            alias: The exact alias, up to 64 characters.
            limit: Numbers per page, 1 to 200; 200 by default.
            offset: How many numbers to skip.
            max_items: The maximum number of items that iteration over all pages yields.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            A page; iterating over it continues through all pages. The numbers have no
            relationships here; `list_phone_number_details` returns them.

        Raises:
            InvalidArgument: An argument is of the wrong kind or out of range.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.

        Source: API page "List account phone numbers".
        """
        operation = list_account_phone_numbers.OPERATION
        page_window(operation, limit, offset, max_items, check=check)
        if check:
            check_documented(operation, alias=alias)
        query = {
            "starts_with": partial_digits("starts_with", starts_with, check=check),
            "contains": partial_digits("contains", contains, check=check),
            "ends_with": partial_digits("ends_with", ends_with, check=check),
            "alias": alias,
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

    def list_phone_number_details(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> NumberDocument:
        """Read a number of the account: its attributes, routes, caller name and E911 address.

        Args:
            number_id: The number in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Returns:
            The number; the records that its relationships refer to are under `included`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            NotFound: The number isn't on the account.

        Source: API page "List phone number details".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(list_phone_number_details.OPERATION, path=path, options=options)

    def list_details_of_phone_numbers(
        self,
        numbers: NumberLike | Iterable[NumberLike],
        *,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> NumberDetailsDocument:
        """Read several numbers of the account at once, with their relationships.

        The API documents this operation as a preview, though its address isn't one. If the server
        doesn't know it, `list_phone_number_details` reads one number at a time. Relationships that
        only the preview has, such as `voice_primary_route`, are under `relationships.extras`.

        Args:
            numbers: One or more numbers, in any usual form or as records.
            check: False sends the numbers as given.
            **options: See `CallOptions`.

        Returns:
            The numbers. Those that aren't on the account may be missing; that isn't documented.

        Raises:
            InvalidArgument: There is no number, or one isn't a phone number.
            NotFound: The server doesn't know the operation, or a number isn't on the account.

        Source: API page "List details of phone numbers".
        """
        body = NumberDetailsRequest(numbers=e164_list("numbers", numbers, check=check))
        return self._executor.call(
            list_details_of_phone_numbers.OPERATION, body=body, options=options
        )

    def update_a_phone_number(
        self,
        number_id: NumberLike,
        *,
        alias: str | None = None,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        messaging_email: bool | None = None,
        messaging_callback_url: str | None = None,
        check: bool = True,
        **options: Unpack[CallOptions],
    ) -> NumberDocument | PartialNumberDocument:
        """Change the settings of a number. Arguments that are None leave it as it is.

        Args:
            number_id: The number in any usual form, or its record.
            alias: A name of up to 64 characters; `""` removes it.
            cnam_lookups_enabled: Whether to look up the names of callers; each look-up is charged.
            messaging_enabled: Whether to start a task that enables messaging.
            messaging_email: Whether to send the account's contact an email when that task ends.
            messaging_callback_url: The URL to call when that task ends.
            check: False sends the arguments as given.
            **options: See `CallOptions`.

        Returns:
            The updated number. A `PartialNumberDocument` means that it was changed, but
            messaging could not be enabled.

        Raises:
            InvalidArgument: There is nothing to change, or an argument is of the wrong kind or too
                long.
            NotFound: The number isn't on the account.

        Source: API page "Update phone number details".
        """
        operation = update_a_phone_number.OPERATION
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        body = NumberUpdateRequest(
            alias=given(alias),
            cnam_lookups_enabled=given(cnam_lookups_enabled),
            messaging_enabled=given(messaging_enabled),
            messaging_email=given(messaging_email),
            messaging_callback_url=given(messaging_callback_url),
        )
        if check:
            check_documented(
                operation,
                alias=alias,
                cnam_lookups_enabled=cnam_lookups_enabled,
                messaging_enabled=messaging_enabled,
                messaging_email=messaging_email,
                messaging_callback_url=messaging_callback_url,
            )
            require_change(operation, body, options)
        return self._executor.call(operation, path=path, body=body, options=options)

    def plan_provisioning(
        self,
        *,
        count: int = 1,
        area_code: str | int | None = None,
        starts_with: str | int | None = None,
        contains: str | int | None = None,
        ends_with: str | int | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        number_type: SearchForPurchasablePhoneNumbersNumberType | None = None,
        route: str | int | Route | RouteDocument | None = None,
        failover_route: str | int | Route | RouteDocument | None = None,
        e911: str | int | E911 | E911Document | None = None,
        cnam: str | int | Cnam | CnamDocument | None = None,
        alias: str | None = None,
        messaging: bool = False,
        max_setup_cost: Decimal | float | str | None = None,
        max_total_setup_cost: Decimal | float | str | None = None,
        **options: Unpack[CallOptions],
    ) -> ProvisioningPlan:
        """Choose numbers from the inventory, to be bought and set up by `provision`.

        Nothing is bought or reserved. Whether route, address and caller name are there is checked
        now, before any money is spent. Numbers whose setup fee the inventory doesn't show are
        passed over.

        Args:
            count: How many numbers, 1 to 100.
            area_code: The three digits of an area code, in place of `starts_with`.
            starts_with: The first digits; country code 1 unless another follows a `+`.
            contains: Digits anywhere in the numbers.
            ends_with: The last digits.
            rate_center: The rate center's abbreviation, in upper or lower case.
            state: US state or Canadian province, two letters.
            number_type: `"longcode"` or `"toll-free"`; only the former can have a `cnam`.
            route: The route that the calls go to.
            failover_route: The route for when the primary route can't take them.
            e911: The emergency address; a fee is charged for numbers that aren't exempt.
            cnam: The caller name, which has to be approved.
            alias: A name for each number, up to 64 characters.
            messaging: Whether messaging is enabled.
            max_setup_cost: The highest setup fee to accept for one number, in USD.
            max_total_setup_cost: The highest sum of all setup fees to accept, in USD.
            **options: See `CallOptions`; they apply to each call.

        Returns:
            The numbers with their prices, and what is to be set up.

        Raises:
            InvalidArgument: An argument is of the wrong kind, or what it names isn't there.
            NumbersUnavailable: The inventory has fewer numbers.
            PriceRefused: There are too few at such prices.

        Source: API page "Search for purchasable phone numbers".
        """
        from ..._arguments.provisioning import Choice, first_digits
        from ...reports import ProvisioningPlan
        from .number_provisioning import checked_cnam, checked_e911, checked_route, planned

        choice = Choice(count, max_setup_cost, max_total_setup_cost)
        check_documented(update_a_phone_number.OPERATION, alias=alias, messaging_enabled=messaging)
        if cnam is not None and number_type is None:
            number_type = "longcode"
        offers = self.search_for_purchasable_phone_numbers(
            starts_with=first_digits(area_code, starts_with),
            contains=contains,
            ends_with=ends_with,
            rate_center=rate_center,
            state=state,
            number_type=number_type,
            max_items=_OFFERS,
            **options,
        )
        setup = {
            "route": checked_route(self, "route", route, options),
            "failover_route": checked_route(self, "failover_route", failover_route, options),
            "e911": checked_e911(self, e911, options),
            "cnam": checked_cnam(self, cnam, options),
        }
        numbers = planned(choice, offers)
        return ProvisioningPlan(numbers, alias=alias, messaging=messaging, **setup)

    def provision(
        self,
        plan: ProvisioningPlan | ProvisioningReport | None = None,
        *,
        count: int = 1,
        area_code: str | int | None = None,
        starts_with: str | int | None = None,
        contains: str | int | None = None,
        ends_with: str | int | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        number_type: SearchForPurchasablePhoneNumbersNumberType | None = None,
        route: str | int | Route | RouteDocument | None = None,
        failover_route: str | int | Route | RouteDocument | None = None,
        e911: str | int | E911 | E911Document | None = None,
        cnam: str | int | Cnam | CnamDocument | None = None,
        alias: str | None = None,
        messaging: bool = False,
        max_setup_cost: Decimal | float | str | None = None,
        max_total_setup_cost: Decimal | float | str | None = None,
        keep: bool = False,
        dry_run: bool = False,
        settle: float = 30.0,
        on_change: Callable[[ProvisioningReport], object] | None = None,
        **options: Unpack[CallOptions],
    ) -> ProvisioningReport:
        """Buy numbers and set them up; if a step fails, undo what was done.

        Without a plan, one is made from the arguments. All numbers are bought first, none for
        more than the plan says, and then set up. When a step fails, those before it are undone in
        reverse: routes, address and caller name are removed, and the numbers are released. What
        was paid isn't given back. Nothing is bought twice: after an unknown outcome the number is
        looked for on the account.

        What `on_change` gets, kept by `to_dict`, can be handed over as `plan` after a crash or an
        interruption: the steps that aren't done are taken then. An interruption, such as Ctrl-C or
        a cancelled task, undoes nothing; `undo_provisioning` does.

        Args:
            plan: What `plan_provisioning` returned; or a report, to go on where it ends.
            count: How many numbers, 1 to 100.
            area_code: The three digits of an area code, in place of `starts_with`.
            starts_with: The first digits; country code 1 unless another follows a `+`.
            contains: Digits anywhere in the numbers.
            ends_with: The last digits.
            rate_center: The rate center's abbreviation, in upper or lower case.
            state: US state or Canadian province, two letters.
            number_type: `"longcode"` or `"toll-free"`; only the former can have a `cnam`.
            route: The route that the calls go to.
            failover_route: The route for when the primary route can't take them.
            e911: The emergency address; a fee is charged for numbers that aren't exempt.
            cnam: The caller name, which has to be approved.
            alias: A name for each number, up to 64 characters.
            messaging: Whether messaging is enabled.
            max_setup_cost: The highest setup fee to accept for one number, in USD.
            max_total_setup_cost: The highest sum of all setup fees to accept, in USD.
            keep: Whether what was done stays when a step fails.
            dry_run: True plans, and changes nothing.
            settle: Seconds to look for a number whose purchase got no clear answer.
            on_change: Called with the report before and after each call. What it raises ends the
                work.
            **options: See `CallOptions`; they apply to each call.

        Returns:
            The plan, and all its steps as done.

        Raises:
            InvalidArgument: An argument is of the wrong kind, or what it names isn't there.
            NumbersUnavailable: The inventory has fewer numbers. Nothing was bought.
            PriceRefused: There are too few at such prices. Nothing was bought.
            PlanOutdated: A number that was bought isn't on the account. Nothing was done.
            ProvisioningFailed: A step failed. Its `report` says what has been undone, what hasn't,
                and what is in doubt; the step's error is the `__cause__`.

        Source: API page "Purchase a phone number".
        """
        from ..._policy.provisioning import report_on
        from .number_provisioning import Provisioning

        check_seconds("settle", settle)
        if plan is None:
            plan = self.plan_provisioning(
                count=count,
                area_code=area_code,
                starts_with=starts_with,
                contains=contains,
                ends_with=ends_with,
                rate_center=rate_center,
                state=state,
                number_type=number_type,
                route=route,
                failover_route=failover_route,
                e911=e911,
                cnam=cnam,
                alias=alias,
                messaging=messaging,
                max_setup_cost=max_setup_cost,
                max_total_setup_cost=max_total_setup_cost,
                **options,
            )
        report = report_on(plan)
        if dry_run:
            return report
        work = Provisioning(self, report, settle, on_change, options)
        work.check_account()
        return work.run(keep=keep)

    def undo_provisioning(
        self,
        report: ProvisioningReport,
        *,
        on_change: Callable[[ProvisioningReport], object] | None = None,
        **options: Unpack[CallOptions],
    ) -> ProvisioningReport:
        """Undo what `provision` did: remove what was set up, and release the numbers.

        Args:
            report: How far it came.
            on_change: Called with the report after each call.
            **options: See `CallOptions`; they apply to each call.

        Returns:
            The report; `is_clean` unless a step could not be undone.

        Raises:
            InvalidArgument: `report` isn't one.

        Source: API page "Release phone number from account".
        """
        from ...reports import ProvisioningReport
        from .number_provisioning import Provisioning

        if not isinstance(report, ProvisioningReport):
            raise InvalidArgument("report", report, "a report of `provision`")
        return Provisioning(self, report, 0.0, on_change, options).undo()

    def release_a_phone_number(
        self, number_id: NumberLike, *, check: bool = True, **options: Unpack[CallOptions]
    ) -> None:
        """Release a number. Anybody may then buy it; only Flowroute's support can undo this.

        Args:
            number_id: The number in any usual form, or its record.
            check: False sends the number as given.
            **options: See `CallOptions`.

        Raises:
            InvalidArgument: `number_id` isn't a phone number.
            NotFound: The number isn't on the account.

        Source: API page "Release phone number from account".
        """
        path = {"number_id": read_number_id("number_id", number_id, check=check)}
        return self._executor.call(release_a_phone_number.OPERATION, path=path, options=options)
