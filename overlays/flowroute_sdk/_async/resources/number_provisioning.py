"""Buying numbers and setting them up in one go: what `client.numbers.provision` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._arguments.checks import record_id
from ..._policy.provisioning import advanced
from ...errors import (
    FlowrouteError,
    InvalidArgument,
    NotFound,
    PlanOutdated,
    ProvisioningFailed,
)
from ...reports import PlannedNumber, ProvisioningReport
from .cnams import AsyncCnams
from .e911s import AsyncE911s
from .routes import AsyncRoutes

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable
    from decimal import Decimal

    from flowroute_api.models import AvailableNumber

    from ..._arguments.checks import IdLike
    from ..._arguments.provisioning import Choice
    from ..._options.options import CallOptions
    from ...reports import ProvisioningState, ProvisioningStep
    from .numbers import AsyncNumbers

__all__ = ["AsyncProvisioning", "checked_cnam", "checked_e911", "checked_route", "planned"]

_BUILT_IN_ROUTE = "0"
_TO_UNDO = ("done", "begun", "in_doubt", "not_undone")


async def planned(
    choice: Choice, offers: AsyncIterable[AvailableNumber]
) -> tuple[PlannedNumber, ...]:
    """Read offers until enough of them are taken."""
    async for offer in offers:
        choice.offer(offer)
        if choice.is_enough:
            break
    choice.check()
    return tuple(_planned(*each) for each in choice.taken.values())


def _planned(offer: AvailableNumber, cost: Decimal) -> PlannedNumber:
    about = offer.attributes
    month = about.monthly_cost_usd
    return PlannedNumber(str(offer.id), cost, month, about.rate_center, about.state)


async def checked_route(
    numbers: AsyncNumbers, field: str, route: IdLike | None, options: CallOptions
) -> str | None:
    """Return the id of a route that the account has; None for None."""
    if route is None:
        return None
    wanted = record_id(field, route, "route")
    if wanted != _BUILT_IN_ROUTE:
        async for each in AsyncRoutes(numbers._executor).list_inbound_routes(**options):
            if each.id == wanted:
                break
        else:
            raise InvalidArgument(field, route, "the id of a route of the account")
    return wanted


async def checked_e911(
    numbers: AsyncNumbers, e911: IdLike | None, options: CallOptions
) -> str | None:
    """Return the id of an emergency address that the account has; None for None."""
    if e911 is None:
        return None
    wanted = record_id("e911", e911, "e911")
    try:
        await AsyncE911s(numbers._executor).get_e911(wanted, **options)
    except NotFound:
        expected = "the id of an emergency address of the account"
        raise InvalidArgument("e911", e911, expected) from None
    return wanted


async def checked_cnam(
    numbers: AsyncNumbers, cnam: IdLike | None, options: CallOptions
) -> str | None:
    """Return the id of an approved caller name of the account; None for None."""
    if cnam is None:
        return None
    wanted = record_id("cnam", cnam, "cnam")
    try:
        found = await AsyncCnams(numbers._executor).get_cnam(wanted, **options)
    except NotFound:
        raise InvalidArgument("cnam", cnam, "the id of a caller name of the account") from None
    if found.data.attributes.is_approved is False:
        raise InvalidArgument("cnam", cnam, "a caller name that has been approved")
    return wanted


class AsyncProvisioning:
    """Takes the steps of a plan, and takes them back."""

    def __init__(
        self,
        numbers: AsyncNumbers,
        report: ProvisioningReport,
        settle: float,
        on_change: Callable[[ProvisioningReport], object] | None,
        options: CallOptions,
    ) -> None:
        self.report: ProvisioningReport = report
        self._numbers: AsyncNumbers = numbers
        self._settle = settle
        self._on_change = on_change
        self._options = options

    async def run(self, *, keep: bool) -> ProvisioningReport:
        """Take all steps that aren't done.

        Raises:
            ProvisioningFailed: One failed. Unless `keep`, what was done has been undone.
        """
        try:
            self._tell()
            error = await self._take_all()
            if error is None:
                return self.report
            if not keep:
                await self._undo(is_late=False)
        except BaseException as stopped:
            stopped.add_note(f"provisioning stopped: {self.report}")
            raise
        raise self._failure(error, keep=keep) from error

    async def undo(self) -> ProvisioningReport:
        """Take back all steps that are done or in doubt."""
        try:
            await self._undo(is_late=True)
        except BaseException as stopped:
            stopped.add_note(f"undoing stopped: {self.report}")
            raise
        return self.report

    async def check_account(self) -> None:
        """Check that the numbers that were bought are on this account.

        Raises:
            PlanOutdated: One isn't.
        """
        for number in self.report.bought:
            if not await self._is_owned(number):
                raise PlanOutdated(
                    f"{number} was bought, but isn't on this account: it belongs to another, or "
                    "has been released; nothing was done"
                )

    async def _take_all(self) -> FlowrouteError | None:
        for index, step in enumerate(self.report.steps):
            if step.state == "done":
                continue
            was_sent = step.state in ("begun", "in_doubt")
            self._mark(index, "begun")
            try:
                if not (was_sent and step.action == "buy" and await self._is_owned(step.number)):
                    await self._take(step)
            except FlowrouteError as error:
                is_clear = error.outcome in ("not_sent", "refused")
                self._mark(index, "failed" if is_clear else "in_doubt", error)
                return error
            self._mark(index, "done")
        return None

    async def _take(self, step: ProvisioningStep) -> None:
        """Make the call of a step."""
        plan, executor = self.report.plan, self._numbers._executor
        number, options = step.number, self._options
        if step.action == "buy":
            await self._buy(number)
        elif step.action == "route":
            await AsyncRoutes(executor).update_primary_voice_route(
                number, str(plan.route), **options
            )
        elif step.action == "failover_route":
            await AsyncRoutes(executor).update_failover_voice_route(
                number, str(plan.failover_route), **options
            )
        elif step.action == "e911":
            await AsyncE911s(executor).associate(str(plan.e911), number, **options)
        elif step.action == "cnam":
            await AsyncCnams(executor).associate_cnam(str(plan.cnam), number, **options)
        else:
            await self._set(number)

    async def _buy(self, number: str) -> None:
        (price,) = (each.setup_cost for each in self.report.plan.numbers if each.number == number)
        await self._numbers.purchase_a_phone_number(
            number,
            max_setup_cost=price,
            on_unknown="find",
            settle=self._settle,
            **self._options,
        )

    async def _set(self, number: str) -> None:
        """Set alias and messaging."""
        from ...models import PartialNumberDocument

        plan = self.report.plan
        changed = await self._numbers.update_a_phone_number(
            number, alias=plan.alias, messaging_enabled=plan.messaging or None, **self._options
        )
        if isinstance(changed, PartialNumberDocument):
            why = "; ".join(str(each.detail or each.title) for each in changed.errors or ())
            text = f"messaging of {number} could not be enabled: {why or 'the API says no more'}"
            raise FlowrouteError(text, outcome="refused")

    async def _undo(self, *, is_late: bool) -> None:
        """Take back what is done or in doubt, the last step first."""
        for index, step in reversed(list(enumerate(self.report.steps))):
            if step.state not in _TO_UNDO or step.action == "settings":
                continue  # settings go with the number
            try:
                await self._take_back(step)
            except NotFound:
                is_open = step.action == "buy" and step.state != "done" and not is_late
                if not is_open:
                    self._mark(index, "undone")
            except FlowrouteError as error:
                self._mark(index, "not_undone", error)
                continue
            else:
                self._mark(index, "undone")
            if step.action == "buy":
                self._forget(step.number)

    async def _take_back(self, step: ProvisioningStep) -> None:
        executor, options = self._numbers._executor, self._options
        if step.action == "buy":
            await self._numbers.release_a_phone_number(step.number, **options)
        elif step.action == "route":
            await AsyncRoutes(executor).remove_primary_voice_route(step.number, **options)
        elif step.action == "failover_route":
            await AsyncRoutes(executor).remove_failover_voice_route(step.number, **options)
        elif step.action == "e911":
            await AsyncE911s(executor).disconnect(step.number, **options)
        elif step.action == "cnam":
            await AsyncCnams(executor).unassociate_cnam(step.number, **options)

    def _forget(self, number: str) -> None:
        """What was set up on a number that is released is gone with it."""
        for index, step in enumerate(self.report.steps):
            if step.number == number and step.action != "buy" and step.state in _TO_UNDO:
                self._mark(index, "undone")

    async def _is_owned(self, number: str) -> bool:
        try:
            await self._numbers.list_phone_number_details(number, **self._options)
        except NotFound:
            return False
        return True

    def _mark(
        self, index: int, state: ProvisioningState, error: FlowrouteError | None = None
    ) -> None:
        self.report = advanced(self.report, index, state, error)
        self._tell()

    def _tell(self) -> None:
        if self._on_change is not None:
            self._on_change(self.report)

    def _failure(self, error: FlowrouteError, *, keep: bool) -> ProvisioningFailed:
        report = self.report
        if report.is_clean:
            result = "nothing is left of what was done"
        elif keep and not report.in_doubt:
            result = f"kept: {', '.join(report.bought) or 'nothing'}"
        else:
            result = f"{report}"
        text = f"provisioning failed: {error}; {result}"
        outcome = "refused" if report.is_clean else "unknown"
        return ProvisioningFailed(
            text,
            report=report,
            request=error.request,
            response=error.response,
            outcome=outcome,  # type: ignore[arg-type]
        )
