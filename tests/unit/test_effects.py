"""What calls make, and how it is recognised in what is read."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._policy.effects import (
    BoughtNumber,
    Effect,
    NewExport,
    NewName,
    NewPortOrder,
    NewRoute,
    SentMessage,
    advice_on,
    effect_of,
)
from flowroute_sdk.models import E911, CdrExport, Cnam, Message, Number, PortOrderGroup, Route

FIELDS = {"to": "12066505555", "from": "12066505556", "body": "hello there"}
HELLO = SentMessage("12066505555", "12066505556", "hello there")


def effect(path: str, fields: Any, method: str = "POST") -> Effect | None:
    return effect_of(method, path, json.dumps(fields).encode())


def message(**changes: Any) -> Message:
    attributes = {**FIELDS, "direction": "outbound", **changes}
    return Message.from_dict({"id": "mdr2-1", "type": "message", "attributes": attributes})


@pytest.mark.parametrize("path", ["/v2.1/messages", "/v2.2/messages/", "/v2.1/%6dessages?a=b"])
@pytest.mark.parametrize(
    "fields",
    [
        FIELDS,
        FIELDS | {"to": "+12066505555", "from": 12066505556, "is_mms": False},
        {"data": {"type": "message", "attributes": FIELDS}},
    ],
)
def test_a_message_is_known_by_what_is_sent_in_either_form(path: str, fields: Any) -> None:
    assert effect(path, fields) == HELLO


@pytest.mark.parametrize(
    ("more", "is_mms", "media"),
    [
        ({"is_mms": True}, True, ()),
        ({"is_mms": "true"}, True, ()),
        ({"is_mms": "false"}, False, ()),
        ({"media_urls": ["a", "b"]}, True, ("a", "b")),
        ({"media_urls": []}, False, ()),
    ],
)
def test_an_mms_is_known_as_such(more: Any, is_mms: bool, media: tuple[str, ...]) -> None:
    assert effect("/v2.1/messages", FIELDS | more) == SentMessage(
        "12066505555", "12066505556", "hello there", is_mms, media
    )


@pytest.mark.parametrize(
    ("method", "path", "fields"),
    [
        ("GET", "/v2.1/messages", FIELDS),
        ("PUT", "/v2.1/messages", FIELDS),
        ("POST", "/v2.1/messages/sms_callback", FIELDS),
        ("POST", "/v2.1/messages", {"body": "hello there"}),
        ("POST", "/v2.1/messages", [FIELDS]),
        ("POST", "/v2/numbers/12066505555/relationships/sms_callback", {}),
        ("POST", "/v2/routes", {"value": "no alias"}),
        ("POST", "/v2/e911s", {"city": "Seattle"}),
        ("POST", "/v2/e911s/validate", {"label": "HQ"}),
        ("POST", "/v2/cnams", {}),
        ("POST", "/v2/portorders", {}),
    ],
)
def test_other_calls_make_nothing_that_is_known(method: str, path: str, fields: Any) -> None:
    assert effect(path, fields, method) is None


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff"])
def test_a_body_that_is_no_json_makes_nothing_that_is_known(content: bytes | None) -> None:
    assert effect_of("POST", "/v2.1/messages", content) is None


def test_the_text_does_not_show_in_a_repr() -> None:
    assert "hello there" not in repr(HELLO)


@pytest.mark.parametrize(
    ("changes", "may_be"),
    [
        ({}, True),
        ({"to": "+12066505555"}, True),
        ({"direction": None}, True),
        ({"direction": "inbound"}, False),
        ({"body": "hello there "}, False),
        ({"body": None}, False),
        ({"to": "12066505557"}, False),
        ({"to": None}, False),
        ({"from": None}, False),
        ({"from": "12066505557"}, False),
    ],
)
def test_a_record_is_compared_by_numbers_text_and_direction(
    changes: dict[str, Any], may_be: bool
) -> None:
    assert HELLO.may_be(message(**changes)) is may_be


@pytest.mark.parametrize(
    ("is_mms", "record", "may_be", "is_it"),
    [
        (False, {"is_mms": False}, True, True),
        (False, {"is_mms": None}, True, True),
        (False, {"is_mms": True}, True, False),
        (True, {"is_mms": True}, True, True),
        (True, {"is_mms": False}, True, False),
        (True, {"is_mms": True, "body": None}, True, False),
        (True, {"is_mms": None, "body": ""}, True, False),
        (True, {"is_mms": False, "body": None}, False, False),
    ],
)
def test_the_record_of_an_mms_may_lack_its_text(
    is_mms: bool, record: dict[str, Any], may_be: bool, is_it: bool
) -> None:
    sent = SentMessage("12066505555", "12066505556", "hello there", is_mms)

    assert (sent.may_be(message(**record)), sent.is_it(message(**record))) == (may_be, is_it)


@pytest.mark.parametrize("body", [None, ""])
def test_an_mms_without_a_text_is_known_by_a_record_without_one(body: str | None) -> None:
    sent = SentMessage("12066505555", "12066505556", None, is_mms=True)

    assert sent.is_it(message(body=body, is_mms=True))


def test_the_time_of_a_message_is_that_of_its_record() -> None:
    assert HELLO.made_at(message(timestamp="1970-01-01T00:01:40Z")) == 100.0
    assert HELLO.made_at(message(timestamp=None)) is None
    assert HELLO.is_timed


def test_a_purchase_makes_the_number_in_its_path() -> None:
    made = effect_of("POST", "/v2/numbers/12066505555?messaging_enabled=true", None)

    assert made == BoughtNumber("12066505555")
    assert not made.is_timed
    for number, is_it in (("12066505555", True), ("12066505556", False)):
        attributes = {"value": number}
        record = Number.from_dict({"id": number, "type": "number", "attributes": attributes})
        assert made.may_be(record) is is_it
        assert made.made_at(record) is None


@pytest.mark.parametrize(
    ("changes", "may_be"),
    [
        ({}, True),
        ({"edge_strategy_id": 2}, True),
        ({"alias": "Other"}, False),
        ({"route_type": "uri"}, False),
        ({"value": "pbx.example.net"}, False),
        ({"value": None}, False),
    ],
)
def test_a_route_is_compared_by_what_was_given(changes: dict[str, Any], may_be: bool) -> None:
    given = {"alias": "PBX", "route_type": "host", "value": "pbx.example.com"}
    made = effect("/v2/routes", {"data": {"type": "route", "attributes": given}})
    record = Route.from_dict({"id": "1", "type": "route", "attributes": given | changes})

    assert made == NewRoute("PBX", "host", "pbx.example.com")
    assert made.may_be(record) is may_be


@pytest.mark.parametrize(("edge", "may_be"), [(2, True), ("2", True), (3, False), (None, False)])
def test_a_route_is_compared_by_its_point_of_presence_where_one_was_given(
    edge: Any, may_be: bool
) -> None:
    attributes = {"alias": "PBX", "route_type": "host", "value": "a", "edge_strategy_id": edge}
    record = Route.from_dict({"id": "1", "type": "route", "attributes": attributes})

    assert NewRoute("PBX", "host", "a", "2").may_be(record) is may_be


@pytest.mark.parametrize(
    ("changes", "may_be"),
    [
        ({}, True),
        ({"country": "USA"}, True),
        ({"address_type": "Suite"}, True),
        ({"zip": "98 101"}, True),
        ({"label": "hq 2"}, False),
        ({"city": "Tacoma"}, False),
        ({"address_type": None}, False),
    ],
)
def test_an_address_is_compared_by_all_that_was_given(
    changes: dict[str, Any], may_be: bool
) -> None:
    given = {
        "label": "HQ",
        "first_name": "Chris",
        "last_name": "Smith",
        "street_number": "1182",
        "street_name": "3rd Ave",
        "address_type": "SUITE",
        "address_type_number": "200",
        "city": "Seattle",
        "state": "WA",
        "country": "US",
        "zip": "98101",
    }
    made = effect("/v2/e911s", {"data": {"type": "e911", "attributes": given}})
    record = E911.from_dict({"id": "1", "type": "e911", "attributes": given | changes})

    assert made is not None
    assert made.may_be(record) is may_be
    assert "Chris" not in repr(made)


@pytest.mark.parametrize(("value", "may_be"), [("BOB LAW", True), ("Bob Law 2", False)])
def test_a_caller_name_is_compared_in_any_case(value: str, may_be: bool) -> None:
    made = effect("/v2/cnams", {"value": "Bob Law"})
    record = Cnam.from_dict({"id": "1", "type": "cnam", "attributes": {"value": value}})

    assert made == NewName("bob law")
    assert made.may_be(record) is may_be


@pytest.mark.parametrize(
    ("method", "path", "call"),
    [
        ("POST", "/v2.1/messages?a=b", "client.messages.find_sent"),
        ("POST", "/v2/numbers/12066505555", "client.numbers.list_phone_number_details"),
        ("POST", "/v2/routes", "client.routes.list_inbound_routes"),
        ("POST", "/v2/e911s", "client.e911s.list_e911s"),
        ("POST", "/v2/cnams", "client.cnams.list_cnams"),
        ("POST", "/v2/message-provision", "client.numbers.list_phone_number_details"),
        ("POST", "/v2/portorders", "client.porting.list_port_orders"),
        ("POST", "/v2/portorders/38697/numbers", 'client.porting.get_port_order_group("38697")'),
        ("POST", "/v2/portorders/42361/loa", 'client.porting.get_port_order_status("42361")'),
        ("POST", "/v2/portorders/42361/files", 'client.porting.list_port_order_files("42361")'),
    ],
)
def test_there_is_advice_for_each_call(method: str, path: str, call: str) -> None:
    advice = advice_on(method, path)

    assert advice is not None
    assert advice.startswith(call)


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/v2/portorders/portability"), ("PATCH", "/v2/routes")]
)
def test_there_is_none_for_what_is_not_known(method: str, path: str) -> None:
    assert advice_on(method, path) is None


def test_every_operation_that_is_not_safe_to_repeat_has_advice() -> None:
    from importlib import resources

    document = json.loads(resources.files("flowroute_api").joinpath("openapi.json").read_text())
    unsafe = [
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict)
        and operation.get("x-safe-to-repeat", {}).get("value") is False
    ]

    assert len(unsafe) >= 6
    assert [each for each in unsafe if advice_on(*each) is None] == []


FILTERS = {
    "start_call_start_time": "2019-01-01 00:00:00",
    "start_call_end_time": "2019-02-01 00:00:00",
    "number_aliases": ["Office 221", "Office 888"],
    "callerid_numbers": ["12069928999"],
    "duration_greater_than": 5,
}


def export(filters: Any, **attributes: Any) -> CdrExport:
    attributes = {"status": "processing", "filter_parameters": filters, **attributes}
    return CdrExport.from_dict({"id": 1, "type": "cdrexport", "attributes": attributes})


def new_export(**attributes: Any) -> NewExport:
    fields = {"filter_parameters": FILTERS, **attributes}
    found = effect("/v2/cdrs/exports", {"data": {"type": "cdrexport", "attributes": fields}})
    assert isinstance(found, NewExport)
    return found


@pytest.mark.parametrize(
    ("shown", "may_be", "is_it"),
    [
        (FILTERS, True, True),
        (
            {
                "start_call_start_time": "2019-01-01T00:00:00+00:00",
                "start_call_end_time": "2019-02-01T01:00:00+01:00",
                "number_aliases": "['Office 888', 'Office 221']",
                "callerid_numbers": ["+12069928999"],
                "duration_greater_than": 5.0,
                "caller_ip": None,
            },
            True,
            True,
        ),
        ({"number_aliases": ["Office 221", "Office 888"]}, True, False),
        ({}, True, False),
        (None, True, False),
        ({"number_aliases": ["Office 221"]}, False, False),
        ({**FILTERS, "caller_ip": "10.0.0.1"}, False, False),
        ({**FILTERS, "start_call_start_time": "2019-01-01 00:00:01"}, False, False),
        ({**FILTERS, "start_call_start_time": "soon"}, False, False),
    ],
)
def test_an_export_is_known_by_its_filters_whichever_way_they_are_written(
    shown: Any, may_be: bool, is_it: bool
) -> None:
    found = new_export()

    assert (found.may_be(export(shown)), found.is_it(export(shown))) == (may_be, is_it)


def test_an_export_is_known_by_its_callback_too() -> None:
    told, silent = new_export(callback_url="https://example.com/a"), new_export()

    assert told.may_be(export(FILTERS, callback_url="https://example.com/a"))
    assert not told.may_be(export(FILTERS, callback_url="https://example.com/b"))
    assert not told.may_be(export(FILTERS))
    assert silent.may_be(export(FILTERS, callback_url=None))
    assert told.lane == silent.lane


def test_an_export_is_dated_by_the_server() -> None:
    found = new_export()

    assert found.is_timed
    assert found.made_at(export({}, requested_at="2019-03-18T16:43:00+00:00")) == 1552927380.0
    assert found.made_at(export({})) is None


def test_an_export_without_filters_is_none() -> None:
    assert effect("/v2/cdrs/exports", {"filter_parameters": "all"}) is None
    assert advice_on("POST", "/v2/cdrs/exports") == "client.cdr_exports.list_cdr_exports()"


def orders(*listed: Any) -> PortOrderGroup:
    """A group of orders, each of its attributes."""
    inner = [{"id": str(n), "type": "portorder", "attributes": it} for n, it in enumerate(listed)]
    attributes = {"orders": inner, "status": "pending"}
    return PortOrderGroup.from_dict({"id": 1, "type": "portorder_group", "attributes": attributes})


PORTED: dict[str, Any] = {"numbers": ["+14252081174", "14162081174"], "billing_name": "John Doe"}


def new_order(**changes: Any) -> Effect | None:
    return effect("/v2/portorders", {"data": {"attributes": {**PORTED, **changes}}})


def test_a_port_order_is_known_by_its_numbers_and_the_name() -> None:
    expected = NewPortOrder(frozenset({"14252081174", "14162081174"}), "John Doe")

    assert new_order() == expected
    assert effect("/v2/portorders/", {**PORTED, "numbers": [14252081174, "+14162081174"]}) == (
        expected
    )
    assert new_order(billing_name=None) == NewPortOrder(expected.numbers, None)
    assert expected.lane == ("portorder", expected.numbers)
    assert not expected.is_timed
    assert expected.made_at(orders()) is None
    assert "John" not in repr(expected)


@pytest.mark.parametrize("numbers", [[], None, "14252081174", {"a": 1}])
def test_a_port_order_without_numbers_is_none(numbers: Any) -> None:
    assert new_order(numbers=numbers) is None


@pytest.mark.parametrize(
    ("listed", "may_be"),
    [
        ([{"numbers": ["14252081174", "+14162081174"], "billing_name": "John Doe"}], True),
        ([{"numbers": ["+14252081174"]}, {"numbers": ["+14162081174"]}], True),
        ([{"numbers": ["+14252081174"]}, None, {"numbers": ["+14162081174"]}], True),
        ([{"numbers": ["+14252081174", "+14162081174"]}, {"numbers": None}], True),
        ([{"numbers": ["+14252081174"]}], False),
        ([{"numbers": ["+14252081174", "+14162081174", "+18002255277"]}], False),
        ([{**PORTED, "billing_name": "Jane Doe"}], False),
        (
            [
                {"numbers": ["+14252081174"], "billing_name": "John Doe"},
                {"numbers": ["+14162081174"], "billing_name": "Jane Doe"},
            ],
            False,
        ),
        ([], False),
    ],
)
def test_a_group_of_orders_is_compared_by_all_of_them(listed: Any, may_be: bool) -> None:
    found = new_order()

    assert found is not None
    assert found.may_be(orders(*listed)) is may_be
    assert found.is_it(orders(*listed))


def test_a_group_that_could_not_be_read_is_none_of_ours() -> None:
    found = new_order()

    assert found is not None
    assert not found.may_be(SimpleNamespace(attributes="unread"))


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("/v2/portorders", "client.porting.list_port_orders()"),
        ("/v2/portorders/7/numbers", 'client.porting.get_port_order_group("7")'),
        ("/v2/portorders/7/loa", 'client.porting.get_port_order_status("7")'),
        ("/v2/portorders/7/files?x=1", 'client.porting.list_port_order_files("7")'),
        (
            "/v2.2/messages",
            "client.messages_v2_2.find_sent(to=..., from_=..., body=..., since=...)",
        ),
        ("/v2.1/messages", "client.messages.find_sent(to=..., from_=..., body=..., since=...)"),
    ],
)
def test_an_unknown_outcome_is_looked_up_where_it_shows(path: str, call: str) -> None:
    assert advice_on("POST", path) == call
    assert advice_on("PATCH", path) is None


@pytest.mark.parametrize("path", ["/v2/portorders/7/else", "/v2/portorders/7/8/loa", "/v2/x"])
def test_elsewhere_there_is_no_advice(path: str) -> None:
    assert advice_on("POST", path) is None


def test_an_export_that_shows_nothing_is_not_taken_for_another() -> None:
    unread: Any = SimpleNamespace(attributes="unread")
    found = new_export()

    assert (found.may_be(unread), found.is_it(unread), found.made_at(unread)) == (False,) * 2 + (
        None,
    )
    assert found.lane == "cdr_export"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"a": "['x', 'y']"}, {"a": ["y", "x"]}, True),
        ({"a": "[x]"}, {"a": []}, True),
        ({"a": ["+1", 2]}, {"a": ["2", "1"]}, True),
        ({"a": 1}, {"a": 1.0}, True),
        ({"a": "1"}, {"a": 1}, False),
        ({"a": "x"}, {"a": "x", "b": None}, True),
        ({"a_time": "2019-01-01 00:00:00"}, {"a_time": "2018-12-31T23:00:00-01:00"}, True),
        ({"a_time": "soon"}, {"a_time": "later"}, False),
        ({"a_time": "soon"}, {"a_time": "soon"}, True),
        ({"a": "2019-01-01 00:00:00"}, {"a": "2019-01-01T00:00:00"}, False),
    ],
)
def test_filters_are_the_same_however_they_are_written(one: Any, other: Any, is_same: bool) -> None:
    effects = [effect("/v2/cdrs/exports", {"filter_parameters": it}) for it in (one, other)]

    assert (effects[0] == effects[1]) is is_same
