"""`client.messages` against the sandbox: sending, records, callbacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, testing
from flowroute_sdk.errors import (
    AuthenticationFailed,
    DeliveryFailed,
    DeliveryUnconfirmed,
    InvalidArgument,
    NotFound,
    PermissionDenied,
    ServerError,
    TransportError,
    UnprocessableEntity,
)
from flowroute_sdk.sandbox.embedded import Sandbox

TO, FROM = "12065551234", "12012673227"
GIF = "https://example.com/37.gif"


def attributes(sandbox: Sandbox) -> dict[str, Any]:
    body: dict[str, Any] = sandbox.requests()[-1].json()
    assert body["data"]["type"] == "message"
    return dict(body["data"]["attributes"])


def test_an_sms_is_sent_in_the_form_of_the_api(client: Flowroute, sandbox: Sandbox) -> None:
    sent = client.messages.send_a_message(
        to="+1 (206) 555-1234",
        from_=int(FROM),
        body="hello there",
        dlr_callback="https://example.com/dlr",
    )

    assert attributes(sandbox) == {
        "to": TO,
        "from": FROM,
        "body": "hello there",
        "dlr_callback": "https://example.com/dlr",
    }
    record = client.messages.look_up_a_message_detail_record(sent).data
    assert (record.id, record.attributes.body) == (sent.data.id, "hello there")


def test_media_make_an_mms(client: Flowroute, sandbox: Sandbox) -> None:
    sent = client.messages.send_a_message(to=TO, from_=FROM, media_urls=GIF)

    assert attributes(sandbox) == {"to": TO, "from": FROM, "media_urls": [GIF], "is_mms": True}
    assert client.messages.look_up_a_message_detail_record(sent.data).data.attributes.is_mms


def test_a_number_record_can_send(client: Flowroute) -> None:
    number = client.numbers.list_phone_number_details(FROM)

    assert client.messages.send_a_message(to=TO, from_=number, body="hi").data.id


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"body": ""},
        {"is_mms": True},
        {"body": "hi", "media_urls": []},
        {"media_urls": [GIF], "is_mms": False},
        {"body": "hi", "to": "home"},
        {"body": "hi", "on_unknown": "resend"},
        {"body": "hi", "settle": -1},
    ],
)
def test_what_can_be_no_message_is_not_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgument):
        client.messages.send_a_message(**({"to": TO, "from_": FROM} | arguments))

    assert sandbox.requests() == []


def test_an_unchecked_message_is_the_servers_to_refuse(client: Flowroute, sandbox: Sandbox) -> None:
    with pytest.raises(UnprocessableEntity):
        client.messages.send_a_message(to="home", from_=FROM, body="", check=False)

    assert attributes(sandbox) == {"to": "home", "from": FROM, "body": ""}


def test_an_unknown_record_is_not_found(client: Flowroute) -> None:
    with pytest.raises(NotFound, match="mdr2-0"):
        client.messages.look_up_a_message_detail_record("mdr2-0")


def test_records_of_a_period_are_listed_over_pages(client: Flowroute, sandbox: Sandbox) -> None:
    before = datetime.now(UTC) - timedelta(minutes=1)
    ids = {
        client.messages.send_a_message(to=TO, from_=FROM, body=f"no {count}").data.id
        for count in range(3)
    }

    found = client.messages.look_up_a_set_of_messages(before, limit=2)

    assert ids <= {record.id for record in found}


@pytest.mark.parametrize(
    ("start_date", "end_date", "query"),
    [
        (date(2017, 12, 1), "2018-01-08", "start_date=2017-12-01&end_date=2018-01-08"),
        (
            datetime(2017, 12, 1, 10, tzinfo=UTC),
            None,
            "start_date=2017-12-01T10%3A00%3A00.00Z",
        ),
        ("1 Dec 2017", None, "start_date=2017-12-01"),
    ],
)
def test_dates_are_sent_in_the_form_of_the_api(
    client: Flowroute, sandbox: Sandbox, start_date: Any, end_date: Any, query: str
) -> None:
    client.messages.look_up_a_set_of_messages(start_date, end_date=end_date)

    assert sandbox.requests()[-1].query == f"{query}&limit=1000"


@pytest.mark.parametrize("arguments", [{"start_date": "soon"}, {"end_date": 5}, {"limit": 0}])
def test_a_period_that_cannot_be_one_is_not_sent(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgument, match=next(iter(arguments))):
        client.messages.look_up_a_set_of_messages(**({"start_date": "2017-12-01"} | arguments))

    assert sandbox.requests() == []


def test_sent_messages_are_found_by_numbers_and_exact_text(client: Flowroute) -> None:
    since = datetime.now(UTC) - timedelta(minutes=1)
    first = client.messages.send_a_message(to=TO, from_=FROM, body="find me")
    client.messages.send_a_message(to=TO, from_=FROM, body="find me not")

    found = client.messages.find_sent(to="206-555-1234", from_=FROM, body="find me", since=since)

    assert [record.id for record in found] == [first.data.id]


@pytest.mark.parametrize("since", [5, "yesterday"])
def test_finding_names_the_date_that_cannot_be_one(
    client: Flowroute, sandbox: Sandbox, since: Any
) -> None:
    with pytest.raises(InvalidArgument, match="since="):
        client.messages.find_sent(to=TO, from_=FROM, body="hi", since=since)

    assert sandbox.requests() == []


async def test_the_async_client_finds_them_too(async_client: AsyncFlowroute) -> None:
    since = datetime.now(UTC) - timedelta(minutes=1)
    sent = await async_client.messages.send_a_message(to=TO, from_=FROM, media_urls=[GIF])

    found = await async_client.messages.find_sent(to=TO, from_=FROM, body=None, since=since)

    assert [record.id for record in found] == [sent.data.id]


@pytest.mark.parametrize("kind", ["sms", "mms", "sms_dlr", "mms_dlr"])
def test_callbacks_of_the_account_are_set_and_read(client: Flowroute, kind: str) -> None:
    url = f"https://example.com/{kind}"

    assert getattr(client.messages, f"set_account_level_{kind}_callback")(url) is None

    read = getattr(client.messages, f"get_account_level_{kind}_callback")()
    assert read.data.attributes.callback_url == url


def test_a_callback_without_an_address_is_not_sent(client: Flowroute, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidArgument, match="callback_url"):
        client.messages.set_account_level_sms_callback(" ")

    assert sandbox.requests() == []


@pytest.fixture
def patient() -> Iterator[Sandbox]:
    """A sandbox whose receipts take their time."""
    with Sandbox(rate_limits=False) as sandbox:
        yield sandbox


def test_waiting_ends_when_the_delivery_is_confirmed(
    patient: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    def advance(seconds: float) -> None:
        if len(clock.sleeps) == 2:
            patient.advance(4)

    with Flowroute(patient.access_key, patient.secret_key, base_url=patient.url) as client:
        sent = client.messages.send_a_message(to=TO, from_=FROM, body="hi")
        clock = live(client, on_advance=advance)
        record = client.messages.wait_until_delivered(sent, within=60)

    assert record.data.id == sent.data.id
    assert clock.sleeps == [0.5, 1.0]


def test_waiting_ends_when_the_carrier_gives_up(client: Flowroute) -> None:
    sent = client.messages.send_a_message(to="12065550000", from_=FROM, body="hi")

    with pytest.raises(DeliveryFailed, match="failed") as caught:
        client.messages.wait_until_delivered(sent.data.id)

    assert caught.value.message is not None
    assert caught.value.message.id == sent.data.id


def test_waiting_ends_with_its_time(patient: Sandbox) -> None:
    with Flowroute(patient.access_key, patient.secret_key, base_url=patient.url) as client:
        sent = client.messages.send_a_message(to=TO, from_=FROM, body="hi").data.id
        for message_id in (sent, "mdr2-0"):
            with pytest.raises(DeliveryUnconfirmed, match=message_id):
                client.messages.wait_until_delivered(message_id, within=0)


def test_what_was_read_last_comes_with_the_end_of_the_waiting(patient: Sandbox) -> None:
    with Flowroute(patient.access_key, patient.secret_key, base_url=patient.url) as client:
        sent = client.messages.send_a_message(to=TO, from_=FROM, body="hi")
        with pytest.raises(DeliveryUnconfirmed, match="within 0 s") as caught:
            client.messages.wait_until_delivered(sent, within=0)

    assert caught.value.message is not None
    assert caught.value.message.id == sent.data.id
    assert caught.value.outcome == "done"
    assert not isinstance(caught.value, TransportError)


def test_options_of_a_call_hold_for_each_look_up(sandbox: Sandbox, client: Flowroute) -> None:
    sent = client.messages.send_a_message(to=TO, from_=FROM, body="hi")

    client.messages.wait_until_delivered(
        sent, within=60, timeout=20, extra_headers={"x-trace": "7"}
    )

    assert sandbox.requests()[-1].headers["x-trace"] == "7"
    with pytest.raises(TypeError, match="retries"):
        client.messages.wait_until_delivered(sent, retries=0)  # type: ignore[call-arg]


def test_a_timeout_alone_still_says_how_long_to_wait_and_warns(patient: Sandbox) -> None:
    with Flowroute(patient.access_key, patient.secret_key, base_url=patient.url) as client:
        sent = client.messages.send_a_message(to=TO, from_=FROM, body="hi")
        with (
            pytest.warns(DeprecationWarning, match="within=") as warned,
            pytest.raises(DeliveryUnconfirmed, match=r"within 0\.25 s"),
        ):
            client.messages.wait_until_delivered(sent, timeout=0.25)

    assert [each.filename for each in warned] == [__file__]


async def test_the_async_client_warns_at_the_line_that_waits(patient: Sandbox) -> None:
    keys = patient.access_key, patient.secret_key
    async with AsyncFlowroute(*keys, base_url=patient.url) as client:
        sent = await client.messages.send_a_message(to=TO, from_=FROM, body="hi")
        with (
            pytest.warns(DeprecationWarning, match="within=") as warned,
            pytest.raises(DeliveryUnconfirmed),
        ):
            await client.messages.wait_until_delivered(sent, timeout=0)

    assert [each.filename for each in warned] == [__file__]


@pytest.mark.parametrize("within", [-1, True, "5"])
def test_a_time_to_wait_that_cannot_be_one_is_refused(
    sandbox: Sandbox, client: Flowroute, within: Any
) -> None:
    with pytest.raises(InvalidArgument, match="within"):
        client.messages.wait_until_delivered("mdr2-1", within=within)

    assert sandbox.requests() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"effect": "drop_before"},
        {"effect": "status", "status": 500},
        {"effect": "status", "status": 503},
        {"effect": "rate_limit"},
        {"effect": "status", "status": 404},
        {"effect": "bad_json"},
    ],
    ids=str,
)
def test_a_look_up_that_fails_does_not_end_the_waiting(
    sandbox: Sandbox, client: Flowroute, live: Callable[..., testing.Clock], fault: dict[str, Any]
) -> None:
    live(client)
    patient = client.with_options(max_retries=0)
    sent = patient.messages.send_a_message(to=TO, from_=FROM, body="hi")
    sandbox.fault(**fault, times=2, operation="look_up_a_message_detail_record")

    record = patient.messages.wait_until_delivered(sent, within=60)

    assert record.data.id == sent.data.id


@pytest.mark.parametrize(
    ("status", "error"), [(401, AuthenticationFailed), (403, PermissionDenied)]
)
def test_credentials_that_are_refused_end_the_waiting(
    sandbox: Sandbox, client: Flowroute, status: int, error: type[Exception]
) -> None:
    sent = client.messages.send_a_message(to=TO, from_=FROM, body="hi")
    sandbox.fault("status", status=status, operation="look_up_a_message_detail_record")

    with pytest.raises(error):
        client.messages.wait_until_delivered(sent, within=60)


def test_the_end_of_the_waiting_says_how_the_last_look_up_failed(
    sandbox: Sandbox, client: Flowroute
) -> None:
    sandbox.fault("status", status=500, times=None, operation="look_up_a_message_detail_record")

    with pytest.raises(DeliveryUnconfirmed) as caught:
        client.with_options(max_retries=0).messages.wait_until_delivered("mdr2-1", within=0)

    assert isinstance(caught.value.__cause__, ServerError)


def test_a_reply_goes_to_the_other_party_from_the_number_that_was_written_to(
    sandbox: Sandbox, client: Flowroute
) -> None:
    came_in = sandbox.deliver_inbound_sms(TO, FROM, "hello")
    inbound = client.messages.look_up_a_message_detail_record(came_in)

    client.messages.send_a_message(reply_to=inbound, body="hi")

    assert attributes(sandbox) == {"to": TO, "from": FROM, "body": "hi"}


def test_a_reply_can_come_from_another_number(sandbox: Sandbox, client: Flowroute) -> None:
    came_in = sandbox.deliver_inbound_sms(TO, FROM, "hello")
    inbound = client.messages.look_up_a_message_detail_record(came_in).data

    sent = client.messages.send_a_message(reply_to=inbound, from_="12062011682", body="hi")

    record = client.messages.look_up_a_message_detail_record(sent).data.attributes
    assert (record.to, record.from_) == (TO, "12062011682")


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"from_": FROM}, "to"),
        ({"to": TO}, "from_"),
        ({"reply_to": TO}, "reply_to"),
        ({"reply_to": object()}, "reply_to"),
    ],
)
def test_a_message_needs_somebody_to_go_to(
    client: Flowroute, sandbox: Sandbox, arguments: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidArgument) as caught:
        client.messages.send_a_message(body="hi", **arguments)

    assert caught.value.field == field
    assert sandbox.requests() == []


def test_a_reply_takes_no_other_number_to_go_to(client: Flowroute, sandbox: Sandbox) -> None:
    came_in = sandbox.deliver_inbound_sms(TO, FROM, "hello")
    inbound: Any = client.messages.look_up_a_message_detail_record(came_in)

    with pytest.raises(InvalidArgument, match="reply_to"):
        client.messages.send_a_message(reply_to=inbound, to=TO, body="hi")  # type: ignore[call-overload]


async def test_the_async_client_waits_too(
    patient: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    keys = patient.access_key, patient.secret_key
    async with AsyncFlowroute(*keys, base_url=patient.url) as client:
        sent = await client.messages.send_a_message(to=TO, from_=FROM, body="hi")
        live(client, on_advance=lambda seconds: patient.advance(4))
        record = await client.messages.wait_until_delivered(sent)

    assert record.data.id == sent.data.id


def test_segments_and_cost_are_counted_without_sending(client: Flowroute, sandbox: Sandbox) -> None:
    assert client.messages.segments("It\u2019s on").non_ascii[0].plain == "'"
    assert str(client.messages.estimate("a" * 161, rate="0.0040").cost) == "0.0080"
    assert sandbox.requests() == []
