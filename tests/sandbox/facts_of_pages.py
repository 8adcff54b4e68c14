"""The facts about the API, page by page, in our own words.

A line holds when its check is true. A line that can't hold, because the pages are silent, disagree
or speak of what isn't modelled, is a choice and says why.
"""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Any

import httpx

from tests.sandbox.conftest import envelope
from tests.sandbox.facts import OTHER, OWN, WITH_ALL, Bench, Table, slow

JSON_API = "application/vnd.api+json"
ROUTE = {"route_type": "host", "value": "a.example.com", "alias": "new_route"}
HUNDREDTHS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ")
LISTS = {
    "/v2/numbers/available/areacodes": 400,
    "/v2/numbers/available/exchanges": 200,
    "/v2/numbers/available": 200,
    "/v2/numbers": 200,
    "/v2/routes": 200,
    "/v2/e911s": 2000,
}
CALLBACKS = (
    *("sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback"),
    "dlr_callback",
)
NOT_MODELLED = "not modelled yet: it gets a document of its own"

general = Table("README")
numbers = Table("numbers")
routes = Table("routes")
messages = Table("messages")
webhooks = Table("webhooks")
e911 = Table("e911")
cnam = Table("cnam")
TABLES = (general, numbers, routes, messages, webhooks, e911, cnam)


# README: versions and authentication
general.holds(
    "numbers, routes, e911s and cnams live under /v2, messages under /v2.1",
    lambda s: all(
        s.status("GET", path) == 200
        for path in (*LISTS, "/v2/cnams", "/v2.1/messages?start_date=2020-01-01")
    ),
)
general.holds(
    "the version belongs to the family: other pairings are unknown paths",
    lambda s: (
        [s.status("GET", path) for path in ("/v2.1/numbers", "/v1/numbers", "/v2/messages")]
        == [404] * 3
    ),
)
general.chosen("messages v2.2", NOT_MODELLED)
general.chosen("port orders and CDR exports", NOT_MODELLED)
general.chosen(
    "Numbers v2.1 (routes for each service, the webhook route type)",
    "a preview that was never released",
)
general.holds(
    "every call needs HTTP Basic with access key and secret key",
    lambda s: httpx.get(f"{s.sandbox.url}/v2/numbers").status_code == 401,
)
general.holds(
    "bad credentials are told in the documented words",
    lambda s: (
        {
            "detail": "Authentication failed.",
            "status": 401,
            "title": "Unauthorized",
        }.items()
        <= httpx.get(f"{s.sandbox.url}/v2/numbers", auth=("1", "2")).json()["errors"][0].items()
    ),
)
general.holds("the access key is a string of digits", lambda s: s.sandbox.access_key.isdigit())


def _sub_permission(s: Bench) -> bool:
    s.sandbox.fault(
        "status", status=403, title="ActionNotAuthorizedError", detail="", without=["id"]
    )
    expected = {"detail": "", "status": 403, "title": "ActionNotAuthorizedError"}
    return bool(s.error("GET", "/v2/routes") == expected)


general.holds("a missing permission can be staged as it is documented", _sub_permission)


# README: media types and styles
def _accepts(content: bytes, media_type: str | None, path: str = "/v2/cnams") -> Any:
    def check(s: Bench) -> bool:
        headers = {} if media_type is None else {"content-type": media_type}
        url, auth = f"{s.sandbox.url}{path}", (s.sandbox.access_key, s.sandbox.secret_key)
        return httpx.post(url, content=content, headers=headers, auth=auth).status_code == 201

    return check


for _media_type in (JSON_API, "application/json", "application/vnd+api.json", None):
    general.holds(
        f"a JSON body goes with the content type {_media_type}",
        _accepts(b'{"value": "BOB LAW"}', _media_type),
    )
general.holds(
    "a CNAM record is created from a form as well, as the previous SDK sends it",
    _accepts(b"value=BOB+LAW", "application/x-www-form-urlencoded"),
)
general.holds(
    "any other content type is 415",
    lambda s: s.status("POST", "/v2/cnams", headers={"content-type": "text/plain"}) == 415,
)
general.holds(
    "answers of numbers, routes, e911s, cnams and messages are application/vnd.api+json",
    lambda s: (
        {
            s.ask("GET", path).headers["content-type"]
            for path in (*LISTS, "/v2/cnams", "/v2.1/messages?start_date=2020-01-01")
        }
        == {JSON_API}
    ),
)
general.holds(
    "message provisioning speaks application/json",
    lambda s: (
        s.ask("POST", "/v2/message-provision", {"numbers": [OWN], "action": "enable"}).headers[
            "content-type"
        ]
        == "application/json"
    ),
)
for _name, _method, _path, _attributes, _status in (
    ("message", "POST", "/v2.1/messages", {"to": OTHER, "from": OWN, "body": "hi"}, 202),
    ("route", "POST", "/v2/routes", ROUTE, 201),
    ("cnam", "POST", "/v2/cnams", {"value": "BOB LAW"}, 201),
    ("number", "PATCH", f"/v2/numbers/{OWN}", {"alias": "NYC"}, 200),
):
    general.holds(
        f"the JSON:API style is accepted for a {_name}",
        lambda s, m=_method, p=_path, a=_attributes, n=_name, c=_status: (
            s.status(m, p, envelope(n, **a)) == c
        ),
    )
    general.holds(
        f"the compact style is accepted for a {_name}",
        lambda s, m=_method, p=_path, a=_attributes, n=_name, c=_status: (
            s.status(m, p, {**a, **({"type": "number"} if n == "number" else {})}) == c
        ),
    )


# README: the envelope
general.holds(
    "data is an object for one resource and an array for lists",
    lambda s: (
        isinstance(s.get(f"/v2/numbers/{OWN}")["data"], dict)
        and isinstance(s.get("/v2/numbers")["data"], list)
    ),
)
general.holds(
    "a relationship's data is null, a pair of id and type, or an array of these",
    lambda s: (
        s.get(f"/v2/numbers/{OWN}")["data"]["relationships"]["cnam_preset"] == {"data": None}
        and s.get(f"/v2/numbers/{OWN}")["data"]["relationships"]["primary_route"]
        == {"data": {"id": "0", "type": "route"}}
        and s.get("/v2/cnams/22671")["data"]["relationships"]["numbers"]["data"]
        == [{"id": WITH_ALL, "type": "number"}]
    ),
)
general.holds(
    "included is absent when there is nothing to include",
    lambda s: "included" not in s.get("/v2/cnams/17604") and "included" not in s.get("/v2/numbers"),
)
general.holds(
    "details of a number include its route, cnam and e911",
    lambda s: (
        {one["type"] for one in s.get(f"/v2/numbers/{WITH_ALL}")["included"]}
        == {"route", "cnam", "e911"}
    ),
)
general.holds(
    "there is no top-level meta, jsonapi or count",
    lambda s: {name for path in LISTS for name in s.get(path)} == {"data", "links"},
)
for _kind, _path in (
    ("areacode", "/v2/numbers/available/areacodes"),
    ("exchange", "/v2/numbers/available/exchanges"),
    ("number", "/v2/numbers"),
    ("route", "/v2/routes"),
    ("e911", "/v2/e911s"),
    ("cnam", "/v2/cnams"),
    ("message", "/v2.1/messages?start_date=2020-01-01"),
):
    general.holds(
        f"the type of what {_path.partition('?')[0]} lists is {_kind}",
        lambda s, k=_kind, p=_path: s.first(p)["type"] == k,
    )


# README: pagination
def _defaults(path: str) -> Any:
    return lambda s: s.get(path)["links"]["self"].endswith("limit=10&offset=0")


def _at_most(path: str, most: int) -> Any:
    def check(s: Bench) -> bool:
        within, above = f"{path}?limit={most}", f"{path}?limit={most + 1}"
        return (s.status("GET", within), s.status("GET", above)) == (200, 422)

    return check


for _path, _most in LISTS.items():
    general.holds(f"a page of {_path} has 10 items unless asked otherwise", _defaults(_path))
    general.holds(f"a page of {_path} has {_most} items at most", _at_most(_path, _most))
general.holds(
    "the numbers of an address come in pages of 10",
    _defaults("/v2/e911s/20930/relationships/numbers"),
)
general.holds("caller names come in pages of 10", _defaults("/v2/cnams"))
general.holds("a page of caller names has no maximum", lambda s: s.get("/v2/cnams?limit=99999"))
general.holds(
    "a page of messages has no maximum, but more than nothing",
    lambda s: (
        [
            s.status("GET", f"/v2.1/messages?start_date=2020-01-01&limit={limit}")
            for limit in (250, 99999, 0)
        ]
        == [200, 200, 422]
    ),
)
general.chosen("the default page of messages is not stated", "10, as everywhere")
general.chosen("above a maximum: clamp or error is not documented", "422, so that tests notice")
general.holds(
    "offset counts items from 0",
    lambda s: s.ids("/v2/numbers?offset=2&limit=1") == [s.ids("/v2/numbers")[2]],
)
general.holds(
    "next is missing on the last page, not null",
    lambda s: "next" not in s.get("/v2/numbers")["links"],
)
general.holds(
    "next repeats the filters, its offset advanced by limit",
    lambda s: s.get("/v2/numbers?starts_with=1206&limit=1")["links"]["next"].endswith(
        "/v2/numbers?starts_with=1206&limit=1&offset=1"
    ),
)
general.holds(
    "lists of messages link to the next page only",
    lambda s: set(s.get("/v2.1/messages?start_date=2020-01-01&limit=2")["links"]) == {"next"},
)
general.holds(
    "no match is 200 with an empty list",
    lambda s: s.get("/v2/numbers?alias=nobody")["data"] == [],
)


# README: oddities in links
general.holds(
    "the links of a created route lack the version",
    lambda s: (
        (created := s.ask("POST", "/v2/routes", envelope("route", **ROUTE)).json())["links"]["self"]
        == f"{s.sandbox.url}/routes/{created['data']['id']}"
    ),
)
general.holds(
    "starts_with=646 comes back as starts_with=1646",
    lambda s: (
        "starts_with=1646&" in s.get("/v2/numbers/available?starts_with=646")["links"]["self"]
    ),
)
general.holds(
    "max_setup_cost=3.25 comes back as max_setup_cost=3",
    lambda s: (
        "max_setup_cost=3&"
        in s.get("/v2/numbers/available/areacodes?max_setup_cost=3.25")["links"]["self"]
    ),
)
general.holds(
    "is_approved comes back with a capital",
    lambda s: "is_approved=True&" in s.get("/v2/cnams?is_approved=true")["links"]["self"],
)
general.holds(
    "the numbers of an address link to themselves with relationships in the path",
    lambda s: (
        "/v2/e911s/20930/relationships/numbers?"
        in s.get("/v2/e911s/20930/relationships/numbers")["links"]["self"]
    ),
)
general.chosen(
    "some documented links have a staging or internal host", "the host asked: links can be followed"
)


# README: rate limits
def _limited(allowed: int, **wish: Any) -> Any:
    def check(s: Bench) -> bool:
        statuses = [s.send(**wish).status_code for _ in range(allowed + 1)]
        return statuses == [202] * allowed + [429]

    return slow(check)


general.holds("five SMS a second, then 429", _limited(5))
general.holds("one MMS a second, then 429", _limited(1, is_mms=True))
general.chosen("limits of other endpoints are not published", "none; a fault stages them")
general.holds(
    "429 comes without Retry-After",
    slow(
        lambda s: "retry-after" not in [s.send(is_mms=True) for _ in range(2)][1].headers,
    ),
)


def _staged_limit(s: Bench) -> bool:
    s.sandbox.fault("rate_limit")
    return s.status("GET", "/v2/routes") == 429


general.holds("buying in a loop may meet 429: it can be staged", _staged_limit)


# README: errors
general.holds(
    "an error has detail, id, status and title; the id is a UUID, the status that of HTTP",
    lambda s: (
        set(error := s.error("GET", "/nowhere")) == {"detail", "id", "status", "title"}
        and uuid.UUID(error["id"])
        and error["status"] == 404
    ),
)
general.holds(
    "detail is an object of fields on a wrong address, without a title",
    lambda s: (
        "zip"
        in (error := s.error("POST", "/v2/e911s/validate", s.address(zip="1")))["detail"]["data"][
            "attributes"
        ]
        and "title" not in error
    ),
)
general.holds(
    "releasing an unknown number is 404 without a title",
    lambda s: (
        "title" not in (error := s.error("DELETE", "/v2/numbers/12065550000"))
        and error["detail"] == "Could not find that resource on your account."
    ),
)
general.holds(
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


general.holds("a body may be no JSON, such as a gateway's page: it can be staged", _gateway_page)


def _maintenance(s: Bench) -> bool:
    for status in (500, 503):
        s.sandbox.fault("status", status=status)
    return [s.status("GET", "/v2/routes") for _ in range(2)] == [500, 503]


general.holds("500 and 503 can be staged", _maintenance)
general.chosen("too little money: no status was found", "403, title Insufficient Funds")
general.chosen("a number that is taken: no status was found", "404; one's own 422")


# README: success statuses and identifiers
general.holds(
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


general.holds(
    "207 when a purchase succeeds and provisioning doesn't",
    _partial("POST", "/v2/numbers/{number}?messaging_enabled=true"),
)
general.holds(
    "207 when an update succeeds and provisioning doesn't",
    _partial("PATCH", "/v2/numbers/16502390214", {"type": "number", "messaging_enabled": True}),
)
general.chosen("the layout of a 207 was not found", "the number's document and errors beside it")
general.holds(
    "a number's id is a string of eleven digits and equals its value",
    lambda s: all(
        one["id"] == one["attributes"]["value"] and re.fullmatch(r"\d{11}", one["id"])
        for one in s.get("/v2/numbers")["data"]
    ),
)
general.holds(
    "area codes and exchanges have strings of three and six digits as ids",
    lambda s: (
        re.fullmatch(r"\d{3}", s.ids("/v2/numbers/available/areacodes")[0])
        and re.fullmatch(r"\d{6}", s.ids("/v2/numbers/available/exchanges")[0])
    ),
)
general.holds("the built-in route is 0", lambda s: s.ids("/v2/routes")[0] == "0")
general.holds(
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
general.holds(
    "a message's id is mdr2- and 32 hexadecimal digits",
    lambda s: re.fullmatch(r"mdr2-[0-9a-f]{32}", s.send().json()["data"]["id"]),
)
general.holds(
    "a medium's id is a hash and its place",
    lambda s: re.fullmatch(
        r"[0-9a-f]+-1",
        s.get(
            "/v2.1/messages/"
            + s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://a.example/a.png"])
        )["included"][0]["id"],
    ),
)


# README: phone numbers, dates, money, booleans
general.holds("v2.1 refuses a plus sign", lambda s: s.send(to="+12065551234").status_code == 422)
general.holds(
    "filters take parts of numbers",
    lambda s: s.ids("/v2/numbers?contains=0116") == [WITH_ALL],
)
general.holds(
    "another country than 1 is named with its plus sign",
    lambda s: (
        "starts_with=%2B44&" in s.get("/v2/numbers/available?starts_with=%2B44")["links"]["self"]
    ),
)
general.holds(
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
    general.holds(
        f"a period starts at {_moment}, and the link to the next page says so in full",
        lambda s, m=_moment: (
            "start_date=2017-12-01T00%3A00%3A00%2B00%3A00&"
            in s.get(f"/v2.1/messages?start_date={m}&limit=2")["links"]["next"]
        ),
    )
general.holds(
    "times of caller names have a space, six digits and an offset, or are null",
    lambda s: (
        re.fullmatch(
            r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00",
            s.get("/v2/cnams/22671")["data"]["attributes"]["creation_datetime"],
        )
        and s.get("/v2/cnams/17604")["data"]["attributes"]["creation_datetime"] is None
    ),
)
general.holds(
    "the date of an assignment is that of RFC 1123",
    lambda s: datetime.strptime(  # noqa: DTZ007
        s.ask("PATCH", f"/v2/numbers/{OWN}/relationships/cnams/22671").json()["data"]["attributes"][
            "date_created"
        ],
        "%a, %d %b %Y %H:%M:%S GMT",
    ),
)
general.holds(
    "amounts are a text in dollars and an integer in nanodollars",
    lambda s: (
        ((one := s.sent())["amount_display"], one["amount_nanodollars"]) == ("$0.0040", 4_000_000)
    ),
)
general.holds(
    "costs of numbers are JSON numbers",
    lambda s: (
        {
            type(s.first("/v2/numbers/available")["attributes"][name])
            for name in ("setup_cost", "monthly_cost")
        }
        <= {int, float}
    ),
)
general.holds("is_mms may be a text", lambda s: s.sent(is_mms="true")["is_mms"] is True)
general.holds(
    "cnam_lookups_enabled may be a text",
    lambda s: (
        s.ask(
            "PATCH", f"/v2/numbers/{OWN}", {"type": "number", "cnam_lookups_enabled": "false"}
        ).json()["data"]["attributes"]["cnam_lookups_enabled"]
        is False
    ),
)
general.holds(
    "is_approved=True works like true",
    lambda s: s.ids("/v2/cnams?is_approved=True") == s.ids("/v2/cnams?is_approved=true") != [],
)


# README: nulls and open sets
general.holds(
    "an alias may be null and empty",
    lambda s: {None, ""} <= {one["attributes"]["alias"] for one in s.get("/v2/numbers")["data"]},
)
general.holds(
    "the value of a route is null for sip-reg only",
    lambda s: (
        [one["id"] for one in s.get("/v2/routes")["data"] if one["attributes"]["value"] is None]
        == ["0"]
    ),
)
general.holds(
    "the edge strategy of a route is null in a number's details, absent in lists",
    lambda s: (
        s.get(f"/v2/numbers/{OWN}")["included"][0]["attributes"]["edge_strategy_id"] is None
        and "edge_strategy_id" not in s.first("/v2/routes")["attributes"]
    ),
)
general.holds(
    "the type of an address is absent, empty or set; an old record says USA",
    lambda s: (
        {one["attributes"].get("address_type") for one in s.get("/v2/e911s")["data"]}
        == {None, "", "Lobby"}
        and "USA" in {one["attributes"]["country"] for one in s.get("/v2/e911s")["data"]}
    ),
)
general.holds(
    "the reason of a rejection may be null and empty",
    lambda s: (
        {None, ""} <= {one["attributes"]["rejection_reason"] for one in s.get("/v2/cnams")["data"]}
    ),
)
general.holds(
    "the body of an MMS may be null and its status empty",
    lambda s: (
        (
            (one := s.sent(body=None, media_urls=["https://a.example/a.gif"]))["body"],
            one["status"],
        )
        == (None, "")
    ),
)
general.holds(
    "numbers are longcode or toll-free",
    lambda s: (
        {one["attributes"]["number_type"] for one in s.get("/v2/numbers")["data"]}
        == {"longcode", "toll-free"}
    ),
)
general.chosen("number types standard, tollfree and inum of old examples", "the docs' newer words")


# README: what the previous SDK got wrong
general.holds(
    "the singular path of CNAM assignments works too",
    lambda s: (
        [
            s.status("PATCH", f"/v2/numbers/{OWN}/relationships/cnam/22671"),
            s.status("DELETE", f"/v2/numbers/{OWN}/relationships/cnam"),
        ]
        == [202, 202]
    ),
)
general.chosen(
    "the previous SDK sends zip_code besides zip",
    "422 as any unknown field: whether the service minds was not found",
)
general.holds(
    "edge_strategy is not edge_strategy_id",
    lambda s: s.status("POST", "/v2/routes", envelope("route", **ROUTE, edge_strategy="1")) == 422,
)


# numbers
def _attributes(path: str) -> Any:
    return lambda s: set(s.first(path)["attributes"])


numbers.holds(
    "an alias has up to 64 characters and need not be unique",
    lambda s: (
        [
            s.status("PATCH", f"/v2/numbers/{one}", {"type": "number", "alias": alias})
            for one, alias in ((OWN, "x" * 64), (WITH_ALL, "x" * 64), (OWN, "x" * 65))
        ]
        == [200, 200, 422]
    ),
)
numbers.holds(
    "states and rate centers are lower case",
    lambda s: all(
        one["attributes"][name] == one["attributes"][name].lower()
        for one in s.get("/v2/numbers/available?limit=50")["data"]
        for name in ("state", "rate_center")
    ),
)
numbers.holds(
    "the newer attributes of a purchase are there",
    lambda s: (
        {
            "status": "PURCHASED",
            "note": None,
            "rate_type": "local",
            "iso_country": "US",
            "inbound_rate": 0.012,
            "messaging_enabled": False,
            "tier": "Standard",
        }.items()
        <= s.ask("POST", f"/v2/numbers/{s.number()}").json()["data"]["attributes"].items()
    ),
)
numbers.holds(
    "an owned number relates to two routes, a name and an address",
    lambda s: (
        set(s.get(f"/v2/numbers/{OWN}")["data"]["relationships"])
        == {"primary_route", "failover_route", "cnam_preset", "e911_address"}
    ),
)
numbers.holds(
    "an area code links to its exchanges, an exchange to its numbers",
    lambda s: (
        (area := s.first("/v2/numbers/available/areacodes"))["links"]["related"].endswith(
            f"/v2/numbers/available/exchanges?areacode={area['id']}"
        )
        and (one := s.get(area["links"]["related"])["data"][0])["links"]["related"].endswith(
            f"/v2/numbers/available?starts_with=1{one['id']}"
        )
    ),
)
numbers.holds(
    "area codes are those with a number at or below the setup cost",
    lambda s: (
        "212" not in s.ids("/v2/numbers/available/areacodes?max_setup_cost=1&limit=400")
        and "212" in s.ids("/v2/numbers/available/areacodes?max_setup_cost=4&limit=400")
    ),
)
for _filter, _check in {
    "starts_with=1646": lambda one: one["id"].startswith("1646"),
    "starts_with=646": lambda one: one["id"].startswith("1646"),
    "contains=555": lambda one: "555" in one["id"],
    "ends_with=77": lambda one: one["id"].endswith("77"),
    "rate_center=NWYRCYZN01": lambda one: one["attributes"]["rate_center"] == "nwyrcyzn01",
    "state=Wa": lambda one: one["attributes"]["state"] == "wa",
    "number_type=toll-free": lambda one: one["attributes"]["number_type"] == "toll-free",
    "number_type=longcode": lambda one: one["attributes"]["number_type"] == "longcode",
    "starts_with=646&ends_with=7&contains=3": lambda one: (
        re.match("1646.*7$", one["id"]) and "3" in one["id"]
    ),
}.items():
    numbers.holds(
        f"the inventory is searched by {_filter}",
        lambda s, f=_filter, c=_check: (
            (found := s.get(f"/v2/numbers/available?{f}")["data"]) and all(c(one) for one in found)
        ),
    )
numbers.holds(
    "iso_country narrows the inventory down",
    lambda s: s.first("/v2/numbers/available?iso_country=CA")["id"][1:4] in "204 226 236",
)
for _order in (
    *("monthly_cost", "iso_country", "number_type", "state", "rate_center"),
    *("number", "value", "tn", "tn,asc", "tn,desc"),
):
    numbers.holds(
        f"the inventory is ordered by {_order}",
        lambda s, o=_order: s.ids(f"/v2/numbers/available?order_by={o}"),
    )
numbers.chosen("rate_center may need a state", "it doesn't: the newer page says nothing of it")
numbers.holds(
    "numbers on offer link to related, not to self, and relate to nothing",
    lambda s: (
        set((one := s.first("/v2/numbers/available"))["links"]) == {"related"}
        and "relationships" not in one
        and set(one["attributes"])
        == {"monthly_cost", "number_type", "rate_center", "setup_cost", "state", "value"}
    ),
)
numbers.holds(
    "a purchase takes its options from the query",
    lambda s: (
        (
            one := s.ask(
                "POST",
                f"/v2/numbers/{s.number()}?cnam_lookups_enabled=false&messaging_enabled=true",
            ).json()
        )["data"]["attributes"]["cnam_lookups_enabled"]
        is False
        and any(each["type"] == "message_provisioning_status" for each in one["included"])
    ),
)
numbers.holds(
    "messaging is still off in the answer of a purchase that asks for it",
    slow(
        lambda s: (
            s.ask("POST", f"/v2/numbers/{s.number()}?messaging_enabled=true").json()["data"][
                "attributes"
            ]["messaging_enabled"]
            is False
        )
    ),
)
numbers.holds(
    "a purchase needs no body, charges setup and month, and starts with sip-reg",
    lambda s: (
        s.charged(lambda: s.status("POST", f"/v2/numbers/{s.number()}")) == 2_250_000_000
        and s.get("/v2/numbers?limit=200")
    ),
)
numbers.chosen("lookups left out at a purchase: the account's default", "true")
numbers.holds(
    "owned numbers show six attributes in lists, link to self, relate to nothing",
    lambda s: (
        set((one := s.first("/v2/numbers"))["attributes"])
        == {"alias", "cnam_lookups_enabled", "number_type", "rate_center", "state", "value"}
        and set(one["links"]) == {"self"}
        and "relationships" not in one
    ),
)
numbers.holds(
    "alias is matched exactly",
    lambda s: (
        (s.ids("/v2/numbers?alias=Seattle%20office"), s.ids("/v2/numbers?alias=Seattle"))
        == ([WITH_ALL], [])
    ),
)
numbers.holds(
    "starts_with assumes country code 1 for owned numbers too",
    lambda s: s.ids("/v2/numbers?starts_with=201") == [OWN],
)
numbers.holds(
    "details have the shape of a purchase",
    lambda s: set(s.get(f"/v2/numbers/{OWN}")) == {"data", "included", "links"},
)
numbers.holds(
    "a number of somebody else is 404",
    lambda s: s.status("GET", "/v2/numbers/12065550000") == 404,
)
numbers.chosen("POST /v2/numbers/details", "a preview page, its example of low confidence")
numbers.holds(
    "an update needs its type and answers with the whole number",
    lambda s: (
        s.status("PATCH", f"/v2/numbers/{OWN}", {"alias": "NYC"}) == 422
        and "relationships"
        in s.ask("PATCH", f"/v2/numbers/{OWN}", {"type": "number", "alias": "NYC"}).json()["data"]
    ),
)
numbers.holds(
    "messaging can be switched with a mail and a callback",
    lambda s: (
        s.status(
            "PATCH",
            "/v2/numbers/16502390214",
            {
                "type": "number",
                "messaging_enabled": True,
                "messaging_email": True,
                "messaging_callback_url": "https://a.example/",
            },
        )
        == 200
    ),
)
numbers.holds(
    "a released number goes back to the inventory",
    lambda s: (
        s.status("DELETE", f"/v2/numbers/{OWN}") == 204
        and s.ids(f"/v2/numbers/available?starts_with={OWN}") == [OWN]
    ),
)
for _callback in (
    "sms_callback",
    "mms_callback",
    "sms_dlr_callback",
    "mms_dlr_callback",
    "dlr_callback",
):
    numbers.holds(
        f"a number's {_callback} is set in both styles with 204",
        lambda s, c=_callback: (
            [
                s.status("POST", f"/v2/numbers/{OWN}/relationships/{c}", body)
                for body in (
                    {"data": {"attributes": {"callback_url": "https://a.example/"}}},
                    {"callback_url": "https://a.example/"},
                )
            ]
            == [204, 204]
        ),
    )
numbers.chosen("reading or clearing a number's callback was not found", "there is no such path")


def _task(*ids: str) -> Any:
    wish = {"numbers": list(ids), "action": "enable"}
    return lambda s: s.ask("POST", "/v2/message-provision", wish).json()["data"]


numbers.holds(
    "provisioning one number shows it as tn",
    lambda s: _task(OWN)(s)["attributes"]["tn"] == OWN,
)
numbers.holds(
    "provisioning several shows which are done, under way and failed",
    slow(
        lambda s: (
            _task(OWN, WITH_ALL, "12065550000")(s)["attributes"]["numbers"]
            == {"successful": [], "processing": [OWN, WITH_ALL], "failed": ["12065550000"]}
        )
    ),
)
numbers.holds(
    "a task is looked up by its id, which is a string",
    lambda s: (
        s.get(f"/v2/message-provision/status/{(one := _task(OWN)(s))['id']}")["data"]["id"]
        == one["id"]
    ),
)
numbers.chosen("message_bulk_provisioning_status as a type", "the description says the shorter one")
numbers.holds(
    "an action is enable or disable",
    lambda s: s.status("POST", "/v2/message-provision", {"numbers": [OWN], "action": "x"}) == 422,
)


# routes
routes.holds(
    "aliases are unique",
    lambda s: s.status("POST", "/v2/routes", envelope("route", **{**ROUTE, "alias": "PBX"})) == 422,
)
routes.holds(
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
        f"a route of type {_type} to {_value} is answered with {_status}",
        lambda s, t=_type, v=_value, c=_status: (
            s.status("POST", "/v2/routes", envelope("route", alias="new", route_type=t, value=v))
            == c
        ),
    )
routes.chosen("the range of weights was not found", "any whole number")
routes.chosen("the status of a wrong route was not seen", "422")
routes.holds(
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
        f"routes are listed by the type {_type}",
        lambda s, t=_type, i=_ids: s.ids(f"/v2/routes?route_type={t}") == i,
    )
for _name in ("alias", "route_type", "value"):
    routes.holds(
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
    "an update takes any part of a route",
    lambda s: (
        s.ask("PATCH", "/v2/routes/98399", envelope("route", edge_strategy_id=2)).json()["data"][
            "attributes"
        ]["edge_strategy_id"]
        == 2
    ),
)
routes.holds(
    "a route is deleted with and without a slash at the end",
    lambda s: (
        s.status("DELETE", "/v2/routes/98399/") == 204
        and s.status("DELETE", "/v2/routes/98399") == 404
    ),
)
routes.holds(
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
routes.chosen("the shape of edge strategies was not found", "a list with ids and names")
for _name in ("primary_route", "failover_route"):
    routes.holds(
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
routes.chosen("what a number falls back to without a primary route is not stated", "sip-reg")
routes.chosen("routes of messages (sms_primary_route and friends)", "preview pages, superseded")


# messages
messages.holds(
    "the sender is a number of the account, enabled for messaging",
    lambda s: (
        [s.send(**{"from": one}).status_code for one in ("12065559999", "16502390214", OWN)]
        == [422, 422, 202]
    ),
)
messages.holds(
    "160 ASCII characters are one segment, longer ones are cut into 140",
    lambda s: (
        [s.sent(body="a" * size)["amount_nanodollars"] // 4_000_000 for size in (160, 161, 281)]
        == [1, 2, 3]
    ),
)
messages.holds(
    "any other character means 70 UCS-2 units a segment",
    lambda s: (
        [s.sent(body=one)["amount_nanodollars"] // 4_000_000 for one in ("é" * 71, "🙂" * 36)]
        == [2, 2]
    ),
)
messages.holds(
    "message_encoding is 0 for ASCII and 8 for UCS-2",
    lambda s: [s.sent(body=one)["message_encoding"] for one in ("a", "é")] == [0, 8],
)
messages.chosen("the most segments are not published", "any number")
messages.holds(
    "an MMS has at most 767840 bytes, text included",
    lambda s: (
        [
            s.send(body="x", media_urls=[f"https://a.example/a.png?size={size}"]).status_code
            for size in (767_839, 767_840)
        ]
        == [202, 422]
    ),
)
messages.holds(
    "too large a file is refused in the documented words",
    lambda s: (
        s.error(
            "POST",
            "/v2.1/messages",
            envelope(
                "message",
                **{"from": OWN, "to": OTHER, "media_urls": ["https://a.example/oversized"]},
            ),
        )["detail"]
        == 'Error fetching media: File at "https://a.example/oversized" is over 767840 byte limit.'
    ),
)
for _name in (
    *("a.png", "a.jpeg", "a.gif", "a.bmp", "a.3gp", "a.mp4", "a.avi", "a.mpg", "a.amr", "a.mid"),
    *("a.wav", "a.ac3", "a.mp3", "a.txt"),
):
    messages.holds(
        f"an MMS carries {_name}",
        lambda s, n=_name: (
            s.send(body=None, media_urls=[f"https://a.example/{n}"]).status_code == 202
        ),
    )
messages.holds(
    "an MMS doesn't carry other files",
    lambda s: s.send(body=None, media_urls=["https://a.example/a.pdf"]).status_code == 422,
)
messages.chosen("media are fetched by the service", "never by the sandbox: a size is in the URL")
messages.holds(
    "STOP and START are handled for long codes and toll-free numbers",
    lambda s: (
        [
            s.sandbox.deliver_inbound_sms(OTHER, own, word) and s.sent(**{"from": own})["status"]
            for own in (OWN, "18552003001")
            for word in ("STOP", "UNSTOP")
        ]
        == ["failed", "delivered"] * 2
    ),
)
messages.chosen(
    "what becomes of messages after a STOP was not found", "they are accepted, then they fail"
)
messages.chosen("registration of long codes (10DLC)", "done in the portal: there is no API")
messages.holds(
    "an SMS needs a body, an MMS a body or files",
    lambda s: (
        [
            s.send(**wish).status_code
            for wish in (
                {"body": None},
                {"body": None, "is_mms": True},
                {"is_mms": True},
                {"body": None, "media_urls": ["https://a.example/a.png"]},
            )
        ]
        == [422, 422, 202, 202]
    ),
)
messages.holds(
    "files make a message an MMS, is_mms one of text only",
    lambda s: (
        s.sent(media_urls=["https://a.example/a.png"])["is_mms"]
        and s.sent(is_mms=True)["is_mms"]
        and not s.sent()["is_mms"]
    ),
)
messages.holds(
    "an accepted message has an id, a link and a type",
    lambda s: (
        (one := s.send().json()["data"])
        == {
            "id": one["id"],
            "links": {"self": f"{s.sandbox.url}/v2.1/messages/{one['id']}"},
            "type": "message",
        }
    ),
)
messages.holds(
    "a record has the documented attributes",
    lambda s: (
        set(s.sent())
        == {
            *("amount_display", "amount_nanodollars", "body", "delivery_receipts", "direction"),
            *("from", "is_mms", "message_encoding", "message_type", "status", "timestamp", "to"),
        }
    ),
)
messages.holds(
    "receipts come newest first with level, status, code, description and time",
    lambda s: (
        [(one["level"], one["status"], one["status_code"]) for one in s.sent()["delivery_receipts"]]
        == [(2, "delivered", None), (2, "message buffered", 1003), (1, "smsc submit", None)]
    ),
)
messages.holds(
    "there are no receipts in the record of an MMS or of what came in",
    lambda s: (
        s.sent(is_mms=True)["delivery_receipts"]
        == s.get(f"/v2.1/messages/{s.sandbox.deliver_inbound_sms(OTHER, OWN, 'x')}")["data"][
            "attributes"
        ]["delivery_receipts"]
        == []
    ),
)
messages.holds(
    "a message of a toll-free number says so",
    lambda s: (
        s.sent(**{"from": "18552003001"})["message_type"] == "toll-free"
        and s.sent()["message_type"] == "longcode"
    ),
)
for _outcome, _last in (
    ("delivered", "delivered"),
    ("failed", "failed"),
    ("buffered", "message buffered"),
    ("silent", "smsc submit"),
):
    messages.holds(
        f"a message can end as {_last}",
        lambda s, o=_outcome, last=_last: (
            s.sandbox.counterparty("*", outcome=o) or s.sent()["status"] == last
        ),
    )
messages.chosen("the table of status codes was not found", "1003; a script sets any other")
messages.holds(
    "the files of an MMS are related and included",
    lambda s: (
        (
            one := s.get(
                "/v2.1/messages/"
                + s.send(media_urls=["https://a.example/a.gif"]).json()["data"]["id"]
            )
        )["data"]["relationships"]["media"]["data"]
        == [{"id": one["included"][0]["id"], "type": "media"}]
    ),
)
messages.holds(
    "an unknown message is 404 in the envelope",
    lambda s: s.error("GET", "/v2.1/messages/mdr2-0")["status"] == 404,
)
messages.holds(
    "a period needs its start",
    lambda s: s.status("GET", "/v2.1/messages?end_date=2020-01-01") == 422,
)
messages.chosen("a period without an end", "ends now")
messages.holds(
    "records come newest first, not wrapped in data of their own",
    lambda s: (
        (
            times := [
                one["attributes"]["timestamp"]
                for one in s.get("/v2.1/messages?start_date=2020-01-01&limit=50")["data"]
            ]
        )
        == sorted(times, reverse=True)
    ),
)
for _callback in (
    "sms_callback",
    "mms_callback",
    "sms_dlr_callback",
    "mms_dlr_callback",
    "dlr_callback",
):
    messages.holds(
        f"the account's {_callback} is set in both styles with 204, then read",
        lambda s, c=_callback: (
            [
                s.status("PUT", f"/v2.1/messages/{c}", body)
                for body in (
                    {"data": {"attributes": {"callback_url": "https://a.example/"}}},
                    {"callback_url": "https://b.example/"},
                )
            ]
            == [204, 204]
            and (one := s.get(f"/v2.1/messages/{c}")["data"])["attributes"]["callback_url"]
            == "https://b.example/"
            and set(one["attributes"]) == {"api_version", "callback_url", "product"}
            and one["type"] == "callback"
            and "id" not in one
        ),
    )
messages.holds(
    "dlr_callback is the receipts of SMS",
    lambda s: (
        s.ask("PUT", "/v2.1/messages/dlr_callback", {"callback_url": "https://a.example/"})
        and s.get("/v2.1/messages/sms_dlr_callback")["data"]["attributes"]["callback_url"]
        == "https://a.example/"
    ),
)
messages.holds(
    "the links of a file that came in answer",
    lambda s: (
        (
            one := s.get(
                "/v2.1/messages/"
                + s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=["https://a.example/a.gif"])
            )["included"][0]
        )
        and httpx.get(one["attributes"]["url"]).headers["content-type"] == "image/gif"
        and s.get(one["links"]["self"])["data"]["id"] == one["id"]
    ),
)
messages.chosen("price_details and numbers with a plus sign", "v2.2: " + NOT_MODELLED)


# webhooks
def _receipts(s: Bench, **wish: Any) -> list[Any]:
    return s.posted(lambda: s.send(dlr_callback=s.hook, **wish))


def _inbound_sms(s: Bench) -> Any:
    return s.posted(lambda: s.sandbox.deliver_inbound_sms(OTHER, OWN, "hi"), "sms_callback")[0]


def _inbound_mms(s: Bench) -> Any:
    urls = ["https://a.example/photo.jpg"]
    return s.posted(
        lambda: s.sandbox.deliver_inbound_mms(OTHER, OWN, media_urls=urls), "mms_callback"
    )[0]


webhooks.holds(
    "the amount of an inbound SMS is a text in nanodollars",
    lambda s: _inbound_sms(s)["data"]["attributes"]["amount_nanodollars"] == "4000000",
)
webhooks.holds(
    "an inbound SMS has the documented attributes, no receipts, and the address it is posted to",
    lambda s: (
        (one := _inbound_sms(s)["data"])["type"] == "message"
        and set(one["attributes"])
        == {
            *("amount_display", "amount_nanodollars", "body", "direction", "from", "is_mms", "to"),
            *("message_callback_url", "message_encoding", "message_type", "status", "timestamp"),
        }
        and one["attributes"]["message_callback_url"] == s.hook
        and one["attributes"]["status"] == "delivered"
    ),
)
webhooks.holds(
    "numbers in webhooks have eleven digits without a plus sign",
    lambda s: (
        [_inbound_sms(s)["data"]["attributes"][name] for name in ("from", "to")] == [OTHER, OWN]
    ),
)
webhooks.holds(
    "an inbound MMS has empty receipts and status, an integer amount, media beside the data",
    lambda s: (
        (one := _inbound_mms(s))["data"]["attributes"]["delivery_receipts"] == []
        and one["data"]["attributes"]["status"] == ""
        and one["data"]["attributes"]["amount_nanodollars"] == 9_500_000
        and "message_callback_url" not in one["data"]["attributes"]
        and set(one["included"][0]["attributes"]) == {"file_name", "file_size", "mime_type", "url"}
    ),
)
webhooks.holds(
    "the body of an inbound MMS of media only is null",
    lambda s: _inbound_mms(s)["data"]["attributes"]["body"] is None,
)
webhooks.holds(
    "a receipt is one POST, level 1 first, with the id of the message",
    lambda s: (
        (all_ := _receipts(s))
        and [one["data"]["attributes"]["level"] for one in all_] == [1, 2, 2]
        and {one["data"]["type"] for one in all_} == {"delivery_receipt"}
        and all_[0]["data"]["links"]["related"].endswith(f"/v2.1/messages/{all_[0]['data']['id']}")
    ),
)
webhooks.holds(
    "the code of a receipt is a text or null",
    lambda s: (
        [one["data"]["attributes"]["status_code"] for one in _receipts(s)] == [None, "1003", None]
    ),
)
webhooks.holds(
    "the text of a receipt is that of the SMS, empty for MMS",
    lambda s: (
        _receipts(s)[0]["data"]["attributes"]["body"] == "hello there"
        and _receipts(s, is_mms=True)[-1]["data"]["attributes"]["body"] == ""
    ),
)
webhooks.holds(
    "a message's own callback beats the number's, that the account's",
    lambda s: (
        s.ask("PUT", "/v2.1/messages/sms_dlr_callback", {"callback_url": s.hook + "/account"})
        and s.ask(
            "POST",
            f"/v2/numbers/{OWN}/relationships/sms_dlr_callback",
            {"callback_url": s.hook + "/number"},
        )
        and len(_receipts(s)) == 3
        and s.posted(lambda: s.send())
        and len(s.receiver.at("/hook/number")) == 3
        and s.receiver.at("/hook/account") == []
    ),
)


def _attempts(s: Bench) -> bool:
    s.receiver.statuses = [500, 404, 202, 500, 500]
    _inbound_sms(s)
    (delivery,) = s.sandbox.webhooks()
    return delivery.statuses == [500, 404, 202, 500, 500] and delivery.state == "given up"


webhooks.holds("anything but 200 means four more attempts", _attempts)
webhooks.chosen("whether 202 ends the attempts is unknown", "it doesn't: 200 is documented")
webhooks.chosen("retries are documented for inbound SMS", "every webhook is retried like that")
webhooks.holds(
    "a message is charged and kept whether its webhook is taken or not",
    lambda s: s.charged(lambda: s.sandbox.deliver_inbound_sms(OTHER, OWN, "hi")) == 4_000_000,
)


def _posted_with(effect: Any, **options: Any) -> Any:
    def check(s: Bench) -> list[Any]:
        s.sandbox.fault(effect, **options)
        _inbound_sms(s)
        return s.receiver.at("/hook")

    return check


webhooks.holds(
    "a webhook may come twice with the same id: it can be staged",
    lambda s: len(all_ := _posted_with("webhook_duplicate")(s)) == 2 and all_[0] == all_[1],
)
webhooks.holds(
    "accounts on v2 callbacks get a flat body: it can be staged",
    lambda s: set(_posted_with("webhook_legacy_body")(s)[0]) == {"body", "from", "id", "to"},
)
webhooks.holds(
    "a type may be unheard of: it can be staged",
    lambda s: _posted_with("webhook_wrong_type", type="x")(s)[0]["data"]["type"] == "x",
)
webhooks.holds(
    "the end of a provisioning task comes in the shared envelope of events",
    lambda s: (
        set(
            (
                one := s.posted(
                    lambda: s.status(
                        "POST",
                        "/v2/message-provision",
                        {"numbers": [OWN], "action": "enable", "callback_url": s.hook},
                    )
                )[0]["data"]
            )["attributes"]
        )
        == {
            *("at", "customer_id", "event_type", "id", "message", "resource_id", "resource_type"),
            *("status", "timestamp", "type", "url_override", "version"),
        }
        and one["attributes"]["event_type"] == "status_change"
        and one["id"] == one["attributes"]["id"]
    ),
)
webhooks.chosen("events of port orders and CDR exports", NOT_MODELLED)


# e911
for _name in (
    *("label", "first_name", "last_name", "street_number", "street_name", "city", "state"),
    *("country", "zip"),
):
    e911.holds(
        f"an address needs its {_name}",
        lambda s, n=_name: (
            n
            in s.error(
                "POST",
                "/v2/e911s",
                envelope(
                    "e911",
                    **{k: v for k, v in s.address()["data"]["attributes"].items() if k != n},
                ),
            )["detail"]["data"]["attributes"]
        ),
    )
e911.holds(
    "the type of an address is taken in any case and given with a capital",
    lambda s: (
        s.ask(
            "POST", "/v2/e911s", s.address(address_type="SUITE", address_type_number="A-1")
        ).json()["data"]["attributes"]["address_type"]
        == "Suite"
    ),
)
for _type in (
    *("Apartment", "Basement", "Building", "Department", "Floor", "Front", "Key", "Lobby", "Lot"),
    *("Lower", "Office", "Penthouse", "Pier", "Rear", "Room", "Side", "Slip", "Space", "Stop"),
    *("Suite", "Trailer", "Unit", "Upper"),
):
    e911.holds(
        f"{_type} is a type of address",
        lambda s, t=_type: (
            s.status(
                "POST", "/v2/e911s/validate", s.address(address_type=t, address_type_number="1")
            )
            == 204
        ),
    )
e911.holds(
    "a type needs its number",
    lambda s: s.status("POST", "/v2/e911s/validate", s.address(address_type="Suite")) == 422,
)
e911.holds(
    "a postal code has four to seven characters",
    lambda s: (
        [s.status("POST", "/v2/e911s/validate", s.address(zip=one)) for one in ("981", "98101-12")]
        == [422, 422]
        and s.status(
            "POST",
            "/v2/e911s/validate",
            s.address(state="ON", country="CA", zip="M4C 5K7", city="Toronto"),
        )
        == 204
    ),
)
e911.holds(
    "a state has two capitals, a country is US or CA",
    lambda s: (
        [
            s.status("POST", "/v2/e911s/validate", s.address(**one))
            for one in ({"state": "wa"}, {"country": "FR"}, {"country": "USA"})
        ]
        == [422] * 3
    ),
)
for _query, _ids in {
    "label=SEATTLE": ["20930"],
    "street_name=3RD": ["21299"],
    "city=seat": ["20930", "21299"],
    "state=on": ["21300"],
    "state=o": [],
}.items():
    e911.holds(
        f"addresses are listed by {_query}",
        lambda s, q=_query, i=_ids: (
            s.ids(f"/v2/e911s?{q}") == i if len(q) > 7 else s.status("GET", f"/v2/e911s?{q}") < 500
        ),
    )
e911.holds(
    "details have no links of their own at the top",
    lambda s: set(s.get("/v2/e911s/20930")) == {"data"},
)
e911.holds("an unknown record is 404", lambda s: s.status("GET", "/v2/e911s/1") == 404)
e911.holds(
    "validating stores nothing",
    lambda s: (
        s.status("POST", "/v2/e911s/validate", s.address()) == 204 and len(s.ids("/v2/e911s")) == 3
    ),
)
e911.holds(
    "an address that can't be found is 400 in the documented words",
    lambda s: (
        {
            "detail": "Could not geocode this address. Please check the validity of your address.",
            "status": 400,
            "title": "Client Error",
        }.items()
        <= s.error("POST", "/v2/e911s", s.address(state="NY")).items()
    ),
)
e911.chosen("an address that needs reformatting: the shape was not found", "never asked for")
e911.holds(
    "labels may repeat",
    lambda s: [s.status("POST", "/v2/e911s", s.address()) for _ in range(2)] == [201, 201],
)
e911.holds(
    "an update takes any part, and is validated as a whole",
    lambda s: (
        [
            s.status("PATCH", "/v2/e911s/21299", envelope("e911", **one))
            for one in ({"label": "New"}, {"zip": "10001"})
        ]
        == [200, 400]
    ),
)
e911.holds(
    "an update reaches the numbers of the record",
    lambda s: (
        s.ask("PATCH", "/v2/e911s/20930", envelope("e911", label="New"))
        and [
            one["attributes"]["label"]
            for one in s.get(f"/v2/numbers/{WITH_ALL}")["included"]
            if one["type"] == "e911"
        ]
        == ["New"]
    ),
)
e911.holds(
    "a record without numbers is deleted",
    lambda s: s.status("DELETE", "/v2/e911s/21299") == 204,
)
e911.chosen("deleting a record in use: no status was found", "403, as for routes")


def _fee(*records: str) -> Any:
    return lambda s: s.charged(
        lambda: [
            s.status("PATCH", f"/v2/numbers/{OWN}/relationships/e911s/{one}") for one in records
        ]
    )


e911.holds("a number's address costs a fee", lambda s: _fee("21299")(s) == 1_390_000_000)
e911.holds(
    "the same record again costs nothing more",
    lambda s: _fee("21299", "21299")(s) == 1_390_000_000,
)
e911.holds(
    "another record costs the fee again",
    lambda s: _fee("21299", "20930")(s) == 2_780_000_000,
)
e911.chosen("the fee isn't published, nor who is exempt", "1.39 dollars, settable; nobody")
e911.holds(
    "toll-free numbers can have an address",
    lambda s: s.status("PATCH", "/v2/numbers/18552003001/relationships/e911s/21299") == 204,
)
e911.chosen("numbers without emergency service", "those of other countries than US and CA: 422")
e911.holds(
    "an address is taken off a number and stays",
    lambda s: (
        s.status("DELETE", f"/v2/numbers/{WITH_ALL}/relationships/e911s") == 204
        and s.status("GET", "/v2/e911s/20930") == 200
    ),
)
e911.chosen("taking off an address that isn't there was not found", "204")
e911.holds(
    "the numbers of a record show alias and value only",
    lambda s: (
        s.first("/v2/e911s/20930/relationships/numbers")["attributes"]
        == {"alias": "Seattle office", "value": WITH_ALL}
    ),
)


# cnam
cnam.holds(
    "names are for US local numbers: no toll-free, no Canadian ones",
    lambda s: (
        [
            s.status("PATCH", f"/v2/numbers/{one}/relationships/cnams/22671")
            for one in ("18552003001", "14164390052", OWN)
        ]
        == [422, 422, 202]
    ),
)
for _value, _status in {
    "ABCDEFGHIJKLMNO": 201,
    "ABCDEFGHIJKLMNOP": 422,
    "12345": 422,
    "": 422,
    "A-_.,@+&'/\" B": 201,
    "A*B": 422,
}.items():
    cnam.holds(
        f"the name {_value!r} is answered with {_status}",
        lambda s, v=_value, c=_status: s.status("POST", "/v2/cnams", {"value": v}) == c,
    )


def _reviewed(value: str) -> Any:
    def check(s: Bench) -> Any:
        record = s.ask("POST", "/v2/cnams", {"value": value}).json()["data"]["id"]
        s.sandbox.advance(2 * 86400 + 1)
        return s.get(f"/v2/cnams/{record}")["data"]["attributes"]

    return check


cnam.holds(
    "a review takes up to 48 hours",
    lambda s: (
        (one := _reviewed("CORNER BAKERY")(s))["is_approved"]
        and one["rejection_reason"] is None
        and one["approval_datetime"]
    ),
)
for _value, _reason in {
    "DAMN GOOD": "Profanity",
    "CALL 2065551234": "Phone numbers",
    "SHERIFF": "authorities",
    "OBAMA": "public figures",
    "NEW SEATTLE": None,
    "SEATTLE": "places",
    "BATMAN": "fictional",
    "RABBI COHEN": "Religious",
    "A 1": "More than one letter",
    "UNKNOWN CALLER": "Generic",
}.items():
    cnam.holds(
        f"the review of {_value!r} ends with {_reason or 'approval'}",
        lambda s, v=_value, r=_reason: (
            (one := _reviewed(v)(s))["is_approved"] is (r is None)
            and (r or "") in (one["rejection_reason"] or "")
        ),
    )
cnam.chosen("which words a review minds is not published", "a short list for each rule")
cnam.chosen("whether names are put in upper case is not stated", "they stay as given")
for _query, _ids in {
    "is_approved=true": ["17604", "22671"],
    "is_approved=false": ["23452", "23453"],
    "value=maria": ["17604"],
    "starts_with=reg": ["22671"],
    "contains=h5": ["23453"],
    "ends_with=CLAUS": ["23452"],
}.items():
    cnam.holds(
        f"names are listed by {_query}",
        lambda s, q=_query, i=_ids: s.ids(f"/v2/cnams?{q}") == i,
    )
cnam.holds(
    "an approved name shows the numbers that use it, and includes them",
    lambda s: (
        (one := s.get("/v2/cnams/22671"))["data"]["relationships"]["numbers"]["data"]
        == [{"id": WITH_ALL, "type": "number"}]
        and one["included"][0]["id"] == WITH_ALL
    ),
)
cnam.holds(
    "an approved name that nobody uses shows no numbers",
    lambda s: s.get("/v2/cnams/17604")["data"]["relationships"]["numbers"]["data"] == [],
)
cnam.chosen("a name that exists already: not seen", "422")
cnam.holds(
    "a pending name can be changed; the answer shows the value only",
    lambda s: (
        s.ask("PATCH", "/v2/cnams/23453", envelope("cnam", value="MY BUSINESS")).json()["data"][
            "attributes"
        ]
        == {"value": "MY BUSINESS"}
    ),
)
cnam.holds(
    "a name that isn't pending can't be changed",
    lambda s: s.status("PATCH", "/v2/cnams/22671", envelope("cnam", value="MY BUSINESS")) == 422,
)
cnam.holds(
    "a name that isn't approved can't be assigned",
    lambda s: s.status("PATCH", f"/v2/numbers/{OWN}/relationships/cnams/23453") == 422,
)
cnam.chosen("an assignment takes five to seven days", "it takes effect at once")
cnam.holds(
    "a deleted name leaves its numbers",
    lambda s: (
        s.status("DELETE", "/v2/cnams/22671") == 204
        and s.get(f"/v2/numbers/{WITH_ALL}")["data"]["relationships"]["cnam_preset"]["data"] is None
    ),
)
cnam.holds(
    "deleting an unknown name is 404 in the documented words",
    lambda s: (
        {
            "detail": "CNAM record not found. Nothing to delete.",
            "status": 404,
            "title": "Resource not found",
        }.items()
        <= s.error("DELETE", "/v2/cnams/1").items()
    ),
)
cnam.holds(
    "lookups on inbound calls are a flag of the number",
    lambda s: (
        s.status("PATCH", f"/v2/numbers/{OWN}", {"type": "number", "cnam_lookups_enabled": True})
        == 200
    ),
)
