"""Phone numbers from any usual form."""

from __future__ import annotations

import re
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._arguments.phone import number_id, number_list, partial_digits, to_digits
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
