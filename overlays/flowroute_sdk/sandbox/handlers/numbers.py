"""The inventory, owned numbers, their callbacks and messaging."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from flowroute_sdk.sandbox import search
from flowroute_sdk.sandbox.errors import ApiError, not_found, unprocessable
from flowroute_sdk.sandbox.money import DOLLAR, charge
from flowroute_sdk.sandbox.paging import DEFAULT_LIMIT, list_reply, page_reply
from flowroute_sdk.sandbox.provisioning import start_task
from flowroute_sdk.sandbox.records import Number, Task
from flowroute_sdk.sandbox.webhooks import checked_callback
from flowroute_sdk.sandbox.world import NO_CONTENT, Call, Handler, Reply

from ._lookup import the_number
from ._resources import (
    number_document,
    number_in_brief,
    task_resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowroute_sdk.sandbox.inventory import AreaCode, Exchange

PROVISIONING_DOWN = "The messaging provisioning service is not available."
IN_PURCHASE = "message_provisioning_status"
IN_DETAILS = "messaging-provision"


def list_available_area_codes(call: Call) -> Reply:
    """Area codes with numbers, ascending; a setup cost is cut to whole dollars."""
    limit, echo = _setup_cost(call)
    return list_reply(call, call.world.inventory.area_codes(limit), _area_code, echo)


def _setup_cost(call: Call) -> tuple[float | None, dict[str, str]]:
    asked = call.query.get("max_setup_cost")
    return (None, {}) if asked is None else (int(asked), {"max_setup_cost": str(int(asked))})


def _area_code(call: Call, area: AreaCode) -> dict[str, Any]:
    related = call.url(f"/v2/numbers/available/exchanges?areacode={area.id}")
    return {"id": area.id, "links": {"related": related}, "type": "areacode"}


def list_available_exchange_codes(call: Call) -> Reply:
    """Exchanges with numbers, ascending."""
    limit, echo = _setup_cost(call)
    wanted = call.query.get("areacode")
    if wanted is not None:
        echo["areacode"] = str(wanted)
    exchanges = (
        exchange
        for area in call.world.inventory.area_codes(limit)
        if wanted is None or area.id == str(wanted)
        for exchange in call.world.inventory.exchanges(area.id)
    )
    return list_reply(call, exchanges, _exchange, echo)


def _exchange(call: Call, exchange: Exchange) -> dict[str, Any]:
    related = call.url(f"/v2/numbers/available?starts_with=1{exchange.id}")
    return {"id": exchange.id, "links": {"related": related}, "type": "exchange"}


def search_for_purchasable_phone_numbers(call: Call) -> Reply:
    """Numbers on offer; all filters combine."""
    limit: int = call.query.get("limit", DEFAULT_LIMIT)
    offset: int = call.query.get("offset", 0)
    found = search.available(call.world.inventory, call.query, offset, limit + 1)
    return page_reply(call, found, _available, search.echoed(call.query))


def _available(call: Call, found: tuple[str, Exchange]) -> dict[str, Any]:
    number_id, exchange = found
    inventory = call.world.inventory
    return {
        "attributes": {
            "monthly_cost": inventory.monthly_cost(exchange.area),
            "number_type": exchange.area.number_type,
            "rate_center": exchange.rate_center,
            "setup_cost": inventory.setup_cost(exchange.area),
            "state": exchange.area.state,
            "value": number_id,
        },
        "id": number_id,
        "links": {"related": call.url(f"/v2/numbers/{number_id}")},
        "type": "number",
    }


def purchase_a_phone_number(call: Call) -> Reply:
    """Buy a number on offer: setup and first month are charged at once."""
    number_id = call.path["number_id"]
    exchange = call.world.inventory.find(number_id)
    if call.store.get(Number, number_id) is not None:
        raise unprocessable("This number is on your account already.")
    if exchange is None:
        raise not_found("This number is not available.")
    area, inventory = exchange.area, call.world.inventory
    setup, month = inventory.setup_cost(area), inventory.monthly_cost(area)
    charge(call.world, round((setup + month) * DOLLAR))
    number = Number(
        id=number_id,
        cnam_lookups_enabled=call.query.get("cnam_lookups_enabled", True),
        number_type=area.number_type,
        rate_center=exchange.rate_center,
        state=area.state,
        iso_country=area.country,
        monthly_cost=month,
        setup_cost=setup,
    )
    inventory.take_out(number_id)
    call.store.save(number)
    return _with_messaging(call, number, call.query, 201, IN_PURCHASE)


def _with_messaging(call: Call, number: Number, wish: Any, status: int, task_type: str) -> Reply:
    """The reply about a number, after messaging was switched as wished; 207 when that fails."""
    enable = wish.get("messaging_enabled")
    failed = False
    if enable is not None and enable != number.messaging_enabled:
        if call.store.account.provisioning_available:
            url = wish.get("messaging_callback_url")
            start_task(call.world, [number.id], enable=enable, callback_url=url)
        else:
            failed = True
    document = number_document(call, number, task_type)
    if failed:
        document |= ApiError(503, PROVISIONING_DOWN).document()
    return Reply(207 if failed else status, document)


def list_account_phone_numbers(call: Call) -> Reply:
    """Owned numbers, ascending; `alias` is matched exactly."""
    query = call.query
    contains, ends = search.digits(query.get("contains")), search.digits(query.get("ends_with"))
    alias = query.get("alias")

    def matches(number: Number) -> bool:
        return (
            contains in number.id
            and number.id.endswith(ends)
            and (alias is None or number.alias == alias)
        )

    found = filter(matches, _owned_from(call, search.prefix(query.get("starts_with"))))
    return list_reply(call, found, number_in_brief, search.echoed(query))


def _owned_from(call: Call, prefix: str) -> Iterator[Number]:
    order, owned = call.store.number_order, call.store.all(Number)
    start = bisect_left(order, prefix)
    ids = (order[place] for place in range(start, len(order)))
    return (owned[one] for one in takewhile(lambda one: one.startswith(prefix), ids))


def list_phone_number_details(call: Call) -> Reply:
    """One number in full."""
    return Reply(200, number_document(call, the_number(call), IN_DETAILS))


def list_details_of_phone_numbers(call: Call) -> Reply:
    """Several numbers in full, in the order asked; what isn't on the account is left out."""
    asked = dict.fromkeys(one.removeprefix("+") for one in call.attributes["numbers"])
    owned = [number for one in asked if (number := call.store.get(Number, one)) is not None]
    documents = [number_document(call, number, IN_DETAILS) for number in owned]
    included = {
        (one["type"], one["id"]): one for each in documents for one in each.get("included", ())
    }
    document: dict[str, Any] = {"data": [each["data"] for each in documents]}
    if included:
        document["included"] = list(included.values())
    return Reply(200, document)


def update_a_phone_number(call: Call) -> Reply:
    """Change the given settings."""
    number, wish = the_number(call), call.attributes
    if "messaging_callback_url" in wish:
        checked_callback("messaging_callback_url", wish["messaging_callback_url"])
    number.alias = wish.get("alias", number.alias)
    number.cnam_lookups_enabled = wish.get("cnam_lookups_enabled", number.cnam_lookups_enabled)
    call.store.save(number)
    return _with_messaging(call, number, wish, 200, IN_DETAILS)


def release_a_phone_number(call: Call) -> Reply:
    """Give the number back to the inventory."""
    number = the_number(call)
    call.store.delete(number)
    call.world.inventory.take_back(number.id)
    return NO_CONTENT


def _callback_setter(name: str) -> Handler:
    def set_callback(call: Call) -> Reply:
        number = the_number(call)
        number.callbacks[name] = checked_callback("callback_url", call.attributes["callback_url"])
        call.store.save(number)
        return NO_CONTENT

    return set_callback


set_did_level_sms_callback: Handler = _callback_setter("sms_callback")
set_did_level_mms_callback: Handler = _callback_setter("mms_callback")
set_did_level_sms_dlr_callback: Handler = _callback_setter("sms_dlr_callback")
set_did_level_dlr_callback: Handler = set_did_level_sms_dlr_callback
set_did_level_mms_dlr_callback: Handler = _callback_setter("mms_dlr_callback")


def provision_messaging(call: Call) -> Reply:
    """Start a task; with none of the numbers owned there is nothing to start."""
    wish = call.attributes
    numbers = list(dict.fromkeys(wish["numbers"]))
    if not call.store.account.provisioning_available:
        raise ApiError(503, PROVISIONING_DOWN)
    if not any(call.store.get(Number, one) for one in numbers):
        raise unprocessable("None of these numbers is on your account.")
    url = wish.get("callback_url")
    if url is not None:
        checked_callback("callback_url", url)
    enable = wish["action"] == "enable"
    task = start_task(call.world, numbers, enable=enable, callback_url=url)
    return Reply(201, {"data": task_resource(task, IN_PURCHASE)})


def look_up_a_message_provision_task(call: Call) -> Reply:
    """How far a task is."""
    task = call.store.get(Task, call.path["task_id"])
    if task is None:
        raise not_found()
    return Reply(200, {"data": task_resource(task, IN_PURCHASE)})
