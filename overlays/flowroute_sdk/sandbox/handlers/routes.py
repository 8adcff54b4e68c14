"""Inbound routes and their assignment to numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flowroute_sdk.sandbox.errors import ApiError, invalid_attribute, unprocessable
from flowroute_sdk.sandbox.paging import list_reply
from flowroute_sdk.sandbox.records import SIP_REGISTRATION, Number, Route
from flowroute_sdk.sandbox.world import NO_CONTENT, Call, Reply

from ._lookup import the_number, the_route
from ._resources import route_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_ID = 98400
EDGE_STRATEGIES = {1: "US-WA", 2: "US-OR", 3: "US-NJ", 4: "US-TX", 5: "EU-NL"}
SETTINGS = r"(;(transport=(tcp|udp|tls)|weight=\d+))*"
HOST = r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?"
FORMS = {
    "host": re.compile(HOST + SETTINGS, re.IGNORECASE),
    "number": re.compile(r"\d{11}" + SETTINGS, re.IGNORECASE),
    "uri": re.compile(rf"sips?:[^@\s;]+@{HOST}{SETTINGS}", re.IGNORECASE),
}


def list_inbound_routes(call: Call) -> Reply:
    """The built-in route first."""
    kind = call.query.get("route_type")
    routes = call.store.all(Route).values()
    return list_reply(
        call, (one for one in routes if kind is None or one.route_type == kind), route_resource
    )


def create_an_inbound_route(call: Call) -> Reply:
    """Create a route; its links lack the version, as the API's do."""
    attributes = call.attributes
    _check(call, attributes)
    route = Route(id=call.store.new_id(Route, FIRST_ID), **attributes)
    call.store.save(route)
    link = {"self": call.url(f"/routes/{route.id}")}
    return Reply(201, {"data": {**route_resource(call, route), "links": link}, "links": link})


def update_an_inbound_route(call: Call) -> Reply:
    """Change what is given and check the result."""
    route = the_route(call, call.path["route_id"])
    _refuse_built_in(route)
    after = {
        "alias": route.alias,
        "route_type": route.route_type,
        "value": route.value,
        "edge_strategy_id": route.edge_strategy_id,
        **call.attributes,
    }
    _check(call, after, route.id)
    for name, value in after.items():
        setattr(route, name, value)
    call.store.save(route)
    resource = route_resource(call, route)
    return Reply(200, {"data": resource, "links": resource["links"]})


def _check(call: Call, attributes: Mapping[str, Any], own_id: str | None = None) -> None:
    alias, edge = attributes["alias"], attributes.get("edge_strategy_id")
    if not alias.strip():
        raise invalid_attribute("alias", "Field may not be blank.")
    routes = call.store.all(Route).values()
    if any(one.alias == alias and one.id != own_id for one in routes):
        raise invalid_attribute("alias", "A route with this alias exists already.")
    if not FORMS[attributes["route_type"]].fullmatch(attributes["value"]):
        kind = attributes["route_type"]
        raise invalid_attribute("value", f"Not a valid value for a route of type {kind}.")
    if edge is not None and edge not in EDGE_STRATEGIES:
        raise invalid_attribute("edge_strategy_id", "Unknown edge strategy.")


def _refuse_built_in(route: Route) -> None:
    if route.id == SIP_REGISTRATION:
        raise ApiError(403, "The built-in route can't be changed.")


def delete_an_inbound_route(call: Call) -> Reply:
    """Delete a route that no number uses."""
    route = the_route(call, call.path["route_id"])
    _refuse_built_in(route)
    if any(route.id in (one.primary_route, one.failover_route) for one in call.store.numbers()):
        raise ApiError(
            403,
            "Please disassociate all numbers before deleting.",
            title="This Route has numbers still associated to it.",
        )
    call.store.delete(route)
    return NO_CONTENT


def list_edge_strategies(call: Call) -> Reply:
    """The points of presence, all of them."""
    data = [
        {"attributes": {"name": name}, "id": str(edge_id), "type": "edge_strategy"}
        for edge_id, name in EDGE_STRATEGIES.items()
    ]
    return Reply(200, {"data": data, "links": {"self": call.url(call.operation.path)}})


def update_primary_voice_route(call: Call) -> Reply:
    """Assign the first route."""
    number, route = the_number(call), the_route(call, call.body["data"]["id"])
    number.primary_route = route.id
    call.store.save(number)
    return NO_CONTENT


def update_failover_voice_route(call: Call) -> Reply:
    """Assign the second route, which may not be one of the account's own numbers."""
    number, route = the_number(call), the_route(call, call.body["data"]["id"])
    if route.route_type == "number" and call.store.get(Number, (route.value or "")[:11]):
        raise unprocessable("A failover route may not point to another Flowroute number.")
    number.failover_route = route.id
    call.store.save(number)
    return NO_CONTENT


def remove_primary_voice_route(call: Call) -> Reply:
    """Fall back to the built-in route."""
    number = the_number(call)
    number.primary_route = SIP_REGISTRATION
    call.store.save(number)
    return NO_CONTENT


def remove_failover_voice_route(call: Call) -> Reply:
    """No second route any more; none to remove is no error."""
    number = the_number(call)
    number.failover_route = None
    call.store.save(number)
    return NO_CONTENT
