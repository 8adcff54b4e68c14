"""Emergency addresses."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import (
    OWN,
    WITH_ALL,
    Table,
)

e911 = Table("e911")


for _name in (
    *("label", "first_name", "last_name", "street_number", "street_name", "city", "state"),
    *("country", "zip"),
):
    e911.holds(
        "D",
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
    "DS",
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
        "D",
        f"{_type} is a type of address",
        lambda s, t=_type: (
            s.status(
                "POST", "/v2/e911s/validate", s.address(address_type=t, address_type_number="1")
            )
            == 204
        ),
    )
e911.holds(
    "D",
    "a type needs its number",
    lambda s: s.status("POST", "/v2/e911s/validate", s.address(address_type="Suite")) == 422,
)
e911.holds(
    "S",
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
    "D",
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
        "D",
        f"addresses are listed by {_query}",
        lambda s, q=_query, i=_ids: (
            s.ids(f"/v2/e911s?{q}") == i if len(q) > 7 else s.status("GET", f"/v2/e911s?{q}") < 500
        ),
    )
e911.holds(
    "S",
    "details have no links of their own at the top",
    lambda s: set(s.get("/v2/e911s/20930")) == {"data"},
)
e911.holds("S", "an unknown record is 404", lambda s: s.status("GET", "/v2/e911s/1") == 404)
e911.holds(
    "DS",
    "validating stores nothing",
    lambda s: (
        s.status("POST", "/v2/e911s/validate", s.address()) == 204 and len(s.ids("/v2/e911s")) == 3
    ),
)
e911.holds(
    "S",
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
e911.chosen("D", "an address that needs reformatting: the shape was not found", "never asked for")
e911.holds(
    "S",
    "labels may repeat",
    lambda s: [s.status("POST", "/v2/e911s", s.address()) for _ in range(2)] == [201, 201],
)
e911.holds(
    "D",
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
    "S",
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
    "S",
    "a record without numbers is deleted",
    lambda s: s.status("DELETE", "/v2/e911s/21299") == 204,
)
e911.chosen("I", "deleting a record in use: no status was found", "403, as for routes")


def _fee(*records: str) -> Any:
    return lambda s: s.charged(
        lambda: [
            s.status("PATCH", f"/v2/numbers/{OWN}/relationships/e911s/{one}") for one in records
        ]
    )


e911.holds("D", "a number's address costs a fee", lambda s: _fee("21299")(s) == 1_390_000_000)
e911.holds(
    "S",
    "the same record again costs nothing more",
    lambda s: _fee("21299", "21299")(s) == 1_390_000_000,
)
e911.holds(
    "S",
    "another record costs the fee again",
    lambda s: _fee("21299", "20930")(s) == 2_780_000_000,
)
e911.chosen("D", "the fee isn't published, nor who is exempt", "1.39 dollars, settable; nobody")
e911.holds(
    "D",
    "toll-free numbers can have an address",
    lambda s: s.status("PATCH", "/v2/numbers/18552003001/relationships/e911s/21299") == 204,
)
e911.chosen(
    "D", "numbers without emergency service", "those of other countries than US and CA: 422"
)
e911.holds(
    "S",
    "an address is taken off a number and stays",
    lambda s: (
        s.status("DELETE", f"/v2/numbers/{WITH_ALL}/relationships/e911s") == 204
        and s.status("GET", "/v2/e911s/20930") == 200
    ),
)
e911.chosen("I", "taking off an address that isn't there was not found", "204")
e911.holds(
    "DS",
    "the numbers of a record show alias and value only",
    lambda s: (
        s.first("/v2/e911s/20930/relationships/numbers")["attributes"]
        == {"alias": "Seattle office", "value": WITH_ALL}
    ),
)
