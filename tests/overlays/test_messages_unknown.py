"""Sends without a clear answer: never repeated, and found again where that is possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, testing
from flowroute_sdk.errors import InvalidArgument, OutcomeUnknown, TransportError
from flowroute_sdk.sandbox.embedded import Sandbox
from flowroute_sdk.wire import Request

TO, FROM = "12065551234", "12012673227"
Connect = Callable[[Callable[[Request], None]], Flowroute]


@pytest.fixture
def connect(sandbox: Sandbox, live: Callable[..., testing.Clock]) -> Iterator[Connect]:
    """Make clients with a hook that don't sleep."""
    with ExitStack() as made:

        def connected(on_request: Callable[[Request], None]) -> Flowroute:
            client = Flowroute(
                sandbox.access_key,
                sandbox.secret_key,
                base_url=sandbox.url,
                rate_limit=None,
                on_request=on_request,
            )
            live(client, on_advance=sandbox.advance)
            return made.enter_context(client)

        yield connected


@pytest.fixture
def quick(connect: Connect) -> Flowroute:
    """A client that doesn't sleep."""
    return connect(lambda request: None)


def sends(sandbox: Sandbox) -> int:
    return [request.operation for request in sandbox.requests()].count("send_a_message")


def send_from_another_process(sandbox: Sandbox, body: str) -> None:
    """Send without this library, so that no ledger of this process knows of it."""
    httpx.post(
        f"{sandbox.url}/v2.1/messages",
        json={"to": TO, "from": FROM, "body": body},
        auth=(sandbox.access_key, sandbox.secret_key),
    ).raise_for_status()


def look_ups(sandbox: Sandbox) -> int:
    operations = [request.operation for request in sandbox.requests()]
    return operations.count("look_up_a_set_of_messages")


def test_an_answered_send_costs_one_look_up_more(quick: Flowroute, sandbox: Sandbox) -> None:
    sent = quick.messages.send_a_message(to=TO, from_=FROM, body="hi", on_unknown="find")

    assert sent.data.id
    assert (sends(sandbox), look_ups(sandbox)) == (1, 1)


def test_without_find_there_is_no_look_up(quick: Flowroute, sandbox: Sandbox) -> None:
    sandbox.fault("drop_after", operation="send_a_message")

    with pytest.raises(OutcomeUnknown) as caught:
        quick.messages.send_a_message(to=TO, from_=FROM, body="hi")

    assert caught.value.outcome == "unknown"
    assert caught.value.candidates == ()
    assert (sends(sandbox), look_ups(sandbox)) == (1, 0)


@pytest.mark.parametrize("media", [None, "https://example.com/37.gif"])
def test_a_message_that_went_out_without_an_answer_is_found(
    quick: Flowroute, sandbox: Sandbox, media: str | None
) -> None:
    sandbox.fault("drop_after", operation="send_a_message")

    sent = quick.messages.send_a_message(
        to=TO, from_=FROM, body="find me", media_urls=media, on_unknown="find", settle=5
    )

    record = quick.messages.look_up_a_message_detail_record(sent).data
    assert record.attributes.body == "find me"
    assert sends(sandbox) == 1


def test_a_message_that_never_went_out_stays_unknown(quick: Flowroute, sandbox: Sandbox) -> None:
    sandbox.fault("drop_before", operation="send_a_message")

    with pytest.raises(OutcomeUnknown) as caught:
        quick.messages.send_a_message(to=TO, from_=FROM, body="hi", on_unknown="find", settle=0)

    assert caught.value.candidates == ()
    assert sends(sandbox) == 1


def test_an_earlier_message_with_the_same_text_is_not_taken_for_it(
    quick: Flowroute, sandbox: Sandbox
) -> None:
    quick.messages.send_a_message(to=TO, from_=FROM, body="again")
    sandbox.fault("drop_before", operation="send_a_message")

    with pytest.raises(OutcomeUnknown) as caught:
        quick.messages.send_a_message(to=TO, from_=FROM, body="again", on_unknown="find", settle=0)

    assert caught.value.candidates == ()


def test_several_new_records_are_candidates_and_no_result(
    connect: Connect, sandbox: Sandbox
) -> None:
    def send_from_elsewhere(request: Request) -> None:
        if request.method == "POST":
            send_from_another_process(sandbox, "twice")
            sandbox.fault("drop_after", operation="send_a_message")

    with pytest.raises(OutcomeUnknown) as caught:
        connect(send_from_elsewhere).messages.send_a_message(
            to=TO, from_=FROM, body="twice", on_unknown="find", settle=0.01
        )

    assert [each.attributes.body for each in caught.value.candidates] == ["twice", "twice"]


def test_look_ups_that_fail_afterwards_leave_it_unknown(connect: Connect, sandbox: Sandbox) -> None:
    def break_look_ups(request: Request) -> None:
        if request.method == "POST":
            sandbox.fault("status", status=500, times=None, operation="look_up_a_set_of_messages")

    sandbox.fault("drop_after", operation="send_a_message")

    with pytest.raises(OutcomeUnknown):
        connect(break_look_ups).messages.send_a_message(
            to=TO, from_=FROM, body="hi", on_unknown="find", settle=0
        )

    assert sends(sandbox) == 1


def test_a_look_up_that_fails_before_sends_nothing(quick: Flowroute, sandbox: Sandbox) -> None:
    sandbox.fault("drop_before", times=None, operation="look_up_a_set_of_messages")

    with pytest.raises(TransportError):
        quick.messages.send_a_message(
            to=TO, from_=FROM, body="hi", on_unknown="find", max_retries=0
        )

    assert sends(sandbox) == 0


def test_the_raw_form_only_raises(quick: Flowroute, sandbox: Sandbox) -> None:
    sandbox.fault("drop_after", operation="send_a_message")

    with pytest.raises(OutcomeUnknown):
        quick.with_raw_response.messages.send_a_message(
            to=TO, from_=FROM, body="hi", on_unknown="find"
        )

    assert look_ups(sandbox) == 0


async def test_the_async_client_finds_it_too(
    async_client: AsyncFlowroute, sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    live(async_client, on_advance=sandbox.advance)
    sandbox.fault("drop_after", operation="send_a_message")

    sent = await async_client.messages.send_a_message(
        to=TO, from_=FROM, body="find me", on_unknown="find", settle=5
    )

    assert sent.data.id.startswith("mdr")
    assert sends(sandbox) == 1


@pytest.mark.parametrize(
    "arguments", [{"extra_headers": 5}, {"deadline": 0}, {"body": object(), "check": False}]
)
def test_nothing_is_looked_up_for_a_message_that_cannot_be_sent(
    quick: Flowroute, sandbox: Sandbox, arguments: dict[str, Any]
) -> None:
    message: dict[str, Any] = {"to": TO, "from_": FROM, "body": "hi", "on_unknown": "find"}

    with pytest.raises(InvalidArgument):
        quick.messages.send_a_message(**(message | arguments))

    assert sandbox.requests() == []
