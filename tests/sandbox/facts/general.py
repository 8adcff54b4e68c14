"""Versions, media types, the envelope, pages and links."""

from __future__ import annotations

from typing import Any

import httpx

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    JSON_API,
    OTHER,
    OWN,
    ROUTE,
    WITH_ALL,
    Bench,
    Table,
)

LISTS = {
    "/v2/numbers/available/areacodes": 400,
    "/v2/numbers/available/exchanges": 200,
    "/v2/numbers/available": 200,
    "/v2/numbers": 200,
    "/v2/routes": 200,
    "/v2/e911s": 2000,
}
general = Table("README")


# Versions and authentication
general.holds(
    "DS",
    "numbers, routes, e911s and cnams live under /v2, messages under /v2.1",
    lambda s: all(
        s.status("GET", path) == 200
        for path in (*LISTS, "/v2/cnams", "/v2.1/messages?start_date=2020-01-01")
    ),
)
general.holds(
    "DS",
    "the version belongs to the family: other pairings are unknown paths",
    lambda s: (
        [s.status("GET", path) for path in ("/v2.1/numbers", "/v1/numbers", "/v2/messages")]
        == [404] * 3
    ),
)
general.holds(
    "D",
    "messages live under /v2.2 as well",
    lambda s: s.status("GET", "/v2.2/messages?start_date=2020-01-01") == 200,
)
general.chosen(
    "D",
    "Numbers v2.1 (routes for each service, the webhook route type)",
    "a preview that was never released",
)
general.holds(
    "DS",
    "every call needs HTTP Basic with access key and secret key",
    lambda s: httpx.get(f"{s.sandbox.url}/v2/numbers").status_code == 401,
)
general.holds(
    "D",
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
general.holds("D", "the access key is a string of digits", lambda s: s.sandbox.access_key.isdigit())


def _sub_permission(s: Bench) -> bool:
    s.sandbox.fault(
        "status", status=403, title="ActionNotAuthorizedError", detail="", without=["id"]
    )
    expected = {"detail": "", "status": 403, "title": "ActionNotAuthorizedError"}
    return bool(s.error("GET", "/v2/routes") == expected)


general.holds("D", "a missing permission can be staged as it is documented", _sub_permission)


# Media types and styles
def _accepts(content: bytes, media_type: str | None, path: str = "/v2/cnams") -> Any:
    def check(s: Bench) -> bool:
        headers = {} if media_type is None else {"content-type": media_type}
        url, auth = f"{s.sandbox.url}{path}", (s.sandbox.access_key, s.sandbox.secret_key)
        return httpx.post(url, content=content, headers=headers, auth=auth).status_code == 201

    return check


for _media_type in (JSON_API, "application/json", "application/vnd+api.json", None):
    general.holds(
        "DS",
        f"a JSON body goes with the content type {_media_type}",
        _accepts(b'{"value": "BOB LAW"}', _media_type),
    )
general.holds(
    "S",
    "a CNAM record is created from a form as well, as the previous SDK sends it",
    _accepts(b"value=BOB+LAW", "application/x-www-form-urlencoded"),
)
general.holds(
    "D",
    "any other content type is 415",
    lambda s: s.status("POST", "/v2/cnams", headers={"content-type": "text/plain"}) == 415,
)
general.holds(
    "DS",
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
    "DI",
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
        "D",
        f"the JSON:API style is accepted for a {_name}",
        lambda s, m=_method, p=_path, a=_attributes, n=_name, c=_status: (
            s.status(m, p, envelope(n, **a)) == c
        ),
    )
    general.holds(
        "D",
        f"the compact style is accepted for a {_name}",
        lambda s, m=_method, p=_path, a=_attributes, n=_name, c=_status: (
            s.status(m, p, {**a, **({"type": "number"} if n == "number" else {})}) == c
        ),
    )


# The envelope
general.holds(
    "DS",
    "data is an object for one resource and an array for lists",
    lambda s: (
        isinstance(s.get(f"/v2/numbers/{OWN}")["data"], dict)
        and isinstance(s.get("/v2/numbers")["data"], list)
    ),
)
general.holds(
    "DS",
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
    "I",
    "included is absent when there is nothing to include",
    lambda s: "included" not in s.get("/v2/cnams/17604") and "included" not in s.get("/v2/numbers"),
)
general.holds(
    "D",
    "details of a number include its route, cnam and e911",
    lambda s: (
        {one["type"] for one in s.get(f"/v2/numbers/{WITH_ALL}")["included"]}
        == {"route", "cnam", "e911"}
    ),
)
general.holds(
    "I",
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
        "DS",
        f"the type of what {_path.partition('?')[0]} lists is {_kind}",
        lambda s, k=_kind, p=_path: s.first(p)["type"] == k,
    )


# Pagination
def _defaults(path: str) -> Any:
    return lambda s: s.get(path)["links"]["self"].endswith("limit=10&offset=0")


def _at_most(path: str, most: int) -> Any:
    def check(s: Bench) -> bool:
        within, above = f"{path}?limit={most}", f"{path}?limit={most + 1}"
        return (s.status("GET", within), s.status("GET", above)) == (200, 422)

    return check


for _path, _most in LISTS.items():
    general.holds("D", f"a page of {_path} has 10 items unless asked otherwise", _defaults(_path))
    general.holds("DS", f"a page of {_path} has {_most} items at most", _at_most(_path, _most))
general.holds(
    "D",
    "the numbers of an address come in pages of 10",
    _defaults("/v2/e911s/20930/relationships/numbers"),
)
general.holds("I", "caller names come in pages of 10", _defaults("/v2/cnams"))
general.holds(
    "D", "a page of caller names has no maximum", lambda s: s.get("/v2/cnams?limit=99999")
)
general.holds(
    "D",
    "a page of messages has no maximum, but more than nothing",
    lambda s: (
        [
            s.status("GET", f"/v2.1/messages?start_date=2020-01-01&limit={limit}")
            for limit in (250, 99999, 0)
        ]
        == [200, 200, 422]
    ),
)
general.chosen("I", "the default page of messages is not stated", "10, as everywhere")
general.chosen(
    "I", "above a maximum: clamp or error is not documented", "422, so that tests notice"
)
general.holds(
    "DS",
    "offset counts items from 0",
    lambda s: s.ids("/v2/numbers?offset=2&limit=1") == [s.ids("/v2/numbers")[2]],
)
general.holds(
    "ST",
    "next is missing on the last page, not null",
    lambda s: "next" not in s.get("/v2/numbers")["links"],
)
general.holds(
    "DS",
    "next repeats the filters, its offset advanced by limit",
    lambda s: s.get("/v2/numbers?starts_with=1206&limit=1")["links"]["next"].endswith(
        "/v2/numbers?starts_with=1206&limit=1&offset=1"
    ),
)
general.holds(
    "S",
    "lists of messages link to the next page only",
    lambda s: set(s.get("/v2.1/messages?start_date=2020-01-01&limit=2")["links"]) == {"next"},
)
general.holds(
    "I",
    "no match is 200 with an empty list",
    lambda s: s.get("/v2/numbers?alias=nobody")["data"] == [],
)


# Oddities in links
general.holds(
    "S",
    "the links of a created route lack the version",
    lambda s: (
        (created := s.ask("POST", "/v2/routes", envelope("route", **ROUTE)).json())["links"]["self"]
        == f"{s.sandbox.url}/routes/{created['data']['id']}"
    ),
)
general.holds(
    "S",
    "starts_with=646 comes back as starts_with=1646",
    lambda s: (
        "starts_with=1646&" in s.get("/v2/numbers/available?starts_with=646")["links"]["self"]
    ),
)
general.holds(
    "S",
    "max_setup_cost=3.25 comes back as max_setup_cost=3",
    lambda s: (
        "max_setup_cost=3&"
        in s.get("/v2/numbers/available/areacodes?max_setup_cost=3.25")["links"]["self"]
    ),
)
general.holds(
    "S",
    "is_approved comes back with a capital",
    lambda s: "is_approved=True&" in s.get("/v2/cnams?is_approved=true")["links"]["self"],
)
general.holds(
    "S",
    "the numbers of an address link to themselves with relationships in the path",
    lambda s: (
        "/v2/e911s/20930/relationships/numbers?"
        in s.get("/v2/e911s/20930/relationships/numbers")["links"]["self"]
    ),
)
general.chosen(
    "D",
    "some documented links have a staging or internal host",
    "the host asked: links can be followed",
)
