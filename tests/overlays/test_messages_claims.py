"""No record of another send is taken for a message that was lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flowroute_sdk import Flowroute, testing
from flowroute_sdk._policy.ledger import forget_all
from flowroute_sdk.errors import OutcomeUnknown, ResponseError, UnprocessableEntity
from flowroute_sdk.sandbox.embedded import Sandbox
from flowroute_sdk.wire import Request, Response

TO, FROM = "12065551234", "12012673227"
MESSAGE: dict[str, Any] = {"to": TO, "from_": FROM, "body": "the same text"}
WIRE = {"to": TO, "from": FROM, "body": "the same text"}
Sender = Callable[[Flowroute], Any]


def plainly(client: Flowroute) -> Any:
    return client.messages.send_a_message(**MESSAGE)


def raw(client: Flowroute) -> Any:
    return client.with_raw_response.messages.send_a_message(**MESSAGE)


def by_request(client: Flowroute) -> Any:
    body = {"data": {"type": "message", "attributes": WIRE}}
    return client.request("POST", "/v2.1/messages", json=body)


def by_request_compact(client: Flowroute) -> Any:
    return client.request("POST", "/v2.1/messages?x=1", json=WIRE)


def by_version_2_2(client: Flowroute) -> Any:
    return client.messages_v2_2.send_a_message(**MESSAGE)


SENDERS: list[Sender] = [plainly, raw, by_request, by_request_compact, by_version_2_2]


@pytest.fixture
def connect(
    sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> Iterator[Callable[..., Flowroute]]:
    """Make clients that don't sleep."""
    clock = testing.Clock(runs=True, on_advance=sandbox.advance)
    with ExitStack() as made:

        def connected(**hooks: Any) -> Flowroute:
            client = Flowroute(
                sandbox.access_key,
                sandbox.secret_key,
                base_url=sandbox.url,
                rate_limit=None,
                **hooks,
            )
            live(client, clock)
            return made.enter_context(client)

        yield connected


@pytest.mark.parametrize("send", SENDERS)
@pytest.mark.parametrize("same_client", [True, False], ids=["same client", "another client"])
def test_a_lost_message_is_not_found_in_the_record_of_a_send_whose_answer_is_slow(
    connect: Callable[..., Flowroute], sandbox: Sandbox, send: Sender, same_client: bool
) -> None:
    carried_out, released = threading.Event(), threading.Event()

    def hold_the_answer(request: Request, response: Response) -> None:
        if request.method == "POST" and threading.current_thread() is other:
            carried_out.set()
            released.wait(60)

    def send_another_first(request: Request) -> None:
        if request.method == "POST" and threading.current_thread() is not other:
            other.start()
            assert carried_out.wait(60)
            sandbox.fault("drop_before", operation="send_a_message")

    client = connect(on_request=send_another_first, on_response=hold_the_answer)
    others = client if same_client else connect(on_response=hold_the_answer)
    other = threading.Thread(target=send, args=(others,))

    try:
        with pytest.raises(OutcomeUnknown):
            client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=0.2)
    finally:
        released.set()
        other.join()


@pytest.mark.parametrize("send", SENDERS)
def test_a_lost_message_is_not_found_in_the_record_of_an_answered_send_of_another_client(
    connect: Callable[..., Flowroute], sandbox: Sandbox, send: Sender
) -> None:
    others = connect()

    def send_another_first(request: Request) -> None:
        if request.method == "POST":
            send(others)
            sandbox.fault("drop_before", operation="send_a_message")

    with pytest.raises(OutcomeUnknown) as caught:
        connect(on_request=send_another_first).messages.send_a_message(
            **MESSAGE, on_unknown="find", settle=0.2
        )

    assert caught.value.candidates == ()


@pytest.mark.parametrize("wrong_by", [-10_800.0, 10_800.0])
def test_a_message_is_found_whatever_the_clients_clock_says(
    connect: Callable[..., Flowroute],
    live: Callable[..., testing.Clock],
    sandbox: Sandbox,
    wrong_by: float,
) -> None:
    client = connect()
    live(client, now=time.time() + wrong_by, on_advance=sandbox.advance)
    by_request_compact(client)
    sandbox.fault("drop_after", operation="send_a_message")

    sent = client.messages.send_a_message(**MESSAGE, on_unknown="find")

    assert client.messages.look_up_a_message_detail_record(sent).data.id == sent.data.id


@pytest.mark.parametrize("wrong_by", [-10_800.0, 10_800.0])
def test_an_earlier_message_is_not_taken_for_it_whatever_the_clients_clock_says(
    connect: Callable[..., Flowroute],
    live: Callable[..., testing.Clock],
    sandbox: Sandbox,
    wrong_by: float,
) -> None:
    by_request_compact(connect())
    forget_all()  # it came from another process, as far as anybody knows
    client = connect()
    live(client, now=time.time() + wrong_by, on_advance=sandbox.advance)
    sandbox.fault("drop_before", operation="send_a_message")

    with pytest.raises(OutcomeUnknown) as caught:
        client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=0)

    assert caught.value.candidates == ()


def test_what_was_really_sent_is_looked_for(
    connect: Callable[..., Flowroute], sandbox: Sandbox
) -> None:
    client = connect()
    sandbox.fault("drop_after", operation="send_a_message")
    other_text = {"data": {"attributes": {"body": "another text"}}}

    sent = client.messages.send_a_message(**MESSAGE, on_unknown="find", extra_body=other_text)

    record = client.messages.look_up_a_message_detail_record(sent).data
    assert record.attributes.body == "another text"


def test_a_send_that_is_interrupted_stays_in_doubt(
    connect: Callable[..., Flowroute], sandbox: Sandbox
) -> None:
    def interrupt(request: Request, response: Response) -> None:
        if request.method == "POST":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plainly(connect(on_response=interrupt))
    sandbox.fault("drop_before", operation="send_a_message")
    with pytest.raises(OutcomeUnknown):
        plainly(connect())
    sandbox.fault("drop_after", operation="send_a_message")

    # Three are in doubt, and two were carried out: nobody can tell which.
    with pytest.raises(OutcomeUnknown) as caught:
        connect().messages.send_a_message(**MESSAGE, on_unknown="find", settle=0.1)

    assert len(caught.value.candidates) == 1


def test_an_answer_that_cannot_be_read_leaves_its_send_in_doubt(
    connect: Callable[..., Flowroute], sandbox: Sandbox
) -> None:
    client = connect()
    sandbox.fault("bad_json", operation="send_a_message")
    with pytest.raises(ResponseError):
        plainly(client)
    sandbox.fault("drop_before", operation="send_a_message")

    with pytest.raises(OutcomeUnknown):
        client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=0.1)


def test_a_refused_send_stands_in_nobodys_way(
    connect: Callable[..., Flowroute], sandbox: Sandbox
) -> None:
    client = connect()
    sandbox.fault("status", status=422, operation="send_a_message")
    with pytest.raises(UnprocessableEntity):
        plainly(client)
    sandbox.fault("drop_after", operation="send_a_message")

    assert client.messages.send_a_message(**MESSAGE, on_unknown="find").data.id


def test_each_attempt_at_a_send_that_somebody_calls_repeatable_counts(
    connect: Callable[..., Flowroute], sandbox: Sandbox
) -> None:
    client = connect()
    sandbox.fault("drop_after", operation="send_a_message")
    client.request("POST", "/v2.1/messages", json=WIRE, safe_to_repeat=True)
    sandbox.fault("drop_before", operation="send_a_message")

    with pytest.raises(OutcomeUnknown):
        client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=0.1)


class Ticking(testing.Clock):
    """A clock that moves on by two milliseconds whenever it is looked at."""

    def monotonic(self) -> float:
        self.advance(0.002)
        return super().monotonic()


def test_look_ups_have_the_time_limits_of_the_call_and_end_with_the_search(
    connect: Callable[..., Flowroute],
    live: Callable[..., testing.Clock],
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = connect()
    given: list[dict[str, Any]] = []
    look_up = type(client.messages).look_up_a_set_of_messages

    def noted(self: Any, since: Any, **options: Any) -> Any:
        given.append(options)
        return look_up(self, since, **options)

    monkeypatch.setattr(type(client.messages), "look_up_a_set_of_messages", noted)
    sandbox.fault("drop_before", operation="send_a_message")
    live(client, Ticking())

    with pytest.raises(OutcomeUnknown):
        client.messages.send_a_message(
            **MESSAGE,
            on_unknown="find",
            settle=0,
            timeout=7,
            deadline=9,
            max_retries=1,
            extra_headers={"x-only-for": "the message"},
        )

    before, after = given
    limits = {"timeout": 7, "deadline": 9, "max_retries": 1}
    assert before == {"limit": 250, "check": True, **limits}
    assert after == before | {"deadline": 1.0}


def test_a_look_up_that_stalls_ends_with_the_search(sandbox: Sandbox) -> None:
    keys = sandbox.access_key, sandbox.secret_key
    with Flowroute(*keys, base_url=sandbox.url, on_request=stall_after_the_send(sandbox)) as client:
        started = time.monotonic()
        with pytest.raises(OutcomeUnknown):
            client.messages.send_a_message(**MESSAGE, on_unknown="find", settle=0.5)

    assert time.monotonic() - started < 20


def stall_after_the_send(sandbox: Sandbox) -> Callable[[Request], None]:
    def stall(request: Request) -> None:
        if request.method == "POST":
            sandbox.fault("drop_before", operation="send_a_message")
            sandbox.fault("latency", seconds=25, times=None, operation="look_up_a_set_of_messages")

    return stall


def test_refused_credentials_end_the_search(
    connect: Callable[..., Flowroute], sandbox: Sandbox
) -> None:
    def refuse_look_ups(request: Request) -> None:
        if request.method == "POST":
            sandbox.fault("drop_after", operation="send_a_message")
            sandbox.fault("status", status=401, times=None, operation="look_up_a_set_of_messages")

    with pytest.raises(OutcomeUnknown):
        connect(on_request=refuse_look_ups).messages.send_a_message(
            **MESSAGE, on_unknown="find", settle=1000
        )
