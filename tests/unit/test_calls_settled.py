"""What the helpers of the resources read, and how long: settling, waiting, finding, prices."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk import (
    AuthenticationFailed,
    DeliveryFailed,
    DeliveryUnconfirmed,
    InvalidArgument,
    OptedOut,
    OutcomeUnknown,
    PermissionDenied,
    PriceRefused,
    testing,
)
from flowroute_sdk.testing import Answer, ConnectionLost, ScriptedTransport

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
ADDRESS_READ = {("zip" if name == "zipcode" else name): text for name, text in ADDRESS.items()}
ROUTE: dict[str, Any] = {"alias": "office", "route_type": "host", "value": "a.example"}
TEXT: dict[str, Any] = {"to": "12065551234", "from_": "12065550000", "body": "hi"}
TEXT_READ = {
    "to": "12065551234",
    "from": "12065550000",
    "body": "hi",
    "timestamp": "2026-01-01T00:00:00Z",
}
MAKERS: dict[str, tuple[Callable[..., Any], dict[str, Any], str]] = {
    "route": (
        lambda client, **more: client.routes.create_an_inbound_route(**ROUTE, **more),
        ROUTE,
        "/v2/routes?limit=200",
    ),
    "e911": (
        lambda client, **more: client.e911s.create_address(**ADDRESS, **more),
        ADDRESS_READ,
        "/v2/e911s?label=hq&limit=2000",
    ),
    "cnam": (
        lambda client, **more: client.cnams.create_cnam_record("Bob", **more),
        {"value": "BOB"},
        "/v2/cnams?value=bob&limit=200",
    ),
    "message": (
        lambda client, **more: client.messages.send_a_message(**TEXT, **more),
        TEXT_READ,
        "/v2.1/messages?start_date=2025-12-31T23%3A54%3A55.00Z&limit=250",
    ),
    "number": (
        lambda client, **more: client.numbers.purchase_a_phone_number("2065551234", **more),
        {"value": "12065551234"},
        "/v2/numbers/12065551234",
    ),
}
LOST = ConnectionLost()
Play = Callable[..., tuple[Any, ScriptedTransport]]


def listed(*records: Any) -> Answer:
    return Answer(200, {"data": list(records), "links": {}})


def record(id: str, kind: str = "x", **attributes: Any) -> dict[str, Any]:
    return {"id": id, "type": kind, "attributes": attributes}


@pytest.fixture(params=["sync", "async"])
def play(request: pytest.FixtureRequest) -> Play:
    """Play a script to one call of a client of either kind."""

    def run(call: Callable[[Any], Any], *steps: Any) -> tuple[Any, ScriptedTransport]:
        clock = testing.Clock(now=1767225600.0)
        script = ScriptedTransport(steps, repeat_last=True, clock=clock)
        played.append(script)
        if request.param == "sync":
            with testing.client(script) as client:
                return call(client), script

        async def awaited() -> Any:
            async with testing.async_client(script) as client:
                found = call(client)
                return await found if inspect.isawaitable(found) else found

        return asyncio.run(awaited()), script

    played: list[ScriptedTransport] = []
    run.played = played  # type: ignore[attr-defined]
    return run


def targets(script: ScriptedTransport) -> list[str]:
    return [each.request.url.removeprefix("https://flowroute.test") for each in script.attempts]


@pytest.mark.parametrize("kind", MAKERS)
def test_what_was_made_is_found_where_it_was_not_before(play: Play, kind: str) -> None:
    make, attributes, looked_at = MAKERS[kind]
    before, after = listed(), listed(record("0", kind, **attributes) | {"id": "77"})
    if kind == "number":
        before, after = Answer(404), Answer(200, {"data": record("12065551234", **attributes)})

    found, script = play(
        lambda client: make(client, on_unknown="find", settle=0, timeout=3.0), before, LOST, after
    )

    assert found.data.id == ("12065551234" if kind == "number" else "77")
    assert targets(script)[0] == looked_at
    assert [each.request.method for each in script.attempts] == ["GET", "POST", "GET"]
    assert [each.timeout for each in script.attempts] == [3.0] * 3


@pytest.mark.parametrize("kind", MAKERS)
def test_it_is_looked_for_for_30_seconds_unless_told_otherwise(play: Play, kind: str) -> None:
    make = MAKERS[kind][0]
    other = record("8", kind, **ROUTE | ADDRESS_READ | {"alias": "b", "label": "b", "value": "b"})
    nothing = Answer(404) if kind == "number" else listed(other)

    with pytest.raises(OutcomeUnknown) as caught:
        play(lambda client: make(client, on_unknown="find"), nothing, LOST, nothing)

    script = play.played[0]  # type: ignore[attr-defined]
    assert sum(script.clock.sleeps) == 30.0
    assert caught.value.candidates == ()


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_is_looked_for_unless_that_is_asked_for(play: Play, kind: str) -> None:
    with pytest.raises(OutcomeUnknown):
        play(MAKERS[kind][0], LOST)

    assert len(play.played[0].attempts) == 1  # type: ignore[attr-defined]


def test_what_sending_would_have_answered_has_the_links_of_the_record(play: Play) -> None:
    made = record("m1", "message", **TEXT_READ) | {"links": {"self": "https://a.example/m1"}}

    found, _ = play(
        lambda client: client.messages.send_a_message(**TEXT, on_unknown="find", settle=0),
        listed(),
        LOST,
        listed(made),
    )

    assert found.to_dict() == {
        "data": {"id": "m1", "type": "message", "links": {"self": "https://a.example/m1"}}
    }


def test_who_does_not_want_messages_gets_none(play: Play) -> None:
    with pytest.raises(OptedOut):
        play(lambda client: client.messages.send_a_message(**TEXT, unless={"12065551234"}), LOST)

    assert play.played[0].attempts == []  # type: ignore[attr-defined]


def test_a_reply_goes_to_the_other_party(play: Play) -> None:
    from flowroute_sdk.models import Message

    received = Message.from_dict(record("m1", "message", **{**TEXT_READ, "direction": "inbound"}))

    _, script = play(
        lambda client: client.messages.send_a_message(reply_to=received, body="yes"),
        Answer(202, {"data": {"id": "m2", "type": "message"}}),
    )

    sent = script.attempts[0].json()["data"]["attributes"]
    assert sent == {"to": "12065550000", "from": "12065551234", "body": "yes"}


class Buckets:
    """A limiter that writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def reserve(self, bucket: str, _max_delay: float | None) -> float:
        self.asked.append(bucket)
        return 0.0


@pytest.mark.parametrize("side", [testing.client, testing.async_client])
def test_a_message_counts_as_what_it_is(side: Any) -> None:
    limiter = Buckets()
    script = ScriptedTransport(
        [Answer(202, {"data": {"id": "m2", "type": "message"}})], repeat_last=True
    )
    client = side(script, rate_limit=limiter)

    async def send(**more: Any) -> None:
        result = client.messages.send_a_message(**TEXT, **more)
        if inspect.isawaitable(result):
            await result

    for more in ({}, {"is_mms": True}):
        asyncio.run(send(**more))

    assert limiter.asked == ["sms", "mms"]


@pytest.mark.parametrize(
    ("offered", "text"),
    [
        (listed(record("12065551234", value="12065551234", setup_cost=4.5, monthly_cost=1)), None),
        (
            listed(record("12065551234", value="12065551234", setup_cost=4.51, monthly_cost=1)),
            "4.51",
        ),
        (listed(), "the inventory shows no setup cost"),
        (listed({"id": "12065551234"}, 7, {}, "x"), "the inventory shows no setup cost"),
        (listed(record("12065551234", "number")), "the inventory shows no setup cost"),
    ],
)
def test_a_number_is_bought_only_up_to_a_price(play: Play, offered: Answer, text: Any) -> None:
    bought = Answer(200, {"data": record("12065551234", value="12065551234")})

    def buy(client: Any) -> Any:
        return client.numbers.purchase_a_phone_number(
            "+1 206 555 1234", max_setup_cost="4.50", timeout=4.0, extra_query={"x": "1"}
        )

    if text is None:
        play(buy, offered, bought)
    else:
        with pytest.raises(PriceRefused, match=text):
            play(buy, offered, bought)

    script = play.played[0]  # type: ignore[attr-defined]
    searched = "/v2/numbers/available?starts_with=12065551234&limit=200"
    assert targets(script) == [searched, *([] if text else ["/v2/numbers/12065551234?x=1"])]
    assert {each.timeout for each in script.attempts} == {4.0}


def test_the_price_is_read_for_a_raw_purchase_too(play: Play) -> None:
    offered = listed(record("12065551234", value="12065551234", setup_cost=1.0))
    bought = Answer(200, {"data": record("12065551234", value="12065551234")})

    raw, script = play(
        lambda client: client.with_raw_response.numbers.purchase_a_phone_number(
            "+1 206 555 1234", max_setup_cost=2
        ),
        offered,
        bought,
    )

    assert (raw.status, raw.parse().data.id) == (200, "12065551234")
    assert len(script.attempts) == 2


def test_an_unchecked_number_is_looked_for_and_bought_as_given(play: Play) -> None:
    odd = "1206-x"

    play(
        lambda client: client.numbers.purchase_a_phone_number(odd, max_setup_cost=5, check=False),
        listed(record(odd, value=odd, setup_cost=1.0)),
        Answer(200, {"data": record(odd, "number", value=odd)}),
    )

    script = play.played[0]  # type: ignore[attr-defined]
    assert targets(script) == [
        f"/v2/numbers/available?starts_with={odd}&limit=200",
        f"/v2/numbers/{odd}",
    ]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"max_setup_cost": "cheap"}, "max_setup_cost"),
        ({"max_setup_cost": 1, "timeout": -1}, "timeout"),
    ],
)
def test_no_price_is_asked_for_where_the_call_cannot_be_made(
    play: Play, arguments: Any, field: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        play(lambda client: client.numbers.purchase_a_phone_number("2065551234", **arguments))

    assert caught.value.field == field


def test_found_are_the_records_with_these_numbers_and_this_text_once_each(play: Play) -> None:
    mine = record("m1", "message", **TEXT_READ)
    picture = record("m2", "message", **{**TEXT_READ, "body": None, "is_mms": True})
    other = record("m3", "message", **{**TEXT_READ, "body": "ho"})

    found, script = play(
        lambda client: client.messages.find_sent(
            to="(206) 555-1234", from_="+1 206 555 0000", body="hi", since="2026-01-01", timeout=2.0
        ),
        listed(mine, mine, picture, other),
    )

    assert [each.id for each in found] == ["m1", "m2"]
    assert targets(script) == ["/v2.1/messages?start_date=2026-01-01&limit=250"]
    assert script.attempts[0].timeout == 2.0


@pytest.mark.parametrize("name", ["to", "from_", "body", "since"])
def test_what_cannot_be_looked_for_is_refused_by_its_name(play: Play, name: str) -> None:
    wanted = {**TEXT, "since": "2026-01-01", name: 7 if name == "body" else "no b%y"}

    with pytest.raises(InvalidArgument) as caught:
        play(lambda client: client.messages.find_sent(**wanted))

    assert caught.value.field == name


def test_found_without_checks_is_what_was_given(play: Play) -> None:
    odd = {"to": "7", "from_": "8", "body": "", "since": "now"}

    found, script = play(
        lambda client: client.messages.find_sent(**odd, check=False),
        listed(record("m1", "message", **{"to": "7", "from": "8"})),
    )

    assert [each.id for each in found] == ["m1"]
    assert targets(script) == ["/v2.1/messages?start_date=now&limit=250"]


def delivery(status: str) -> Answer:
    return Answer(200, {"data": record("m1", "message", **TEXT_READ, status=status)})


def wait(client: Any, **options: Any) -> Any:
    return client.messages.wait_until_delivered("m1", **options)


def test_a_wait_goes_on_through_what_fails_until_the_delivery(play: Play) -> None:
    found, script = play(
        lambda client: wait(client, within=60, timeout=5.0, max_retries=0),
        Answer(404),
        delivery("sent"),
        LOST,
        delivery("delivered"),
    )

    assert (found.data.id, found.data.attributes.status) == ("m1", "delivered")
    assert targets(script) == ["/v2.1/messages/m1"] * 4
    assert [each.timeout for each in script.attempts] == [5.0] * 4
    assert script.attempts[0].remaining == 60.0
    assert script.attempts[1].remaining == 60.0 - script.clock.sleeps[0]


def test_a_message_that_was_not_delivered_ends_the_wait(play: Play) -> None:
    with pytest.raises(DeliveryFailed) as caught:
        play(lambda client: wait(client, within=60), delivery("undelivered"))

    assert str(caught.value) == "m1 was not delivered: undelivered"
    assert getattr(caught.value.message, "id", None) == "m1"


@pytest.mark.parametrize(
    ("status", "error"), [(401, AuthenticationFailed), (403, PermissionDenied)]
)
def test_credentials_that_are_refused_end_the_wait(play: Play, status: int, error: Any) -> None:
    with pytest.raises(error):
        play(lambda client: wait(client, within=60), Answer(status))

    assert len(play.played[0].attempts) == 1  # type: ignore[attr-defined]


def test_a_wait_ends_in_time_with_the_record_as_it_was_last(play: Play) -> None:
    with pytest.raises(DeliveryUnconfirmed) as caught:
        play(lambda client: wait(client, within=6.5), Answer(404), delivery("sent"))

    script = play.played[0]  # type: ignore[attr-defined]
    assert str(caught.value) == "m1 wasn't confirmed within 6.5 s; status: sent"
    assert (getattr(caught.value.message, "id", None), caught.value.__cause__) == ("m1", None)
    assert sum(script.clock.sleeps) == 6.5
    assert script.attempts[-1].remaining == 1.0


def test_a_wait_without_a_record_says_why_there_was_none(play: Play) -> None:
    with pytest.raises(DeliveryUnconfirmed) as caught:
        play(lambda client: wait(client, within=2), Answer(404))

    assert sum(play.played[0].clock.sleeps) == 2.0  # type: ignore[attr-defined]
    assert str(caught.value) == "m1 wasn't confirmed within 2 s; status: None"
    assert (caught.value.message, type(caught.value.__cause__).__name__) == (None, "NotFound")


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"message_id": "a/b"}, "message_id"),
        ({"within": -1}, "within"),
        ({"timeout": -1}, "timeout"),
    ],
)
def test_a_wait_that_cannot_be_is_refused(play: Play, arguments: Any, field: str) -> None:
    given = {"message_id": "m1", "within": 5, **arguments}

    with pytest.raises(InvalidArgument) as caught:
        play(lambda client: client.messages.wait_until_delivered(**given))

    assert caught.value.field == field


def test_a_wait_takes_the_record_of_a_message_only_unless_unchecked(play: Play) -> None:
    from flowroute_sdk.models import Message

    own, other = (Message.from_dict(record("m1", each)) for each in ("message", "pet"))

    play(lambda client: client.messages.wait_until_delivered(own, within=5), delivery("delivered"))
    play(
        lambda client: client.messages.wait_until_delivered(other, within=5, check=False),
        delivery("delivered"),
    )
    with pytest.raises(InvalidArgument, match=r"^message_id=.* a record of type message, not pet$"):
        play(lambda client: client.messages.wait_until_delivered(other, within=5))


def test_a_text_is_counted_and_its_cost_estimated_without_sending(play: Play) -> None:
    counted, script = play(lambda client: client.messages.segments("hi €"), LOST)
    cost, _ = play(
        lambda client: client.messages.estimate("hi", rate="0.5", surcharge="0.25", messages=3),
        LOST,
    )
    plain, _ = play(lambda client: client.messages.estimate("hi", rate="0.5"), LOST)

    assert (counted.count, script.attempts) == (1, [])
    assert [str(each.cost) for each in (cost, plain)] == ["2.25", "0.5"]
