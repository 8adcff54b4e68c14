"""What is sent as a message, and as a reply to one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_api.api.messages import send_a_message
from flowroute_sdk._arguments.messages import message_attributes, reply_numbers
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.models import InboundSms, Message, MessageDocument


def attributes(**arguments: Any) -> dict[str, Any]:
    given = {"to": "12066505555", "from_": "12066505556", "body": None, "media_urls": None}
    rest = {"is_mms": None, "dlr_callback": None, "check": True}
    operation = send_a_message.OPERATION
    return message_attributes(operation, **(given | rest | arguments)).to_dict()


def test_numbers_are_sent_as_digits_and_what_is_left_out_is_not_sent() -> None:
    sent = attributes(to="+1 206 650 5555", from_=SimpleNamespace(id="12066505556"), body="hi")

    assert sent == {"to": "12066505555", "from": "12066505556", "body": "hi"}


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
