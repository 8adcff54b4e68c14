"""Purchases and creations without a clear answer: settled by reading, never repeated."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, testing
from flowroute_sdk.errors import FlowrouteError, InvalidArgument, OutcomeUnknown
from flowroute_sdk.models import CnamDocument, E911Document, NumberDocument, RouteDocument
from flowroute_sdk.sandbox.embedded import Sandbox

ADDRESS = {
    "label": "New HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": 1182,
    "street_name": "3rd Ave",
    "address_type": "suite",
    "address_type_number": "200",
    "city": "Seattle",
    "state": "wa",
    "country": "US",
    "zipcode": "98101",
}


class Kind(NamedTuple):
    """An operation that isn't safe to repeat, and how the test reads what it makes."""

    operation: str
    make: Callable[..., Any]
    made: Callable[[Flowroute], list[str]]
    document: type
    advice: str


def buy(client: Any, number: str = "", **options: Any) -> Any:
    return client.numbers.purchase_a_phone_number(number, **options)


def route(client: Any, **options: Any) -> Any:
    return client.routes.create_an_inbound_route(
        route_type="host", value="pbx.example.com:5060", alias="New", edge_strategy_id=2, **options
    )


def address(client: Any, **options: Any) -> Any:
    return client.e911s.create_address(**ADDRESS, **options)


def name(client: Any, **options: Any) -> Any:
    return client.cnams.create_cnam_record("New Name", **options)


def numbers(client: Flowroute) -> list[str]:
    return [each.id for each in client.numbers.list_account_phone_numbers(starts_with="1646")]


def routes(client: Flowroute) -> list[str]:
    found = client.routes.list_inbound_routes()
    return [each.id for each in found if each.attributes.alias == "New"]


def addresses(client: Flowroute) -> list[str]:
    return [each.id for each in client.e911s.list_e911s(label="New HQ")]


def names(client: Flowroute) -> list[str]:
    return [each.id for each in client.cnams.list_cnams(value="New Name")]


KINDS = [
    Kind("purchase_a_phone_number", buy, numbers, NumberDocument, "list_phone_number_details"),
    Kind("create_an_inbound_route", route, routes, RouteDocument, "list_inbound_routes"),
    Kind("create_address", address, addresses, E911Document, "list_e911s"),
    Kind("create_cnam_record", name, names, CnamDocument, "list_cnams"),
]


@pytest.fixture(params=KINDS, ids=[kind.operation for kind in KINDS])
def kind(request: pytest.FixtureRequest, client: Flowroute) -> Kind:
    kind: Kind = request.param
    if kind.make is not buy:
        return kind
    offered = client.numbers.search_for_purchasable_phone_numbers(starts_with="1646")
    return kind._replace(make=partial(buy, number=next(iter(offered)).id))


@pytest.fixture
def quick(client: Flowroute, live: Callable[..., testing.Clock], sandbox: Sandbox) -> Flowroute:
    """A client that doesn't sleep."""
    live(client, on_advance=sandbox.advance)
    return client


def calls(sandbox: Sandbox, operation: str) -> int:
    return [request.operation for request in sandbox.requests()].count(operation)


def test_what_was_made_without_an_answer_is_found(
    quick: Flowroute, sandbox: Sandbox, kind: Kind
) -> None:
    sandbox.fault("drop_after", operation=kind.operation)

    document = kind.make(quick, on_unknown="find")

    assert type(document) is kind.document
    assert [document.data.id] == kind.made(quick)
    assert calls(sandbox, kind.operation) == 1


def test_what_was_never_made_stays_unknown(quick: Flowroute, sandbox: Sandbox, kind: Kind) -> None:
    sandbox.fault("drop_before", operation=kind.operation)

    with pytest.raises(OutcomeUnknown) as caught:
        kind.make(quick, on_unknown="find", settle=0)

    assert caught.value.candidates == ()
    assert kind.made(quick) == []
    assert calls(sandbox, kind.operation) == 1


def test_candidates_are_shown_and_not_claimed_where_that_is_wished(
    quick: Flowroute, sandbox: Sandbox, kind: Kind
) -> None:
    sandbox.fault("drop_after", operation=kind.operation)

    with pytest.raises(OutcomeUnknown) as caught:
        kind.make(quick, on_unknown="candidates")

    assert [each.id for each in caught.value.candidates] == kind.made(quick)


def test_without_find_nothing_is_read_and_the_error_says_what_to_read(
    quick: Flowroute, sandbox: Sandbox, kind: Kind
) -> None:
    sandbox.fault("drop_after", operation=kind.operation)
    sandbox.forget_requests()

    with pytest.raises(OutcomeUnknown, match=f"settle it by reading: client.*{kind.advice}"):
        kind.make(quick)

    assert len(sandbox.requests()) == 1


def test_the_raw_form_only_raises(quick: Flowroute, sandbox: Sandbox, kind: Kind) -> None:
    sandbox.fault("drop_after", operation=kind.operation)
    sandbox.forget_requests()

    with pytest.raises(OutcomeUnknown):
        kind.make(quick.with_raw_response, on_unknown="find")

    assert len(sandbox.requests()) == 1


def test_a_refusal_is_raised_as_it_is(quick: Flowroute, sandbox: Sandbox, kind: Kind) -> None:
    sandbox.fault("status", status=422, operation=kind.operation)

    with pytest.raises(FlowrouteError) as caught:
        kind.make(quick, on_unknown="find")

    assert caught.value.outcome == "refused"


def test_an_equal_call_that_is_in_doubt_itself_leaves_it_unknown(
    quick: Flowroute, sandbox: Sandbox, kind: Kind
) -> None:
    sandbox.fault("drop_before", operation=kind.operation)
    with pytest.raises(OutcomeUnknown):
        kind.make(quick)
    sandbox.fault("drop_after", operation=kind.operation)

    with pytest.raises(OutcomeUnknown) as caught:
        kind.make(quick, on_unknown="find", settle=0.05)

    assert [each.id for each in caught.value.candidates] == kind.made(quick)


@pytest.mark.parametrize("arguments", [{"on_unknown": "retry"}, {"settle": -1}])
def test_a_wrong_choice_is_refused(
    quick: Flowroute, sandbox: Sandbox, kind: Kind, arguments: dict[str, Any]
) -> None:
    sandbox.forget_requests()

    with pytest.raises(InvalidArgument):
        kind.make(quick, **arguments)

    assert sandbox.requests() == []


def test_an_address_like_one_that_is_there_already_is_told_from_it(
    quick: Flowroute, sandbox: Sandbox
) -> None:
    old = address(quick).data.id
    sandbox.fault("drop_after", operation="create_address")

    found = address(quick, on_unknown="find")

    assert set(addresses(quick)) == {old, found.data.id}
    assert found.data.id != old


def test_a_number_that_the_account_had_before_is_not_what_was_bought(
    quick: Flowroute, sandbox: Sandbox
) -> None:
    owned = next(iter(quick.numbers.list_account_phone_numbers()))
    sandbox.fault("drop_before", operation="purchase_a_phone_number")

    with pytest.raises(OutcomeUnknown) as caught:
        quick.numbers.purchase_a_phone_number(owned.id, on_unknown="find", settle=0)

    assert caught.value.candidates == ()


async def test_the_async_client_settles_as_well(
    async_client: AsyncFlowroute,
    quick: Flowroute,
    live: Callable[..., testing.Clock],
    sandbox: Sandbox,
    kind: Kind,
) -> None:
    live(async_client, on_advance=sandbox.advance)
    sandbox.fault("drop_after", operation=kind.operation)

    document = await kind.make(async_client, on_unknown="find")

    assert [document.data.id] == kind.made(quick)


def test_an_unknown_provisioning_task_says_what_to_read(quick: Flowroute, sandbox: Sandbox) -> None:
    sandbox.fault("drop_after", operation="provision_messaging")

    with pytest.raises(OutcomeUnknown, match="list_phone_number_details"):
        quick.numbers.provision_messaging("12062011682")


def test_an_unknown_call_that_nothing_is_known_of_gives_no_advice(
    quick: Flowroute, sandbox: Sandbox
) -> None:
    sandbox.fault("drop_after", path="/v2/elsewhere")

    with pytest.raises(OutcomeUnknown) as caught:
        quick.request("POST", "/v2/elsewhere", json={})

    assert "settle" not in str(caught.value)
