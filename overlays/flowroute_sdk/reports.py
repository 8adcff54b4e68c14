"""What the helpers for many things at once return: plans, reports and rows.

`client.e911s.sync` returns an `AddressReport`, `client.numbers.plan_provisioning` a
`ProvisioningPlan`, `client.numbers.provision` a `ProvisioningReport`, and
`client.messages.records_of` yields `MessageRow`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import attrs

from .errors import FlowrouteError, InvalidArgument

if TYPE_CHECKING:
    from .models import E911

__all__ = [
    "AddressAction",
    "AddressChange",
    "AddressPlan",
    "AddressReport",
    "AddressResult",
    "AddressStep",
    "MessageRow",
    "PlannedNumber",
    "ProvisioningAction",
    "ProvisioningPlan",
    "ProvisioningReport",
    "ProvisioningState",
    "ProvisioningStep",
]

AddressAction: TypeAlias = Literal["create", "update", "delete", "none"]
"""What is done with an address."""


@attrs.frozen
class AddressChange:
    """A field that changes."""

    field: str
    """Its name, as `update_address` has it."""
    before: str | None
    """What the record says now."""
    after: str | None
    """What the row says; None takes it off the record."""


@attrs.frozen
class AddressStep:
    """What happens to one address."""

    action: AddressAction
    """`"none"` for a record that stays as it is."""
    key: str
    """The value that row and record have in common."""
    row: int | None = None
    """The row's number, the first is 1; None for a record that no row has."""
    e911_id: str | None = None
    """The record's id; None for one that is to be created."""
    changes: tuple[AddressChange, ...] = ()
    """The fields that an update changes."""
    values: Mapping[str, str | None] = attrs.field(factory=dict, repr=False)
    """What the row says."""


@attrs.frozen
class AddressPlan:
    """What brings the account's emergency addresses in line with rows."""

    key: str
    """The field by which rows and records are matched."""
    creates: tuple[AddressStep, ...]
    """The rows without a record."""
    updates: tuple[AddressStep, ...]
    """The rows that differ from their record."""
    unchanged: tuple[AddressStep, ...]
    """The rows that say what their record says."""
    missing: tuple[AddressStep, ...]
    """The records without a row."""
    delete_missing: bool = False
    """Whether those are deleted."""
    rows: tuple[Mapping[str, str | None], ...] = attrs.field(default=(), repr=False)
    """What the rows say, in the form that is sent."""

    @property
    def steps(self) -> tuple[AddressStep, ...]:
        """What there is to do, in its order: update, create, delete."""
        return (*self.updates, *self.creates, *(self.missing if self.delete_missing else ()))

    def __str__(self) -> str:
        stay = "to delete" if self.delete_missing else "not in the rows"
        return (
            f"{len(self.creates)} to create, {len(self.updates)} to update, "
            f"{len(self.missing)} {stay}, {len(self.unchanged)} unchanged"
        )


@attrs.frozen
class AddressResult:
    """What became of one step."""

    step: AddressStep
    """The step."""
    record: E911 | None = attrs.field(default=None, repr=False)
    """The record as it is now; None when it was deleted, or when the step failed."""
    error: FlowrouteError | None = None
    """Why it failed."""

    @property
    def is_in_doubt(self) -> bool:
        """Whether it may have been carried out although it failed."""
        return self.error is not None and self.error.outcome in ("unknown", "done")


@attrs.frozen
class AddressReport:
    """What was done to bring the account's emergency addresses in line with rows."""

    plan: AddressPlan
    """What there was to do."""
    results: tuple[AddressResult, ...] = ()
    """What became of each step, in the order in which they were taken."""
    dry_run: bool = False
    """Whether only the plan was asked for."""

    @property
    def done(self) -> tuple[AddressResult, ...]:
        """The steps that were carried out."""
        return tuple(each for each in self.results if each.error is None)

    @property
    def failed(self) -> tuple[AddressResult, ...]:
        """The steps that failed and changed nothing, each with its error."""
        return tuple(each for each in self.results if each.error and not each.is_in_doubt)

    @property
    def in_doubt(self) -> tuple[AddressResult, ...]:
        """The steps that failed and may have been carried out; another run finds out."""
        return tuple(each for each in self.results if each.is_in_doubt)

    @property
    def left(self) -> tuple[AddressStep, ...]:
        """The steps that weren't begun: of a dry run all, else those after an error that concerns
        all steps, such as wrong credentials."""
        return self.plan.steps[len(self.results) :]

    @property
    def is_complete(self) -> bool:
        """Whether the addresses are as the rows say."""
        return len(self.done) == len(self.plan.steps)

    def __str__(self) -> str:
        counts = (len(self.done), "done"), (len(self.failed), "failed")
        more = (len(self.in_doubt), "in doubt"), (len(self.left), "left")
        return ", ".join(f"{count} {what}" for count, what in (*counts, *more))


ProvisioningAction: TypeAlias = Literal[
    "buy", "route", "failover_route", "e911", "cnam", "settings"
]
"""What a step does. `"settings"` are alias and messaging."""

ProvisioningState: TypeAlias = Literal[
    "open", "begun", "done", "failed", "in_doubt", "undone", "not_undone"
]
"""How far a step has come. `"begun"` stands while its call runs, `"failed"` means that nothing was
done, `"in_doubt"` that it may have been, `"not_undone"` that it was, and undoing it failed."""

_VERSION = 1


@attrs.frozen
class PlannedNumber:
    """A number from the inventory, and what it costs."""

    number: str
    """The number, as digits with the country code first."""
    setup_cost: Decimal
    """The fee for the purchase, in USD."""
    monthly_cost: Decimal | None = None
    """The fee for each month, in USD; None if the inventory doesn't say."""
    rate_center: str | None = None
    """The abbreviated rate center."""
    state: str | None = None
    """The US state or Canadian province."""


@attrs.frozen
class ProvisioningPlan:
    """Which numbers are bought, at which prices, and how they are set up."""

    numbers: tuple[PlannedNumber, ...]
    """The numbers."""
    route: str | None = None
    """The id of the primary route."""
    failover_route: str | None = None
    """The id of the route for failover."""
    e911: str | None = None
    """The id of the emergency address."""
    cnam: str | None = None
    """The id of the caller name."""
    alias: str | None = None
    """The alias of each number."""
    messaging: bool = False
    """Whether messaging is enabled."""

    @property
    def setup_cost(self) -> Decimal:
        """The fees for all purchases, in USD."""
        return sum((each.setup_cost for each in self.numbers), Decimal(0))

    @property
    def monthly_cost(self) -> Decimal | None:
        """The monthly fees of all numbers, in USD; None if one isn't known.

        What emergency service costs isn't in it: the API doesn't tell.
        """
        costs = [each.monthly_cost for each in self.numbers if each.monthly_cost is not None]
        return sum(costs, Decimal(0)) if len(costs) == len(self.numbers) else None

    @property
    def actions(self) -> tuple[ProvisioningAction, ...]:
        """What is done with each number, in its order."""
        wanted: tuple[tuple[ProvisioningAction, object], ...] = (
            ("buy", True),
            ("route", self.route),
            ("failover_route", self.failover_route),
            ("e911", self.e911),
            ("cnam", self.cnam),
            ("settings", self.alias or self.messaging),
        )
        return tuple(action for action, value in wanted if value not in (None, "", False))

    @property
    def steps(self) -> tuple[ProvisioningStep, ...]:
        """All that there is to do: all numbers are bought before any is set up."""
        first, *others = self.actions
        steps = [ProvisioningStep(each.number, first) for each in self.numbers]
        steps += [
            ProvisioningStep(each.number, action) for each in self.numbers for action in others
        ]
        return tuple(steps)


@attrs.frozen
class ProvisioningStep:
    """One call for one number."""

    number: str
    """The number, as digits with the country code first."""
    action: ProvisioningAction
    """What it does."""
    state: ProvisioningState = "open"
    """How far it has come."""
    error: str | None = None
    """Why it, or undoing it, failed."""


@attrs.frozen
class ProvisioningReport:
    """How far a plan has come. `to_dict` and `from_dict` keep it beyond the end of a process."""

    plan: ProvisioningPlan
    """What there was to do."""
    steps: tuple[ProvisioningStep, ...]
    """Each step, in the order in which they are taken."""

    @property
    def bought(self) -> tuple[str, ...]:
        """The numbers that were bought, and not released since."""
        return tuple(
            each.number
            for each in self.steps
            if each.action == "buy" and each.state in ("done", "not_undone")
        )

    @property
    def in_doubt(self) -> tuple[ProvisioningStep, ...]:
        """The steps of which nobody knows whether they were carried out."""
        return tuple(each for each in self.steps if each.state in ("begun", "in_doubt"))

    @property
    def is_complete(self) -> bool:
        """Whether all steps are done."""
        return all(each.state == "done" for each in self.steps)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left of it: all that was done has been undone."""
        return all(each.state in ("open", "failed", "undone") for each in self.steps)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON; amounts are texts."""
        document = attrs.asdict(self, value_serializer=_as_json)
        return {"version": _VERSION, **document}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> ProvisioningReport:
        """Read what `to_dict` gave.

        Raises:
            InvalidArgument: It isn't that.
        """
        try:
            if document["version"] != _VERSION:
                raise ValueError(document["version"])
            described = dict(document["plan"])
            numbers = tuple(_number(each) for each in described.pop("numbers"))
            plan = ProvisioningPlan(numbers, **described)
            report = cls(plan, tuple(ProvisioningStep(**each) for each in document["steps"]))
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError):
            raise InvalidArgument("document", document, "what `to_dict` of a report gave") from None
        states = {each.state for each in report.steps}
        steps = [(each.number, each.action) for each in report.steps]
        planned = [(each.number, each.action) for each in plan.steps]
        if steps != planned or not states <= set(get_args(ProvisioningState)):
            raise InvalidArgument("document", document, "a report with the steps of its plan")
        return report

    def __str__(self) -> str:
        counts: dict[str, int] = {}
        for each in self.steps:
            counts[each.state] = counts.get(each.state, 0) + 1
        steps = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in counts.items())
        return f"{steps}; bought: {', '.join(self.bought) or 'none'}"


@attrs.frozen
class MessageRow:
    """The record of a message, in one level."""

    id: str
    """The record's id."""
    timestamp: datetime | None
    """When the message was sent or received, in UTC; None if the record doesn't say."""
    direction: str | None
    """`inbound` or `outbound`."""
    from_: str | None
    """The number that it came from."""
    to: str | None
    """The number that it went to."""
    body: str | None = attrs.field(repr=False)
    """The text; None for some MMS."""
    is_mms: bool | None
    """Whether it is an MMS."""
    message_type: str | None
    """The kind of number that the account used."""
    status: str | None
    """How far it has come."""
    amount_usd: Decimal | None
    """What it cost, in USD, exact; None if the record doesn't say."""
    receipt_status: str | None = None
    """What the newest delivery receipt says."""
    receipt_code: int | None = None
    """The carrier's code in it."""
    receipt_at: datetime | None = None
    """When it was reported."""

    def to_row(self) -> dict[str, str | int | bool | Decimal | None]:
        """The values by name, in their order, as CSV and databases take them.

        Times are ISO 8601 in UTC, `from_` is called `from`, and the amount stays a `Decimal`.
        """
        return {
            name.rstrip("_"): _iso(value) if isinstance(value, datetime) else value
            for name, value in attrs.asdict(self).items()
        }


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _as_json(_: object, __: object, value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return f"{value:f}" if isinstance(value, Decimal) else value


def _number(described: Mapping[str, Any]) -> PlannedNumber:
    month = described["monthly_cost"]
    costs = {
        "setup_cost": Decimal(described["setup_cost"]),
        "monthly_cost": None if month is None else Decimal(month),
    }
    return PlannedNumber(**{**described, **costs})
