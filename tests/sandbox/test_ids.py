"""Ids: never given out twice in a process, the same ones for the same seed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import Receiver, client_of, envelope

OWN, OTHER = "12012673227", "12065550142"
WISH = envelope("message", **{"to": OTHER, "from": OWN, "body": "hi"})
FIRST_OF_A_SEED = f"""
from flowroute_sdk.sandbox import Sandbox
for seed in (5, 6, 5):
    with Sandbox(seed=seed) as sandbox:
        print(sandbox.deliver_inbound_sms({OTHER!r}, {OWN!r}, "hi"))
"""


def send(api: httpx.Client) -> str:
    return str(api.post("/v2.1/messages", json=WISH).json()["data"]["id"])


@pytest.fixture
def twins() -> Iterator[tuple[Sandbox, Sandbox]]:
    with Sandbox(fast=True) as one, Sandbox(fast=True) as other:
        yield one, other


def test_ids_are_never_given_out_again_not_even_after_a_reset(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    first = send(api)
    sandbox.reset()

    assert send(api) != first


def test_two_sandboxes_of_one_process_give_out_no_message_id_twice(
    twins: tuple[Sandbox, Sandbox],
) -> None:
    with ExitStack() as stack:
        apis = [stack.enter_context(client_of(one)) for one in twins]
        ids = [send(api) for api in apis for _ in range(20)]
        ids += [one.deliver_inbound_sms(OTHER, OWN, "hi") for one in twins]

    assert len(set(ids)) == len(ids)


def test_an_account_that_moves_to_another_sandbox_gets_no_id_twice(
    twins: tuple[Sandbox, Sandbox],
) -> None:
    one, other = twins
    known = [one.deliver_inbound_sms(OTHER, OWN, "hi")]
    other.load(one.dump())
    known += [each.deliver_inbound_sms(OTHER, OWN, "hi") for each in twins]
    one.load(other.dump())
    known += [each.deliver_inbound_sms(OTHER, OWN, "hi") for each in twins]

    assert len(set(known)) == len(known)


def test_two_sandboxes_of_one_process_post_no_event_of_one_id(
    twins: tuple[Sandbox, Sandbox], receiver: Receiver
) -> None:
    wish = {"action": "enable", "numbers": [OWN], "callback_url": f"{receiver.url}/events"}
    for one in twins:
        with client_of(one) as api:
            assert api.post("/v2/message-provision", json=wish).status_code == 201
        one.flush_webhooks()

    first, second = receiver.at("/events")
    assert first["data"]["id"] != second["data"]["id"]
    assert first["data"]["attributes"]["id"] == first["data"]["id"]


def test_the_same_seed_gives_the_same_ids_in_every_process() -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-c", FIRST_OF_A_SEED], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    )

    assert first == second
    assert len(set(first)) == 3


def test_a_reply_goes_to_the_number_of_another_country(sandbox: Sandbox, api: httpx.Client) -> None:
    inbound = sandbox.deliver_inbound_sms("4792345678", OWN, "hei")
    with Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client:
        record = client.messages.look_up_a_message_detail_record(inbound).data
        assert record is not None
        assert record.attributes is not None
        sent = client.messages.send_a_message(
            to=f"+{record.attributes.from_}", from_=OWN, body="takk"
        )

    told = sandbox.requests()[-1].json()
    assert told["data"]["attributes"]["to"] == "4792345678"
    assert sent.data is not None
