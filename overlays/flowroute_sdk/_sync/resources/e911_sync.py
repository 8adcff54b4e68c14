# Derived from _async/resources/e911_sync.py by `make generate`: do not edit.
# Source: sha256 b9a2a749a052f5fae80930c3373c19a6942af04c0160eaea5c1677f12ff55cfe
# Below: sha256 95b99b5651e1d8ad9437bc6e18877ee00a55c885662d75ace6c19a7acfb1e8df
"""Bringing the account's emergency addresses in line with rows: what `client.e911s.sync` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flowroute_api.api.e911s import update_address

from ..._arguments.address_rows import AddressRow, read_rows
from ..._arguments.checks import check_seconds
from ..._policy.address_plan import address_plan, check_unchanged, concerns_all
from ...errors import FlowrouteError
from ...reports import AddressPlan, AddressReport, AddressResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flowroute_api.models import E911

    from ..._options.options import CallOptions
    from ...reports import AddressStep
    from .e911s import E911s

__all__ = ["carried_out", "plan_of"]


def plan_of(
    e911s: E911s,
    rows: Iterable[Mapping[str, object]] | AddressPlan,
    key: str,
    delete_missing: bool,
    settle: float,
    options: CallOptions,
) -> AddressPlan:
    """Check the rows, read the account's addresses, and return what there is to do."""
    given = rows if isinstance(rows, AddressPlan) else None
    if isinstance(rows, AddressPlan):
        key, delete_missing = rows.key, rows.delete_missing
        checked = [AddressRow(number, values) for number, values in enumerate(rows.rows, 1)]
    else:
        checked = read_rows(update_address.OPERATION, rows, key)
    check_seconds("settle", settle)
    records = [each for each in e911s.list_e911s(**options) if each.id]
    plan = address_plan(checked, records, key, delete_missing=delete_missing)
    if given is not None:
        check_unchanged(given, plan)
    return plan


def carried_out(
    e911s: E911s,
    plan: AddressPlan,
    settle: float,
    on_result: Callable[[AddressResult], object] | None,
    options: CallOptions,
) -> AddressReport:
    """Take the steps of a plan, one after the other."""
    results: list[AddressResult] = []
    for step in plan.steps:
        try:
            result = AddressResult(step, _take(e911s, step, settle, options))
        except FlowrouteError as error:
            result = AddressResult(step, error=error)
        results.append(result)
        if on_result is not None:
            on_result(result)
        if result.error is not None and concerns_all(result.error):
            break
    return AddressReport(plan, tuple(results))


def _take(e911s: E911s, step: AddressStep, settle: float, options: CallOptions) -> E911 | None:
    if step.e911_id is None:
        address = cast(Any, {name: each for name, each in step.values.items() if each is not None})
        created = e911s.create_address(**address, on_unknown="find", settle=settle, **options)
        return created.data
    if step.action == "delete":
        e911s.delete_address(step.e911_id, **options)
        return None
    changes = cast(Any, {each.field: each.after or "" for each in step.changes})
    updated = e911s.update_address(step.e911_id, **changes, **options)
    return updated.data
