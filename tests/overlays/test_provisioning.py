"""`client.numbers.provision` against the sandbox."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, errors, testing
from flowroute_sdk.reports import ProvisioningPlan, ProvisioningReport
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
WHOLE = ("buy", "route", "failover_route", "e911", "cnam", "settings")
Live = Callable[..., testing.Clock]


class Account:
    """What an account has before anything is provisioned, and what to set up."""

    def __init__(self, client: Flowroute, sandbox: Sandbox) -> None:
        self.client = client
        self.sandbox = sandbox
        routes = [
            client.routes.create_an_inbound_route(
                route_type="host", value=f"{name}.example.com", alias=name
            ).data.id
            for name in ("one", "two")
        ]
        cnam = client.cnams.create_cnam_record("ACME").data.id
        sandbox.approve_cnam(str(cnam))
        self.setup: dict[str, Any] = {
            "route": routes[0],
            "failover_route": routes[1],
            "e911": client.e911s.create_address(**ADDRESS).data.id,
            "cnam": cnam,
            "alias": "Sales",
            "messaging": True,
        }
        self.at_start = self.owned()
        sandbox.forget_requests()

    def owned(self) -> set[str]:
        return {str(each.id) for each in self.client.numbers.list_account_phone_numbers()}

    def new(self) -> set[str]:
        return self.owned() - self.at_start

    def plan(self, **wanted: Any) -> ProvisioningPlan:
        plan = self.client.numbers.plan_provisioning(
            **{"area_code": 206, "count": 2, **self.setup, **wanted}
        )
        self.sandbox.forget_requests()
        return plan

    def related(self, number: str) -> dict[str, Any]:
        found = self.client.numbers.list_phone_number_details(number).data.to_dict()
        return {
            name: each["data"] and each["data"]["id"]
            for name, each in found["relationships"].items()
            if isinstance(each.get("data"), dict | None)
        }

    def users(self) -> list[Any]:
        return list(self.client.e911s.list_dids_for_e911(self.setup["e911"]))

    def changes(self) -> list[tuple[str, str]]:
        return [
            (each.method, each.path.removeprefix("/v2/numbers/"))
            for each in self.sandbox.requests()
            if each.method != "GET"
        ]


@pytest.fixture
def account(client: Flowroute, sandbox: Sandbox) -> Account:
    return Account(client, sandbox)


def test_a_plan_names_numbers_and_prices_and_changes_nothing(account: Account) -> None:
    before = account.sandbox.balance

    plan = account.client.numbers.plan_provisioning(area_code="206", count=3, route=0)

    assert [each.number[:4] for each in plan.numbers] == ["1206"] * 3
    assert len({each.number for each in plan.numbers}) == 3
    prices = [each.setup_cost for each in plan.numbers]
    assert all(isinstance(price, Decimal) for price in prices)
    assert plan.setup_cost == sum(prices) > 0
    assert plan.monthly_cost == sum(each.monthly_cost or 0 for each in plan.numbers)
    assert plan.actions == ("buy", "route")
    assert account.changes() == []
    assert account.sandbox.balance == before


def test_numbers_are_bought_and_set_up(account: Account) -> None:
    report = account.client.numbers.provision(area_code=206, count=2, **account.setup)

    assert report.is_complete
    assert set(report.bought) == account.new()
    assert len(account.new()) == 2
    assert len(account.users()) == 2
    for number in report.bought:
        details = account.client.numbers.list_phone_number_details(number).data
        assert details.attributes.alias == "Sales"
        related = account.related(number)
        assert related["primary_route"] == account.setup["route"]
        assert related["failover_route"] == account.setup["failover_route"]
        assert str(related["cnam_preset"]) == str(account.setup["cnam"])


def test_a_dry_run_returns_the_plan_with_all_steps_open(account: Account) -> None:
    report = account.client.numbers.provision(area_code=206, dry_run=True, **account.setup)

    assert {step.state for step in report.steps} == {"open"}
    assert report.plan.actions == WHOLE
    assert report.bought == ()
    assert account.changes() == []


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"count": 0}, "count"),
        ({"count": 101}, "count"),
        ({"area_code": 20}, "area_code"),
        ({"area_code": 206, "starts_with": "1206"}, "starts_with"),
        ({"max_setup_cost": "cheap"}, "max_setup_cost"),
        ({"max_total_setup_cost": -1}, "max_total_setup_cost"),
        ({"alias": "a" * 65}, "alias"),
        ({"messaging": "yes"}, "messaging_enabled"),
        ({"plan": "plan"}, "plan"),
        ({"settle": -1}, "settle"),
    ],
)
def test_a_wrong_argument_is_named_and_nothing_is_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any], field: str
) -> None:
    with pytest.raises(errors.InvalidArgument) as caught:
        client.numbers.provision(**arguments)

    assert caught.value.field == field
    assert sandbox.requests() == []


@pytest.mark.parametrize("field", ["route", "failover_route", "e911", "cnam"])
def test_what_is_to_be_set_up_must_be_there_before_anything_is_bought(
    account: Account, field: str
) -> None:
    with pytest.raises(errors.InvalidArgument, match=f"^{field}="):
        account.client.numbers.provision(area_code=206, **{**account.setup, field: 999999})

    assert account.changes() == []


def test_a_caller_name_must_be_approved_before_anything_is_bought(account: Account) -> None:
    pending = account.client.cnams.create_cnam_record("LATER")

    with pytest.raises(errors.InvalidArgument, match="approved"):
        account.client.numbers.provision(area_code=206, cnam=pending)

    assert account.new() == set()


def test_too_high_a_price_is_refused_before_anything_is_bought(account: Account) -> None:
    price = account.plan().numbers[0].setup_cost
    numbers = account.client.numbers

    with pytest.raises(errors.PriceRefused, match="0 of the 2 numbers"):
        numbers.provision(area_code=206, count=2, max_setup_cost=price - Decimal("0.01"))
    with pytest.raises(errors.PriceRefused, match="above"):
        numbers.provision(area_code=206, count=2, max_total_setup_cost=price)
    assert account.changes() == []
    assert numbers.provision(
        area_code=206, count=2, max_setup_cost=price, max_total_setup_cost=price * 2
    ).is_complete


def test_too_few_numbers_are_an_error_and_none_is_bought(account: Account) -> None:
    with pytest.raises(errors.NumbersUnavailable, match="0 of the 2"):
        account.client.numbers.provision(starts_with="1206", contains="999999999", count=2)

    assert account.new() == set()


def test_a_price_that_has_risen_since_the_plan_is_not_paid(account: Account) -> None:
    plan = account.plan()
    account.sandbox.set_prices(number_setup="99", number_setup_in_demand="99")

    with pytest.raises(errors.ProvisioningFailed) as caught:
        account.client.numbers.provision(plan)

    assert isinstance(caught.value.__cause__, errors.PriceRefused)
    assert caught.value.report.is_clean
    assert account.changes() == []


FAILURES = {
    "buy": "purchase_a_phone_number",
    "route": "update_primary_voice_route",
    "failover_route": "update_failover_voice_route",
    "e911": "associate",
    "cnam": "associate_cnam",
    "settings": "update_a_phone_number",
}


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("action", WHOLE)
def test_when_a_step_fails_what_was_done_is_undone_in_reverse(
    account: Account, action: str, place: int
) -> None:
    plan = account.plan()
    number = plan.numbers[place].number
    account.sandbox.fault(
        "status", status=422, title="No", operation=FAILURES[action], path=f"*{number}*"
    )

    with pytest.raises(errors.ProvisioningFailed) as caught:
        account.client.numbers.provision(plan)

    error = caught.value
    assert isinstance(error.__cause__, errors.UnprocessableEntity)
    assert error.outcome == "refused"
    assert error.report.is_clean
    assert "nothing is left" in str(error)
    assert account.new() == set()
    assert account.users() == []
    done = [path for method, path in account.changes() if method in ("POST", "PUT", "PATCH")]
    undone = [path for method, path in account.changes() if method == "DELETE"]
    bought = done[:2][: 2 if action != "buy" else place]
    assert undone[len(undone) - len(bought) :] == list(reversed(bought))
    (failed,) = [step for step in error.report.steps if "UnprocessableEntity" in (step.error or "")]
    assert (failed.number, failed.action) == (number, action)


def test_with_keep_what_was_done_stays_and_the_rest_is_done_later(account: Account) -> None:
    plan = account.plan()
    account.sandbox.fault("status", status=422, operation="associate_cnam")

    with pytest.raises(errors.ProvisioningFailed, match="kept: ") as caught:
        account.client.numbers.provision(plan, keep=True)

    assert account.new() == set(caught.value.report.bought)
    assert len(account.new()) == 2
    assert caught.value.outcome == "unknown"
    account.sandbox.forget_requests()
    report = account.client.numbers.provision(caught.value.report)
    assert report.is_complete
    assert len(account.new()) == 2
    assert not any(method == "POST" for method, path in account.changes() if "/" not in path)


def test_messaging_that_cannot_be_enabled_is_a_failure(account: Account) -> None:
    account.sandbox.set_provisioning(available=False)

    with pytest.raises(errors.ProvisioningFailed, match="messaging of 1206") as caught:
        account.client.numbers.provision(account.plan(count=1))

    assert caught.value.report.is_clean
    assert account.new() == set()


def test_a_purchase_whose_answer_is_lost_is_found_and_not_repeated(
    account: Account, live: Live
) -> None:
    live(account.client)
    plan = account.plan()
    account.sandbox.fault("drop_after", operation="purchase_a_phone_number")

    report = account.client.numbers.provision(plan)

    assert report.is_complete
    assert account.new() == set(report.bought) == {each.number for each in plan.numbers}
    bought = [path for method, path in account.changes() if method == "POST" and "/" not in path]
    assert sorted(bought) == sorted(report.bought)


def test_a_purchase_that_stays_in_doubt_is_reported_and_the_others_are_undone(
    account: Account, live: Live
) -> None:
    live(account.client)
    plan = account.plan()
    second = plan.numbers[1].number
    account.sandbox.fault("drop_before", operation="purchase_a_phone_number", path=f"*{second}")

    with pytest.raises(errors.ProvisioningFailed) as caught:
        account.client.numbers.provision(plan)

    error = caught.value
    assert isinstance(error.__cause__, errors.OutcomeUnknown)
    assert error.outcome == "unknown"
    assert [(step.number, step.state) for step in error.report.in_doubt] == [(second, "in_doubt")]
    assert ("DELETE", second) in account.changes()
    assert account.new() == set()
    again = account.client.numbers.undo_provisioning(error.report)
    assert again.is_clean


def test_an_unreadable_answer_to_a_purchase_leaves_nothing_behind(
    account: Account, live: Live
) -> None:
    live(account.client)
    account.sandbox.fault("bad_json", operation="purchase_a_phone_number")

    with pytest.raises(errors.ProvisioningFailed) as caught:
        account.client.numbers.provision(account.plan())

    assert caught.value.report.is_clean
    assert account.new() == set()


def test_what_cannot_be_undone_is_in_the_report_and_can_be_undone_later(
    account: Account, live: Live
) -> None:
    live(account.client)
    plan = account.plan()
    first = plan.numbers[0].number
    account.sandbox.fault("status", status=422, operation="update_a_phone_number")
    account.sandbox.fault(
        "status", status=403, operation="release_a_phone_number", path=f"*{first}"
    )

    with pytest.raises(errors.ProvisioningFailed) as caught:
        account.client.numbers.provision(plan)

    report = caught.value.report
    assert caught.value.outcome == "unknown"
    assert report.bought == (first,)
    assert account.new() == {first}
    assert account.users() == []
    assert account.related(first)["cnam_preset"] is None
    assert account.related(first)["primary_route"] != account.setup["route"]
    (stuck,) = [step for step in report.steps if step.state == "not_undone"]
    assert (stuck.number, stuck.action) == (first, "buy")
    assert "PermissionDenied" in (stuck.error or "")
    with pytest.raises(errors.InvalidArgument, match="undone"):
        account.client.numbers.provision(report)
    assert account.client.numbers.undo_provisioning(report).is_clean
    assert account.new() == set()


class Crash(BaseException):
    """The process ends."""


def crashing_at(changes: int) -> tuple[list[str], Callable[[ProvisioningReport], None]]:
    """What is kept of the report, until the process ends at one of its changes."""
    kept: list[str] = []

    def keep(report: ProvisioningReport) -> None:
        kept.append(json.dumps(report.to_dict()))
        if len(kept) == changes:
            raise Crash

    return kept, keep


@pytest.mark.parametrize("changes", [1, 2, 3, 4, 5, 6, 9, 12, 20, 25])
def test_after_a_crash_at_any_point_the_rest_is_done_and_nothing_twice(
    account: Account, changes: int
) -> None:
    plan = account.plan()
    kept, keep = crashing_at(changes)
    with pytest.raises(Crash) as caught:
        account.client.numbers.provision(plan, on_change=keep)
    assert "provisioning stopped: " in caught.value.__notes__[0]
    assert not any(method == "DELETE" for method, _ in account.changes())

    report = account.client.numbers.provision(ProvisioningReport.from_dict(json.loads(kept[-1])))

    assert report.is_complete
    assert account.new() == {each.number for each in plan.numbers}
    assert len(account.users()) == 2
    bought = [path for method, path in account.changes() if method == "POST" and "/" not in path]
    assert sorted(bought) == sorted(report.bought)


@pytest.mark.parametrize("changes", [1, 2, 3, 4, 5, 12, 25])
def test_after_a_crash_at_any_point_all_can_be_undone(account: Account, changes: int) -> None:
    kept, keep = crashing_at(changes)
    with pytest.raises(Crash):
        account.client.numbers.provision(account.plan(), on_change=keep)

    told: list[ProvisioningReport] = []
    report = account.client.numbers.undo_provisioning(
        ProvisioningReport.from_dict(json.loads(kept[-1])), on_change=told.append
    )

    assert report.is_clean
    assert account.new() == set()
    assert account.users() == []
    assert told[-1:] in ([], [report])


def test_a_purchase_that_was_carried_out_before_a_crash_is_not_made_again(
    account: Account,
) -> None:
    plan = account.plan(count=1)
    kept, keep = crashing_at(2)
    with pytest.raises(Crash):
        account.client.numbers.provision(plan, on_change=keep)
    account.client.numbers.purchase_a_phone_number(plan.numbers[0].number)
    account.sandbox.forget_requests()

    report = account.client.numbers.provision(ProvisioningReport.from_dict(json.loads(kept[-1])))

    assert report.is_complete
    assert not any(method == "POST" for method, path in account.changes() if "/" not in path)


def test_a_report_of_another_account_is_refused(account: Account) -> None:
    report = account.client.numbers.provision(account.plan(count=1))
    account.client.numbers.release_a_phone_number(report.bought[0])
    account.sandbox.forget_requests()

    with pytest.raises(errors.PlanOutdated, match=report.bought[0]):
        account.client.numbers.provision(report)

    assert account.changes() == []


def test_a_report_survives_json_and_pickling(account: Account) -> None:
    report = account.client.numbers.provision(account.plan(), dry_run=True)

    assert ProvisioningReport.from_dict(json.loads(json.dumps(report.to_dict()))) == report
    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("version"),
        lambda document: document.update(version=2),
        lambda document: document.pop("plan"),
        lambda document: document["plan"]["numbers"][0].update(setup_cost="much"),
        lambda document: document["steps"].pop(),
        lambda document: document["steps"][0].update(state="sold"),
        lambda document: document["steps"][0].update(number="12065550000"),
    ],
)
def test_a_damaged_report_is_refused(account: Account, change: Callable[[Any], object]) -> None:
    document = account.client.numbers.provision(account.plan(), dry_run=True).to_dict()
    change(document)

    with pytest.raises(errors.InvalidArgument):
        ProvisioningReport.from_dict(document)


async def test_the_async_client_does_the_same(
    async_client: AsyncFlowroute, account: Account
) -> None:
    account.sandbox.fault("status", status=422, operation="associate_cnam")
    with pytest.raises(errors.ProvisioningFailed) as caught:
        await async_client.numbers.provision(area_code=206, count=2, **account.setup)
    assert caught.value.report.is_clean
    assert account.new() == set()

    plan = await async_client.numbers.plan_provisioning(area_code=206, count=2, **account.setup)
    report = await async_client.numbers.provision(plan)

    assert report.is_complete
    assert account.new() == set(report.bought)
    assert (await async_client.numbers.undo_provisioning(report)).is_clean
    assert account.new() == set()
