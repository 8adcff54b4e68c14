"""No record of another send is taken for a message that was lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.errors import OutcomeUnknown
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


SENDERS: list[Sender] = [plainly, raw, by_request, by_request_compact]


@pytest.fixture
def connect(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Flowroute]]:
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
            monkeypatch.setattr(client._executor.wiring, "sleep", lambda seconds: None)
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
