"""`client.routes` against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.errors import InvalidArgument, NotFound, PermissionDenied
from flowroute_sdk.sandbox.embedded import Sandbox

NUMBER = "12012673227"


def routes_of(client: Flowroute) -> dict[str, str | None]:
    relationships = client.numbers.list_phone_number_details(NUMBER).data.relationships
    assert relationships is not None
    both = {"primary": relationships.primary_route, "failover": relationships.failover_route}
    return {name: each.data.id if each and each.data else None for name, each in both.items()}


def test_a_route_is_created_changed_and_deleted(client: Flowroute, sandbox: Sandbox) -> None:
    created = client.routes.create_an_inbound_route(
        route_type="number", value="+1 (647) 699-8778", alias="cell", edge_strategy_id=2
    )
    assert sandbox.requests()[-1].json()["data"]["attributes"] == {
        "route_type": "number",
        "value": "16476998778",
        "alias": "cell",
        "edge_strategy_id": 2,
    }

    updated = client.routes.update_an_inbound_route(
        created, route_type="host", value="myphone.example.com;transport=tls", alias="desk"
    )

    assert updated.data.attributes.alias == "desk"
    assert updated.data.attributes.value == "myphone.example.com;transport=tls"
    client.routes.delete_an_inbound_route(updated)
    assert created.data.id not in [route.id for route in client.routes.list_inbound_routes()]


def test_routes_are_listed_by_type(client: Flowroute) -> None:
    hosts = list(client.routes.list_inbound_routes(route_type="host", limit=1))

    assert hosts
    assert {route.attributes.route_type for route in hosts} == {"host"}


def test_a_number_takes_a_route_as_document_record_or_id(client: Flowroute) -> None:
    created = client.routes.create_an_inbound_route(
        route_type="host", value="sip.example.com", alias="new"
    )

    client.routes.update_primary_voice_route(NUMBER, created)
    client.routes.update_failover_voice_route(NUMBER, created.data)
    assert routes_of(client) == {"primary": created.data.id, "failover": created.data.id}

    client.routes.update_primary_voice_route("+1 201 267 3227", 98396)
    client.routes.remove_failover_voice_route(int(NUMBER))
    assert routes_of(client) == {"primary": "98396", "failover": None}

    client.routes.remove_primary_voice_route(NUMBER)
    assert routes_of(client)["primary"] != "98396"


def test_a_route_in_use_is_not_deleted(client: Flowroute) -> None:
    client.routes.update_primary_voice_route(NUMBER, "98399")

    with pytest.raises(PermissionDenied, match="98399"):
        client.routes.delete_an_inbound_route(98399)


def test_an_unknown_route_is_not_found(client: Flowroute) -> None:
    with pytest.raises(NotFound):
        client.routes.update_an_inbound_route("1", alias="nobody")


def test_points_of_presence_serve_as_arguments(client: Flowroute) -> None:
    strategies = list(client.routes.list_edge_strategies())

    created = client.routes.create_an_inbound_route(
        route_type="host", value="edge.example.com", alias="edge", edge_strategy_id=strategies[0]
    )

    assert str(created.data.attributes.edge_strategy_id) == strategies[0].id


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"alias": ""}, "alias"),
        ({"alias": None}, "alias"),
        ({"route_type": "sip-reg"}, "route_type"),
        ({"route_type": None}, "route_type"),
        ({"value": ""}, "value"),
        ({"route_type": "number", "value": "home"}, "value"),
        ({"edge_strategy_id": "east"}, "edge_strategy_id"),
    ],
)
def test_a_route_that_cannot_be_one_is_not_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any], field: str
) -> None:
    right: dict[str, Any] = {"route_type": "host", "value": "sip.example.com", "alias": "new"}

    with pytest.raises(InvalidArgument) as caught:
        client.routes.create_an_inbound_route(**(right | arguments))

    assert caught.value.field == field
    assert sandbox.requests() == []


def test_a_number_is_no_route_and_a_route_no_number(client: Flowroute, sandbox: Sandbox) -> None:
    number = client.numbers.list_phone_number_details(NUMBER)
    route = client.routes.list_inbound_routes().data[0]
    sandbox.forget_requests()

    with pytest.raises(InvalidArgument, match="route"):
        client.routes.update_primary_voice_route(number, number)  # type: ignore[arg-type]
    with pytest.raises(InvalidArgument, match="number_id"):
        client.routes.update_primary_voice_route(route, route)

    assert sandbox.requests() == []
