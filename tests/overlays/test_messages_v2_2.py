"""Messages in version 2.2: prices, numbers with their plus, and one account for both versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from decimal import Decimal
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, RateLimits, testing
from flowroute_sdk.errors import (
    DeadlineExceeded,
    DeliveryFailed,
    InvalidArgument,
    OptedOut,
    OutcomeUnknown,
    UnprocessableEntity,
)
from flowroute_sdk.models import MessageV22SentDocument
from flowroute_sdk.sandbox.embedded import Sandbox
from flowroute_sdk.wire import Request

from tests.misbehaving_server import MisbehavingServer, answer

TO, FROM = "12065551234", "12012673227"
MESSAGE: dict[str, Any] = {"to": TO, "from_": FROM, "body": "the same text"}
SEND = {"messages": "send_a_message", "messages_v2_2": "send_a_message_v2_2"}
VERSIONS = [("messages", "messages_v2_2"), ("messages_v2_2", "messages")]
Connect = Callable[..., Flowroute]


@pytest.fixture
def connect(sandbox: Sandbox, live: Callable[..., testing.Clock]) -> Iterator[Connect]:
    """Make clients that don't sleep."""
    with ExitStack() as made:

        def connected(**hooks: Any) -> Flowroute:
            client = Flowroute(
                sandbox.access_key,
                sandbox.secret_key,
                base_url=sandbox.url,
                rate_limit=None,
                **hooks,
            )
            live(client, on_advance=sandbox.advance)
            return made.enter_context(client)

        yield connected


def sent_attributes(sandbox: Sandbox) -> dict[str, Any]:
    """What the last request to send said."""
    bodies = [one.body for one in sandbox.requests() if one.method == "POST"]
    attributes: dict[str, Any] = json.loads(bodies[-1])["data"]["attributes"]
    return attributes


def test_sending_tells_the_price_exactly(client: Flowroute, sandbox: Sandbox) -> None:
    sandbox.set_prices(sms="0.0040", surcharge="0.0033")

    sent = client.messages_v2_2.send_a_message(to=TO, from_=FROM, body="x" * 161)

    price = client.messages_v2_2.price_details(sent)
    assert price is not None
    assert price.base_rate_usd == Decimal("0.0040")
    assert price.surcharge_rate_usd == Decimal("0.0033")
    assert price.charged_cost_usd == Decimal("0.0146")
    record = client.messages_v2_2.look_up_a_message_detail_record(sent).data
    assert record.attributes.amount_nanodollars == 14_600_000


async def test_it_is_the_same_with_asyncio(async_client: AsyncFlowroute) -> None:
    messages = async_client.messages_v2_2

    sent = await messages.send_a_message(to="206 555 1234", from_=FROM, body="hi")

    price = messages.price_details(sent)
    assert price is not None
    assert price.charged_cost_usd == Decimal("0.004")
    found = [each.id async for each in messages.look_up_a_set_of_messages("2024-01-01")]
    assert sent.data.id in found
    raw = await async_client.with_raw_response.messages_v2_2.send_a_message(**MESSAGE)
    assert (raw.status, raw.parse().data.type_) == (202, "message")


PRICE = {"base_rate": "0.0040", "surcharge_rate": "0.0030", "charged_cost": "0.0070"}
NUMBERS = {"base_rate": 0.004, "surcharge_rate": 0.003, "charged_cost": 0.007}


@pytest.mark.parametrize("price", [PRICE, NUMBERS], ids=["strings", "numbers"])
@pytest.mark.parametrize("place", ["resource", "attributes"])
def test_the_price_is_read_wherever_and_however_the_answer_has_it(
    price: dict[str, Any], place: str
) -> None:
    told = {"price_details": price}
    data = {"id": "mdr2-1", "type": "message"}
    data |= told if place == "resource" else {"attributes": told}  # type: ignore[dict-item]
    with (
        MisbehavingServer(answer(202, json.dumps({"data": data}))) as server,
        Flowroute("key", "secret", base_url=server.url, rate_limit=None) as client,
    ):
        sent = client.messages_v2_2.send_a_message(**MESSAGE)

        for one in (sent, sent.data):
            found = client.messages_v2_2.price_details(one)
            assert found is not None
            assert found.charged_cost_usd == Decimal("0.007")
            assert (found.base_rate_usd, found.surcharge_rate_usd) == (
                Decimal("0.004"),
                Decimal("0.003"),
            )
            assert found.to_dict() == price


def test_no_price_is_no_error_and_what_is_no_answer_is(client: Flowroute) -> None:
    bare = MessageV22SentDocument.from_dict({"data": {"id": "mdr2-1", "type": "message"}})

    assert client.messages_v2_2.price_details(bare) is None
    record = client.messages.send_a_message(**MESSAGE)
    with pytest.raises(InvalidArgument) as caught:
        client.messages_v2_2.price_details(record)  # type: ignore[arg-type]
    assert caught.value.field == "sent"


@pytest.mark.parametrize("number", ["(206) 555-1234", "+12065551234", TO, 12065551234])
def test_numbers_go_out_with_their_plus_from_any_form(
    client: Flowroute, sandbox: Sandbox, number: Any
) -> None:
    client.messages_v2_2.send_a_message(to=number, from_=FROM, body="hi")

    sent = sent_attributes(sandbox)
    assert (sent["to"], sent["from"]) == ("+12065551234", f"+{FROM}")


def test_bad_arguments_are_refused_as_in_version_2_1(client: Flowroute, sandbox: Sandbox) -> None:
    for wrong, field in (({"to": "home"}, "to"), ({"body": ""}, "body"), ({"is_mms": 1}, "is_mms")):
        with pytest.raises(InvalidArgument) as caught:
            client.messages_v2_2.send_a_message(**(MESSAGE | wrong))
        assert caught.value.field == field
    with pytest.raises(OptedOut):
        client.messages_v2_2.send_a_message(**MESSAGE, unless={TO})
    with pytest.raises(TypeError, match=r"messages_v2_2\.send_a_message\(\) .*media_urls"):
        client.messages_v2_2.send_a_message(**MESSAGE, media_url="x")  # type: ignore[call-overload]
    assert sandbox.requests() == []


@pytest.mark.parametrize(("version", "other"), VERSIONS)
def test_either_version_finds_and_answers_what_the_other_has_sent(
    client: Flowroute, sandbox: Sandbox, version: str, other: str
) -> None:
    messages, others = getattr(client, version), getattr(client, other)
    sent = messages.send_a_message(**MESSAGE)

    record = others.look_up_a_message_detail_record(sent).data
    assert record.id == sent.data.id
    found = others.find_sent(to=TO, from_=FROM, body="the same text", since="2024-01-01")
    assert [each.id for each in found] == [sent.data.id]
    assert others.wait_until_delivered(sent, within=5).data.id == sent.data.id
    messages.send_a_message(reply_to=record, body="and again")
    assert sent_attributes(sandbox)["to"].removeprefix("+") == TO


def test_waiting_ends_when_delivery_fails(client: Flowroute) -> None:
    sent = client.messages_v2_2.send_a_message(to="12065550000", from_=FROM, body="hi")

    with pytest.raises(DeliveryFailed):
        client.messages_v2_2.wait_until_delivered(sent, within=5)


@pytest.mark.parametrize("version", SEND)
def test_a_message_without_an_answer_is_found_in_its_version(
    connect: Connect, sandbox: Sandbox, version: str
) -> None:
    client = connect()
    messages = getattr(client, version)
    sandbox.fault("drop_after", operation=SEND[version])

    sent = messages.send_a_message(**MESSAGE, on_unknown="find", settle=5)

    assert messages.look_up_a_message_detail_record(sent).data.attributes.body == "the same text"
    (only,) = sandbox.sent
    assert sent.data.id == only.id


@pytest.mark.parametrize(("version", "other"), VERSIONS)
def test_the_record_of_one_version_never_settles_a_lost_send_of_the_other(
    connect: Connect, sandbox: Sandbox, version: str, other: str
) -> None:
    others = connect()

    def send_another_first(request: Request) -> None:
        if request.method == "POST":
            getattr(others, other).send_a_message(**MESSAGE)
            sandbox.fault("drop_before", operation=SEND[version])

    client = connect(on_request=send_another_first)
    with pytest.raises(OutcomeUnknown) as caught:
        getattr(client, version).send_a_message(**MESSAGE, on_unknown="find", settle=0.2)

    assert caught.value.candidates == ()


@pytest.mark.parametrize(("version", "other"), VERSIONS)
def test_of_two_lost_sends_of_both_versions_neither_claims_the_one_record(
    connect: Connect, sandbox: Sandbox, version: str, other: str
) -> None:
    client = connect()
    sandbox.fault("drop_before", operation=SEND[other])
    with pytest.raises(OutcomeUnknown):
        getattr(client, other).send_a_message(**MESSAGE)
    sandbox.fault("drop_after", operation=SEND[version])

    with pytest.raises(OutcomeUnknown) as caught:
        getattr(client, version).send_a_message(**MESSAGE, on_unknown="find", settle=0.2)

    assert len(caught.value.candidates) == 1


@pytest.mark.parametrize(("version", "other"), VERSIONS)
def test_two_lost_sends_of_both_versions_with_two_records_were_both_carried_out(
    connect: Connect, sandbox: Sandbox, version: str, other: str
) -> None:
    client = connect()
    sandbox.fault("drop_after", operation=SEND[other])
    with pytest.raises(OutcomeUnknown):
        getattr(client, other).send_a_message(**MESSAGE)
    sandbox.advance(1)  # records of one moment can't be told apart
    sandbox.fault("drop_after", operation=SEND[version])

    sent = getattr(client, version).send_a_message(**MESSAGE, on_unknown="find", settle=5)

    assert sent.data.id in {each.id for each in sandbox.sent}
    assert len(sandbox.sent) == 2


def test_what_is_in_doubt_says_how_to_look_in_its_version(
    connect: Connect, sandbox: Sandbox
) -> None:
    client = connect()
    for version, operation in SEND.items():
        sandbox.fault("drop_before", operation=operation)
        with pytest.raises(OutcomeUnknown, match=rf"client\.{version}\.find_sent\("):
            getattr(client, version).send_a_message(**MESSAGE)


@pytest.mark.parametrize(("version", "other"), VERSIONS)
def test_both_versions_take_from_one_rate_limit(version: str, other: str) -> None:
    with (
        Sandbox(fast=True) as sandbox,
        Flowroute(
            sandbox.access_key,
            sandbox.secret_key,
            base_url=sandbox.url,
            rate_limit=RateLimits(sms=0.001),
        ) as client,
    ):
        getattr(client, version).send_a_message(**MESSAGE)

        with pytest.raises(DeadlineExceeded):
            getattr(client, other).send_a_message(**MESSAGE, deadline=1)
        assert len(sandbox.sent) == 1


def test_a_refusal_is_the_same_error(client: Flowroute) -> None:
    with pytest.raises(UnprocessableEntity, match="sender"):
        client.messages_v2_2.send_a_message(to=TO, from_="12065559999", body="hi")


@pytest.mark.parametrize("name", ["sms", "mms", "sms_dlr", "mms_dlr"])
def test_callbacks_of_the_account_are_set_and_read(client: Flowroute, name: str) -> None:
    messages = client.messages_v2_2
    url = f"https://example.com/{name}"

    getattr(messages, f"set_account_level_{name}_callback")(url)

    found = getattr(messages, f"get_account_level_{name}_callback")().data.attributes
    assert (found.callback_url, found.api_version) == (url, "v2.2")
    there = getattr(client.messages, f"get_account_level_{name}_callback")().data.attributes
    assert there.callback_url == url


def test_the_older_name_of_a_receipt_callback_warns_where_it_is_used_and_still_works(
    client: Flowroute,
) -> None:
    calls = {
        "set_account_level_dlr_callback": lambda: client.messages.set_account_level_dlr_callback(
            "https://example.com/old"
        ),
        "get_account_level_dlr_callback": lambda: client.messages.get_account_level_dlr_callback(),
        "set_did_level_dlr_callback": lambda: client.numbers.set_did_level_dlr_callback(
            FROM, "https://example.com/old"
        ),
    }
    raw = client.with_raw_response.messages
    calls["raw get"] = lambda: raw.get_account_level_dlr_callback()
    for call in calls.values():
        with pytest.warns(DeprecationWarning, match=r"use [sg]et_\w+_level_sms_dlr_callback") as w:
            call()
        assert [each.filename for each in w] == [__file__]

    found = client.messages.get_account_level_sms_dlr_callback().data.attributes
    assert found.callback_url == "https://example.com/old"


async def test_the_older_name_warns_with_asyncio_too(async_client: AsyncFlowroute) -> None:
    with pytest.warns(DeprecationWarning, match="sms_dlr_callback") as warned:
        await async_client.messages.set_account_level_dlr_callback("https://example.com/old")
    with pytest.warns(DeprecationWarning, match="sms_dlr_callback") as warned_raw:
        await async_client.with_raw_response.messages.get_account_level_dlr_callback()

    assert {each.filename for each in (*warned, *warned_raw)} == {__file__}


def test_several_numbers_are_read_at_once_in_full(client: Flowroute, sandbox: Sandbox) -> None:
    owned = list(client.numbers.list_account_phone_numbers(max_items=2))

    found = client.numbers.list_details_of_phone_numbers([owned[0], owned[1].id])

    assert [each.id for each in found.data] == [each.id for each in owned]
    assert found.data[0].relationships is not None
    assert found.data[0].relationships.primary_route is not None
    asked = [json.loads(one.body) for one in sandbox.requests() if one.method == "POST"]
    assert asked == [{"numbers": [f"+{each.id}" for each in owned]}]
    assert client.numbers.list_details_of_phone_numbers("+1 206 555 9999").data == []
    with pytest.raises(InvalidArgument, match="at least one phone number"):
        client.numbers.list_details_of_phone_numbers([])


def test_relationships_of_the_preview_are_kept() -> None:
    route = {"data": {"id": "7", "type": "route"}}
    number = {"id": FROM, "type": "number", "attributes": {"value": FROM}}
    number["relationships"] = {"voice_primary_route": route}
    with (
        MisbehavingServer(answer(200, json.dumps({"data": [number]}))) as server,
        Flowroute("key", "secret", base_url=server.url) as client,
    ):
        found = client.numbers.list_details_of_phone_numbers(FROM).data[0].relationships

    assert found is not None
    assert found.extras == {"voice_primary_route": route}
