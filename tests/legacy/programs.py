"""Five programs that make the calls of the previous SDK's demos, each as far as its demo came."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from .calls import ADDRESS, FILTERS, MESSAGE, ROUTE, URL, assignment, enveloped

Steps = Iterator[Any]
"""What each call gave."""


def inventory_routes_and_messages(client: Any) -> Steps:
    """Look around, set up a number, try to send, read messages, set callbacks, ask of porting."""
    numbers, routes, messages = client.numbers, client.routes, client.messages
    porting = client.porting
    yield numbers.list_available_area_codes(3, None, 3.25)
    yield numbers.list_available_exchange_codes(3, None, None, 347)
    yield numbers.search_for_purchasable_phone_numbers(206, 3, None, 3, None, None, None)
    own = numbers.list_account_phone_numbers(None, None, None, 3, None)
    yield own
    number = own["data"][0]["id"]
    yield numbers.list_phone_number_details(number)
    yield numbers.set_did_alias(number, "Reception")
    yield numbers.set_did_callback(number, URL)
    yield routes.list_edge_strategies()
    yield routes.create_an_inbound_route(enveloped("route", ROUTE | {"edge_strategy": "1"}))
    listed = routes.list_inbound_routes(10)
    yield listed
    yield routes.update_primary_voice_route(number, assignment(listed["data"][1]["id"]))
    yield routes.update_failover_voice_route(number, assignment(listed["data"][2]["id"]))
    for more in ({}, {"is_mms": "true", "media_urls": [URL]}, {"dlr_callback": URL}):
        yield messages.send_a_message(enveloped("message", MESSAGE | more))
        yield _explained(messages, MESSAGE | more | {"to": "A FRIEND"})
    found = messages.look_up_a_set_of_messages("2017-12-01", "2018-01-08", 2)
    yield found
    yield messages.look_up_a_message_detail_record(found["data"][0]["id"])
    yield messages.set_account_level_sms_callback(URL)
    yield messages.set_account_level_mms_callback(URL)
    yield messages.set_account_level_dlr_callback(URL)
    yield messages.set_did_level_dlr_callback(number, URL)
    yield porting.checkPortability(["14254664444", "18827833439"])


def with_explanations(client: Any) -> Steps:
    """The same in short: search, details, a route with its two uses, records."""
    numbers, routes, messages = client.numbers, client.routes, client.messages
    yield numbers.search_for_purchasable_phone_numbers(1, 0, 7, 3, None, None, None)
    number = numbers.list_account_phone_numbers(1, None, None, 5, None)["data"][0]["id"]
    yield numbers.list_phone_number_details(number)
    yield routes.create_an_inbound_route(enveloped("route", ROUTE))
    listed = routes.list_inbound_routes(3)
    yield routes.update_primary_voice_route(number, assignment(listed["data"][0]["id"]))
    yield routes.update_failover_voice_route(number, assignment(listed["data"][1]["id"]))
    found = messages.look_up_a_set_of_messages("2017-12-01", "2018-01-08", 2)
    yield messages.look_up_a_message_detail_record(found["data"][0]["id"])


def emergency_addresses(client: Any) -> Steps:
    """List, read, check, store twice, change, give to a number, take away, delete."""
    addresses, numbers = client.e911s, client.numbers
    unit = {"address_type": "Suite", "address_type_number": "600"}
    listed = addresses.list_e911s(10, None)
    yield listed
    yield addresses.get_e911(listed["data"][0]["id"])
    yield addresses.validate_address(**ADDRESS, **unit)
    yield addresses.create_address(**ADDRESS, **unit)
    made = addresses.create_address(**ADDRESS, **unit)
    yield made
    yield addresses.update_address(made["data"]["id"], last_name="Wiley")
    number = numbers.list_account_phone_numbers()["data"][0]["attributes"]["value"]
    used = addresses.list_e911s()["data"][0]["id"]
    yield addresses.associate(used, number)
    yield addresses.list_dids_for_e911(used)
    yield addresses.disconnect(number)
    try:
        yield addresses.delete_address(used)
    except Exception as error:
        yield str(error), json.loads(error.context.response.raw_body)["errors"][0]["status"]  # type: ignore[attr-defined]


def caller_names(client: Any) -> Steps:
    """List, list those that are approved, read one, search: there the demo ends."""
    names = client.cnams
    yield names.list_cnams(10, None)
    approved = names.list_cnams(10, None, is_approved=True)
    yield approved
    yield names.get_cnam(approved["data"][0]["id"])
    try:
        names.search_cnams(contains="CHRIS")
    except AttributeError as error:
        yield str(error).partition(":")[0]


def call_records(client: Any) -> Steps:
    """Ask for an export, list, list those that are completed, read one."""
    exports = client.cdrs
    yield exports.create_cdr_export(FILTERS, URL)
    yield exports.list_cdrs(10, None)
    completed = exports.list_cdrs(10, None, "completed")
    yield completed
    yield exports.get_cdr_export_status(completed["data"][0]["data"]["id"])


def _explained(messages: Any, message: dict[str, Any]) -> Any:
    try:
        return messages.send_a_message(enveloped("message", message))
    except Exception as error:
        return json.loads(error.context.response.raw_body)["errors"][0]["status"]  # type: ignore[attr-defined]


PROGRAMS: dict[str, Callable[[Any], Steps]] = {
    "number_route_message_demo": inventory_routes_and_messages,
    "demo_with_comments": with_explanations,
    "e911_demo": emergency_addresses,
    "cnam_demo": caller_names,
    "cdr_demo": call_records,
}
