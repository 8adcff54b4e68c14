"""Caller names."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    OWN,
    WITH_ALL,
    Bench,
    Table,
)

cnam = Table("cnam")


cnam.holds(
    "D",
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
        "DI",
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
    "D",
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
        "D",
        f"the review of {_value!r} ends with {_reason or 'approval'}",
        lambda s, v=_value, r=_reason: (
            (one := _reviewed(v)(s))["is_approved"] is (r is None)
            and (r or "") in (one["rejection_reason"] or "")
        ),
    )
cnam.chosen("D", "which words a review minds is not published", "a short list for each rule")
cnam.chosen("I", "whether names are put in upper case is not stated", "they stay as given")
for _query, _ids in {
    "is_approved=true": ["17604", "22671"],
    "is_approved=false": ["23452", "23453"],
    "value=maria": ["17604"],
    "starts_with=reg": ["22671"],
    "contains=h5": ["23453"],
    "ends_with=CLAUS": ["23452"],
}.items():
    cnam.holds(
        "DS",
        f"names are listed by {_query}",
        lambda s, q=_query, i=_ids: s.ids(f"/v2/cnams?{q}") == i,
    )
cnam.holds(
    "D",
    "an approved name shows the numbers that use it, and includes them",
    lambda s: (
        (one := s.get("/v2/cnams/22671"))["data"]["relationships"]["numbers"]["data"]
        == [{"id": WITH_ALL, "type": "number"}]
        and one["included"][0]["id"] == WITH_ALL
    ),
)
cnam.holds(
    "S",
    "an approved name that nobody uses shows no numbers",
    lambda s: s.get("/v2/cnams/17604")["data"]["relationships"]["numbers"]["data"] == [],
)
cnam.chosen("I", "a name that exists already: not seen", "422")
cnam.holds(
    "D",
    "a pending name can be changed; the answer shows the value only",
    lambda s: (
        s.ask("PATCH", "/v2/cnams/23453", envelope("cnam", value="MY BUSINESS")).json()["data"][
            "attributes"
        ]
        == {"value": "MY BUSINESS"}
    ),
)
cnam.holds(
    "D",
    "a name that isn't pending can't be changed",
    lambda s: s.status("PATCH", "/v2/cnams/22671", envelope("cnam", value="MY BUSINESS")) == 422,
)
cnam.holds(
    "D",
    "a name that isn't approved can't be assigned",
    lambda s: s.status("PATCH", f"/v2/numbers/{OWN}/relationships/cnams/23453") == 422,
)
cnam.chosen("D", "an assignment takes five to seven days", "it takes effect at once")
cnam.holds(
    "D",
    "a deleted name leaves its numbers",
    lambda s: (
        s.status("DELETE", "/v2/cnams/22671") == 204
        and s.get(f"/v2/numbers/{WITH_ALL}")["data"]["relationships"]["cnam_preset"]["data"] is None
    ),
)
cnam.holds(
    "D",
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
    "D",
    "lookups on inbound calls are a flag of the number",
    lambda s: (
        s.status("PATCH", f"/v2/numbers/{OWN}", {"type": "number", "cnam_lookups_enabled": True})
        == 200
    ),
)
