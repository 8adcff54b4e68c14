"""Which event a document is: each sign by itself."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk.webhooks import (
    DeliveryReceipt,
    InboundMMS,
    InboundSMS,
    StatusChange,
    UnknownEvent,
    WebhookError,
    parse,
)

WHO: dict[str, Any] = {"from": "12065550142", "to": "12066505556"}
FILE: dict[str, Any] = {"id": "1", "type": "media", "attributes": {"url": "https://a.example/b"}}


def message(resource: dict[str, Any] | None = None, **attributes: Any) -> dict[str, Any]:
    return {"id": "m", "type": "message", "attributes": {**WHO, **attributes}, **(resource or {})}


@pytest.mark.parametrize(
    "document",
    [
        {"data": message(is_mms=True)},
        {"data": message(is_mms="true")},
        {"data": message(), "included": [FILE]},
        {"data": {"data": message(), "included": [FILE]}},
        {"data": message({"relationships": {"media": {"data": [{"id": "1"}]}}})},
        {"data": message({"relationships": {"media": [{"id": "1"}]}})},
        message({"included": [FILE]}),
    ],
)
def test_each_sign_of_an_mms_makes_one(document: Any) -> None:
    event = parse(document)

    assert type(event) is InboundMMS
    assert event.raw == document
    assert (event.id, event.from_, event.to) == ("m", WHO["from"], WHO["to"])


@pytest.mark.parametrize(
    "document",
    [
        {"data": message()},
        {"data": message(is_mms=False), "included": []},
        {"data": message(is_mms=None)},
        {"data": {"data": message(), "included": None}},
        {"data": message({"included": [FILE]})},  # not where files stand
        {"data": message({"relationships": {"media": {"data": []}}})},
        {"data": message({"relationships": {"media": {}}})},
        {"data": message({"relationships": {"media": None}})},
        {"data": message({"relationships": {"routes": {"data": [1]}}})},
        {"data": message({"relationships": [1]})},
    ],
)
def test_without_a_sign_of_an_mms_it_is_an_sms(document: Any) -> None:
    assert type(parse(document)) is InboundSMS


def test_files_stand_beside_the_data_or_one_deeper() -> None:
    for document in (
        {"data": message(), "included": [FILE]},
        {"data": {"data": message(), "included": [FILE]}},
    ):
        event = parse(document)

        assert isinstance(event, InboundMMS)
        assert [file.url for file in event.media] == ["https://a.example/b"]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ({"data": {"id": "m", "attributes": WHO}}, InboundSMS),
        ({"data": {"id": "m", **WHO}}, InboundSMS),
        ({"data": {"id": "m", "type": "message", **WHO}}, InboundSMS),
        ({"id": "m", "attributes": WHO}, InboundSMS),
        ({"id": "m", **WHO}, InboundSMS),
        ({"data": {"attributes": {"x": 1}, "data": {"id": "m", **WHO}}}, UnknownEvent),
        ({"data": {"id": "m", "data": 5, "type": "x"}}, UnknownEvent),
        ({"data": {"id": "m", "attributes": {"level": 1}}}, DeliveryReceipt),
        ({"data": {"id": "m", "attributes": {"status_code": None}}}, DeliveryReceipt),
        ({"data": {"id": "m", "type": "delivery_receipt", "attributes": {}}}, DeliveryReceipt),
        ({"data": {"type": "x", "attributes": {"level": 1}}}, UnknownEvent),
        ({"data": {"type": "x", "attributes": WHO}}, UnknownEvent),
        ({"data": {"attributes": {"from": "1"}}}, UnknownEvent),
        ({"data": {"attributes": {"to": "1"}}}, UnknownEvent),
        ({"data": {"attributes": {"event_type": None}}}, StatusChange),
        ({"data": {"type": "message", "attributes": {"event_type": "x"}}}, StatusChange),
        ({"data": {"attributes": {"type": "event"}}}, StatusChange),
        ({"data": {"type": "status", "attributes": {}}}, StatusChange),
        ({"data": message(level=1)}, InboundSMS),
        ({"data": {"type": "fax", "attributes": None}}, UnknownEvent),
        ({"data": {"type": "fax", "attributes": 5}}, UnknownEvent),
        ({"data": {"type": ["message"]}}, UnknownEvent),
        ({"data": {"type": 5}}, UnknownEvent),
        ({"data": {}}, UnknownEvent),
        ({"data": message(direction="outbound")}, UnknownEvent),
        ({"data": message(direction="inbound")}, InboundSMS),
        ({"data": message(direction=None)}, InboundSMS),
    ],
)
def test_a_kind_is_named_or_known_by_its_fields(document: Any, kind: type) -> None:
    event = parse(document)

    assert type(event) is kind
    assert event.raw == document
    if kind in (InboundSMS, DeliveryReceipt):
        assert event.id == "m"


NOTHING = "there is neither data nor the id, from and to of a flat message"


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({}, NOTHING),
        ({"id": "m"}, NOTHING),
        ({"id": "m", "from": "1"}, NOTHING),
        ({"id": "m", "to": "1"}, NOTHING),
        (WHO, NOTHING),
        ({"attributes": WHO}, NOTHING),
        ({"data": None}, "data: an object was expected"),
        ({"data": [], "id": "m", **WHO}, "data: an object was expected"),
        ({"data": {"id": "m", "type": "message"}}, "data.attributes: an object was expected"),
        (
            {"data": {"id": "m", "type": "delivery_receipt", "attributes": []}},
            "data.attributes: an object was expected",
        ),
        ({"data": {"type": "message", "attributes": WHO}}, "id: the id of a message was expected"),
        (
            {"data": {"type": "delivery_receipt", "attributes": {}}},
            "id: the id of a message was expected",
        ),
        ({"data": message(**{"from": None})}, "from: a phone number was expected"),
        ({"data": message(to="")}, "to: a phone number was expected"),
    ],
)
def test_what_is_no_webhook_is_named(document: Any, problem: str) -> None:
    with pytest.raises(WebhookError) as caught:
        parse(document)

    assert (str(caught.value), caught.value.status) == (problem, 400)


def test_a_size_limit_of_one_s_own() -> None:
    document = b'{"data": {}}'

    assert parse(document, max_size=len(document)).id == ""
    with pytest.raises(WebhookError, match="12 bytes are more than 11") as caught:
        parse(document, max_size=11)
    assert caught.value.status == 413
