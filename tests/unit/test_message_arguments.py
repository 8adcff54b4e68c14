"""What is sent as a message, and as a reply to one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._arguments.messages import check_wanted, message_wish, reply_numbers
from flowroute_sdk._sync.resources import messages, messages_v2_2
from flowroute_sdk.errors import InvalidArgument, OptedOut
from flowroute_sdk.models import InboundSms, Message, MessageDocument


def attributes(version: Any = messages.Messages, **arguments: Any) -> dict[str, Any]:
    """What is sent under `attributes`, or would be in another version."""
    given = {"to": "12066505555", "from_": "12066505556", "body": None, "media_urls": None}
    rest = {"is_mms": None, "dlr_callback": None, "check": True}
    has_plus = version._version.has_plus
    operation = version._version.send_a_message
    wish = message_wish(operation, **(given | rest | arguments), has_plus=has_plus)
    found: dict[str, Any] = version._version.request(wish).to_dict()["data"]["attributes"]
    return found


V2_2 = messages_v2_2.MessagesV22


def test_numbers_are_sent_as_digits_and_what_is_left_out_is_not_sent() -> None:
    sent = attributes(to="+1 206 650 5555", from_=SimpleNamespace(id="12066505556"), body="hi")

    assert sent == {"to": "12066505555", "from": "12066505556", "body": "hi"}


@pytest.mark.parametrize(
    "number", ["206 650 5555", "+12066505555", 12066505555, SimpleNamespace(id="12066505555")]
)
def test_version_2_2_sends_numbers_with_their_plus_from_any_form(number: Any) -> None:
    sent = attributes(V2_2, to=number, from_=number, body="hi")

    assert sent == {"to": "+12066505555", "from": "+12066505555", "body": "hi"}


def test_version_2_2_replies_to_the_number_with_its_plus_however_the_record_has_it() -> None:
    for plus in ("", "+"):
        replied_to = message(f"{plus}4792345678", f"{plus}12066505556")
        sent = attributes(V2_2, to=None, from_=None, reply_to=replied_to, body="hi")

        assert (sent["to"], sent["from"]) == ("+4792345678", "+12066505556")


def test_version_2_2_sends_unchecked_numbers_as_given_but_records_with_their_plus() -> None:
    number = SimpleNamespace(id="12066505556")
    sent = attributes(V2_2, to="home", from_=number, body="hi", check=False)

    assert (sent["to"], sent["from"]) == ("home", "+12066505556")


@pytest.mark.parametrize("media", ["https://a.example/b.png", ["https://a.example/b.png"]])
def test_media_make_an_mms(media: Any) -> None:
    sent = attributes(media_urls=media)

    assert sent["is_mms"] is True
    assert sent["media_urls"] == ["https://a.example/b.png"]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({}, "body"),
        ({"body": ""}, "body"),
        ({"body": "  "}, "body"),
        ({"body": 5}, "body"),
        ({"is_mms": True}, "body"),
        ({"media_urls": []}, "media_urls"),
        ({"media_urls": [""], "body": "hi"}, "media_urls"),
        ({"media_urls": ["https://a.example/b.png"], "is_mms": False}, "is_mms"),
        ({"body": "hi", "is_mms": "true"}, "is_mms"),
        ({"body": "hi", "dlr_callback": ""}, "dlr_callback"),
        ({"body": "hi", "to": "home"}, "to"),
        ({"body": "hi", "from_": None}, "from_"),
    ],
)
def test_what_can_be_no_message_is_refused(arguments: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        attributes(**arguments)
    assert caught.value.field == field


def test_unchecked_arguments_are_sent_as_given() -> None:
    sent = attributes(to="home", body="", media_urls=("a", "b"), is_mms=False, check=False)

    assert sent == {
        "to": "home",
        "from": "12066505556",
        "body": "",
        "media_urls": ["a", "b"],
        "is_mms": False,
    }


def message(came_from: Any, went_to: Any, direction: str | None = "inbound") -> Message:
    attributes = {
        "from": came_from,
        "to": went_to,
        "direction": direction,
        "body": "",
        "is_mms": False,
    }
    return Message.from_dict({"id": "mdr2-1", "type": "message", "attributes": attributes})


@pytest.mark.parametrize(
    ("replied_to", "numbers"),
    [
        (message("4792345678", "12066505556"), ("4792345678", "12066505556")),
        (message("+4792345678", "+12066505556"), ("4792345678", "12066505556")),
        (message("12066505556", "4792345678", "outbound"), ("4792345678", "12066505556")),
        (message("88202", "12066505556", None), ("88202", "12066505556")),
        (SimpleNamespace(from_="4512345678", to="12066505556"), ("4512345678", "12066505556")),
        (
            SimpleNamespace(from_="12066505556", to="4512345678", direction="outbound"),
            ("4512345678", "12066505556"),
        ),
        (
            MessageDocument.from_dict({"data": message("4512345678", "12066505556").to_dict()}),
            ("4512345678", "12066505556"),
        ),
        (
            InboundSms.from_dict(message("4512345678", "12066505556").to_dict()),
            ("4512345678", "12066505556"),
        ),
    ],
)
def test_a_reply_goes_to_the_other_party_as_the_api_wrote_its_number(
    replied_to: Any, numbers: tuple[str, str]
) -> None:
    assert reply_numbers(replied_to) == numbers


@pytest.mark.parametrize(
    "no_message",
    [
        "12065551234",
        12065551234,
        SimpleNamespace(id="12065551234"),
        message(None, "12066505556"),
        message("12065551234", None),
        message("12065551234 or so", "12066505556"),
        message("12065551234", ["12066505556"]),
    ],
)
def test_what_says_no_numbers_cannot_be_replied_to(no_message: Any) -> None:
    with pytest.raises(InvalidArgument) as caught:
        reply_numbers(no_message)
    assert caught.value.field == "reply_to"


@pytest.mark.parametrize("number", ["12065551234", "+12065551234", 12065551234])
@pytest.mark.parametrize("written", ["12065551234", "+12065551234"])
def test_who_has_opted_out_is_found_however_the_number_is_written(
    number: Any, written: str
) -> None:
    with pytest.raises(OptedOut) as caught:
        check_wanted(number, {"12065550000", written})

    assert caught.value.args == OptedOut("12065551234").args


@pytest.mark.parametrize("unless", [set(), {"12065550000"}, ["+12065550000"], range(3)])
def test_who_has_not_opted_out_is_written_to(unless: Any) -> None:
    check_wanted("12065551234", unless)


@pytest.mark.parametrize("unless", ["12065551234", 5, None])
def test_what_cannot_be_asked_for_a_number_is_refused(unless: Any) -> None:
    with pytest.raises(InvalidArgument) as caught:
        check_wanted("12065551234", unless)

    assert str(caught.value) == f"unless={unless!r}: expected a store or set of phone numbers"
