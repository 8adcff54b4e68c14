"""Events as the generated models."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.models import (
    DeliveryReceiptDocument,
    InboundMmsDocument,
    InboundSmsDocument,
    Media,
    OtherResource,
)
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.webhooks import (
    DeliveryReceipt,
    InboundMMS,
    InboundSMS,
    StatusChange,
    UnknownEvent,
    parse,
)

from .bodies import ALL, FLAT, MMS, PORTING, RECEIPT, SMS, changed


def sms(body: Any) -> InboundSMS:
    event = parse(body)
    assert isinstance(event, InboundSMS)
    return event


def mms(body: Any) -> InboundMMS:
    event = parse(body)
    assert isinstance(event, InboundMMS)
    return event


def test_an_sms_has_its_model_with_times_and_amounts_read() -> None:
    document = sms(SMS).document

    assert document == InboundSmsDocument.from_dict(SMS)
    assert document.data.attributes.timestamp == datetime(2018, 1, 8, 17, 55, 3, 250000, tzinfo=UTC)
    assert document.data.attributes.amount_usd == Decimal("0.004")
    assert document.data.attributes.message_callback_url == "https://example.com/sms"


def test_an_mms_has_its_model_with_media() -> None:
    document = mms(MMS).document

    assert document == InboundMmsDocument.from_dict(MMS)
    assert [type(each) for each in document.included or ()] == [Media]


def test_a_receipt_has_its_model() -> None:
    event = parse(RECEIPT)

    assert isinstance(event, DeliveryReceipt)
    assert event.document == DeliveryReceiptDocument.from_dict(RECEIPT)
    assert event.record.attributes.status_code_description == "Message has been sent"


@pytest.mark.parametrize("body", [SMS, MMS, RECEIPT])
def test_a_record_is_what_its_document_is_about(body: Any) -> None:
    event = parse(body)

    assert event.record is event.document.data  # type: ignore[union-attr]
    assert event.record.id == body["data"]["id"]


def test_a_change_of_status_keeps_all_that_came() -> None:
    event = parse(PORTING)

    assert isinstance(event, StatusChange)
    assert event.record == OtherResource.from_dict(PORTING["data"])
    assert event.record.type_ == "po_status_change"
    assert event.record.extras["attributes"] == PORTING["data"]["attributes"]


def test_what_nobody_knows_keeps_all_that_came() -> None:
    event = parse({"data": {"type": "fax", "id": 5, "pages": [1, 2]}})

    assert isinstance(event, UnknownEvent)
    assert (event.record.type_, event.record.id) == ("fax", "5")
    assert event.record.extras == {"pages": [1, 2]}


UNUSUAL: list[Any] = [
    {"data": {"type": "fax", "id": 5}},
    changed(SMS, drop=("direction",), body=None, amount_nanodollars=5),
    {"data": {**MMS, "meta": 1}, "seen": 1},
]


@pytest.mark.parametrize("body", [*ALL, *UNUSUAL])
def test_the_event_itself_stays_as_it_came(body: Any) -> None:
    event, before = parse(body), pickle.dumps(parse(body))
    shown, key = repr(event), event.key

    assert event.record.id == event.id

    assert (event.raw, repr(event), event.key, event) == (body, shown, key, parse(body))
    assert pickle.dumps(event) == before
    assert pickle.loads(before).record == event.record


@pytest.mark.parametrize("body", ALL)
def test_a_model_is_made_once(body: Any) -> None:
    event = parse(body)

    assert event.record is event.record


def test_a_document_one_deeper_reads_like_any_other() -> None:
    whole = {"data": {**MMS, "meta": 2}, "seen": 1}

    assert mms({"data": MMS}).document == mms(MMS).document
    assert mms(whole).document.included == mms(MMS).document.included
    assert mms(whole).record == mms(MMS).record
    assert mms(whole).document.extras == {"seen": 1, "meta": 2}


def test_the_flat_form_reads_like_the_usual_one() -> None:
    event = sms({**FLAT, "links": {"self": "https://example.com"}, "campaign": "x"})
    attributes = event.record.attributes

    assert (event.record.id, attributes.body) == (FLAT["id"], FLAT["body"])
    assert (attributes.from_, attributes.to) == (FLAT["from"], FLAT["to"])
    assert (attributes.direction, attributes.is_mms) == ("inbound", False)
    assert event.record.links is not None
    assert event.record.links.self_ == "https://example.com"
    assert attributes.extras == {"campaign": "x"}
    assert event.document.extras == event.record.extras == {}


def test_attributes_may_stand_in_data_or_a_resource_alone() -> None:
    values = SMS["data"]["attributes"]

    for body in ({"data": {"id": "m", "type": "message", **values}}, {"id": "m", **values}):
        assert sms(body).record.attributes == sms(SMS).record.attributes
    assert sms(SMS["data"]).document == sms(SMS).document


def test_media_of_a_flat_form_are_found() -> None:
    flat = {**FLAT, "included": MMS["included"]}

    for body in (flat, {"data": {**flat, "is_mms": True}}):
        event = mms(body)
        assert event.document.included == mms(MMS).document.included
        assert event.record.attributes.is_mms is True
        assert event.record.attributes.extras == {}


@pytest.mark.parametrize("name", ["body", "direction", "is_mms"])
def test_what_the_model_promises_is_there_even_if_it_did_not_come(name: str) -> None:
    expected = {"body": "", "direction": "inbound", "is_mms": False}[name]

    for body in (changed(SMS, drop=(name,)), changed(SMS, **{name: None})):
        assert getattr(sms(body).record.attributes, name) == expected


def test_flags_and_texts_of_another_type_read_as_documented() -> None:
    assert mms(changed(MMS, is_mms="true")).record.attributes.is_mms is True
    assert sms(changed(SMS, body=5)).record.attributes.body == "5"
    assert mms(changed(MMS, body=None)).record.attributes.body is None


@pytest.mark.parametrize("odd", ["x", 5, {"a": 1}])
def test_lists_that_are_none_spoil_nothing(odd: Any) -> None:
    event = mms({**changed(MMS, delivery_receipts=odd), "included": odd})

    assert event.record.attributes.delivery_receipts is None
    assert event.document.included == []
    assert event.record.attributes.body == "look"


def test_unknown_fields_are_kept_at_every_level() -> None:
    body = copy.deepcopy(changed(SMS, mood="good"))
    body["data"]["seen"], body["meta"] = 1, {"a": [1]}

    document = sms(body).document

    assert document.extras == {"meta": {"a": [1]}}
    assert document.data.extras == {"seen": 1}
    assert document.data.attributes.extras == {"mood": "good"}


def test_a_model_can_be_replied_to(client: Flowroute, sandbox: Sandbox) -> None:
    body = changed(SMS, from_="4792345678", to="12012673227")

    for event in (sms(body), mms(changed(MMS, from_="4792345678", to="12012673227"))):
        client.messages.send_a_message(reply_to=event.document, body="takk")
        client.messages.send_a_message(reply_to=event.record, body="takk")

    sent = [seen.json()["data"]["attributes"] for seen in sandbox.requests()]
    assert [(each["to"], each["from"]) for each in sent] == [("4792345678", "12012673227")] * 4


def test_models_load_when_they_are_asked_for_and_no_sooner() -> None:
    code = (
        "import sys\n"
        "from flowroute_sdk.webhooks import parse\n"
        f"event = parse({SMS!r})\n"
        "repr(event), event.key, event.text, event.amount_usd, event == event\n"
        "early = [name for name in sys.modules if name.startswith('flowroute_api.models')]\n"
        "event.record\n"
        "print(early, 'flowroute_api.models.inbound_sms' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[] True\n"
