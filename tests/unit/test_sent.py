"""What is sent as a message, and which records it could be found in."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_api.models import Message
from flowroute_sdk._policy.ids import Ids
from flowroute_sdk._policy.sent import (
    Search,
    Sent,
    has_failed,
    is_delivered,
    message_attributes,
    pauses,
    sent_document,
)
from flowroute_sdk.errors import InvalidArgument

WANTED = Sent("12066505555", "12066505556", "hello there")


def record(message_id: str = "mdr2-1", **attributes: Any) -> Message:
    values = {
        "to": "12066505555",
        "from": "12066505556",
        "body": "hello there",
        "direction": "outbound",
        **attributes,
    }
    return Message.from_dict({"id": message_id, "type": "message", "attributes": values})


def attributes(**arguments: Any) -> dict[str, Any]:
    given = {"to": "12066505555", "from_": "12066505556", "body": None, "media_urls": None}
    rest = {"is_mms": None, "dlr_callback": None, "check": True}
    return message_attributes(**(given | rest | arguments))


def search(*before: str, accounted_for: Ids | None = None) -> Search:
    return Search(WANTED, datetime.now(UTC), frozenset(before), accounted_for or Ids())


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


@pytest.mark.parametrize(
    ("changes", "matches"),
    [
        ({}, True),
        ({"to": "+12066505555"}, True),
        ({"direction": None}, True),
        ({"direction": "inbound"}, False),
        ({"body": "hello there "}, False),
        ({"body": None}, False),
        ({"to": "12066505557"}, False),
        ({"from": None}, False),
    ],
)
def test_a_record_matches_by_numbers_text_and_direction(
    changes: dict[str, Any], matches: bool
) -> None:
    assert WANTED.matches(record(**changes)) is matches


def test_a_message_without_text_matches_a_record_without_text() -> None:
    wanted = Sent("12066505555", "12066505556", None)

    assert wanted.matches(record(body=None))
    assert wanted.matches(record(body=""))


def test_one_new_record_seen_twice_is_certain_and_the_result() -> None:
    looks = search("mdr2-old")
    certain = []
    for records in ([], ["mdr2-once"], ["mdr2-once"]):
        looks.look([record("mdr2-old"), *map(record, records)])
        certain.append(looks.is_certain)

    assert certain == [False, False, True]
    found = looks.result()
    assert found is not None
    assert found.id == "mdr2-once"


def test_one_record_explains_one_send_only() -> None:
    accounted_for = Ids()
    first, second = search(accounted_for=accounted_for), search(accounted_for=accounted_for)
    first.look([record("mdr2-shared")])
    second.look([record("mdr2-shared")])

    assert first.result() is not None
    assert second.result() is None


def test_a_late_record_of_an_answered_send_is_not_taken_for_another() -> None:
    accounted_for = Ids()
    accounted_for.claim(("mdr2-late", WANTED))
    looks = search(accounted_for=accounted_for)

    looks.look([record("mdr2-late")])

    assert looks.candidates == []


@pytest.mark.parametrize("ids", [(), ("mdr2-a", "mdr2-b")])
def test_none_or_several_are_no_result_but_candidates(ids: tuple[str, ...]) -> None:
    looks = search()
    looks.look([record(each) for each in ids])

    assert looks.result() is None
    assert [each.id for each in looks.candidates] == list(ids)


def test_a_found_record_reads_like_the_answer_to_sending() -> None:
    document = sent_document(record("mdr2-9"))

    assert (document.data.id, document.data.type_) == ("mdr2-9", "message")


def test_the_oldest_ids_are_forgotten() -> None:
    ids = Ids(most=2)

    assert [ids.claim(each) for each in ("a", "b", "a", "c")] == [True, True, False, True]
    assert "a" not in ids
    assert "c" in ids


def test_looks_get_rarer() -> None:
    assert list(itertools.islice(pauses(), 6)) == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


@pytest.mark.parametrize(
    ("status", "receipt", "delivered", "failed"),
    [
        ("delivered", None, True, False),
        ("Delivered", None, True, False),
        ("message buffered", "delivered", True, False),
        ("failed", None, False, True),
        ("", "delivery failure", False, True),
        ("message buffered", "smsc submit", False, False),
        (None, None, False, False),
    ],
)
def test_the_carrier_has_confirmed_given_up_or_not_yet_said(
    status: str | None, receipt: str | None, delivered: bool, failed: bool
) -> None:
    receipts = [] if receipt is None else [{"status": receipt, "level": 2}]
    found = record(status=status, delivery_receipts=receipts)

    assert (is_delivered(found), has_failed(found)) == (delivered, failed)
