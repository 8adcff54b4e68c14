"""Limits, errors, ids, numbers, dates, money, nulls, and what the previous SDK does."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Any

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    OTHER,
    OWN,
    ROUTE,
    WITH_ALL,
    Bench,
    Table,
    slow,
)

HUNDREDTHS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ")
conventions = Table("README, conventions")


# Rate limits
def _limited(allowed: int, **wish: Any) -> Any:
    def check(s: Bench) -> bool:
        statuses = [s.send(**wish).status_code for _ in range(allowed + 1)]
        return statuses == [202] * allowed + [429]

    return slow(check)


conventions.holds("D", "five SMS a second, then 429", _limited(5))
conventions.holds("D", "one MMS a second, then 429", _limited(1, is_mms=True))
conventions.chosen("D", "limits of other endpoints are not published", "none; a fault stages them")
conventions.holds(
    "I",
    "429 comes without Retry-After",
    slow(
        lambda s: "retry-after" not in [s.send(is_mms=True) for _ in range(2)][1].headers,
    ),
)


def _staged_limit(s: Bench) -> bool:
    s.sandbox.fault("rate_limit")
    return s.status("GET", "/v2/routes") == 429


conventions.holds("T", "buying in a loop may meet 429: it can be staged", _staged_limit)


# Errors
conventions.holds(
    "D",
    "an error has detail, id, status and title; the id is a UUID, the status that of HTTP",
    lambda s: (
        set(error := s.error("GET", "/nowhere")) == {"detail", "id", "status", "title"}
        and uuid.UUID(error["id"])
        and error["status"] == 404
    ),
)
conventions.holds(
    "S",
    "detail is an object of fields on a wrong address, without a title",
    lambda s: (
        "zip"
        in (error := s.error("POST", "/v2/e911s/validate", s.address(zip="1")))["detail"]["data"][
            "attributes"
        ]
        and "title" not in error
    ),
)
conventions.holds(
    "D",
    "releasing an unknown number is 404 without a title",
    lambda s: (
        "title" not in (error := s.error("DELETE", "/v2/numbers/12065550000"))
        and error["detail"] == "Could not find that resource on your account."
    ),
)
conventions.holds(
    "S",
    "a wrong method is 405 in the documented words",
    lambda s: (
        (error := s.error("DELETE", "/v2/numbers"))["status"] == 405
        and error["detail"] == "The method is not allowed for the requested URL."
        and error["title"] == "Method Not Allowed"
    ),
)


def _gateway_page(s: Bench) -> bool:
    page = "<html><h1>502 Bad Gateway</h1></html>"
    s.sandbox.fault("status", status=502, body=page, headers={"content-type": "text/html"})
    answer = s.ask("GET", "/v2/routes")
    return (answer.status_code, answer.text, answer.headers["content-type"]) == (
        502,
        page,
        "text/html",
    )


conventions.holds(
    "I", "a body may be no JSON, such as a gateway's page: it can be staged", _gateway_page
)


def _maintenance(s: Bench) -> bool:
    for status in (500, 503):
        s.sandbox.fault("status", status=status)
    return [s.status("GET", "/v2/routes") for _ in range(2)] == [500, 503]


conventions.holds("D", "500 and 503 can be staged", _maintenance)
conventions.chosen("I", "too little money: no status was found", "403, title Insufficient Funds")
conventions.chosen("I", "a number that is taken: no status was found", "404; one's own 422")


# Success statuses and identifiers
conventions.holds(
    "DS",
    "201 for what is created, 202 for what is accepted, 204 for what has nothing to tell",
    lambda s: (
        [
            s.status("POST", f"/v2/numbers/{s.number()}"),
            s.status("POST", "/v2/routes", envelope("route", **ROUTE)),
            s.status("POST", "/v2/e911s", s.address()),
            s.status("POST", "/v2/cnams", {"value": "BOB LAW"}),
            s.send().status_code,
            s.status("PATCH", f"/v2/numbers/{OWN}/relationships/cnams/22671"),
            s.status("DELETE", f"/v2/numbers/{OWN}/relationships/cnams"),
            s.status("POST", "/v2/e911s/validate", s.address()),
            s.status("DELETE", "/v2/routes/98399"),
            s.status("DELETE", f"/v2/numbers/{OWN}"),
        ]
        == [201, 201, 201, 201, 202, 202, 202, 204, 204, 204]
    ),
)


def _partial(method: str, path: str, body: Any = None) -> Any:
    def check(s: Bench) -> bool:
        s.sandbox.set_provisioning(available=False)
        answer = s.ask(method, path.format(number=s.number()), body)
        return answer.status_code == 207 and "data" in answer.json()

    return check


conventions.holds(
    "D",
    "207 when a purchase succeeds and provisioning doesn't",
    _partial("POST", "/v2/numbers/{number}?messaging_enabled=true"),
)
conventions.holds(
    "D",
    "207 when an update succeeds and provisioning doesn't",
    _partial("PATCH", "/v2/numbers/16502390214", {"type": "number", "messaging_enabled": True}),
)
conventions.chosen(
    "I", "the layout of a 207 was not found", "the number's document and errors beside it"
)
conventions.holds(
    "DS",
    "a number's id is a string of eleven digits and equals its value",
    lambda s: all(
        one["id"] == one["attributes"]["value"] and re.fullmatch(r"\d{11}", one["id"])
        for one in s.get("/v2/numbers")["data"]
    ),
)
conventions.holds(
    "DS",
    "area codes and exchanges have strings of three and six digits as ids",
    lambda s: (
        re.fullmatch(r"\d{3}", s.ids("/v2/numbers/available/areacodes")[0])
        and re.fullmatch(r"\d{6}", s.ids("/v2/numbers/available/exchanges")[0])
    ),
)
conventions.holds("DS", "the built-in route is 0", lambda s: s.ids("/v2/routes")[0] == "0")
conventions.holds(
    "DS",
    "a cnam's id is a string, an integer when assigned, null when unassigned",
    lambda s: (
        [
            s.get("/v2/cnams/22671")["data"]["id"],
            s.ask("PATCH", f"/v2/numbers/{OWN}/relationships/cnams/22671").json()["data"]["id"],
            s.ask("DELETE", f"/v2/numbers/{OWN}/relationships/cnams").json()["data"]["id"],
        ]
        == ["22671", 22671, None]
    ),
)
conventions.holds(
    "DS",
    "a message's id is mdr2- and 32 hexadecimal digits",
    lambda s: re.fullmatch(r"mdr2-[0-9a-f]{32}", s.send().json()["data"]["id"]),
)
conventions.holds(
    "T",
    "a medium's id is a hash and its place",
    lambda s: re.fullmatch(
        r"[0-9a-f]+-1",
        s.get(
            "/v2.1/messages/"
            + s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://a.example/a.png"])
        )["included"][0]["id"],
    ),
)


# Phone numbers, dates, money, booleans
conventions.holds(
    "DI", "v2.1 refuses a plus sign", lambda s: s.send(to="+12065551234").status_code == 422
)
conventions.holds(
    "D",
    "filters take parts of numbers",
    lambda s: s.ids("/v2/numbers?contains=0116") == [WITH_ALL],
)
conventions.holds(
    "D",
    "another country than 1 is named with its plus sign",
    lambda s: (
        "starts_with=%2B44&" in s.get("/v2/numbers/available?starts_with=%2B44")["links"]["self"]
    ),
)
conventions.holds(
    "S",
    "times of messages have two fractional digits",
    lambda s: HUNDREDTHS.fullmatch(s.sent()["timestamp"]),
)
for _moment in (
    "2017-12-01",
    "2017-12-01T00:00:00.00Z",
    "2017-12-01T00:00:00Z",
    "2017-12-01T00:00:00",
    "2017-12-01T00:00:00%2B00:00",
):
    conventions.holds(
        "DST",
        f"a period starts at {_moment}, and the link to the next page says so in full",
        lambda s, m=_moment: (
            "start_date=2017-12-01T00%3A00%3A00%2B00%3A00&"
            in s.get(f"/v2.1/messages?start_date={m}&limit=2")["links"]["next"]
        ),
    )
conventions.holds(
    "S",
    "times of caller names have a space, six digits and an offset, or are null",
    lambda s: (
        re.fullmatch(
            r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00",
            s.get("/v2/cnams/22671")["data"]["attributes"]["creation_datetime"],
        )
        and s.get("/v2/cnams/17604")["data"]["attributes"]["creation_datetime"] is None
    ),
)
conventions.holds(
    "DS",
    "the date of an assignment is that of RFC 1123",
    lambda s: datetime.strptime(  # noqa: DTZ007
        s.ask("PATCH", f"/v2/numbers/{OWN}/relationships/cnams/22671").json()["data"]["attributes"][
            "date_created"
        ],
        "%a, %d %b %Y %H:%M:%S GMT",
    ),
)
conventions.holds(
    "S",
    "amounts are a text in dollars and an integer in nanodollars",
    lambda s: (
        ((one := s.sent())["amount_display"], one["amount_nanodollars"]) == ("$0.0040", 4_000_000)
    ),
)
conventions.holds(
    "DS",
    "costs of numbers are JSON numbers",
    lambda s: (
        {
            type(s.first("/v2/numbers/available")["attributes"][name])
            for name in ("setup_cost", "monthly_cost")
        }
        <= {int, float}
    ),
)
conventions.holds("ST", "is_mms may be a text", lambda s: s.sent(is_mms="true")["is_mms"] is True)
conventions.holds(
    "D",
    "cnam_lookups_enabled may be a text",
    lambda s: (
        s.ask(
            "PATCH", f"/v2/numbers/{OWN}", {"type": "number", "cnam_lookups_enabled": "false"}
        ).json()["data"]["attributes"]["cnam_lookups_enabled"]
        is False
    ),
)
conventions.holds(
    "S",
    "is_approved=True works like true",
    lambda s: s.ids("/v2/cnams?is_approved=True") == s.ids("/v2/cnams?is_approved=true") != [],
)


# Nulls and open sets
conventions.holds(
    "DS",
    "an alias may be null and empty",
    lambda s: {None, ""} <= {one["attributes"]["alias"] for one in s.get("/v2/numbers")["data"]},
)
conventions.holds(
    "S",
    "the value of a route is null for sip-reg only",
    lambda s: (
        [one["id"] for one in s.get("/v2/routes")["data"] if one["attributes"]["value"] is None]
        == ["0"]
    ),
)
conventions.holds(
    "DS",
    "the edge strategy of a route is null in a number's details, absent in lists",
    lambda s: (
        s.get(f"/v2/numbers/{OWN}")["included"][0]["attributes"]["edge_strategy_id"] is None
        and "edge_strategy_id" not in s.first("/v2/routes")["attributes"]
    ),
)
conventions.holds(
    "S",
    "the type of an address is absent, empty or set; an old record says USA",
    lambda s: (
        {one["attributes"].get("address_type") for one in s.get("/v2/e911s")["data"]}
        == {None, "", "Lobby"}
        and "USA" in {one["attributes"]["country"] for one in s.get("/v2/e911s")["data"]}
    ),
)
conventions.holds(
    "S",
    "the reason of a rejection may be null and empty",
    lambda s: (
        {None, ""} <= {one["attributes"]["rejection_reason"] for one in s.get("/v2/cnams")["data"]}
    ),
)
conventions.holds(
    "ST",
    "the body of an MMS may be null and its status empty",
    lambda s: (
        (
            (one := s.sent(body=None, media_urls=["https://a.example/a.gif"]))["body"],
            one["status"],
        )
        == (None, "")
    ),
)
conventions.holds(
    "D",
    "numbers are longcode or toll-free",
    lambda s: (
        {one["attributes"]["number_type"] for one in s.get("/v2/numbers")["data"]}
        == {"longcode", "toll-free"}
    ),
)
conventions.chosen(
    "S", "number types standard, tollfree and inum of old examples", "the docs' newer words"
)


# What the previous sdk got wrong
conventions.holds(
    "S",
    "the singular path of CNAM assignments works too",
    lambda s: (
        [
            s.status("PATCH", f"/v2/numbers/{OWN}/relationships/cnam/22671"),
            s.status("DELETE", f"/v2/numbers/{OWN}/relationships/cnam"),
        ]
        == [202, 202]
    ),
)
conventions.chosen(
    "S",
    "the previous SDK sends zip_code besides zip",
    "422 as any unknown field: whether the service minds was not found",
)
conventions.holds(
    "DS",
    "edge_strategy is not edge_strategy_id: the old demo sends it, and it has no effect",
    lambda s: (
        s.ask("POST", "/v2/routes", envelope("route", **ROUTE, edge_strategy="1"))
        .json()["data"]["attributes"]
        .get("edge_strategy_id", "absent")
        in (None, "absent")
    ),
)
