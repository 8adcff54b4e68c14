"""What a program has sent, as the sandbox lists it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.sandbox import Sandbox, SentMessage

from tests.overlays.conftest import client, running_sandbox, sandbox

__all__ = ["client", "running_sandbox", "sandbox"]

OWN, PHONE = "12066505556", "12065550142"


def test_messages_that_went_out_are_listed_with_what_was_sent(
    client: Flowroute, sandbox: Sandbox
) -> None:
    before = sandbox.now()
    sms = client.messages.send_a_message(
        to="+1 206 555 0142", from_=OWN, body="one", dlr_callback="http://127.0.0.1:9/dlr"
    )
    media = ["https://example.com/a.png", "https://example.com/b.png"]
    mms = client.messages.send_a_message(to=PHONE, from_=OWN, media_urls=media)

    first, second = sandbox.sent
    assert isinstance(first, SentMessage)
    assert first._replace(at=0.0) == SentMessage(
        id=sms.data.id,
        to=PHONE,
        from_=OWN,
        body="one",
        is_mms=False,
        media_urls=(),
        dlr_callback="http://127.0.0.1:9/dlr",
        statuses=("smsc submit", "message buffered", "delivered"),
        at=0.0,
    )
    assert before <= first.at <= sandbox.now()
    assert (second.id, second.media_urls, second.is_mms) == (mms.data.id, tuple(media), True)


def test_what_was_refused_and_what_came_in_is_not_listed(
    client: Flowroute, sandbox: Sandbox
) -> None:
    sandbox.fault("status", operation="send_a_message", status=400)
    with pytest.raises(Exception, match="400"):
        client.messages.send_a_message(to=PHONE, from_=OWN, body="refused")
    sandbox.deliver_inbound_sms(PHONE, OWN, "in")
    sandbox.counterparty(PHONE, replies=["an answer"])
    client.messages.send_a_message(to=PHONE, from_=OWN, body="out")

    assert [one.body for one in sandbox.sent] == ["out"]


def test_reset_and_load_begin_anew(client: Flowroute, sandbox: Sandbox) -> None:
    client.messages.send_a_message(to=PHONE, from_=OWN, body="one")
    state = sandbox.dump()
    sandbox.reset()
    after_reset = sandbox.sent
    sandbox.load(state)
    after_load = sandbox.sent
    client.messages.send_a_message(to=PHONE, from_=OWN, body="two")

    assert (after_reset, after_load) == ([], [])
    assert [one.body for one in sandbox.sent] == ["two"]


@pytest.mark.parametrize("keeps_state", [False, True])
def test_it_outlives_a_stop(tmp_path: Path, keeps_state: bool) -> None:
    sandbox = Sandbox(fast=True, state_file=tmp_path / "state.db" if keeps_state else None)
    for body in ("one", "two"):
        with (
            sandbox,
            Flowroute(
                sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=None
            ) as client,
        ):
            client.messages.send_a_message(to=PHONE, from_=OWN, body=body)
            sent = [one.body for one in sandbox.sent]

    assert sent == ["one", "two"]
    with pytest.raises(RuntimeError, match="isn't running"):
        _ = sandbox.sent
