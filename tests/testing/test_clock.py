"""The clock of a test, and clients that live by it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    DeadlineExceeded,
    Flowroute,
    RateLimits,
    TransportError,
    testing,
)
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.testing import Answer, Clock, ConnectionLost, ScriptedTransport


def test_a_clock_stands_still_but_for_what_moves_it() -> None:
    clock = Clock(now=datetime(2026, 1, 31, 12, tzinfo=UTC))
    began = clock.monotonic()

    clock.advance(90)
    clock.sleep(0.5)

    assert clock.monotonic() - began == clock.elapsed == 90.5
    assert datetime.fromtimestamp(clock.now(), UTC) == datetime(
        2026, 1, 31, 12, 1, 30, 500_000, tzinfo=UTC
    )
    assert clock.sleeps == [0.5]
    assert repr(clock) == "<Clock, 90.5 s after its start>"


def test_a_clock_that_runs_goes_on_by_itself_and_leaps() -> None:
    clock = Clock(runs=True)
    before = time.monotonic()
    first = clock.monotonic()
    clock.advance(1000)
    second = clock.monotonic()
    after = time.monotonic()

    assert before <= first <= after
    assert before + 1000 <= second <= after + 1000
    assert abs(clock.now() - time.time() - 1000) < 60
    assert clock.runs


def test_without_a_date_it_is_today() -> None:
    assert abs(Clock().now() - time.time()) < 60
    assert Clock(now=5.0).now() == 5.0


@pytest.mark.parametrize("seconds", [-1, float("nan")])
def test_a_clock_does_not_go_back(seconds: float) -> None:
    with pytest.raises(ValueError, match=r"seconds=.*: expected 0 or more"):
        Clock().advance(seconds)


@pytest.mark.parametrize("jitter", [-0.1, 1.1, float("nan")])
def test_jitter_is_a_share(jitter: float) -> None:
    with pytest.raises(ValueError, match=r"jitter=.*: expected a number from 0 to 1"):
        Clock(jitter=jitter)


def test_jitter_shortens_the_pauses_between_attempts() -> None:
    clock = Clock(jitter=0.25)

    with testing.client([Answer(503), Answer(503), Answer(200, {"data": []})], clock=clock) as made:
        made.routes.list_inbound_routes()

    assert clock.sleeps == [0.125, 0.25]


def test_what_goes_along_is_told_of_each_move() -> None:
    told: list[float] = []
    clock = Clock(on_advance=told.append)

    clock.advance(5)
    clock.advance(0)
    clock.sleep(2)

    assert told == [5, 2]


def test_a_client_of_the_sandbox_waits_without_waiting_and_the_sandbox_goes_along() -> None:
    with (
        Sandbox(fast=False) as sandbox,
        Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client,
        testing.patched(client, clock=Clock(runs=True, on_advance=sandbox.advance)) as clock,
    ):
        sent = client.messages.send_a_message(to="12065551234", from_="12012673227", body="hi")
        sandbox.fault("status", status=503, times=2, operation="list_inbound_routes")
        client.routes.list_inbound_routes()
        delivered = client.messages.wait_until_delivered(sent, within=3600)

    assert delivered.data.id == sent.data.id
    assert clock.sleeps[:2] == [0.5, 1.0]


async def test_an_async_client_waits_without_waiting_too(sandbox: Sandbox) -> None:
    async with AsyncFlowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url
    ) as client:
        with testing.patched(client) as clock:
            sandbox.fault("rate_limit", times=1, retry_after=50)
            await client.routes.list_inbound_routes()

    assert clock.sleeps == [50.0]
    assert clock.runs


def test_a_client_is_itself_again_after_the_block_however_it_ends(sandbox: Sandbox) -> None:
    script = ScriptedTransport([ConnectionLost()])
    with Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url) as client:
        with pytest.raises(TransportError), testing.patched(client, script=script) as clock:
            client.routes.list_inbound_routes(max_retries=0)
        assert clock is script.clock
        client.routes.list_inbound_routes()

    assert len(script.attempts) == len(sandbox.requests()) == 1


def test_a_limit_that_was_reached_in_the_block_is_none_after_it(sandbox: Sandbox) -> None:
    message = {"to": "12065551234", "from_": "12012673227", "body": "hi"}
    with Flowroute(
        sandbox.access_key,
        sandbox.secret_key,
        base_url=sandbox.url,
        rate_limit=RateLimits(sms=0.01),
    ) as client:
        with testing.patched(client) as clock:
            client.messages.send_a_message(**message)
            client.messages.send_a_message(**message)
        client.messages.send_a_message(**message, deadline=30)

    assert clock.sleeps == [pytest.approx(110, abs=30)]


def test_a_deadline_is_counted_by_the_clock(sandbox: Sandbox) -> None:
    clock = Clock()
    with (
        Flowroute(
            sandbox.access_key,
            sandbox.secret_key,
            base_url=sandbox.url,
            on_request=lambda request: clock.advance(6),
        ) as client,
        testing.patched(client, clock=clock),
        pytest.raises(DeadlineExceeded) as caught,
    ):
        client.routes.list_inbound_routes(deadline=5)

    assert caught.value.outcome == "not_sent"
    assert sandbox.requests() == []


@pytest.fixture
def sandbox() -> Any:
    with Sandbox(fast=True) as sandbox:
        yield sandbox


def test_the_fixture_has_its_client_live_by_a_clock(
    flowroute_sandbox: Sandbox, flowroute_client: Flowroute, flowroute_clock: Clock
) -> None:
    flowroute_sandbox.fault("rate_limit", times=1, retry_after=40)

    flowroute_client.routes.list_inbound_routes()

    assert flowroute_clock.sleeps == [40.0]
    assert flowroute_clock.elapsed >= 40
