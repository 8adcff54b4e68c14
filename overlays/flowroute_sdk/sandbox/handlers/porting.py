"""Port orders, their numbers, letters of authorization and business documents."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flowroute_sdk.sandbox import porting
from flowroute_sdk.sandbox.errors import invalid_attribute, invalid_fields, not_found
from flowroute_sdk.sandbox.paging import list_reply
from flowroute_sdk.sandbox.records import PortDocument, PortOrder
from flowroute_sdk.sandbox.webhooks import checked_callback
from flowroute_sdk.sandbox.world import Call, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ADDRESS = ("street", "street2", "city", "state", "country", "zip")
PLAIN = (
    "alias",
    "billing_name",
    "billing_number",
    "company",
    "desired_completion_date",
    "last_4_ssn",
    "pin",
    "provider",
    "provider_account",
    "status_url",
)
NO_PRESETS: dict[str, Any] = {**dict.fromkeys(porting.PRESETS), "alias": None}
DETAILS = ("pending", "rejected")
UNTIL_COMPLETED = ("pending", "processing", "submitted", "accepted", "rejected", "review")
LETTER = (
    "I authorise the change of the provider of these telephone numbers, and that Flowroute acts "
    "for me in it."
)


def check_portability(call: Call) -> Reply:
    """Sort numbers; local ones that can be ported can be served on the HyperNetwork."""
    numbers = list(dict.fromkeys(call.body["numbers"]))
    portable = [one for one in numbers if porting.objection(call.world, one) is None]
    data = {
        "hypernetwork_enabled": [one for one in portable if not porting.free(one)],
        "nonportable": [one for one in numbers if one not in portable],
        "portable": portable,
    }
    return Reply(200, {"data": data})


def list_port_orders(call: Call) -> Reply:
    """Oldest orders first, all or those of a group; with `status` their state alone."""
    group_id = call.query.get("group_id")
    orders: Iterable[PortOrder] = call.store.all(PortOrder).values()
    if group_id is not None:
        orders = porting.group_members(call.world, group_id)
    brief = bool(call.query.get("status"))
    echo = {} if group_id is None else {"group_id": group_id}
    return list_reply(call, orders, _status if brief else _resource, echo)


def create_a_port_order(call: Call) -> Reply:
    """An order for each kind of numbers, all in one group."""
    wish = dict(call.attributes)
    numbers = wish.pop("numbers")
    _check(call, wish)
    porting.check_numbers(call.world, ("data", "attributes", "numbers"), numbers)
    group_id = str(call.store.count_up(porting.GROUP, porting.FIRST_GROUP))
    for part in porting.split(numbers):
        porting.new_order(call.world, group_id, part, wish)
    return Reply(201, {"data": _group(call, group_id)})


def get_a_port_order(call: Call) -> Reply:
    """One order."""
    return Reply(200, {"data": _resource(call, _the_order(call))})


def get_port_order_status(call: Call) -> Reply:
    """The status of one order."""
    return Reply(200, {"data": _status(call, _the_order(call))})


def update_a_port_order(call: Call) -> Reply:
    """Change what is given; a rejected order is resubmitted when its details are changed."""
    order, wish = _the_order(call), dict(call.attributes)
    details = wish.keys() - {"presets"}
    if details:
        porting.need(order, DETAILS, "The details")
    if "presets" in wish:
        porting.need(order, UNTIL_COMPLETED, "The presets")
    _check(call, wish)
    if "presets" in wish:
        wish["presets"] = {**(order.attributes.get("presets") or {}), **wish["presets"]}
    order.attributes = {**order.attributes, **wish}
    call.store.save(order)
    if details and order.status == "rejected":
        porting.move(call.world, order, "review")
    return Reply(200, {"data": _resource(call, order)})


def cancel_a_port_order(call: Call) -> Reply:
    """Cancel or give up."""
    order = _the_order(call)
    porting.cancel(call.world, order)
    return Reply(200, {"data": _status(call, order)})


def update_port_order_numbers(call: Call) -> Reply:
    """Add and take off numbers of a pending order; one at least stays."""
    order = _the_order(call)
    porting.need(order, ("pending",), "The numbers")
    added, removed = call.body.get("add", []), call.body.get("remove", [])
    porting.check_numbers(call.world, ("add",), added, order.numbers)
    kept = [one for one in order.numbers if one not in removed]
    numbers = list(dict.fromkeys([*kept, *added]))
    if not numbers:
        raise invalid_fields([(("remove",), "A port order needs one number at least.")])
    if len(porting.split(numbers)) > 1:
        raise invalid_fields([(("add",), "These numbers can't be ported in one order.")])
    order.numbers = numbers
    call.store.save(order)
    return Reply(200, {"data": _resource(call, order)})


def add_numbers_to_a_port_order_group(call: Call) -> Reply:
    """Add numbers to the pending orders that they fit; others get orders of their own."""
    group_id, world = call.path["group_id"], call.world
    members = porting.group_members(world, group_id)
    porting.check_numbers(world, ("add",), call.body["add"])
    last = members[0]
    for part in porting.split(call.body["add"]):
        kind = porting.kind_of(part[0])
        fitting = [
            one
            for one in members
            if one.status == "pending" and porting.kind_of(one.numbers[0]) == kind
        ]
        if fitting:
            last = fitting[0]
            last.numbers = [*last.numbers, *part]
            call.store.save(last)
        else:
            last = porting.new_order(world, group_id, part, members[0].attributes)
    return Reply(200, {"data": _resource(call, last)})


def get_letter_of_authorization(call: Call) -> Reply:
    """The letter, filled in."""
    return Reply(200, {"data": {"type": "loa", "attributes": _letter(_the_order(call))}})


def submit_letter_of_authorization(call: Call) -> Reply:
    """Submit the order. The letter has to come back as it was, with a signature."""
    order, wish = _the_order(call), call.attributes
    porting.need(order, DETAILS, "The letter")
    for name, value in _letter(order).items():
        if name in wish and wish[name] != value:
            raise invalid_attribute(name, "The letter can't be changed.")
    porting.move(call.world, order, "processing" if order.status == "pending" else "review")
    return Reply(201)


def list_port_order_files(call: Call) -> Reply:
    """The documents of an order."""
    order = _the_order(call)
    data = [_file(call, order, place) for place in range(len(order.documents))]
    link = call.url(f"/v2/portorders/{order.id}/files")
    return Reply(200, {"data": data, "links": {"self": link}})


def upload_a_port_order_file(call: Call) -> Reply:
    """Keep a document."""
    order = _the_order(call)
    porting.need(order, UNTIL_COMPLETED, "The documents")
    part = call.files["file"]
    order.documents.append(
        PortDocument(file_name=part.file_name, mime_type=part.mime_type, content=part.content)
    )
    call.store.save(order)
    return Reply(201, {"data": _file(call, order, len(order.documents) - 1)})


def get_a_port_order_file(call: Call) -> Reply:
    """One document."""
    order, place = _the_order(call), call.path["file_id"]
    if not place.isdecimal() or int(place) >= len(order.documents):
        raise not_found()
    return Reply(200, {"data": _file(call, order, int(place))})


def _the_order(call: Call) -> PortOrder:
    order = call.store.get(PortOrder, call.path["order_id"])
    if order is None:
        raise not_found()
    return order


def _check(call: Call, wish: Mapping[str, Any]) -> None:
    if "status_url" in wish:
        checked_callback("status_url", wish["status_url"])
    porting.check_presets(call.world, wish.get("presets") or {})


def _group(call: Call, group_id: str) -> dict[str, Any]:
    orders = porting.group_members(call.world, group_id)
    return {
        "attributes": {
            "orders": [_resource(call, one) for one in orders],
            "status": _summary({one.status for one in orders}),
        },
        "id": group_id,
        "links": {"self": call.url(f"/v2/portorders?group_id={group_id}")},
        "type": "portorder_group",
    }


def _summary(statuses: set[str]) -> str:
    if statuses & {"pending", "rejected"}:
        return "Requires Action"
    if not statuses <= porting.ENDED:
        return "In Progress"
    return "Completed" if "completed" in statuses else "Canceled"


def _resource(call: Call, order: PortOrder) -> dict[str, Any]:
    said = order.attributes
    attributes = {name: said.get(name) for name in PLAIN} | {
        "billing_address": {name: said.get(name) for name in ADDRESS},
        "business_documents": [
            _file(call, order, place)["attributes"] for place in range(len(order.documents))
        ],
        "comments": order.comments,
        "cost": str(porting.COST * len(order.numbers)),
        "enable_cnam_lookups": said.get("enable_cnam_lookups", True),
        "group_id": order.group_id,
        "loa_details": said.get("loa_details"),
        "numbers": order.numbers,
        "presets": {**NO_PRESETS, **(said.get("presets") or {})},
        "status": order.status,
        "status_updated_at": _moment(order),
        "usage_type": (said.get("usage_type") or "residential").lower(),
    }
    return {
        "attributes": dict(sorted(attributes.items())),
        "id": order.id,
        "links": {"self": call.url(f"/v2/portorders/{order.id}")},
        "type": "portorder",
    }


def _status(_call: Call, order: PortOrder) -> dict[str, Any]:
    attributes = {"status": order.status, "status_updated_at": _moment(order)}
    return {"attributes": attributes, "id": order.id, "type": "portorder"}


def _moment(order: PortOrder) -> str | None:
    at = order.status_updated_at
    return None if at is None else f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _letter(order: PortOrder) -> dict[str, Any]:
    said = order.attributes
    letter = {
        "numbers": [number.removeprefix("+1") for number in order.numbers],
        "billing_name": said["billing_name"],
        **{name: said.get(name) for name in ADDRESS},
        "provider": said["provider"],
        "usage_type": said.get("usage_type", "Residential"),
        "company": said.get("company"),
        "loa_copy": LETTER,
    }
    return {name: value for name, value in letter.items() if value is not None}


def _file(call: Call, order: PortOrder, place: int) -> dict[str, Any]:
    document = order.documents[place]
    name = quote(document.file_name, safe="")
    return {
        "attributes": {
            "filename": call.url(f"/media/{porting.file_id(order, place)}/{name}"),
            "status": document.status,
        },
        "id": str(place),
        "links": {"self": call.url(f"/v2/portorders/{order.id}/files/{place}")},
        "type": "portorder-file",
    }
