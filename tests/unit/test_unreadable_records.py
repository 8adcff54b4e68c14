"""Records in a list that can't be read: they are never taken for what a call has made."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_sdk import Flowroute, OutcomeUnknown, models, testing
from flowroute_sdk._policy.effects import (
    BoughtNumber,
    Effect,
    NewAddress,
    NewName,
    NewRoute,
    SentMessage,
)

ADDRESS = {
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
TEXT: dict[str, Any] = {"to": "12065551234", "from_": "12065550000", "body": "hi"}
EFFECTS: list[tuple[Effect, Any]] = [
    (SentMessage("12065551234", "12065550000", "hi", is_mms=True), models.Message),
    (BoughtNumber("12065551234"), models.Number),
    (NewRoute("office", "host", "a.example"), models.Route),
    (NewAddress((("label", "hq"),)), models.E911),
    (NewName("bob"), models.Cnam),
]
ODD: list[Any] = [
    "junk",
    7,
    None,
    {"id": "8"},
    {"type": "route", "attributes": {}},
    {"id": "9", "type": "route", "attributes": "junk"},
    {"id": "10", "type": "route", "attributes": {"alias": []}},
    {"id": "11", "type": "route", "attributes": {"value": 7}},
    {"id": "12", "type": "route", "attributes": {"body": ["hi"], "to": 1, "timestamp": "?"}},
]


def create(client: Flowroute, kind: str) -> Any:
    settled: Any = {"on_unknown": "find", "settle": 5}
    if kind == "message":
        return client.messages.send_a_message(**TEXT, **settled)
    if kind == "route":
        return client.routes.create_an_inbound_route(
            alias="office", route_type="host", value="a.example", **settled
        )
    if kind == "e911":
        return client.e911s.create_address(**ADDRESS, **settled)
    return client.cnams.create_cnam_record("Bob", **settled)


READABLE = {
    "message": {"to": "12065551234", "from": "12065550000", "body": "hi"},
    "route": {"alias": "office", "route_type": "host", "value": "a.example"},
    "e911": {("zip" if name == "zipcode" else name): text for name, text in ADDRESS.items()},
    "cnam": {"value": "BOB"},
}


@pytest.mark.parametrize(("effect", "model"), EFFECTS, ids=lambda each: type(each).__name__)
def test_a_record_without_readable_attributes_is_no_match_and_has_no_time(
    effect: Effect, model: Any
) -> None:
    name = {models.Cnam: "value", models.Message: "body"}.get(model, "alias")
    for attributes in ("junk", 7, [], None, {}, {name: "office"}):
        record = model.__new__(model)
        record.__dict__.update({"id": "9", "type": "x", "attributes": attributes})

        assert effect.may_be(record) is False
        assert effect.made_at(record) is None
        assert effect.is_it(record) is not isinstance(effect, SentMessage)


def test_a_caller_name_that_is_no_text_is_compared_as_text() -> None:
    record = models.Cnam.from_dict({"id": "9", "type": "cnam", "attributes": {"value": 7}})

    assert NewName("7").may_be(record)
    assert not NewName("bob").may_be(record)


@pytest.mark.parametrize("kind", READABLE)
def test_odd_records_in_a_look_up_leave_the_call_in_doubt(kind: str) -> None:
    steps = [
        testing.Answer(200, {"data": ODD, "links": {}}),
        testing.ConnectionLost(),
        testing.Answer(200, {"data": ODD, "links": {}}),
    ]
    script = testing.ScriptedTransport(steps, repeat_last=True)
    with testing.client(script) as client, pytest.raises(OutcomeUnknown) as caught:
        create(client, kind)

    assert caught.value.candidates == ()


@pytest.mark.parametrize("kind", READABLE)
def test_what_was_made_is_found_among_odd_records(kind: str) -> None:
    attributes = READABLE[kind] | (
        {"timestamp": "2026-01-01T00:00:00Z"} if kind == "message" else {}
    )
    made = {"id": "77", "type": kind, "attributes": attributes}
    steps = [
        testing.Answer(200, {"data": ODD, "links": {}}),
        testing.ConnectionLost(),
        testing.Answer(200, {"data": [*ODD, made], "links": {}}),
    ]
    clock = testing.Clock(now=1767225600.0)
    script = testing.ScriptedTransport(steps, repeat_last=True)
    with testing.client(script, clock=clock) as client:
        assert create(client, kind).data.id == "77"
