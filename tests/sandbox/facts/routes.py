"""Inbound routes."""

from __future__ import annotations

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    OWN,
    ROUTE,
    WITH_ALL,
    Table,
)

routes = Table("routes")


routes.holds(
    "D",
    "aliases are unique",
    lambda s: s.status("POST", "/v2/routes", envelope("route", **{**ROUTE, "alias": "PBX"})) == 422,
)
routes.holds(
    "D",
    "sip-reg can't be created",
    lambda s: (
        s.status("POST", "/v2/routes", envelope("route", alias="x", route_type="sip-reg")) == 422
    ),
)
for _type, _value, _status in (
    ("host", "24.239.23.40:5060", 201),
    ("host", "myphone.com", 201),
    ("host", "myphone.com;transport=tls", 201),
    ("host", "myphone.com;weight=50", 201),
    ("host", "not a host", 422),
    ("number", "16476998778", 201),
    ("number", "6476998778", 422),
    ("uri", "sip:alice@atlanta.com", 201),
    ("uri", "sips:securecall@securedserver.com", 201),
    ("uri", "sip:alice@atlanta.com:5060;transport=tcp", 201),
    ("uri", "alice@atlanta.com", 422),
):
    routes.holds(
        "DI",
        f"a route of type {_type} to {_value} is answered with {_status}",
        lambda s, t=_type, v=_value, c=_status: (
            s.status("POST", "/v2/routes", envelope("route", alias="new", route_type=t, value=v))
            == c
        ),
    )
routes.chosen("D", "the range of weights was not found", "any whole number")
routes.chosen("I", "the status of a wrong route was not seen", "422")
routes.holds(
    "D",
    "a failover route may not point to a number of the account",
    lambda s: (
        (
            created := s.ask(
                "POST",
                "/v2/routes",
                envelope("route", alias="own", route_type="number", value=WITH_ALL),
            )
        ).status_code
        == 201
        and s.status(
            "PATCH",
            f"/v2/numbers/{OWN}/relationships/failover_route",
            {"data": {"type": "route", "id": created.json()["data"]["id"]}},
        )
        == 422
    ),
)
for _type, _ids in {"sip-reg": ["0"], "uri": ["98398"], "number": ["98397"]}.items():
    routes.holds(
        "D",
        f"routes are listed by the type {_type}",
        lambda s, t=_type, i=_ids: s.ids(f"/v2/routes?route_type={t}") == i,
    )
for _name in ("alias", "route_type", "value"):
    routes.holds(
        "D",
        f"a route needs its {_name}",
        lambda s, n=_name: (
            s.status(
                "POST",
                "/v2/routes",
                envelope("route", **{name: one for name, one in ROUTE.items() if name != n}),
            )
            == 422
        ),
    )
routes.holds(
    "D",
    "an update takes any part of a route",
    lambda s: (
        s.ask("PATCH", "/v2/routes/98399", envelope("route", edge_strategy_id=2)).json()["data"][
            "attributes"
        ]["edge_strategy_id"]
        == 2
    ),
)
routes.holds(
    "D",
    "a route is deleted with and without a slash at the end",
    lambda s: (
        s.status("DELETE", "/v2/routes/98399/") == 204
        and s.status("DELETE", "/v2/routes/98399") == 404
    ),
)
routes.holds(
    "D",
    "a route in use is not deleted, in the documented words",
    lambda s: (
        {
            "detail": "Please disassociate all numbers before deleting.",
            "status": 403,
            "title": "This Route has numbers still associated to it.",
        }.items()
        <= s.error("DELETE", "/v2/routes/98396").items()
    ),
)
routes.chosen("S", "the shape of edge strategies was not found", "a list with ids and names")
for _name in ("primary_route", "failover_route"):
    routes.holds(
        "DS",
        f"the {_name} is set and removed with 204",
        lambda s, n=_name: (
            [
                s.status(
                    "PATCH",
                    f"/v2/numbers/{OWN}/relationships/{n}",
                    {"data": {"type": "route", "id": "98399"}},
                ),
                s.status("DELETE", f"/v2/numbers/{OWN}/relationships/{n}"),
            ]
            == [204, 204]
        ),
    )
    routes.holds(
        "I",
        f"an unknown route or number for the {_name} is 404",
        lambda s, n=_name: (
            [
                s.status(
                    "PATCH",
                    f"/v2/numbers/{number}/relationships/{n}",
                    {"data": {"type": "route", "id": route}},
                )
                for number, route in ((OWN, "1"), ("12065550000", "98399"))
            ]
            == [404, 404]
        ),
    )
routes.chosen("I", "what a number falls back to without a primary route is not stated", "sip-reg")
routes.chosen(
    "D", "routes of messages (sms_primary_route and friends)", "preview pages, superseded"
)
