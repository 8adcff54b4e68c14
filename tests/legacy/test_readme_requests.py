"""The example requests of the previous SDK's README, in the old and in the new style."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from flowroute_sdk import BadRequest, Flowroute
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging.exceptions.api_exception import APIException
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

NUMBER = "12012673227"
LINK = {"self": "https://..."}
NEXT = {"self": "https://...", "next": "https://..."}
OWNED = {
    "rate_center": "oradell",
    "value": NUMBER,
    "alias": None,
    "state": "nj",
    "number_type": "standard",
    "cnam_lookups_enabled": True,
}
ROUTE = {
    "attributes": {"route_type": "sip-reg", "alias": "sip-reg", "value": None},
    "type": "route",
    "id": "0",
    "links": LINK,
}
DETAILS = {
    "included": [ROUTE],
    "data": {
        "relationships": {
            "cnam_preset": {"data": None},
            "e911_address": {"data": None},
            "failover_route": {"data": None},
            "primary_route": {"data": {"type": "route", "id": "0"}},
        },
        "attributes": OWNED,
        "type": "number",
        "id": NUMBER,
        "links": LINK,
    },
    "links": LINK,
}
MESSAGE = {
    "attributes": {
        "body": "Hello are you there? ",
        "status": "delivered",
        "direction": "inbound",
        "amount_nanodollars": 4000000,
        "to": NUMBER,
        "message_encoding": 0,
        "timestamp": "2017-12-22T01:52:39.39Z",
        "delivery_receipts": [],
        "amount_display": "$0.0040",
        "from": "12061231234",
        "is_mms": False,
        "message_type": "longcode",
    },
    "type": "message",
    "id": "mdr2-ca82be46e6ba11e79d08862d092cf73d",
}
E911 = {
    "attributes": {
        "city": "Seattle",
        "country": "USA",
        "first_name": "Maria",
        "label": "Example E911",
        "last_name": "Bermudez",
        "state": "WA",
        "street_name": "20th Ave SW",
        "street_number": "7742",
        "zip": "98106",
    },
    "id": "20930",
    "links": LINK,
    "type": "e911",
}
ADDRESS: dict[str, Any] = {
    "label": "Test Address",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_name": "3rd Ave",
    "street_number": "1182",
    "city": "Seattle",
    "state": "WA",
    "country": "CA",
    "zipcode": "98101",
}
ROUTE_TEXT = (
    '{ "data": { "type": "route", "attributes": { "route_type": "host", '
    '"value": "il775u.sonsofodin.com", "alias": "new route" } } }'
)
ASSIGNMENT_TEXT = '{ "data": { "type": "route", "id": "98396" } }'
MESSAGE_TEXT = (
    '{ "data": { "type": "message", "attributes": { "to": "12066505555", "from": "'
    + NUMBER
    + '", "body": "hello there", "is_mms": "true", "media_urls": '
    '["http://s3.amazonaws.com/barkpost-assets/50+GIFs/37.gif"] } } }'
)


class Example(NamedTuple):
    """A request in both styles, and what the README shows as its answer."""

    old: Callable[[FlowroutenumbersandmessagingClient], Any]
    new: Callable[[Flowroute], Any]
    answer: Any


EXAMPLES = {
    "list_available_area_codes": Example(
        lambda old: old.numbers.list_available_area_codes(3, None, 3.25),
        lambda new: new.numbers.list_available_area_codes(limit=3, max_setup_cost=3.25),
        {"data": [{"type": "areacode", "id": "201", "links": {"related": "..."}}], "links": NEXT},
    ),
    "list_available_exchange_codes": Example(
        lambda old: old.numbers.list_available_exchange_codes(3, None, None, 347),
        lambda new: new.numbers.list_available_exchange_codes(limit=3, areacode=347),
        {"data": [{"type": "exchange", "id": "347215", "links": {"related": "..."}}]},
    ),
    "search_for_purchasable_phone_numbers": Example(
        lambda old: old.numbers.search_for_purchasable_phone_numbers(
            646, 3, 7, 3, None, None, None
        ),
        lambda new: new.numbers.search_for_purchasable_phone_numbers(
            starts_with=646, contains=3, ends_with=7, limit=3
        ),
        {
            "data": [
                {
                    "attributes": {
                        "rate_center": "nwyrcyzn01",
                        "value": "16463439507",
                        "monthly_cost": 1.25,
                        "state": "ny",
                        "number_type": "standard",
                        "setup_cost": 1,
                    },
                    "type": "number",
                    "id": "16463439507",
                    "links": {"related": "https://..."},
                }
            ],
            "links": LINK,
        },
    ),
    "purchase_a_phone_number": Example(
        lambda old: old.numbers.purchase_a_phone_number(
            old.numbers.search_for_purchasable_phone_numbers(646)["data"][0]["id"]
        ),
        lambda new: new.numbers.purchase_a_phone_number(
            new.numbers.search_for_purchasable_phone_numbers(starts_with=646).data[0].id
        ),
        DETAILS,
    ),
    "list_account_phone_numbers": Example(
        lambda old: old.numbers.list_account_phone_numbers(201, None, None, 3, None),
        lambda new: new.numbers.list_account_phone_numbers(starts_with=201, limit=3),
        {
            "data": [{"attributes": OWNED, "type": "number", "id": NUMBER, "links": LINK}],
            "links": LINK,
        },
    ),
    "list_phone_number_details": Example(
        lambda old: old.numbers.list_phone_number_details(NUMBER),
        lambda new: new.numbers.list_phone_number_details(NUMBER),
        DETAILS,
    ),
    "create_an_inbound_route": Example(
        lambda old: old.routes.create_an_inbound_route(ROUTE_TEXT),
        lambda new: new.routes.create_an_inbound_route(
            route_type="host", value="il775u.sonsofodin.com", alias="new route"
        ),
        {"data": ROUTE, "links": LINK},
    ),
    "list_inbound_routes": Example(
        lambda old: old.routes.list_inbound_routes(3),
        lambda new: new.routes.list_inbound_routes(limit=3),
        {"data": [ROUTE], "links": NEXT},
    ),
    "update_primary_voice_route": Example(
        lambda old: old.routes.update_primary_voice_route(NUMBER, ASSIGNMENT_TEXT),
        lambda new: new.routes.update_primary_voice_route(NUMBER, "98396"),
        None,
    ),
    "update_failover_voice_route": Example(
        lambda old: old.routes.update_failover_voice_route(NUMBER, ASSIGNMENT_TEXT),
        lambda new: new.routes.update_failover_voice_route(NUMBER, "98396"),
        None,
    ),
    "send_a_message": Example(
        lambda old: old.messages.send_a_message(MESSAGE_TEXT),
        lambda new: new.messages.send_a_message(
            to="12066505555",
            from_=NUMBER,
            body="hello there",
            is_mms=True,
            media_urls=["http://s3.amazonaws.com/barkpost-assets/50+GIFs/37.gif"],
        ),
        {"data": {"links": LINK, "type": "message", "id": MESSAGE["id"]}},
    ),
    "look_up_a_set_of_messages": Example(
        lambda old: old.messages.look_up_a_set_of_messages("2017-12-01", "2018-01-08", 2),
        lambda new: new.messages.look_up_a_set_of_messages(
            "2017-12-01", end_date="2018-01-08", limit=2
        ),
        {"data": [MESSAGE], "links": {"next": "https://..."}},
    ),
    "look_up_a_message_detail_record": Example(
        lambda old: old.messages.look_up_a_message_detail_record(
            old.messages.look_up_a_set_of_messages("2017-12-01")["data"][0]["id"]
        ),
        lambda new: new.messages.look_up_a_message_detail_record(
            new.messages.look_up_a_set_of_messages("2017-12-01").data[0].id
        ),
        {"data": MESSAGE},
    ),
    "list_e911s": Example(
        lambda old: old.e911s.list_e911s(2, None),
        lambda new: new.e911s.list_e911s(limit=2),
        {"data": [E911], "links": NEXT},
    ),
    "get_e911": Example(
        lambda old: old.e911s.get_e911("20930"),
        lambda new: new.e911s.get_e911("20930"),
        {"data": E911},
    ),
}


@pytest.fixture
def december(sandbox: Sandbox) -> Sandbox:
    """The sandbox with all its messages moved to the README's December."""
    state = sandbox.dump()
    start = datetime(2017, 12, 20, tzinfo=UTC).timestamp()
    for place, message in enumerate(state["messages"]):
        message["at"] = start + place
        for receipt in message.get("receipts", ()):
            receipt["at"] = start + place + 1
    sandbox.load(state)
    sandbox.forget_requests()
    return sandbox


def assert_like(answer: Any, shown: Any) -> None:
    """Check that an answer has all that the README shows, of the same kinds."""
    if isinstance(shown, dict):
        assert shown.keys() <= answer.keys()
        for name, value in shown.items():
            assert_like(answer[name], value)
    elif isinstance(shown, list):
        assert isinstance(answer, list)
        assert answer or not shown
        for item in answer:
            for each in shown[:1]:
                assert_like(item, each)
    elif isinstance(shown, int | float) and not isinstance(shown, bool):
        assert isinstance(answer, int | float)
    elif shown is not None:
        assert isinstance(answer, type(shown) | None)


@pytest.mark.usefixtures("december")
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_request_answers_in_the_old_style_as_documented(
    name: str, old: FlowroutenumbersandmessagingClient
) -> None:
    answer = EXAMPLES[name].old(old)

    # The README's programs expect None here; what they got was the empty text.
    assert (answer == "") == (EXAMPLES[name].answer is None)
    assert_like(answer, EXAMPLES[name].answer)


@pytest.mark.usefixtures("december")
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_request_answers_in_the_new_style_as_documented(
    name: str, new: Flowroute
) -> None:
    answer = EXAMPLES[name].new(new)

    assert (answer is None) == (EXAMPLES[name].answer is None)
    assert_like(None if answer is None else answer.to_dict(), EXAMPLES[name].answer)


@pytest.mark.parametrize("name", EXAMPLES)
def test_both_styles_send_the_same_request(
    name: str, december: Sandbox, old: FlowroutenumbersandmessagingClient, new: Flowroute
) -> None:
    EXAMPLES[name].old(old)
    sent_old = december.requests()[-1]
    december.reset()
    EXAMPLES[name].new(new)
    sent_new = december.requests()[-1]

    assert (sent_old.method, sent_old.path) == (sent_new.method, sent_new.path)
    if sent_old.body and name != "send_a_message":
        assert sent_old.json() == sent_new.json()


def test_the_example_of_a_wrong_address_prints_what_the_readme_shows(
    old: FlowroutenumbersandmessagingClient,
) -> None:
    with pytest.raises(APIException) as caught:
        old.e911s.validate_address(**ADDRESS)

    assert str(caught.value) == "HTTP response not OK."
    assert "Could not geocode this address." in caught.value.context.response.raw_body
    assert caught.value.response_code == 400


def test_the_example_of_a_wrong_address_in_the_new_style(new: Flowroute) -> None:
    with pytest.raises(BadRequest, match="Could not geocode this address"):
        new.e911s.validate_address(**ADDRESS)


def test_a_right_address_answers_with_nothing_in_both_styles(
    old: FlowroutenumbersandmessagingClient, new: Flowroute
) -> None:
    right = {**ADDRESS, "country": "US"}

    assert old.e911s.validate_address(**right) == ""
    assert new.e911s.validate_address(**right) is None
