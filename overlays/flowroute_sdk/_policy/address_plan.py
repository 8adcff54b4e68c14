"""What has to be done so that an account's emergency addresses are as rows say. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..errors import (
    AuthenticationFailed,
    ConfigurationError,
    FlowrouteError,
    HookFailed,
    InvalidArgument,
    InvalidRow,
    PlanOutdated,
    RateLimited,
    ServerError,
    TransportError,
)
from ..reports import AddressChange, AddressPlan, AddressStep
from .effects import folded

if TYPE_CHECKING:
    from flowroute_api.models import E911

    from .._arguments.address_rows import AddressRow

__all__ = ["address_plan", "check_unchanged", "concerns_all"]


def address_plan(
    rows: Sequence[AddressRow], records: Iterable[E911], key: str, *, delete_missing: bool
) -> AddressPlan:
    """Compare rows with the records of the account.

    Raises:
        InvalidArgument: For each row whose key several records have.
    """
    by_key: dict[str, list[E911]] = {}
    for record in records:
        by_key.setdefault(_value(record, key).casefold(), []).append(record)
    steps: list[AddressStep] = []
    problems: list[InvalidArgument] = []
    for row in rows:
        found = by_key.pop(str(row.values[key]).casefold(), [])
        if len(found) > 1:
            ids = " and ".join(str(each.id) for each in found)
            expected = f"a value that one record has, not several: {ids}"
            problems.append(InvalidRow(row.number, key, row.values[key], expected))
        else:
            steps.append(_step(row, found[0] if found else None, key))
    if problems:
        raise InvalidArgument.of_all(problems)
    missing = [
        AddressStep("delete" if delete_missing else "none", _value(each, key), None, each.id)
        for records_of_key in by_key.values()
        for each in records_of_key
    ]
    return AddressPlan(
        key,
        creates=tuple(each for each in steps if each.action == "create"),
        updates=tuple(each for each in steps if each.action == "update"),
        unchanged=tuple(each for each in steps if each.action == "none"),
        missing=tuple(missing),
        delete_missing=delete_missing,
        rows=tuple(each.values for each in rows),
    )


def _step(row: AddressRow, record: E911 | None, key: str) -> AddressStep:
    name = str(row.values[key])
    if record is None:
        return AddressStep("create", name, row.number, values=row.values)
    changes = tuple(
        AddressChange(field, _value(record, field) or None, value)
        for field, value in row.values.items()
        if _differs(field, value, _value(record, field))
    )
    return AddressStep(
        "update" if changes else "none", name, row.number, record.id, changes, row.values
    )


def _differs(field: str, row: str | None, record: str) -> bool:
    name = "zip" if field == "zipcode" else field
    return folded(name, row) != folded(name, record)


def _value(record: E911, field: str) -> str:
    """A value of a record; a list may hold records that lack what they must have."""
    value = getattr(getattr(record, "attributes", None), field, None)
    return "" if value is None else str(value)


def check_unchanged(plan: AddressPlan, now: AddressPlan) -> None:
    """Check that what there is to do now is part of a plan that was made before.

    Raises:
        PlanOutdated: It isn't.
    """
    planned = {(each.row, each.e911_id, each.action): each for each in plan.steps}
    for step in now.steps:
        if planned.get((step.row, step.e911_id, step.action)) != step:
            what = "" if step.row is None else f" of row {step.row}"
            raise PlanOutdated(
                f"the plan is out of date: the address {step.key!r}{what} has changed since then; "
                "nothing was done"
            )


def concerns_all(error: FlowrouteError) -> bool:
    """Whether an error would come for any other address as well."""
    return isinstance(
        error,
        AuthenticationFailed
        | ConfigurationError
        | HookFailed
        | RateLimited
        | ServerError
        | TransportError,
    )
