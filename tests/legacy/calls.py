"""Calls that programs of the previous SDK make, by what they show."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

OWNED = "12012673227"
URL = "https://example.com/callback"
ADDRESS: dict[str, Any] = {
    "label": "Office",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_name": "3rd Ave",
    "street_number": "1218",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}
ROUTE = {"route_type": "host", "value": "pbx.example.com", "alias": "Main"}
READY, UNFINISHED = 1001, 1002
FILTERS = {
    "start_call_start_time": "2019-01-01 00:00:00",
    "start_call_end_time": "2019-02-01 00:00:00",
    "number_aliases": ["Office 221", "Office 888"],
}
MESSAGE = {"to": "12065550142", "from": OWNED, "body": "hello"}


def enveloped(kind: str, attributes: dict[str, Any]) -> str:
    """A body as programs wrote it."""
    return json.dumps({"data": {"type": kind, "attributes": attributes}})


def assignment(route_id: str) -> str:
    """The body that names a route."""
    return json.dumps({"data": {"type": "route", "id": route_id}})


CALLS: dict[str, Callable[[Any], Any]] = {
    # numbers
    "area codes": lambda c: c.numbers.list_available_area_codes(3, None, 3.25),
    "exchanges": lambda c: c.numbers.list_available_exchange_codes(3, None, None, 347),
    "inventory": lambda c: c.numbers.search_for_purchasable_phone_numbers(206, 3, None, 3),
    "inventory with texts": lambda c: c.numbers.search_for_purchasable_phone_numbers(
        starts_with="1206", limit="2", offset="1", state="wa"
    ),
    "own numbers": lambda c: c.numbers.list_account_phone_numbers(),
    "own numbers, all filters": lambda c: c.numbers.list_account_phone_numbers("1201", 27, 3, 5, 0),
    "own numbers, empty filters": lambda c: c.numbers.list_account_phone_numbers("", "", ""),
    "a limit of True": lambda c: c.numbers.list_account_phone_numbers(limit=True),
    "a list as a filter": lambda c: c.numbers.list_account_phone_numbers(contains=["2", "3"]),
    "details": lambda c: c.numbers.list_phone_number_details(OWNED),
    "details of a number as a number": lambda c: c.numbers.list_phone_number_details(int(OWNED)),
    "details of nothing": lambda c: c.numbers.list_phone_number_details(None),
    "details of a stranger": lambda c: c.numbers.list_phone_number_details("12065550142"),
    "details of a blank id": lambda c: c.numbers.list_phone_number_details(" "),
    "purchase": lambda c: c.numbers.purchase_a_phone_number(
        c.numbers.search_for_purchasable_phone_numbers(206, limit=1)["data"][0]["id"]
    ),
    "purchase of what isn't for sale": lambda c: c.numbers.purchase_a_phone_number("1"),
    "release": lambda c: c.numbers.release_a_did(OWNED),
    "release of a stranger": lambda c: c.numbers.release_a_did("12065550142"),
    "release of an empty id": lambda c: c.numbers.release_a_did(""),
    "alias": lambda c: c.numbers.set_did_alias(OWNED, "Front desk"),
    "no alias": lambda c: c.numbers.set_did_alias(OWNED, None),
    "callback of a number": lambda c: c.numbers.set_did_callback(OWNED, URL),
    # routes
    "route": lambda c: c.routes.create_an_inbound_route(enveloped("route", ROUTE)),
    "route with the old edge": lambda c: c.routes.create_an_inbound_route(
        enveloped("route", ROUTE | {"edge_strategy": "1"})
    ),
    "route that is wrong": lambda c: c.routes.create_an_inbound_route(enveloped("route", {})),
    "route as a dict": lambda c: c.routes.create_an_inbound_route(
        json.loads(enveloped("route", ROUTE))
    ),
    "route that is no JSON": lambda c: c.routes.create_an_inbound_route("{'data': 1}"),
    "routes": lambda c: c.routes.list_inbound_routes(10),
    "edge strategies": lambda c: c.routes.list_edge_strategies(),
    "primary route": lambda c: c.routes.update_primary_voice_route(OWNED, assignment("0")),
    "failover route": lambda c: c.routes.update_failover_voice_route(OWNED, assignment("0")),
    "primary route that isn't there": lambda c: c.routes.update_primary_voice_route(
        OWNED, assignment("5")
    ),
    # messages
    "message": lambda c: c.messages.send_a_message(enveloped("message", MESSAGE)),
    "message as bytes": lambda c: c.messages.send_a_message(enveloped("message", MESSAGE).encode()),
    "message of the flat form": lambda c: c.messages.send_a_message(json.dumps(MESSAGE)),
    "message with text for true": lambda c: c.messages.send_a_message(
        enveloped("message", MESSAGE | {"is_mms": "false", "dlr_callback": URL})
    ),
    "message to nobody": lambda c: c.messages.send_a_message(
        enveloped("message", MESSAGE | {"to": "YOUR NUMBER"})
    ),
    "messages": lambda c: c.messages.look_up_a_set_of_messages("2017-12-01", "2018-01-08", 2),
    "messages since a day": lambda c: c.messages.look_up_a_set_of_messages("2017-12-31"),
    "messages, time and zone": lambda c: c.messages.look_up_a_set_of_messages(
        "2017-12-01T10:00:00.50Z", "2018-01-08T00:00:00+02:00"
    ),
    "messages, another form": lambda c: c.messages.look_up_a_set_of_messages(
        "Dec 1, 2017", "8 January 2018 10:30 PM"
    ),
    "messages, digits": lambda c: c.messages.look_up_a_set_of_messages("20171201", "01/08/2018"),
    "messages of no date": lambda c: c.messages.look_up_a_set_of_messages("yesterday"),
    "messages of nothing": lambda c: c.messages.look_up_a_set_of_messages(None),
    "message record": lambda c: c.messages.look_up_a_message_detail_record(
        c.messages.look_up_a_set_of_messages("2017-12-01")["data"][0]["id"]
    ),
    "message record that isn't there": lambda c: c.messages.look_up_a_message_detail_record(
        "mdr2-00000000000000000000000000000000"
    ),
    "SMS callback": lambda c: c.messages.set_account_level_sms_callback(URL),
    "MMS callback": lambda c: c.messages.set_account_level_mms_callback(URL),
    "receipt callback": lambda c: c.messages.set_account_level_dlr_callback(URL),
    "receipt callback of a number": lambda c: c.messages.set_did_level_dlr_callback(OWNED, URL),
    "callback that is none": lambda c: c.messages.set_account_level_sms_callback("nonsense"),
    # e911s
    "addresses": lambda c: c.e911s.list_e911s(10, None),
    "addresses of a state": lambda c: c.e911s.list_e911s(state="wa"),
    "one address": lambda c: c.e911s.get_e911("20930"),
    "an address that isn't there": lambda c: c.e911s.get_e911("1"),
    "address check": lambda c: c.e911s.validate_address(**ADDRESS),
    "address check of a wrong place": lambda c: c.e911s.validate_address(
        **{**ADDRESS, "country": "CA"}
    ),
    "address check of a wrong field": lambda c: c.e911s.validate_address(
        **{**ADDRESS, "zipcode": "1"}
    ),
    "new address": lambda c: c.e911s.create_address(
        **ADDRESS, address_type="Suite", address_type_number="600"
    ),
    "new address, type without a number": lambda c: c.e911s.create_address(
        **ADDRESS, address_type="Suite"
    ),
    "new address, number without a type": lambda c: c.e911s.create_address(
        **ADDRESS, address_type_number="600"
    ),
    "new address, empty type": lambda c: c.e911s.create_address(
        **ADDRESS, address_type="", address_type_number=""
    ),
    "new address, numbers for texts": lambda c: c.e911s.create_address(
        **{**ADDRESS, "zipcode": 98101, "street_number": 1218}
    ),
    "changed name": lambda c: c.e911s.update_address("20930", last_name="Wiley", country="US"),
    "changed code": lambda c: c.e911s.update_address("20930", zipcode=98102, country="US"),
    "changed street number": lambda c: c.e911s.update_address(
        "20930", street_number=1, country="US"
    ),
    "changed type": lambda c: c.e911s.update_address(
        "20930", country="US", address_type="Suite", address_type_number="5"
    ),
    "changed type without a number": lambda c: c.e911s.update_address(
        "20930", country="US", address_type="Suite"
    ),
    "changed type to nothing": lambda c: c.e911s.update_address(
        "20930", country="US", address_type=""
    ),
    "address that is deleted": lambda c: c.e911s.delete_address("20930"),
    "address of a number": lambda c: c.e911s.associate("20930", OWNED),
    "no address of a number": lambda c: c.e911s.disconnect(OWNED),
    "numbers of an address": lambda c: c.e911s.list_dids_for_e911("20930"),
    # cnams
    "names": lambda c: c.cnams.list_cnams(10, None),
    "names that are approved": lambda c: c.cnams.list_cnams(10, None, is_approved=True),
    "names, text for true": lambda c: c.cnams.list_cnams(is_approved="true"),
    "one name": lambda c: c.cnams.get_cnam("22671"),
    "a name that isn't there": lambda c: c.cnams.get_cnam("1"),
    "new name": lambda c: c.cnams.create_cnam_record("BOB LAW"),
    "name of a number": lambda c: c.cnams.associate_cnam("22671", OWNED),
    "name of a part of a number": lambda c: c.cnams.associate_cnam("22671", "1267"),
    "no name of a number": lambda c: c.cnams.unassociate_cnam(OWNED),
    "no name by the README's name": lambda c: c.cnams.unassociate(OWNED),
    "name that is removed": lambda c: c.cnams.remove_cnam("22671"),
    "search that isn't there": lambda c: c.cnams.search_cnams(contains="BOB"),
    # porting and call records
    "portability": lambda c: c.porting.checkPortability(["14254664444", "18827833439"]),
    "exports": lambda c: c.cdrs.list_cdrs(10, None),
    "exports that are completed": lambda c: c.cdrs.list_cdrs(10, None, "completed"),
    "one export": lambda c: c.cdrs.get_cdr_export_status(READY),
    "an export that isn't there": lambda c: c.cdrs.get_cdr_export_status(1),
    "new export": lambda c: c.cdrs.create_cdr_export(FILTERS, URL),
    "new export without a callback": lambda c: c.cdrs.create_cdr_export(FILTERS),
    "file of an export": lambda c: c.cdrs.download_cdr_export(READY, "calls.csv"),
    "file of an unfinished export": lambda c: c.cdrs.download_cdr_export(UNFINISHED, "calls.csv"),
    "rows of a file that isn't there": lambda c: c.cdrs.parse_cdr_export("nothing.csv"),
}
