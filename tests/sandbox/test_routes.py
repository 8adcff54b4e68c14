from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import envelope, error_of


def route(**changes: Any) -> dict[str, Any]:
    attributes = {"route_type": "host", "value": "www.example.com", "alias": "new", **changes}
    return envelope("route", **attributes)


def test_the_built_in_route_comes_first_and_has_no_value(api: httpx.Client) -> None:
    first = api.get("/v2/routes").json()["data"][0]

    assert first["id"] == "0"
    assert first["attributes"] == {"alias": "sip-reg", "route_type": "sip-reg", "value": None}


def test_a_created_route_links_without_a_version(api: httpx.Client) -> None:
    created = api.post("/v2/routes", json=route()).json()

    assert created["links"]["self"].endswith(f"{api.base_url.port}/routes/{created['data']['id']}")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("host", "24.239.23.40:5060"),
        ("host", "myphone.com;transport=tls"),
        ("host", "a.example;weight=10"),
        ("number", "16476998778"),
        ("uri", "sip:alice@atlanta.com"),
        ("uri", "sips:securecall@securedserver.com:5061;transport=tcp"),
    ],
)
def test_documented_values_are_accepted(api: httpx.Client, kind: str, value: str) -> None:
    created = api.post("/v2/routes", json=route(route_type=kind, value=value))

    assert created.status_code == 201
    assert created.json()["data"]["attributes"]["value"] == value


@pytest.mark.parametrize(
    "changes",
    [
        {"route_type": "number", "value": "911"},
        {"route_type": "uri", "value": "alice"},
        {"route_type": "host", "value": "not a host"},
        {"route_type": "sip-reg"},
        {"alias": "PBX"},
        {"alias": " "},
        {"edge_strategy_id": 99},
    ],
)
def test_a_route_that_cannot_be_is_refused(api: httpx.Client, changes: dict[str, Any]) -> None:
    error = error_of(api.post("/v2/routes", json=route(**changes)), 422)

    assert error["detail"]["data"]["attributes"]


def test_an_update_is_checked_against_the_whole_route(api: httpx.Client) -> None:
    renamed = api.patch("/v2/routes/98399", json=envelope("route", alias="Spare 2"))

    assert renamed.json()["data"]["attributes"]["alias"] == "Spare 2"
    error_of(api.patch("/v2/routes/98399", json=envelope("route", route_type="number")), 422)


def test_a_route_in_use_cannot_be_deleted(api: httpx.Client) -> None:
    error = error_of(api.delete("/v2/routes/98396"), 403)

    assert error["title"] == "This Route has numbers still associated to it."
    assert error["detail"] == "Please disassociate all numbers before deleting."


def test_a_route_can_be_deleted_once_no_number_uses_it(api: httpx.Client) -> None:
    api.delete("/v2/numbers/12062011682/relationships/primary_route")

    assert api.delete("/v2/routes/98396/").status_code == 204
    error_of(api.delete("/v2/routes/98396"), 404)


def test_the_built_in_route_stays_as_it_is(api: httpx.Client) -> None:
    error_of(api.delete("/v2/routes/0"), 403)
    error_of(api.patch("/v2/routes/0", json=envelope("route", alias="mine")), 403)


def test_routes_are_assigned_and_removed(api: httpx.Client) -> None:
    path = "/v2/numbers/16502390214/relationships"
    spare = {"data": {"type": "route", "id": "98399"}}

    api.patch(f"{path}/primary_route", json=spare)
    api.patch(f"{path}/failover_route", json=spare)
    assigned = api.get("/v2/numbers/16502390214").json()
    api.delete(f"{path}/primary_route")
    api.delete(f"{path}/failover_route")
    removed = api.get("/v2/numbers/16502390214").json()["data"]["relationships"]

    assert assigned["data"]["relationships"]["failover_route"]["data"]["id"] == "98399"
    assert [one["id"] for one in assigned["included"]] == ["98399"]
    assert removed["primary_route"] == {"data": {"id": "0", "type": "route"}}
    assert removed["failover_route"] == {"data": None}


def test_an_unknown_route_cannot_be_assigned(api: httpx.Client) -> None:
    path = "/v2/numbers/16502390214/relationships/primary_route"

    error_of(api.patch(path, json={"data": {"type": "route", "id": "1"}}), 404)


def test_a_failover_route_may_not_point_to_an_own_number(api: httpx.Client) -> None:
    own = route(route_type="number", value="12012673227")
    route_id = api.post("/v2/routes", json=own).json()["data"]["id"]
    path = "/v2/numbers/16502390214/relationships/failover_route"

    error_of(api.patch(path, json={"data": {"type": "route", "id": route_id}}), 422)


def test_routes_are_filtered_by_type(api: httpx.Client) -> None:
    found = api.get("/v2/routes?route_type=host").json()["data"]

    assert [one["id"] for one in found] == ["98396", "98399"]


def test_an_edge_strategy_of_the_list_can_be_used(api: httpx.Client) -> None:
    strategy = api.get("/v2/routes/edge_strategies").json()["data"][0]

    created = api.post("/v2/routes", json=route(edge_strategy_id=int(strategy["id"])))

    assert created.json()["data"]["attributes"]["edge_strategy_id"] == int(strategy["id"])
