# Derived from _async/resources/number_provisioning.py by `make generate`: do not edit.
# Source: sha256 4f1bab39790f5fa6b3f09b5d146ad0d903e1a0bef15174a06850afe3fafeaae5
# Below: sha256 75645f2502c6e3530862c381ca6a86ed0647cbf90fdb4a09899dbaa0a45096e2
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
from .cnams import Cnams
from .e911s import E911s
from .routes import Routes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from flowroute_api.models import AvailableNumber

    from ..._arguments.checks import IdLike
    from ..._arguments.provisioning import Choice
    from ..._options.options import CallOptions
    from ...reports import ProvisioningState, ProvisioningStep
    from .numbers import Numbers

__all__ = ["Provisioning", "checked_cnam", "checked_e911", "checked_route", "planned"]

_BUILT_IN_ROUTE = "0"
_TO_UNDO = ("done", "begun", "in_doubt", "not_undone")


def planned(choice: Choice, offers: Iterable[AvailableNumber]) -> tuple[PlannedNumber, ...]:
    """Read offers until enough of them are taken."""
    for offer in offers:
        choice.offer(offer)
        if choice.is_enough:
            break
    choice.check()
    return tuple(_planned(*each) for each in choice.taken.values())


def _planned(offer: AvailableNumber, cost: Decimal) -> PlannedNumber:
    about = offer.attributes
    month = about.monthly_cost_usd
    return PlannedNumber(str(offer.id), cost, month, about.rate_center, about.state)


def checked_route(
    numbers: Numbers, field: str, route: IdLike | None, options: CallOptions
) -> str | None:
    """Return the id of a route that the account has; None for None."""
    if route is None:
        return None
    wanted = record_id(field, route, "route")
    if wanted != _BUILT_IN_ROUTE:
        for each in Routes(numbers._executor).list_inbound_routes(**options):
            if each.id == wanted:
                break
        else:
            raise InvalidArgument(field, route, "the id of a route of the account")
    return wanted


def checked_e911(numbers: Numbers, e911: IdLike | None, options: CallOptions) -> str | None:
    """Return the id of an emergency address that the account has; None for None."""
    if e911 is None:
        return None
    wanted = record_id("e911", e911, "e911")
    try:
        E911s(numbers._executor).get_e911(wanted, **options)
    except NotFound:
        expected = "the id of an emergency address of the account"
        raise InvalidArgument("e911", e911, expected) from None
    return wanted


def checked_cnam(numbers: Numbers, cnam: IdLike | None, options: CallOptions) -> str | None:
    """Return the id of an approved caller name of the account; None for None."""
    if cnam is None:
        return None
    wanted = record_id("cnam", cnam, "cnam")
    try:
        found = Cnams(numbers._executor).get_cnam(wanted, **options)
    except NotFound:
        raise InvalidArgument("cnam", cnam, "the id of a caller name of the account") from None
    if found.data.attributes.is_approved is False:
        raise InvalidArgument("cnam", cnam, "a caller name that has been approved")
    return wanted


class Provisioning:
    """Takes the steps of a plan, and takes them back."""

    def __init__(
        self,
        numbers: Numbers,
        report: ProvisioningReport,
        settle: float,
        on_change: Callable[[ProvisioningReport], object] | None,
        options: CallOptions,
    ) -> None:
        self.report: ProvisioningReport = report
        self._numbers: Numbers = numbers
        self._settle = settle
        self._on_change = on_change
        self._options = options

    def run(self, *, keep: bool) -> ProvisioningReport:
        """Take all steps that aren't done.

        Raises:
            ProvisioningFailed: One failed. Unless `keep`, what was done has been undone.
        """
        try:
            self._tell()
            error = self._take_all()
            if error is None:
                return self.report
            if not keep:
                self._undo(is_late=False)
        except BaseException as stopped:
            stopped.add_note(f"provisioning stopped: {self.report}")
            raise
        raise self._failure(error, keep=keep) from error

    def undo(self) -> ProvisioningReport:
        """Take back all steps that are done or in doubt."""
        try:
            self._undo(is_late=True)
        except BaseException as stopped:
            stopped.add_note(f"undoing stopped: {self.report}")
            raise
        return self.report

    def check_account(self) -> None:
        """Check that the numbers that were bought are on this account.

        Raises:
            PlanOutdated: One isn't.
        """
        for number in self.report.bought:
            if not self._is_owned(number):
                raise PlanOutdated(
                    f"{number} was bought, but isn't on this account: it belongs to another, or "
                    "has been released; nothing was done"
                )

    def _take_all(self) -> FlowrouteError | None:
        for index, step in enumerate(self.report.steps):
            if step.state == "done":
                continue
            was_sent = step.state in ("begun", "in_doubt")
            self._mark(index, "begun")
            try:
                if not (was_sent and step.action == "buy" and self._is_owned(step.number)):
                    self._take(step)
            except FlowrouteError as error:
                is_clear = error.outcome in ("not_sent", "refused")
                self._mark(index, "failed" if is_clear else "in_doubt", error)
                return error
            self._mark(index, "done")
        return None

    def _take(self, step: ProvisioningStep) -> None:
        """Make the call of a step."""
        plan, executor = self.report.plan, self._numbers._executor
        number, options = step.number, self._options
        if step.action == "buy":
            self._buy(number)
        elif step.action == "route":
            Routes(executor).update_primary_voice_route(number, str(plan.route), **options)
        elif step.action == "failover_route":
            Routes(executor).update_failover_voice_route(
                number, str(plan.failover_route), **options
            )
        elif step.action == "e911":
            E911s(executor).associate(str(plan.e911), number, **options)
        elif step.action == "cnam":
            Cnams(executor).associate_cnam(str(plan.cnam), number, **options)
        else:
            self._set(number)

    def _buy(self, number: str) -> None:
        (price,) = (each.setup_cost for each in self.report.plan.numbers if each.number == number)
        self._numbers.purchase_a_phone_number(
            number,
            max_setup_cost=price,
            on_unknown="find",
            settle=self._settle,
            **self._options,
        )

    def _set(self, number: str) -> None:
        """Set alias and messaging."""
        from ...models import PartialNumberDocument

        plan = self.report.plan
        changed = self._numbers.update_a_phone_number(
            number, alias=plan.alias, messaging_enabled=plan.messaging or None, **self._options
        )
        if isinstance(changed, PartialNumberDocument):
            why = "; ".join(str(each.detail or each.title) for each in changed.errors or ())
            text = f"messaging of {number} could not be enabled: {why or 'the API says no more'}"
            raise FlowrouteError(text, outcome="refused")

    def _undo(self, *, is_late: bool) -> None:
        """Take back what is done or in doubt, the last step first."""
        for index, step in reversed(list(enumerate(self.report.steps))):
            if step.state not in _TO_UNDO or step.action == "settings":
                continue  # settings go with the number
            try:
                self._take_back(step)
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

    def _take_back(self, step: ProvisioningStep) -> None:
        executor, options = self._numbers._executor, self._options
        if step.action == "buy":
            self._numbers.release_a_phone_number(step.number, **options)
        elif step.action == "route":
            Routes(executor).remove_primary_voice_route(step.number, **options)
        elif step.action == "failover_route":
            Routes(executor).remove_failover_voice_route(step.number, **options)
        elif step.action == "e911":
            E911s(executor).disconnect(step.number, **options)
        elif step.action == "cnam":
            Cnams(executor).unassociate_cnam(step.number, **options)

    def _forget(self, number: str) -> None:
        """What was set up on a number that is released is gone with it."""
        for index, step in enumerate(self.report.steps):
            if step.number == number and step.action != "buy" and step.state in _TO_UNDO:
                self._mark(index, "undone")

    def _is_owned(self, number: str) -> bool:
        try:
            self._numbers.list_phone_number_details(number, **self._options)
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
