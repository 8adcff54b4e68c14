"""What is refused, and in which words: the field, the value, and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from flowroute_api.api.e911s import create_address, update_address
from flowroute_api.api.messages import send_a_message, set_account_level_sms_callback
from flowroute_api.models import E911CreateAttributes, E911UpdateAttributes
from flowroute_api.types import UNSET
from flowroute_sdk._arguments import (
    addresses,
    checks,
    dates,
    messages,
    phone,
    requests,
    settling,
    targets,
)
from flowroute_sdk._arguments.callbacks import callback_request
from flowroute_sdk.errors import InvalidArgument

SMS_CALLBACK = set_account_level_sms_callback.OPERATION

A_DATE = "a date, a datetime, or a string with a whole date such as 2024-01-31"
AN_ID = "an id: up to 18 digits, or text without spaces, /, ? and #"
A_NUMBER = (
    "a phone number, such as +1 (206) 555-1234 or 12065551234, or of another country with its plus"
    " and country code, such as +44 20 7946 0958"
)
NOT_NORTH_AMERICAN = (
    "a phone number: these ten digits aren't one of North America, so write +1 or the plus and"
    " code of another country in front, and all digits behind it"
)
ADDRESS: dict[str, Any] = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}
MESSAGE: dict[str, Any] = {
    "to": "12065551234",
    "from_": "12065550000",
    "body": "hi",
    "media_urls": None,
    "is_mms": None,
    "dlr_callback": None,
    "check": True,
}
RECEIVED = SimpleNamespace(attributes=SimpleNamespace(from_="12065551234", to="12065550000"))


def address(**changes: Any) -> dict[str, Any]:
    """An address as it is sent, with the names of arguments."""
    fields = ADDRESS | changes
    if "street_number" in changes:
        fields["street_number"] = addresses.as_text(changes["street_number"])
    for name in ("address_type", "address_type_number"):
        fields[name] = addresses.given_text(changes.get(name))
    attributes = E911CreateAttributes(**fields)
    return addresses.checked_address(create_address.OPERATION, attributes).to_dict()


def change(**changes: Any) -> dict[str, Any]:
    attributes = E911UpdateAttributes(**changes)
    return addresses.checked_changes(update_address.OPERATION, attributes).to_dict()


def message(**changes: Any) -> dict[str, Any]:
    wish = messages.message_wish(send_a_message.OPERATION, **(MESSAGE | changes))
    sent = {**attrs.asdict(wish), "from": wish.from_}
    del sent["from_"]
    return {name: value for name, value in sent.items() if value is not None}


REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: checks.record_id("route_id", SimpleNamespace(id="7", type_="cnam"), "route"),
        "route_id=namespace(id='7', type_='cnam'): expected a record of type route, not cnam",
    ),
    (
        lambda: checks.record_id("route_id", "a b", "route"),
        f"route_id='a b': expected {AN_ID}; or a record of type route",
    ),
    (
        lambda: checks.record_id("route_id", 10**18),
        f"route_id=1000000000000000000: expected {AN_ID}",
    ),
    (
        lambda: checks.record_id("route_id", -1),
        f"route_id=-1: expected {AN_ID}",
    ),
    (
        lambda: checks.require_text("label", " "),
        "label=' ': expected text that isn't blank",
    ),
    (
        lambda: checks.require_text("label", 5),
        "label=5: expected text that isn't blank",
    ),
    (
        lambda: checks.require_text("label", "\ud800"),
        "label='\\ud800': expected text without lone surrogates",
    ),
    (
        lambda: checks.require_text("label", "abc", max_length=2),
        "label='abc': expected text of 1 to 2 characters, not blank",
    ),
    (
        lambda: checks.require_text("label", "a", min_length=2, max_length=4),
        "label='a': expected text of 2 to 4 characters, not blank",
    ),
    (
        lambda: checks.require_text("label", "a", min_length=2, max_length=2),
        "label='a': expected text of 2 characters, not blank",
    ),
    (
        lambda: checks.require_text("label", "", max_length=2),
        "label='': expected text of 1 to 2 characters, not blank",
    ),
    (
        lambda: checks.check_text("label", "", min_length=1),
        "label='': expected text that isn't blank",
    ),
    (
        lambda: checks.check_text("label", "abc", max_length=2),
        "label='abc': expected text of 1 to 2 characters, not blank",
    ),
    (
        lambda: checks.check_text("label", "a", min_length=2, max_length=3),
        "label='a': expected text of 2 to 3 characters, not blank",
    ),
    (
        lambda: checks.check_flag("is_mms", 1),
        "is_mms=1: expected True, False or None",
    ),
    (
        lambda: checks.check_one_of("kind", "c", ("a", "b")),
        "kind='c': expected one of a, b",
    ),
    (
        lambda: checks.check_one_of("kind", None, ("a", "b"), required=True),
        "kind=None: expected one of a, b",
    ),
    (
        lambda: checks.check_one_of("kind", 5, ("a", "b")),
        "kind=5: expected one of a, b",
    ),
    (
        lambda: checks.check_number("offset", -1),
        "offset=-1: expected a whole number, 0 to 1000000000",
    ),
    (
        lambda: checks.check_number("offset", 10**9 + 1),
        "offset=1000000001: expected a whole number, 0 to 1000000000",
    ),
    (
        lambda: checks.check_number("limit", True, minimum=1, maximum=5),
        "limit=True: expected a whole number, 1 to 5",
    ),
    (
        lambda: checks.check_number("limit", 6, minimum=1, maximum=5),
        "limit=6: expected a whole number, 1 to 5",
    ),
    (
        lambda: checks.check_number("limit", 0, minimum=1, maximum=5),
        "limit=0: expected a whole number, 1 to 5",
    ),
    (
        lambda: checks.check_number("limit", None, required=True),
        "limit=None: expected a whole number, 0 to 1000000000",
    ),
    (
        lambda: checks.check_seconds("settle", -0.1),
        "settle=-0.1: expected seconds, 0 to 1000000000",
    ),
    (
        lambda: checks.check_seconds("settle", True),
        "settle=True: expected seconds, 0 to 1000000000",
    ),
    (
        lambda: checks.check_seconds("settle", None),
        "settle=None: expected seconds, 0 to 1000000000",
    ),
    (
        lambda: checks.check_seconds("settle", 10**9 + 1),
        "settle=1000000001: expected seconds, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", "-0.01"),
        "max_price='-0.01': expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", "cheap"),
        "max_price='cheap': expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", True),
        "max_price=True: expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", "NaN"),
        "max_price='NaN': expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", float("inf")),
        "max_price=inf: expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", None),  # type: ignore[arg-type]
        "max_price=None: expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.price("max_price", 10**9 + 1),
        "max_price=1000000001: expected an amount in USD, 0 to 1000000000",
    ),
    (
        lambda: checks.text_list("media_urls", 5),
        "media_urls=5: expected a list of strings",
    ),
    (
        lambda: checks.text_list("media_urls", []),
        "media_urls=[]: expected at least one string",
    ),
    (
        lambda: checks.text_list("media_urls", ["a", ""]),
        "media_urls='': expected text that isn't blank",
    ),
    (
        lambda: address(label=None),
        "label=None: expected text that isn't blank",
    ),
    (
        lambda: address(city=" "),
        "city=' ': expected text that isn't blank",
    ),
    (
        lambda: address(zipcode=2134),
        "zipcode=2134: expected text, since an integer loses a leading zero: '02134'",
    ),
    (
        lambda: address(zipcode=-1),
        "zipcode=-1: expected text, since an integer loses a leading zero: '98101'",
    ),
    (
        lambda: address(zipcode=10**7),
        "zipcode=10000000: expected text, since an integer loses a leading zero: '98101'",
    ),
    (
        lambda: address(zipcode=0),
        "zipcode=0: expected text, since an integer loses a leading zero: '00000'",
    ),
    (
        lambda: address(zipcode=10**7 - 1),
        "zipcode=9999999: expected text, since an integer loses a leading zero: '9999999'",
    ),
    (
        lambda: address(zipcode=True),
        "zipcode=True: expected text of 4 to 7 characters, not blank",
    ),
    (
        lambda: address(zipcode="981"),
        "zipcode='981': expected text of 4 to 7 characters, not blank",
    ),
    (
        lambda: address(zipcode="98101-123"),
        "zipcode='98101-123': expected text of 4 to 7 characters, not blank",
    ),
    (
        lambda: address(state="W1"),
        "state='W1': expected the two letters of a state or province",
    ),
    (
        lambda: address(state="Wé"),
        "state='Wé': expected the two letters of a state or province",
    ),
    (
        lambda: address(state="WAS"),
        "state='WAS': expected the two letters of a state or province",
    ),
    (
        lambda: address(country="MX"),
        "country='MX': expected one of US, CA",
    ),
    (
        lambda: address(country=5),
        "country=5: expected one of US, CA",
    ),
    (
        lambda: address(street_number=-1),
        "street_number=-1: expected text, or a whole number of up to 12 digits",
    ),
    (
        lambda: address(street_number=10**12),
        "street_number=1000000000000: expected text, or a whole number of up to 12 digits",
    ),
    (
        lambda: address(street_number=True),
        "street_number=True: expected text, or a whole number of up to 12 digits",
    ),
    (
        lambda: address(city=5),
        "city=5: expected text that isn't blank",
    ),
    (
        lambda: address(address_type="Suite"),
        "address_type_number=None: expected a value, since address_type is given",
    ),
    (
        lambda: address(address_type_number="200"),
        "address_type=None: expected a value, since address_type_number is given",
    ),
    (
        lambda: address(address_type="", address_type_number="5"),
        "address_type='': expected text that isn't blank",
    ),
    (
        lambda: change(label=" "),
        "label=' ': expected text that isn't blank",
    ),
    (
        lambda: change(label=""),
        "label='': expected text that isn't blank",
    ),
    (
        lambda: message(body=" "),
        "body=' ': expected text that isn't blank",
    ),
    (
        lambda: message(body=None),
        "body=None: expected text that isn't blank",
    ),
    (
        lambda: message(body=5, media_urls="a"),
        "body=5: expected text that isn't blank",
    ),
    (
        lambda: message(is_mms="no"),
        "is_mms='no': expected True, False or None",
    ),
    (
        lambda: message(media_urls=["a"], is_mms=False),
        "is_mms=False: expected True or None, since there are media",
    ),
    (
        lambda: message(media_urls=5),
        "media_urls=5: expected a list of strings",
    ),
    (
        lambda: message(media_urls=5, check=False),
        "media_urls=5: expected a list of strings",
    ),
    (
        lambda: message(media_urls=[5]),
        "media_urls=5: expected text that isn't blank",
    ),
    (
        lambda: message(dlr_callback=""),
        "dlr_callback='': expected text that isn't blank",
    ),
    (
        lambda: message(dlr_callback=" "),
        "dlr_callback=' ': expected text that isn't blank",
    ),
    (
        lambda: message(reply_to=RECEIVED),
        "to='12065551234': expected nothing, since reply_to names the recipient",
    ),
    (
        lambda: message(to=None, reply_to="hello"),
        "reply_to='hello': expected a message with its sender's and recipient's numbers",
    ),
    (
        lambda: message(to=None),
        f"to=None: expected {A_NUMBER}",
    ),
    (
        lambda: message(from_=None),
        f"from_=None: expected {A_NUMBER}",
    ),
    (
        lambda: message(to=None, from_="12", reply_to=RECEIVED),
        f"from_='12': expected {A_NUMBER}",
    ),
    (
        lambda: requests.require_change(update_address.OPERATION, E911UpdateAttributes(), {}),
        "update_address=None: expected at least one field to change: label, first_name, last_name,"
        " street_number, street_name, address_type, address_type_number, city, state, country,"
        " zipcode",
    ),
    (
        lambda: callback_request(SMS_CALLBACK, " ", check=True),
        "callback_url=' ': expected text that isn't blank",
    ),
    (
        lambda: settling.check_settling(None, 5),
        "on_unknown=None: expected one of raise, find, candidates",
    ),
    (
        lambda: settling.check_settling("retry", 5),
        "on_unknown='retry': expected one of raise, find, candidates",
    ),
    (
        lambda: settling.check_settling("find", -1),
        "settle=-1: expected seconds, 0 to 1000000000",
    ),
    (
        lambda: targets.route_value("host", " ", check=True),
        "value=' ': expected text that isn't blank",
    ),
    (
        lambda: targets.route_value("number", 12, check=True),
        f"value=12: expected {A_NUMBER}",
    ),
    (
        lambda: targets.route_value("number", " ", check=True),
        "value=' ': expected text that isn't blank",
    ),
    (
        lambda: targets.route_value("number", "12;a=b", check=True),
        f"value='12': expected {A_NUMBER}",
    ),
    (
        lambda: targets.edge_strategy("a b", check=False),
        f"edge_strategy_id='a b': expected {AN_ID}",
    ),
    (
        lambda: targets.edge_strategy("US", check=True),
        "edge_strategy_id='US': expected a whole number or an edge strategy",
    ),
    (
        lambda: dates.api_date("start_date", 5),
        f"start_date=5: expected {A_DATE}",
    ),
    (
        lambda: dates.api_date(
            "start_date", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1)))
        ),
        "start_date=datetime.datetime(1, 1, 1, 0, 0, tzinfo=datetime.timezone("
        "datetime.timedelta(se…"
        ": expected a time that exists in UTC",
    ),
    (
        lambda: dates.api_date("start_date", "2024-02-30"),
        f"start_date='2024-02-30': expected {A_DATE}",
    ),
    (
        lambda: dates.api_date("start_date", "soon"),
        f"start_date='soon': expected {A_DATE}",
    ),
    (
        lambda: dates.api_date("start_date", "01/02/2024"),
        "start_date='01/02/2024': expected a date with one meaning: 2024-01-02 or 2024-02-01",
    ),
    (
        lambda: phone.to_digits("to", -1),
        f"to=-1: expected {A_NUMBER}",
    ),
    (
        lambda: phone.to_digits("to", 10**15, check=False),
        f"to=1000000000000000: expected {A_NUMBER}",
    ),
    (
        lambda: phone.to_digits("to", 10**15),
        f"to=1000000000000000: expected {A_NUMBER}",
    ),
    (
        lambda: phone.to_digits("to", True),
        f"to=True: expected {A_NUMBER}",
    ),
    (
        lambda: phone.to_digits("to", "12"),
        f"to='12': expected {A_NUMBER}",
    ),
    (
        lambda: phone.to_digits("to", "3912345678"),
        f"to='3912345678': expected {NOT_NORTH_AMERICAN}",
    ),
    (
        lambda: phone.to_digits("to", "(391) 234-5678"),
        f"to='(391) 234-5678': expected {NOT_NORTH_AMERICAN}",
    ),
    (
        lambda: phone.to_digits("to", "+1 206 555 1234 ext. 5"),
        "to='+1 206 555 1234 ext. 5': expected a phone number without an extension",
    ),
    (
        lambda: phone.to_digits("to", "+1 206 555 12345"),
        f"to='+1 206 555 12345': expected {A_NUMBER}",
    ),
    (
        lambda: phone.to_digits("to", "ΑΒΓ"),
        f"to='ΑΒΓ': expected {A_NUMBER}",
    ),
    (
        lambda: phone.number_id("number_id", "12"),
        f"number_id='12': expected {A_NUMBER}",
    ),
    (
        lambda: phone.number_id("number_id", "a/b", check=False),
        f"number_id='a/b': expected {AN_ID}",
    ),
    (
        lambda: phone.number_list("numbers", "12"),
        f"numbers='12': expected {A_NUMBER}",
    ),
    (
        lambda: phone.number_list("numbers", ["12065551234", "12"]),
        f"numbers='12': expected {A_NUMBER}",
    ),
    (
        lambda: phone.number_list("numbers", []),
        "numbers=[]: expected at least one phone number",
    ),
    (
        lambda: phone.partial_digits("starts_with", "12x"),
        "starts_with='12x': expected 1 to 15 digits of a phone number",
    ),
    (
        lambda: phone.partial_digits("starts_with", "1" * 16),
        "starts_with='1111111111111111': expected 1 to 15 digits of a phone number",
    ),
]


@pytest.mark.parametrize(("call", "text"), REFUSED, ids=range(len(REFUSED)))
def test_a_refusal_names_the_field_the_value_and_what_would_be_right(
    call: Callable[[], object], text: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        call()

    assert str(caught.value) == text


@pytest.mark.parametrize(
    ("call", "result"),
    [
        (lambda: checks.record_id("id", 10**18 - 1), str(10**18 - 1)),
        (lambda: checks.check_text("label", ""), None),
        (lambda: checks.check_text("label", None, min_length=1), None),
        (lambda: checks.require_text("label", "abc", min_length=3, max_length=3), None),
        (lambda: checks.check_flag("is_mms", False), None),
        (lambda: checks.check_one_of("kind", None, ("a",)), None),
        (lambda: checks.check_one_of("kind", "a", ("a",), required=True), None),
        (lambda: checks.check_number("offset", 0), None),
        (lambda: checks.check_number("offset", 10**9), None),
        (lambda: checks.check_number("limit", 5, minimum=5, maximum=5, required=True), None),
        (lambda: checks.check_seconds("settle", 0), None),
        (lambda: checks.check_seconds("settle", 10**9), None),
        (lambda: checks.price("max_price", 0), 0),
        (lambda: checks.price("max_price", 10**9), 10**9),
        (lambda: checks.text_list("media_urls", "a"), ["a"]),
        (lambda: checks.text_list("media_urls", iter(["a", "b"])), ["a", "b"]),
        (lambda: phone.to_digits("to", 0, check=False), "0"),
        (lambda: phone.to_digits("to", 10**15 - 1, check=False), str(10**15 - 1)),
        (lambda: phone.number_id("number_id", "12", check=False), "12"),
        (lambda: phone.number_list("numbers", "12", check=False), ["12"]),
        (lambda: phone.number_list("numbers", ["12"], check=False), ["12"]),
        (lambda: phone.number_list("numbers", [], check=False), []),
        (lambda: settling.check_settling("raise", 0), None),
        (lambda: settling.check_settling("find", 5), None),
        (lambda: settling.check_settling("candidates", 5), None),
        (
            lambda: requests.require_change(
                update_address.OPERATION, E911UpdateAttributes(label="HQ"), {}
            ),
            None,
        ),
        (
            lambda: requests.require_change(
                update_address.OPERATION, E911UpdateAttributes(), {"extra_body": {"a": 1}}
            ),
            None,
        ),
        (lambda: requests.given(None), UNSET),
        (lambda: requests.given(False), False),
        (lambda: requests.given(""), ""),
        (
            lambda: callback_request(SMS_CALLBACK, "", check=False).to_dict(),
            {"data": {"attributes": {"callback_url": ""}}},
        ),
        (
            lambda: callback_request(SMS_CALLBACK, "https://example.com", check=True).to_dict(),
            {"data": {"attributes": {"callback_url": "https://example.com"}}},
        ),
        (
            lambda: requests.timing(
                {"timeout": 1.0, "deadline": 2.0, "max_retries": 3, "extra_headers": {}}
            ),
            {"timeout": 1.0, "deadline": 2.0, "max_retries": 3},
        ),
        (
            lambda: dates.api_date(
                "start", datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))
            ),
            "2024-01-01T00:00:00.00Z",
        ),
        (
            lambda: dates.api_date("end", datetime(2024, 1, 1, tzinfo=UTC)),
            "2024-01-01T00:00:00.00Z",
        ),
    ],
)
def test_what_is_within_the_limits_is_taken(call: Callable[[], object], result: object) -> None:
    assert call() == result


@pytest.mark.parametrize(
    ("changes", "sent"),
    [
        ({"street_number": 0}, {"street_number": "0"}),
        ({"street_number": 10**12 - 1}, {"street_number": str(10**12 - 1)}),
        ({"label": " HQ "}, {"label": "HQ"}),
        ({"label": "hq"}, {"label": "hq"}),
        ({"zipcode": " 9810 "}, {"zip": "9810"}),
        ({"state": " wa", "country": "us "}, {}),
        (
            {"country": "ca", "state": "on", "zipcode": "K1A 0B1"},
            {"country": "CA", "state": "ON", "zip": "K1A 0B1"},
        ),
        (
            {"address_type": "Suite", "address_type_number": 200},
            {"address_type": "Suite", "address_type_number": "200"},
        ),
        ({"address_type": None, "address_type_number": None}, {}),
    ],
)
def test_an_address_is_sent_as_the_api_wants_it(
    changes: dict[str, Any], sent: dict[str, Any]
) -> None:
    plain = ADDRESS | {"zip": ADDRESS["zipcode"]}
    del plain["zipcode"]

    assert address(**changes) == plain | sent


@pytest.mark.parametrize(
    ("changes", "sent"),
    [
        ({"city": " Tacoma "}, {"city": "Tacoma"}),
        ({"street_number": addresses.given_text(7)}, {"street_number": "7"}),
        ({"label": addresses.given_text(None)}, {}),
        (
            {"address_type": "", "address_type_number": ""},
            {"address_type": None, "address_type_number": None},
        ),
        ({"address_type": "Suite"}, {"address_type": "Suite"}),
    ],
)
def test_an_update_sends_what_is_given_and_empties_a_part(
    changes: dict[str, Any], sent: dict[str, Any]
) -> None:
    assert change(**changes) == sent


@pytest.mark.parametrize(
    ("changes", "sent"),
    [
        ({}, {}),
        ({"dlr_callback": "x"}, {"dlr_callback": "x"}),
        ({"media_urls": "a"}, {"media_urls": ["a"], "is_mms": True}),
        (
            {"media_urls": "a", "body": "", "is_mms": True},
            {"media_urls": ["a"], "body": "", "is_mms": True},
        ),
        ({"media_urls": (), "check": False}, {"media_urls": []}),
        ({"to": None, "from_": None, "reply_to": RECEIVED}, {}),
        ({"to": None, "from_": "12065559999", "reply_to": RECEIVED}, {"from": "12065559999"}),
        ({"to": None, "from_": "12", "reply_to": RECEIVED, "check": False}, {"from": "12"}),
        ({"to": "1", "from_": "2", "check": False}, {"to": "1", "from": "2"}),
    ],
)
def test_a_message_is_sent_as_it_was_given(changes: dict[str, Any], sent: dict[str, Any]) -> None:
    plain = {"to": "12065551234", "from": "12065550000", "body": "hi"}

    assert message(**changes) == plain | sent


@pytest.mark.parametrize(
    ("direction", "receiver"), [("outbound", "12065550000"), ("inbound", "12065551234")]
)
def test_a_reply_to_an_own_message_goes_to_whom_that_went_to(direction: str, receiver: str) -> None:
    attributes = SimpleNamespace(**vars(RECEIVED.attributes), direction=direction)
    record = SimpleNamespace(data=SimpleNamespace(attributes=attributes))

    assert message(to=None, from_=None, reply_to=record)["to"] == receiver
