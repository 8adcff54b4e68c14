"""`client.e911s.sync` against the sandbox."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, errors, testing
from flowroute_sdk.reports import AddressResult
from flowroute_sdk.sandbox.embedded import Sandbox

ADDRESS: dict[str, Any] = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}
SUITE = {"address_type": "Suite", "address_type_number": "200"}
Live = Callable[..., testing.Clock]


def address(label: str, **changes: Any) -> dict[str, Any]:
    return {**ADDRESS, "label": label, **changes}


def labels(client: Flowroute) -> list[str]:
    return sorted(each.attributes.label for each in client.e911s.list_e911s())


def calls(sandbox: Sandbox) -> list[str]:
    return [each.method for each in sandbox.requests() if each.method != "GET"]


@pytest.fixture
def at_start(client: Flowroute, sandbox: Sandbox) -> list[str]:
    """The labels of the account; nothing of it is seen."""
    found = labels(client)
    sandbox.forget_requests()
    return found


def test_what_is_missing_is_created_what_differs_updated_and_the_rest_left_alone(
    client: Flowroute, sandbox: Sandbox, at_start: list[str]
) -> None:
    client.e911s.create_address(**address("Same", **SUITE))
    other = client.e911s.create_address(**address("Other"))
    sandbox.forget_requests()

    report = client.e911s.sync(
        [address("New"), address(" Same "), address("Other", street_number=1183, state="wa")]
    )

    assert report.is_complete
    assert [step.row for step in report.plan.creates] == [1]
    assert [step.row for step in report.plan.unchanged] == [2]
    (update,) = report.plan.updates
    assert (update.row, update.e911_id) == (3, other.data.id)
    (change,) = update.changes
    assert (change.field, change.before, change.after) == ("street_number", "1182", "1183")
    assert sorted(step.key for step in report.plan.missing) == at_start
    assert {step.action for step in report.plan.missing} == {"none"}
    assert sorted(calls(sandbox)) == ["PATCH", "POST"]
    assert labels(client) == sorted([*at_start, "New", "Other", "Same"])
    assert [result.record and result.record.attributes.label for result in report.done] == [
        "Other",
        "New",
    ]


def test_a_second_run_does_nothing(
    client: Flowroute, sandbox: Sandbox, at_start: list[str]
) -> None:
    rows = [
        address("A", country="us", **{**SUITE, "address_type": "SUITE"}),
        address("b", city="SEATTLE"),
    ]
    client.e911s.sync(rows)
    sandbox.forget_requests()

    report = client.e911s.sync(rows)

    assert calls(sandbox) == []
    assert [step.row for step in report.plan.unchanged] == [1, 2]
    assert report.is_complete
    assert report.results == ()


def test_a_dry_run_changes_nothing_and_its_plan_can_be_carried_out(
    client: Flowroute, sandbox: Sandbox, at_start: list[str]
) -> None:
    planned = client.e911s.sync([address("New")], dry_run=True)

    assert calls(sandbox) == []
    assert planned.dry_run
    assert planned.left == planned.plan.steps != ()
    assert not planned.is_complete
    done = client.e911s.sync(planned.plan)
    assert done.is_complete
    assert labels(client) == sorted([*at_start, "New"])


def test_a_plan_that_has_been_overtaken_is_refused(client: Flowroute, sandbox: Sandbox) -> None:
    record = client.e911s.create_address(**address("Here"))
    plan = client.e911s.sync([address("Here", street_number="5")], dry_run=True).plan
    client.e911s.update_address(record, street_number="7")
    sandbox.forget_requests()

    with pytest.raises(errors.PlanOutdated, match="'Here' of row 1"):
        client.e911s.sync(plan)

    assert calls(sandbox) == []


def test_a_plan_of_which_a_part_is_done_already_is_carried_out(
    client: Flowroute, sandbox: Sandbox, at_start: list[str]
) -> None:
    plan = client.e911s.sync([address("One"), address("Two")], dry_run=True).plan
    client.e911s.create_address(**address("One"))

    report = client.e911s.sync(plan)

    assert [result.step.key for result in report.done] == ["Two"]
    assert labels(client) == sorted([*at_start, "One", "Two"])


def test_records_without_a_row_are_deleted_only_when_that_is_asked_for(
    client: Flowroute, sandbox: Sandbox, at_start: list[str]
) -> None:
    gone = client.e911s.create_address(**address("Gone"))
    assert client.e911s.sync([address("Stays")]).is_complete
    assert labels(client) == sorted([*at_start, "Gone", "Stays"])
    used = client.e911s.create_address(**address("Used"))
    client.e911s.associate(used, "12012673227")

    report = client.e911s.sync([address("Stays")], delete_missing=True)

    assert gone.data.id in [result.step.e911_id for result in report.done]
    (failure,) = [each for each in report.failed if each.step.key == "Used"]
    assert isinstance(failure.error, errors.PermissionDenied)
    assert "Gone" not in labels(client)
    assert {"Stays", "Used"} <= set(labels(client))


def test_a_part_of_the_building_stays_unless_a_row_takes_it_off(client: Flowroute) -> None:
    record = client.e911s.create_address(**address("HQ", **SUITE))

    assert client.e911s.sync([address("HQ")]).plan.updates == ()
    report = client.e911s.sync([address("HQ", address_type=None, address_type_number="")])

    assert [each.after for each in report.plan.updates[0].changes] == [None, None]
    assert client.e911s.get_e911(record).data.attributes.address_type_number is None


def test_everything_wrong_in_all_rows_is_told_at_once_and_nothing_is_sent(
    client: Flowroute, sandbox: Sandbox
) -> None:
    rows: list[Any] = [
        address("One", zipcode=98101, state="Washington"),
        address("Two"),
        {**address("Three"), "street": "3rd Ave", "city": None},
        address("two"),
        "Four",
        address("Five", address_type="Suite"),
        address(""),
    ]

    with pytest.raises(errors.InvalidArgument) as caught:
        client.e911s.sync(rows)

    problems = [each for each in caught.value.problems if isinstance(each, errors.InvalidRow)]
    assert [(each.row, each.field) for each in problems] == [
        (1, "state"),
        (1, "zipcode"),
        (3, "city"),
        (3, "street"),
        (4, "label"),
        (5, "row"),
        (6, "address_type_number"),
        (7, "label"),
    ]
    assert len(problems) == len(caught.value.problems)
    assert "row 4: label='two': expected another value than that of row 2" in str(caught.value)
    assert sandbox.requests() == []
    assert pickle.loads(pickle.dumps(problems[0])).row == 1


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"rows": [], "key": "id"}, "key"),
        ({"rows": "label,first_name"}, "rows"),
        ({"rows": ADDRESS}, "rows"),
        ({"rows": [], "settle": -1}, "settle"),
    ],
)
def test_a_wrong_argument_is_named(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any], field: str
) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        client.e911s.sync(**arguments)

    assert caught.value.field == field
    assert sandbox.requests() == []


def test_a_row_whose_key_several_records_have_is_refused_with_their_ids(
    client: Flowroute, sandbox: Sandbox
) -> None:
    ids = [client.e911s.create_address(**address("Twin")).data.id for _ in range(2)]
    sandbox.forget_requests()

    with pytest.raises(errors.InvalidArgument, match=f"row 2: label='Twin'.*{ids[0]} and {ids[1]}"):
        client.e911s.sync([address("New"), address("Twin")])

    assert calls(sandbox) == []


def test_rows_can_go_by_another_field(client: Flowroute) -> None:
    record = client.e911s.create_address(**address("Old name", street_name="Unique St"))

    report = client.e911s.sync([address("New name", street_name="unique st")], key="street_name")

    assert [each.e911_id for each in report.plan.updates] == [record.data.id]
    assert client.e911s.get_e911(record).data.attributes.label == "New name"


def test_an_address_that_is_refused_keeps_no_other_from_being_created(
    client: Flowroute, at_start: list[str]
) -> None:
    report = client.e911s.sync([address("A"), address("Nowhere", country="CA"), address("C")])

    (failure,) = report.failed
    assert (failure.step.row, type(failure.error)) == (2, errors.BadRequest)
    assert labels(client) == sorted([*at_start, "A", "C"])
    assert (len(report.done), report.left, report.is_complete) == (2, (), False)
    assert str(report) == "2 done, 1 failed, 0 in doubt, 0 left"


def test_an_error_that_concerns_all_ends_the_run_and_says_what_is_left(
    client: Flowroute, sandbox: Sandbox
) -> None:
    sandbox.fault("status", operation="create_address", status=401)

    report = client.e911s.sync([address("A"), address("B"), address("C")])

    assert [type(each.error) for each in report.failed] == [errors.AuthenticationFailed]
    assert [step.key for step in report.left] == ["B", "C"]
    assert calls(sandbox) == ["POST"]
    assert client.e911s.sync([address("A"), address("B"), address("C")]).is_complete


def test_a_creation_whose_answer_is_lost_is_found_and_not_repeated(
    client: Flowroute, sandbox: Sandbox, live: Live, at_start: list[str]
) -> None:
    live(client)
    sandbox.fault("drop_after", operation="create_address")

    report = client.e911s.sync([address("A"), address("B")])

    assert report.is_complete
    assert labels(client) == sorted([*at_start, "A", "B"])
    assert calls(sandbox) == ["POST", "POST"]


@pytest.mark.parametrize("effect", ["drop_before", "truncate"])
def test_a_creation_in_doubt_is_reported_and_the_next_run_settles_it(
    client: Flowroute, sandbox: Sandbox, live: Live, at_start: list[str], effect: Any
) -> None:
    live(client)
    sandbox.fault(effect, operation="create_address")

    report = client.e911s.sync([address("A"), address("B")])

    (doubt,) = report.in_doubt
    assert doubt.step.key == "A"
    assert isinstance(doubt.error, errors.OutcomeUnknown | errors.ResponseError)
    assert [result.step.key for result in report.done] == ["B"]
    again = client.e911s.sync([address("A"), address("B")])
    assert again.is_complete
    assert labels(client) == sorted([*at_start, "A", "B"])


def test_results_are_told_as_they_come(client: Flowroute) -> None:
    told: list[AddressResult] = []

    report = client.e911s.sync([address("A"), address("B")], on_result=told.append)

    assert tuple(told) == report.results


async def test_the_async_client_does_the_same(
    async_client: AsyncFlowroute, client: Flowroute, sandbox: Sandbox, at_start: list[str]
) -> None:
    sandbox.fault("drop_after", operation="create_address")

    report = await async_client.e911s.sync([address("A"), address("B")])

    assert report.is_complete
    assert labels(client) == sorted([*at_start, "A", "B"])
    assert (await async_client.e911s.sync([address("A")])).plan.unchanged[0].row == 1
