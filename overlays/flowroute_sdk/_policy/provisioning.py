"""How far a plan of numbers to buy and to set up has come. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..errors import InvalidArgument
from ..reports import ProvisioningPlan, ProvisioningReport

if TYPE_CHECKING:
    from ..errors import FlowrouteError
    from ..reports import ProvisioningState

__all__ = ["advanced", "report_on"]


def advanced(
    report: ProvisioningReport,
    index: int,
    state: ProvisioningState,
    error: FlowrouteError | None = None,
) -> ProvisioningReport:
    """The report after a step has come further."""
    text = None if error is None else f"{type(error).__name__}: {error}"
    step = attrs.evolve(report.steps[index], state=state, error=text)
    return attrs.evolve(report, steps=(*report.steps[:index], step, *report.steps[index + 1 :]))


def report_on(plan: ProvisioningPlan | ProvisioningReport) -> ProvisioningReport:
    """The report of a plan, or a report that can be gone on with.

    Raises:
        InvalidArgument: It is neither, or a step of it has been undone.
    """
    if isinstance(plan, ProvisioningPlan):
        return ProvisioningReport(plan, plan.steps)
    if not isinstance(plan, ProvisioningReport):
        raise InvalidArgument("plan", plan, "a plan of `plan_provisioning`, or a report")
    report = plan
    if any(each.state in ("undone", "not_undone") for each in report.steps):
        expected = "a report of which nothing has been undone: what was is planned anew"
        raise InvalidArgument("plan", report, expected)
    return report
