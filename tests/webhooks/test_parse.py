"""Reading webhooks in all forms that are known to occur."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from flowroute_api.types import ApiNumber
from flowroute_sdk import Flowroute
from flowroute_sdk._arguments.messages import reply_numbers
from flowroute_sdk._arguments.phone import to_digits
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.webhooks import (
    DeliveryReceipt,
    InboundMMS,
    InboundSMS,
    StatusChange,
    UnknownEvent,
    WebhookError,
    parse,
)

from .bodies import ALL, FLAT, MMS, PORTING, RECEIPT, SMS, changed, content


def sms(body: Any) -> InboundSMS:
    event = parse(content(body))
    assert isinstance(event, InboundSMS)
    return event


def receipt(body: Any) -> DeliveryReceipt:
    event = parse(content(body))
    assert isinstance(event, DeliveryReceipt)
    return event


@pytest.mark.parametrize("form", [content, lambda body: content(body).decode(), dict])
def test_an_sms_is_read_from_bytes_text_and_mapping(form: Any) -> None:
    event = parse(form(SMS), {"content-type": "application/json"})

    assert isinstance(event, InboundSMS)
    assert (event.id, event.text) == ("mdr2-0123456789abcdef0123456789abcdef", "Hello there")
    assert (event.from_, event.to) == ("12066505557", "12066505556")
    assert event.sent_at == datetime(2018, 1, 8, 17, 55, 3, 250000, tzinfo=UTC)
    assert (event.status, event.is_final, event.media) == ("delivered", True, ())
    assert event.amount_usd == Decimal("0.004")
    assert event.raw == SMS


def test_numbers_are_those_of_the_api_with_or_without_plus_and_as_integers() -> None:
    for given in ("+4792345678", "4792345678", 4792345678):
        event = sms(changed(SMS, from_=given))

        assert event.from_ == "4792345678"
        assert isinstance(event.from_, ApiNumber)
        assert isinstance(event.to, ApiNumber)


def test_a_sender_that_is_a_name_stays_one() -> None:
    event = sms(changed(SMS, from_="ACME"))

    assert event.from_ == "ACME"
    assert not isinstance(event.from_, ApiNumber)


@pytest.mark.parametrize("amount", ["4000000", 4000000])
def test_amounts_come_as_strings_and_integers(amount: Any) -> None:
    assert sms(changed(SMS, amount_nanodollars=amount)).amount_usd == Decimal("0.004")


def test_a_message_without_type_is_a_message() -> None:
    body = copy.deepcopy(SMS)
    del body["data"]["type"]

    assert sms(body).text == "Hello there"


@pytest.mark.parametrize("body", [changed(MMS, body=None), changed(MMS, drop=("body",))])
def test_a_text_that_is_null_or_absent_is_empty(body: Any) -> None:
    event = parse(body)

    assert isinstance(event, InboundMMS)
    assert event.text == ""


def test_an_mms_has_its_media() -> None:
    event = parse(content(MMS))

    assert isinstance(event, InboundMMS)
    [media] = event.media
    assert (media.id, media.file_name, media.file_size) == ("0123abcd-1", "photo.jpg", 20481)
    assert (media.mime_type, media.url) == (
        "image/jpeg",
        "https://s3.us-west-2.amazonaws.com/bucket/key",
    )


@pytest.mark.parametrize("outside", [True, False])
def test_a_document_nested_one_deeper_is_the_same_event(outside: bool) -> None:
    inner = copy.deepcopy(MMS)
    included = inner.pop("included") if outside else inner["included"]
    event = parse({"data": inner, **({"included": included} if outside else {})})

    assert isinstance(event, InboundMMS)
    assert event.id == MMS["data"]["id"]
    assert [media.id for media in event.media] == ["0123abcd-1"]


def test_media_of_an_odd_shape_are_passed_over_or_empty() -> None:
    body = copy.deepcopy(MMS)
    body["included"] = [None, 3, {"type": "carrier"}, {"type": "media", "attributes": []}]

    event = parse(body)

    assert isinstance(event, InboundMMS)
    assert [(media.id, media.url) for media in event.media] == [("", None)]


def test_the_flat_body_of_old_is_an_sms() -> None:
    event = sms(FLAT)

    assert (event.id, event.from_, event.to) == (FLAT["id"], "18553569768", "12066418000")
    assert (event.text, event.sent_at) == ("Hello there from Flowroute!", None)


def test_the_type_of_a_resource_decides_on_whichever_address_it_arrives() -> None:
    event = receipt(RECEIPT)

    assert (event.id, event.level) == ("mdr2-39cadeace66e11e7aff806cd7f24ba2d", 1)
    assert (event.status, event.is_final) == ("smsc submit", False)
    assert (event.text, event.description) == ("hello there", "Message has been sent")
    assert event.sent_at == datetime(2017, 12, 21, 16, 44, 35, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "read"), [("1003", 1003), (1003, 1003), (None, None), ("x", None)]
)
def test_the_code_of_a_receipt_is_an_integer_or_nothing(code: Any, read: int | None) -> None:
    assert receipt(changed(RECEIPT, status_code=code)).status_code == read


def test_a_level_can_be_null() -> None:
    assert receipt(changed(RECEIPT, level=None)).level is None


def test_a_receipt_without_type_is_a_receipt() -> None:
    body = copy.deepcopy(RECEIPT)
    del body["data"]["type"]

    assert receipt(body).level == 1


@pytest.mark.parametrize("status", ["delivered", "failed", "Delivery Success", "smsc reject"])
def test_states_after_which_nothing_comes_are_final(status: str) -> None:
    assert receipt(changed(RECEIPT, status=status)).is_final


@pytest.mark.parametrize("status", ["message buffered", "message sent", "new", "", None])
def test_other_states_are_not_final(status: str | None) -> None:
    assert not receipt(changed(RECEIPT, status=status)).is_final


def test_news_of_an_order_is_a_change_of_status() -> None:
    event = parse(content(PORTING))

    assert isinstance(event, StatusChange)
    assert (event.resource_type, event.resource_id) == ("portorders", "50404")
    assert (event.status, event.is_final, event.event_type) == ("cancelled", True, "status_change")
    assert event.text == "Port Order #50404 has been cancelled."
    assert event.sent_at == datetime(2019, 3, 19, 22, 49, 48, 60559, tzinfo=UTC)


def test_an_order_with_numbers_for_id_and_time_reads_alike() -> None:
    body = changed(PORTING, ("at",), resource_id=50404, timestamp=1553035788, version=1.0)

    event = parse(body)

    assert isinstance(event, StatusChange)
    assert event.resource_id == "50404"
    assert event.sent_at == datetime(2019, 3, 19, 22, 49, 48, tzinfo=UTC)


def test_an_export_that_is_ready_is_a_change_of_status() -> None:
    event = parse(changed(PORTING, resource_type="cdrexports", status="completed"))

    assert isinstance(event, StatusChange)
    assert (event.resource_type, event.is_final) == ("cdrexports", True)


@pytest.mark.parametrize("kind", ["fax", "", None, 7, ["message"], {}])
def test_a_type_that_nobody_knows_is_an_unknown_event(kind: Any) -> None:
    event = parse({"data": {"id": 5, "type": kind, "attributes": {"pages": 3}}})

    assert isinstance(event, UnknownEvent)
    assert event.id == "5"
    assert event.raw["data"]["attributes"] == {"pages": 3}


def test_a_message_that_went_out_is_nothing_to_reply_to() -> None:
    assert isinstance(parse(changed(SMS, direction="outbound")), UnknownEvent)


def test_unknown_fields_are_kept() -> None:
    assert sms(changed(SMS, carrier="ACME")).raw["data"]["attributes"]["carrier"] == "ACME"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "not JSON"),
        (b"from=1206", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'{"data": NaN}', "not JSON"),
        (b"[]", "not an array"),
        (b"null", "not null"),
        (b"{}", "neither data"),
        (b'{"data": []}', "data: an object"),
        (b'{"data": {"type": "message", "id": "1"}}', "data.attributes"),
        (changed(SMS, from_=None), "from: "),
        (changed(SMS, to=[]), "to: "),
        ({"data": {**SMS["data"], "id": None}}, "id: "),
        ({"data": object()}, "isn't JSON"),
        (5, "not int"),
        (b'{"data": ' + b"[" * 90_000 + b"]" * 90_000 + b"}", "not JSON"),
        ({"data": {"a": json.loads("[" * 120 + "]" * 120)}}, "levels deep"),
    ],
)
def test_what_is_no_webhook_is_refused_with_what_was_wrong(body: Any, problem: str) -> None:
    with pytest.raises(WebhookError, match=problem) as caught:
        parse(body)

    assert (caught.value.status, caught.value.outcome) == (400, "not_sent")


def test_a_body_is_measured_before_it_is_read() -> None:
    with pytest.raises(WebhookError) as caught:
        parse(b"[" * 2000, max_size=1000)

    assert caught.value.status == 413


def test_half_a_surrogate_pair_and_a_byte_order_mark_lose_no_message() -> None:
    body = b"\xef\xbb\xbf" + content(changed(SMS, body="a\ud83d"))

    event = parse(body)

    assert isinstance(event, InboundSMS)
    assert event.text == "a\ufffd"


def test_events_are_read_only_equal_and_can_be_pickled_and_copied() -> None:
    for body in ALL:
        event = parse(body)

        with pytest.raises(AttributeError, match="read-only"):
            event.raw = {}
        with pytest.raises(AttributeError, match="read-only"):
            del event.raw
        assert event == parse(body) == pickle.loads(pickle.dumps(event)) == copy.deepcopy(event)
        assert hash(event) == hash(parse(body))
        assert event != parse(changed(SMS, body="other"))
        assert event.id in repr(event)


def test_an_event_shows_what_it_is_in_one_line() -> None:
    assert repr(sms(FLAT)) == (
        f"InboundSMS(id={FLAT['id']!r}, from_='18553569768', to='12066418000',"
        " text='Hello there from Flowroute!')"
    )


def test_what_cannot_be_deleted_or_set_is_named() -> None:
    event = sms(SMS)

    with pytest.raises(AttributeError, match=r"^InboundSMS is read-only: text can't be deleted$"):
        del event.text
    with pytest.raises(AttributeError, match=r"^InboundSMS is read-only: text can't be set$"):
        event.text = "x"  # type: ignore[misc]


def test_events_are_spread_over_a_set_by_kind_and_id() -> None:
    other = copy.deepcopy(SMS)
    other["data"]["id"] = "mdr2-other"
    unknown = parse({"data": {"id": SMS["data"]["id"]}})

    assert len({hash(event) for event in (parse(SMS), parse(other), unknown)}) == 3
    assert len({parse(SMS), parse(SMS), parse(other), unknown}) == 3


def test_keys_of_up_to_200_characters_stay_readable_and_others_are_told_apart() -> None:
    def key(id_: str) -> str:
        return parse({**FLAT, "id": id_}).key

    assert key("x" * 192) == f"message:{'x' * 192}"
    assert re.fullmatch("message:[0-9a-f]{64}", key("x" * 193))
    assert key("x" * 193) == key("x" * 193) != key("y" * 193)
    assert re.fullmatch("message:[0-9a-f]{64}", key("é"))
    assert key("é") != key("è")


def test_what_nobody_knows_is_told_apart_by_all_that_it_says() -> None:
    first, second = '{"data": {"a": 1, "b": [2]}}', '{"data": {"b": [2], "a": 1}}'

    assert parse(first).key == parse(second).key
    assert parse(first).key != parse('{"data": {"a": 1, "b": [3]}}').key


def test_what_nobody_knows_still_shows_its_status_and_time() -> None:
    values = {"status": "delivered", "timestamp": "2018-01-08T17:55:03Z"}
    sent = changed(SMS, direction="outbound")

    for event in (parse({"data": {"type": "fax", "attributes": values}}), parse(sent)):
        assert isinstance(event, UnknownEvent)
        assert (event.status, event.is_final) == ("delivered", True)
        assert event.sent_at is not None
    assert (parse(sent).id, parse(sent).type) == (SMS["data"]["id"], "message")  # type: ignore[union-attr]


def test_events_match_by_position_and_by_name() -> None:
    match parse(SMS):
        case InboundSMS("12066505557", to, text=words):
            assert (to, words) == ("12066505556", "Hello there")
        case _:
            pytest.fail("it doesn't match")


def test_keys_are_those_of_the_thing_however_it_arrives() -> None:
    nested = parse({"data": SMS})
    later = changed(RECEIPT, level=2)

    assert nested.key == parse(SMS).key == f"message:{SMS['data']['id']}"
    assert parse(RECEIPT).key == parse(content(RECEIPT)).key != parse(later).key
    assert parse(RECEIPT).key != parse(changed(RECEIPT, timestamp="2017-12-21T16:44:36.00Z")).key
    assert parse(RECEIPT).key != parse(changed(RECEIPT, status="delivered")).key
    assert parse(PORTING).key == "status:1e4e5686-b739-5fc5-918c-8db0b36ce6a6"
    assert len(parse({"data": {**SMS["data"], "id": "x" * 5000}}).key) <= 200


def test_a_reply_goes_to_the_sender(client: Flowroute, sandbox: Sandbox) -> None:
    event = sms(changed(SMS, from_="+33612345678", to="12012673227"))

    client.messages.send_a_message(reply_to=event, body="thanks")
    client.messages.send_a_message(to=event.from_, from_=event.to, body="thanks again")

    sent = [seen.json()["data"]["attributes"] for seen in sandbox.requests()]
    assert [(each["to"], each["from"]) for each in sent] == [("33612345678", "12012673227")] * 2


def test_ten_digits_of_an_event_stay_in_their_country() -> None:
    event = sms(changed(SMS, from_="4792345678"))

    assert reply_numbers(event) == ("4792345678", "12066505556")
    assert to_digits("to", event.from_) == "4792345678"


def test_a_receipt_is_nothing_to_reply_to(client: Flowroute) -> None:
    with pytest.raises(InvalidArgument, match="reply_to"):
        client.messages.send_a_message(reply_to=receipt(RECEIPT), body="x")  # type: ignore[call-overload]
