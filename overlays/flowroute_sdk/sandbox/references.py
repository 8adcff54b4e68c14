"""Whether a state hangs together: what records name is there, and each id is there once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from .calls import Filters
from .errors import ApiError
from .records import SIP_REGISTRATION, Number, State
from .webhooks import checked_callback

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARTS = (
    *("numbers", "routes", "e911s", "cnams", "messages", "tasks", "port_orders", "deliveries"),
    *("calls", "cdr_exports"),
)
CALLBACKS = ("sms_callback", "mms_callback", "sms_dlr_callback", "mms_dlr_callback")
NAMED_BY_A_NUMBER = {
    "primary_route": "routes",
    "failover_route": "routes",
    "cnam": "cnams",
    "e911": "e911s",
}


def dangling(state: State) -> Iterator[str]:
    """What is wrong, one sentence each."""
    ids: dict[str, set[str]] = {}
    for part in PARTS:
        records: list[Any] = getattr(state, part)
        ids[part] = {one.id for one in records}
        if len(ids[part]) < len(records):
            yield f"{part}: the id {_repeated(records)!r} appears more than once"
    ids["routes"].add(SIP_REGISTRATION)
    yield from _built_in_route(state)
    yield from _callbacks("account", state.account.callbacks)
    for place, number in enumerate(state.numbers):
        yield from _number(f"numbers[{place}]", number, ids)
    for place, number_id in enumerate(state.returned):
        if number_id in ids["numbers"]:
            yield f"returned[{place}]: {number_id} is on the account"
    for place, message in enumerate(state.messages):
        if message.dlr_callback is not None:
            yield from _url(f"messages[{place}].dlr_callback", message.dlr_callback)
    for place, order in enumerate(state.port_orders):
        if order.attributes.get("status_url") is not None:
            where = f"port_orders[{place}].attributes.status_url"
            yield from _url(where, str(order.attributes["status_url"]))
    for place, delivery in enumerate(state.deliveries):
        yield from _url(f"deliveries[{place}].url", delivery.url)
    yield from _exports(state, ids["calls"])


def _repeated(records: list[Any]) -> str:
    return Counter(str(one.id) for one in records).most_common(1)[0][0]


def _built_in_route(state: State) -> Iterator[str]:
    for place, route in enumerate(state.routes):
        if (route.id == SIP_REGISTRATION) != (route.route_type == "sip-reg"):
            yield f"routes[{place}]: the route {SIP_REGISTRATION!r}, and it alone, is 'sip-reg'"
        elif route.id != SIP_REGISTRATION and not route.value:
            yield f"routes[{place}].value: a route of type {route.route_type} needs one"


def _number(where: str, number: Number, ids: Mapping[str, set[str]]) -> Iterator[str]:
    for field, part in NAMED_BY_A_NUMBER.items():
        named = getattr(number, field)
        if named is not None and named not in ids[part]:
            yield f"{where}.{field}: there is no {named!r} among the {part}"
    yield from _callbacks(where, number.callbacks)


def _callbacks(where: str, callbacks: Mapping[str, str]) -> Iterator[str]:
    for name, url in callbacks.items():
        if name not in CALLBACKS:
            yield f"{where}.callbacks: {name!r} isn't one of: {', '.join(CALLBACKS)}"
        yield from _url(f"{where}.callbacks.{name}", url)


def _exports(state: State, calls: set[str]) -> Iterator[str]:
    for place, export in enumerate(state.cdr_exports):
        if export.callback_url is not None:
            yield from _url(f"cdr_exports[{place}].callback_url", export.callback_url)
        for named in export.calls:
            if named not in calls:
                yield f"cdr_exports[{place}].calls: there is no {named!r} among the calls"
        try:
            Filters.read(export.filters)
        except ValueError as error:
            yield f"cdr_exports[{place}].filters: {error}"


def _url(where: str, url: str) -> Iterator[str]:
    try:
        checked_callback("url", url)
    except ApiError:
        yield f"{where}: {url!r} is not an absolute http(s) URL"
