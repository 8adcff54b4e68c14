"""Phone numbers from any usual form."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_api.models import AvailableNumber, InboundSms, Message, Number, Route
from flowroute_api.types import ApiNumber
from flowroute_sdk._arguments.phone import number_id, number_list, partial_digits, to_digits
from flowroute_sdk._arguments.targets import route_value
from flowroute_sdk.errors import InvalidArgument
from hypothesis import given
from hypothesis import strategies as st

RECORD = SimpleNamespace(id="12065551234", type_="number")


@pytest.mark.parametrize(
    "value",
    [
        "12065551234",
        12065551234,
        "+12065551234",
        "2065551234",
        2065551234,
        "+1 (206) 555-1234",
        "206.555.1234",
        "206/555-1234",
        " 1-206-555-1234 ",
        "tel:+1-206-555-1234",
        "\uff12\uff10\uff16\uff15\uff15\uff15\uff11\uff12\uff13\uff14",
        "+1\u2011206\u2011555\u20111234",
    ],
)
def test_every_usual_form_becomes_eleven_digits(value: Any) -> None:
    assert to_digits("to", value) == "12065551234"


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("+44 20 7946 0000", "442079460000"),
        ("+44 (0)20 7946 0000", "442079460000"),
        ("442079460000", "442079460000"),
        ("011 44 20 7946 0000", "442079460000"),
        ("46812345678", "46812345678"),
        ("1-800-FLOWERS", "18003569377"),
    ],
)
def test_other_countries_and_letters_are_understood(value: str, digits: str) -> None:
    assert to_digits("to", value) == digits


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "+",
        "5551234",
        "911",
        "abc2065551234",
        "call 2065551234",
        "206555123456789",
        "2065551234 ext. 5",
        "2065551234;2065551235",
        "2065551234, 2065551235",
        "0" * 11,
        -12065551234,
        0,
        pytest.param(10**5000, id="huge"),
        True,
        None,
        2065551234.0,
        b"2065551234",
        ["2065551234"],
    ],
)
def test_what_cannot_be_a_number_is_refused_with_the_field(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="to"):
        to_digits("to", value)


FORMATS = [
    # what a person types, the digits that are sent
    ("+12065551234", "12065551234"),
    ("2065551234", "12065551234"),
    ("206 555 1234", "12065551234"),
    ("12061231234", "12061231234"),
    ("10000000000", "10000000000"),
    ("4792345678", "14792345678"),
    ("+4792345678", "4792345678"),
    ("+47 92 34 56 78", "4792345678"),
    ("011 47 92345678", "4792345678"),
    ("0047 92345678", "4792345678"),
    ("\uff10\uff1047 92345678", "4792345678"),
    ("001 206 555 1234", "12065551234"),
    ("442079460000", "442079460000"),
    ("+442079460000", "442079460000"),
    ("800-555-1234", "18005551234"),
    ("8004115678", "18004115678"),
    ("+18445551234", "18445551234"),
    ("8225551234", "18225551234"),
    ("+4512345678", "4512345678"),
    ("9805551234", "19805551234"),
]


@pytest.mark.parametrize(("typed", "digits"), FORMATS)
def test_a_number_goes_out_as_digits_and_its_record_can_be_answered(
    typed: str, digits: str
) -> None:
    assert to_digits("to", typed) == digits

    attributes = {"from": digits, "to": digits}
    record = Message.from_dict({"id": "mdr2-1", "type": "message", "attributes": attributes})
    assert to_digits("to", record.attributes.from_) == digits  # type: ignore[arg-type]
    assert to_digits("from_", record.attributes.to) == digits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        "1206555123",
        "0065551234",
        "206 155 1234",
        "2060551234",
        "2061551234",
        "2119551234",
        "9115551234",
        "2069115678",
        "4930123456",
        "(493) 012-3456",
        "3702345678",
        "9622345678",
        "3906698123",
        1206555123,
        4930123456,
    ],
)
def test_ten_digits_that_are_not_north_american_are_refused_with_what_is_missing(
    value: Any,
) -> None:
    with pytest.raises(InvalidArgument, match=r"to=.*write \+1 or the plus and code of another"):
        to_digits("to", value)


@pytest.mark.parametrize("value", ["24273", "872657", "+120655512", "+1206555123", "00 5551234"])
def test_typed_short_codes_and_incomplete_numbers_are_refused(value: str) -> None:
    with pytest.raises(InvalidArgument, match=r"to=.*a phone number, such as"):
        to_digits("to", value)


@pytest.mark.parametrize("sender", ["24273", "872657", "4792345678", "+4792345678", "2065551234"])
def test_the_sender_of_a_message_is_answered_as_it_stands(sender: str) -> None:
    attributes = {"from": sender, "to": "12065551234", "direction": "inbound", "is_mms": False}
    fields = {"body": "hi", "timestamp": "2024-01-31T10:00:00Z"}
    data = {"id": "mdr2-1", "type": "message", "attributes": attributes | fields}
    event = InboundSms.from_dict(data)

    assert to_digits("to", event.attributes.from_) == sender.removeprefix("+")


def test_a_sender_that_is_a_name_is_no_number() -> None:
    attributes = {"from": "Posten"}
    record = Message.from_dict({"id": "mdr2-1", "type": "message", "attributes": attributes})

    with pytest.raises(InvalidArgument, match="to='Posten'"):
        to_digits("to", record.attributes.from_)  # type: ignore[arg-type]


@pytest.mark.parametrize("model", [Number, AvailableNumber])
@pytest.mark.parametrize("number", ["4792345678", 4792345678])
def test_the_id_of_a_number_is_taken_as_it_stands(model: Any, number: str | int) -> None:
    found = model.from_dict({"id": number, "type": "number", "attributes": {"value": "4792345678"}})

    assert found.id == "4792345678"
    assert number_list("numbers", [found.id, found.attributes.value, found]) == ["4792345678"] * 3


def test_a_number_of_a_record_is_a_string_in_every_other_respect() -> None:
    attributes = {"from": "4792345678", "to": "12065551234"}
    record = Message.from_dict({"id": "mdr2-1", "type": "message", "attributes": attributes})
    sender = record.attributes.from_
    assert sender is not None

    assert sender == "4792345678"
    assert hash(sender) == hash("4792345678")
    assert json.dumps(sender) == '"4792345678"'
    assert record.to_dict()["attributes"] == attributes
    assert {type(each) for each in (sender[:], sender[1:], sender.strip(), sender + "")} <= {
        str,
        ApiNumber,
    }
    assert [type(each) for each in (sender[2:], sender + "0", str(sender))] == [str] * 3
    assert to_digits("to", pickle.loads(pickle.dumps(sender))) == "4792345678"
    assert pickle.loads(pickle.dumps(record)) == record
    assert type(to_digits("to", sender)) is str
    assert type(to_digits("to", sender, check=False)) is str


def test_the_number_that_a_route_leads_to_is_taken_as_it_stands() -> None:
    def value(text: str) -> str:
        attributes = {"alias": "a", "route_type": "number", "value": text}
        route = Route.from_dict({"id": "7", "type": "route", "attributes": attributes})
        led_to = route.attributes.value
        assert led_to is not None
        return str(route_value("number", led_to, check=True))

    assert value("4792345678") == "4792345678"
    assert value("4792345678;weight=3") == "4792345678;weight=3"
    assert route_value("number", "4792345678", check=True) == "14792345678"


def test_unchecked_numbers_are_sent_as_given() -> None:
    assert to_digits("to", "home", check=False) == "home"
    assert to_digits("to", 5551234, check=False) == "5551234"


@pytest.mark.parametrize("value", [RECORD, SimpleNamespace(data=RECORD), "(206) 555-1234"])
def test_a_number_argument_takes_a_record_a_document_or_a_number(value: Any) -> None:
    assert number_id("number_id", value) == "12065551234"


@pytest.mark.parametrize(
    "value",
    [SimpleNamespace(id="98396", type_="route"), SimpleNamespace(data=None), None, object()],
)
def test_another_record_is_no_number(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="number_id"):
        number_id("number_id", value)


@pytest.mark.parametrize("value", ["", " ", ".", "..", "a/b", "a?b", "a#b", "\ud800"])
def test_an_unchecked_number_still_cannot_change_the_path(value: str) -> None:
    with pytest.raises(InvalidArgument, match="number_id"):
        number_id("number_id", value, check=False)


def test_one_number_and_several_make_a_list() -> None:
    assert number_list("numbers", 2065551234) == ["12065551234"]
    assert number_list("numbers", RECORD) == ["12065551234"]
    assert number_list("numbers", (n for n in (RECORD, "206-555-1235"))) == [
        "12065551234",
        "12065551235",
    ]


def test_an_empty_list_of_numbers_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="numbers"):
        number_list("numbers", [])


@pytest.mark.parametrize(
    ("value", "digits"),
    [(None, None), (206, "206"), ("1646", "1646"), ("+1 (206)", "+1206"), ("555-12", "55512")],
)
def test_parts_of_numbers_lose_their_separators(value: Any, digits: str | None) -> None:
    assert partial_digits("starts_with", value) == digits


@pytest.mark.parametrize("value", [None, b"12065551234", 12065551234.0, [], {}])
def test_what_is_neither_text_nor_record_is_told_what_a_number_looks_like(value: Any) -> None:
    with pytest.raises(InvalidArgument, match=r"to=.*a phone number, such as"):
        to_digits("to", value)


@pytest.mark.parametrize("value", ["", "abc", "2" * 16, -5, True, "206+", "\uff12\uff10\uff16"])
def test_what_is_no_part_of_a_number_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgument, match="contains"):
        partial_digits("contains", value)


@given(st.text() | st.text("0123456789+-() .;ext", max_size=24))
def test_any_text_is_digits_or_refused(text: str) -> None:
    try:
        digits = to_digits("to", text)
    except InvalidArgument:
        return
    assert re.fullmatch("[0-9]{4,15}", digits)


def test_canonical_numbers_need_no_library() -> None:
    program = (
        "import sys; from flowroute_sdk._arguments.phone import to_digits;"
        "to_digits('to', '+12065551234'); to_digits('to', '2065551234');"
        "sys.exit('phonenumbers' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("text", ["030 123456", "+49", "00 0", "4930123456", "123"])
def test_a_foreign_number_that_cannot_be_read_says_to_write_its_country_code(text: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        to_digits("to", text)

    assert "another country" in str(caught.value)
    assert "plus" in str(caught.value)
