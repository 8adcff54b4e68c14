"""The inventory, owned numbers, provisioning."""

from __future__ import annotations

import re
from typing import Any

from tests.sandbox.facts.bench import (
    OWN,
    WITH_ALL,
    Table,
    slow,
)

numbers = Table("numbers")


numbers.holds(
    "D",
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
    "DS",
    "states and rate centers are lower case",
    lambda s: all(
        one["attributes"][name] == one["attributes"][name].lower()
        for one in s.get("/v2/numbers/available?limit=50")["data"]
        for name in ("state", "rate_center")
    ),
)
numbers.holds(
    "D",
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
    "DS",
    "an owned number relates to two routes, a name and an address",
    lambda s: (
        set(s.get(f"/v2/numbers/{OWN}")["data"]["relationships"])
        == {"primary_route", "failover_route", "cnam_preset", "e911_address"}
    ),
)
numbers.holds(
    "DS",
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
    "DS",
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
        "DS",
        f"the inventory is searched by {_filter}",
        lambda s, f=_filter, c=_check: (
            (found := s.get(f"/v2/numbers/available?{f}")["data"]) and all(c(one) for one in found)
        ),
    )
numbers.holds(
    "D",
    "iso_country narrows the inventory down",
    lambda s: s.first("/v2/numbers/available?iso_country=CA")["id"][1:4] in "204 226 236",
)
for _order in (
    *("monthly_cost", "iso_country", "number_type", "state", "rate_center"),
    *("number", "value", "tn", "tn,asc", "tn,desc"),
):
    numbers.holds(
        "DT",
        f"the inventory is ordered by {_order}",
        lambda s, o=_order: s.ids(f"/v2/numbers/available?order_by={o}"),
    )
numbers.chosen(
    "DS", "rate_center may need a state", "it doesn't: the newer page says nothing of it"
)
numbers.holds(
    "DS",
    "numbers on offer link to related, not to self, and relate to nothing",
    lambda s: (
        set((one := s.first("/v2/numbers/available"))["links"]) == {"related"}
        and "relationships" not in one
        and set(one["attributes"])
        == {"monthly_cost", "number_type", "rate_center", "setup_cost", "state", "value"}
    ),
)
numbers.holds(
    "T",
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
    "D",
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
    "DS",
    "a purchase needs no body, charges setup and month, and starts with sip-reg",
    lambda s: (
        s.charged(lambda: s.status("POST", f"/v2/numbers/{s.number()}")) == 2_250_000_000
        and s.get("/v2/numbers?limit=200")
    ),
)
numbers.chosen("D", "lookups left out at a purchase: the account's default", "true")
numbers.holds(
    "DS",
    "owned numbers show six attributes in lists, link to self, relate to nothing",
    lambda s: (
        set((one := s.first("/v2/numbers"))["attributes"])
        == {"alias", "cnam_lookups_enabled", "number_type", "rate_center", "state", "value"}
        and set(one["links"]) == {"self"}
        and "relationships" not in one
    ),
)
numbers.holds(
    "D",
    "alias is matched exactly",
    lambda s: (
        (s.ids("/v2/numbers?alias=Seattle%20office"), s.ids("/v2/numbers?alias=Seattle"))
        == ([WITH_ALL], [])
    ),
)
numbers.holds(
    "D",
    "starts_with assumes country code 1 for owned numbers too",
    lambda s: s.ids("/v2/numbers?starts_with=201") == [OWN],
)
numbers.holds(
    "DS",
    "details have the shape of a purchase",
    lambda s: set(s.get(f"/v2/numbers/{OWN}")) == {"data", "included", "links"},
)
numbers.holds(
    "D",
    "a number of somebody else is 404",
    lambda s: s.status("GET", "/v2/numbers/12065550000") == 404,
)
numbers.holds(
    "D",
    "POST /v2/numbers/details answers several numbers, with relationships",
    lambda s: (
        [
            (one["id"], "primary_route" in one["relationships"])
            for one in s.ask(
                "POST", "/v2/numbers/details", {"numbers": [f"+{WITH_ALL}", f"+{OWN}"]}
            ).json()["data"]
        ]
        == [(WITH_ALL, True), (OWN, True)]
    ),
)
numbers.chosen(
    "D",
    "the example of POST /v2/numbers/details has the relationships of a preview",
    "those of the details of one number",
)
numbers.chosen(
    "I", "details of several numbers of which some aren't on the account", "those are left out"
)
numbers.holds(
    "D",
    "an update needs its type and answers with the whole number",
    lambda s: (
        s.status("PATCH", f"/v2/numbers/{OWN}", {"alias": "NYC"}) == 422
        and "relationships"
        in s.ask("PATCH", f"/v2/numbers/{OWN}", {"type": "number", "alias": "NYC"}).json()["data"]
    ),
)
numbers.holds(
    "D",
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
    "D",
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
        "DSI",
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
numbers.chosen(
    "I", "reading or clearing a number's callback was not found", "there is no such path"
)


def _task(*ids: str) -> Any:
    wish = {"numbers": list(ids), "action": "enable"}
    return lambda s: s.ask("POST", "/v2/message-provision", wish).json()["data"]


numbers.holds(
    "DI",
    "provisioning one number shows it as tn",
    lambda s: _task(OWN)(s)["attributes"]["tn"] == OWN,
)
numbers.holds(
    "DI",
    "provisioning several shows which are done, under way and failed",
    slow(
        lambda s: (
            _task(OWN, WITH_ALL, "12065550000")(s)["attributes"]["numbers"]
            == {"successful": [], "processing": [OWN, WITH_ALL], "failed": ["12065550000"]}
        )
    ),
)
numbers.holds(
    "DI",
    "a task is looked up by its id, which is a string",
    lambda s: (
        s.get(f"/v2/message-provision/status/{(one := _task(OWN)(s))['id']}")["data"]["id"]
        == one["id"]
    ),
)
numbers.chosen(
    "D", "message_bulk_provisioning_status as a type", "the description says the shorter one"
)
numbers.holds(
    "D",
    "an action is enable or disable",
    lambda s: s.status("POST", "/v2/message-provision", {"numbers": [OWN], "action": "x"}) == 422,
)
