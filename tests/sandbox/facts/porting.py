"""Port orders."""

from __future__ import annotations

from typing import Any

import httpx

from tests.sandbox.conftest import envelope
from tests.sandbox.facts.bench import OWN, Bench, Table

porting = Table("porting")
DAY = 86400
LOCAL, CANADIAN, FREE = "+14252081174", "+14162081174", "+18002255277"
ORDER = {
    "numbers": [LOCAL],
    "billing_name": "John Doe",
    "street": "1218 3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "zip": "98101",
    "country": "US",
    "provider": "Verizon",
    "usage_type": "Residential",
}
SIGNED = envelope("loa", signature_name="Sam User", signature_title="Agent")
CANCELLED = envelope("portorder", status="cancelled")


def create(s: Bench, **changes: Any) -> httpx.Response:
    return s.ask("POST", "/v2/portorders", envelope("portorder", **{**ORDER, **changes}))


def orders(s: Bench, **changes: Any) -> list[Any]:
    found: list[Any] = create(s, **changes).json()["data"]["attributes"]["orders"]
    return found


def order(s: Bench, status: str = "pending", **changes: Any) -> str:
    """The path of a new order."""
    order_id = orders(s, **changes)[0]["id"]
    if status != "pending":
        s.sandbox.set_port_order_status(order_id, status)
    return f"/v2/portorders/{order_id}"


def now(s: Bench, path: str) -> Any:
    return s.get(f"{path}/status")["data"]["attributes"]["status"]


porting.holds(
    "D",
    "numbers are sorted into three lists, one number in two of them",
    lambda s: (
        s.ask(
            "POST",
            "/v2/portorders/portability",
            {"numbers": ["+14252081174", "+12125551212", "+18002255277"]},
        ).json()
        == {
            "data": {
                "hypernetwork_enabled": ["+14252081174"],
                "nonportable": ["+12125551212"],
                "portable": ["+14252081174", "+18002255277"],
            }
        }
    ),
)
porting.holds(
    "D",
    "a number needs its plus sign, when it is checked and when it is ordered",
    lambda s: (
        s.status("POST", "/v2/portorders/portability", {"numbers": ["14252081174"]}) == 422
        and create(s, numbers=["14252081174"]).status_code == 422
    ),
)
porting.chosen("S", "the old SDK checks form-encoded numbers", "lists aren't read from forms")
for _field in (*("numbers", "billing_name", "street", "city", "state", "country"), "zip"):
    porting.holds(
        "D",
        f"an order without its {_field} is refused",
        lambda s, f=_field: (
            s.status(
                "POST",
                "/v2/portorders",
                envelope("portorder", **{k: v for k, v in ORDER.items() if k != f}),
            )
            == 422
        ),
    )
porting.holds(
    "D",
    "an order is split by country, and local from toll-free",
    lambda s: (
        [one["attributes"]["numbers"] for one in orders(s, numbers=[LOCAL, FREE, CANADIAN])]
        == [[LOCAL], [FREE], [CANADIAN]]
    ),
)
porting.chosen("D", "an order is split by carrier", "nobody knows the carrier of a number here")
porting.holds("I", "a created order is answered with 201", lambda s: create(s).status_code == 201)
porting.holds(
    "D",
    "the answer is a group that holds its orders",
    lambda s: create(s).json()["data"]["type"] == "portorder_group",
)
porting.holds(
    "D",
    "an order groups the address, writes the usage small and the cost as text",
    lambda s: (
        (said := s.get(order(s))["data"]["attributes"])["billing_address"]
        == {
            **{name: ORDER[name] for name in ("city", "country", "state", "street", "zip")},
            "street2": None,
        }
        and said["usage_type"] == "residential"
        and said["cost"] == "7.5"
        and said["status_updated_at"] is None
    ),
)
porting.holds(
    "D",
    "a preset has to exist",
    lambda s: create(s, presets={"e911_id": "1"}).status_code == 422,
)
porting.holds(
    "D",
    "the orders of a group are listed, with status by their state alone",
    lambda s: (
        (group := create(s, numbers=[LOCAL, FREE]).json()["data"]["id"])
        and [
            set(one["attributes"])
            for one in s.get(f"/v2/portorders?group_id={group}&status")["data"]
        ]
        == [{"status", "status_updated_at"}] * 2
        and len(s.get(f"/v2/portorders?group_id={group}")["data"]) == 2
    ),
)
_EDITABLE = {
    "pending": "details numbers presets cancel",
    "processing": "presets",
    "submitted": "presets",
    "accepted": "presets",
    "rejected": "details presets cancel",
    "review": "presets",
    "completed": "",
    "cancelled": "",
    "abandoned": "",
    "hard_canceled": "",
}
_CHANGES: dict[str, tuple[str, str, Any]] = {
    "presets": ("PATCH", "", envelope("portorder", presets={"alias": "Desk"})),
    "numbers": ("PATCH", "/relationships/numbers", {"add": ["+12062081174"]}),
    "details": ("PATCH", "", envelope("portorder", billing_name="Jane Doe")),
    "cancel": ("PATCH", "/status", CANCELLED),
}


def _can(s: Bench, status: str) -> set[str]:
    """What can be changed of an order in that status, each of another order."""
    found = set()
    for place, (what, (method, path, body)) in enumerate(_CHANGES.items()):
        where = order(s, status, numbers=[f"+1425208{2000 + place}"])
        if s.status(method, where + path, body) == 200:
            found.add(what)
    return found


for _status, _allowed in _EDITABLE.items():
    porting.holds(
        "D",
        f"of an order that is {_status} one can change: {_allowed or 'nothing'}",
        lambda s, n=_status, a=_allowed: _can(s, n) == set(a.split()),
    )
porting.holds(
    "D",
    "a rejected order that is given up is abandoned",
    lambda s: (
        s.ask("PATCH", f"{order(s, 'rejected')}/status", CANCELLED).json()["data"]["attributes"][
            "status"
        ]
        == "abandoned"
    ),
)
porting.holds(
    "D",
    "a rejected order whose details are corrected is in review",
    lambda s: (
        (path := order(s, "rejected"))
        and s.ask("PATCH", path, envelope("portorder", pin="1")).json()["data"]["attributes"][
            "status"
        ]
        == "review"
    ),
)
for _from, _to in (("pending", "cancelled"), ("rejected", "abandoned")):
    porting.holds(
        "D",
        f"an order that is {_from} for 45 days is {_to}",
        lambda s, a=_from, b=_to: (
            (path := order(s, a))
            and not s.sandbox.advance(44 * DAY) < 0
            and now(s, path) == a
            and not s.sandbox.advance(DAY + 60) < 0
            and now(s, path) == b
        ),
    )
porting.holds(
    "D",
    "the letter is the last step: it submits the order, and is answered with an empty 201",
    lambda s: (
        (path := order(s))
        and (answer := s.ask("POST", f"{path}/loa", SIGNED)).status_code == 201
        and answer.content == b""
        and now(s, path) == "processing"
    ),
)
porting.holds(
    "D",
    "a letter without a signature is refused",
    lambda s: (
        s.status("POST", f"{order(s)}/loa", envelope("loa", signature_name="Sam User")) == 422
    ),
)
porting.holds(
    "D",
    "the letter has to come back as it was",
    lambda s: (
        s.status(
            "POST",
            f"{order(s)}/loa",
            envelope("loa", billing_name="X", signature_name="S", signature_title="A"),
        )
        == 422
    ),
)
porting.holds(
    "D",
    "the letter has numbers of ten digits",
    lambda s: s.get(f"{order(s)}/loa")["data"]["attributes"]["numbers"] == ["4252081174"],
)
porting.holds(
    "D",
    "presets hold for the numbers of an order once it is completed",
    lambda s: (
        order(s, "completed", presets={"alias": "Desk", "primary_route_id": "98396"})
        and (number := s.get("/v2/numbers/14252081174")["data"])["attributes"]["alias"] == "Desk"
        and number["relationships"]["primary_route"]["data"]["id"] == "98396"
    ),
)
porting.holds(
    "D",
    "numbers are added to a group, those of another kind in a new order",
    lambda s: (
        (group := create(s).json()["data"]["id"])
        and s.ask("POST", f"/v2/portorders/{group}/numbers", {"add": [FREE]}).json()["data"][
            "attributes"
        ]["numbers"]
        == [FREE]
        and len(s.get(f"/v2/portorders?group_id={group}")["data"]) == 2
    ),
)
porting.holds(
    "I",
    "a number of the account can't be ported to it",
    lambda s: create(s, numbers=[f"+{OWN}"]).status_code == 422,
)
porting.holds(
    "I",
    "a number can be in one open order only",
    lambda s: [create(s).status_code for _ in range(2)] == [201, 422],
)
porting.holds(
    "D",
    "a document's link is its number under its order",
    lambda s: (
        (path := order(s))
        and httpx.post(
            f"{s.sandbox.url}{path}/files",
            auth=(s.sandbox.access_key, s.sandbox.secret_key),
            files={"file": ("bill.pdf", b"%PDF", "application/pdf")},
        ).json()["data"]["links"]["self"]
        == f"{s.sandbox.url}{path}/files/0"
        and httpx.get(s.get(f"{path}/files/0")["data"]["attributes"]["filename"]).content == b"%PDF"
    ),
)
porting.holds(
    "D",
    "a change of the status is posted in the envelope of events",
    lambda s: (
        (event := s.posted(lambda: order(s, "hard_canceled", status_url=s.hook))[0]["data"])["type"]
        == "po_status_change"
        and event["attributes"]["resource_type"] == "portorders"
        and event["attributes"]["status"] == "hard_canceled"
        and event["attributes"]["message"].endswith("has been hard_canceled.")
    ),
)
porting.chosen("D", "what a port costs, and when", "nothing is charged: only the text is known")
porting.chosen("D", "mails with the letter (loa_details)", "none: the page says so")
