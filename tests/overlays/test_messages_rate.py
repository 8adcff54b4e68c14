"""The rate limit as clients keep it: which bucket, every attempt, shared, within the deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, RateLimits, testing
from flowroute_sdk.errors import DeadlineExceeded, RateLimited
from flowroute_sdk.sandbox.embedded import Sandbox

TO, FROM = "12065551234", "12012673227"
GIF = "https://example.com/37.gif"


class Recorder:
    """A limiter that notes what it is asked for."""

    def __init__(self, delay: float | None = 0.0) -> None:
        self.asked: list[str] = []
        self.delay = delay

    def reserve(self, bucket: str, max_delay: float | None) -> float | None:
        self.asked.append(bucket)
        return self.delay


class Awaited(Recorder):
    """The same with an awaitable answer."""

    async def reserve(self, bucket: str, max_delay: float | None) -> float | None:  # type: ignore[override]
        await asyncio.sleep(0)
        return super().reserve(bucket, max_delay)


@pytest.fixture
def account() -> Iterator[Sandbox]:
    """A sandbox of its own, as buckets belong to an address and outlive their clients."""
    with Sandbox(fast=True) as sandbox:
        yield sandbox


def connected(sandbox: Sandbox, limit: RateLimits | Recorder) -> Flowroute:
    return Flowroute(sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=limit)


def test_sms_and_mms_take_from_their_own_bucket_and_nothing_else_does(sandbox: Sandbox) -> None:
    limiter = Recorder()
    with connected(sandbox, limiter) as client:
        client.messages.send_a_message(to=TO, from_=FROM, body="hi")
        client.messages.send_a_message(to=TO, from_=FROM, media_urls=GIF)
        client.messages.send_a_message(to=TO, from_=FROM, body="hi", is_mms=True)
        client.messages.find_sent(to=TO, from_=FROM, body="hi", since="2024-01-01")

    assert limiter.asked == ["sms", "mms", "mms"]


def test_every_attempt_takes_a_token(sandbox: Sandbox, live: Callable[..., testing.Clock]) -> None:
    limiter = Recorder()
    sandbox.fault("rate_limit", times=2, operation="send_a_message")
    with connected(sandbox, limiter) as client:
        live(client)
        client.messages.send_a_message(to=TO, from_=FROM, body="hi")

    assert limiter.asked == ["sms", "sms", "sms"]


def test_a_wait_beyond_the_deadline_sends_nothing(sandbox: Sandbox) -> None:
    with (
        connected(sandbox, Recorder(delay=None)) as client,
        pytest.raises(DeadlineExceeded) as caught,
    ):
        client.messages.send_a_message(to=TO, from_=FROM, body="hi", deadline=5)

    assert caught.value.outcome == "not_sent"
    assert sandbox.requests() == []


def test_the_delay_is_slept_before_sending(
    sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    with connected(sandbox, Recorder(delay=3.5)) as client:
        clock = live(client)
        client.messages.send_a_message(to=TO, from_=FROM, body="hi")

    assert clock.sleeps == [3.5]


async def test_the_async_client_takes_an_awaitable_answer(sandbox: Sandbox) -> None:
    limiter = Awaited()
    async with AsyncFlowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=limiter
    ) as client:
        await client.messages.send_a_message(to=TO, from_=FROM, body="hi")

    assert limiter.asked == ["sms"]


async def test_all_clients_of_an_account_share_the_buckets(account: Sandbox) -> None:
    limits = RateLimits(sms=0.01)
    with connected(account, limits) as first:
        first.messages.send_a_message(to=TO, from_=FROM, body="hi")

    async with AsyncFlowroute(
        account.access_key, account.secret_key, base_url=account.url, rate_limit=limits
    ) as second:
        with pytest.raises(DeadlineExceeded):
            await second.messages.send_a_message(to=TO, from_=FROM, body="hi", deadline=5)
        await second.messages.send_a_message(to=TO, from_=FROM, media_urls=GIF, deadline=5)

    operations = [request.operation for request in account.requests()]
    assert operations.count("send_a_message") == 2


class Motionless(testing.Clock):
    """A clock that pauses don't move on either, as if all tasks took theirs at once."""

    def advance(self, seconds: float) -> None:
        pass


async def test_tasks_get_a_slot_each(account: Sandbox, live: Callable[..., testing.Clock]) -> None:
    clock = Motionless()
    async with AsyncFlowroute(
        account.access_key, account.secret_key, base_url=account.url, rate_limit=RateLimits(sms=0.1)
    ) as client:
        live(client, clock)
        sends = (
            client.messages.send_a_message(to=TO, from_=FROM, body=f"no {count}")
            for count in range(5)
        )
        await asyncio.gather(*sends)

    assert sorted(clock.sleeps) == pytest.approx([10, 20, 30, 40], abs=5)


class Pushed(Recorder):
    """The same, with a note of how it was pushed back."""

    def __init__(self) -> None:
        super().__init__()
        self.pushed: list[tuple[str, float]] = []

    def penalize(self, bucket: str, seconds: float) -> None:
        self.pushed.append((bucket, seconds))


class PushedLater(Pushed):
    """The same, in its own time."""

    async def penalize(self, bucket: str, seconds: float) -> None:  # type: ignore[override]
        await asyncio.sleep(0)
        super().penalize(bucket, seconds)


def test_a_refusal_pushes_the_limiter_back_and_is_borne_longer_than_a_fault(
    sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    limiter = Pushed()
    sandbox.fault("rate_limit", times=8, operation="send_a_message")
    with connected(sandbox, limiter) as client:
        live(client)
        client.messages.send_a_message(to=TO, from_=FROM, body="hi", max_retries=1)

    assert limiter.pushed == [("sms", 1.0)] * 8


def test_a_refusal_is_not_borne_for_ever(
    sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    limiter = Pushed()
    sandbox.fault("rate_limit", times=99, operation="send_a_message")
    with connected(sandbox, limiter) as client:
        live(client)
        with pytest.raises(RateLimited):
            client.messages.send_a_message(to=TO, from_=FROM, body="hi")

    assert len(limiter.pushed) == 9


def test_without_retries_a_refusal_is_raised_and_pushes_back_as_long_as_it_says(
    sandbox: Sandbox,
) -> None:
    limiter = Pushed()
    sandbox.fault("rate_limit", times=1, operation="send_a_message", retry_after=7)
    with connected(sandbox, limiter) as client, pytest.raises(RateLimited):
        client.messages.send_a_message(to=TO, from_=FROM, body="hi", max_retries=0)

    assert limiter.pushed == [("sms", 7.0)]


def test_refusals_leave_the_retries_of_faults_untouched(
    sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    sandbox.fault("rate_limit", times=3, operation="list_inbound_routes")
    sandbox.fault("status", status=503, times=1, operation="list_inbound_routes")
    with connected(sandbox, Pushed()) as client:
        live(client)
        client.routes.list_inbound_routes(max_retries=1)

    assert [request.status for request in sandbox.requests()][-1] == 200


async def test_an_awaitable_push_is_awaited(
    sandbox: Sandbox, live: Callable[..., testing.Clock]
) -> None:
    limiter = PushedLater()
    sandbox.fault("rate_limit", times=1, operation="send_a_message")
    async with AsyncFlowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=limiter
    ) as client:
        live(client)
        await client.messages.send_a_message(to=TO, from_=FROM, body="hi")

    assert limiter.pushed == [("sms", 1.0)]


def test_all_clients_of_an_account_wait_after_a_refusal(account: Sandbox) -> None:
    account.fault("rate_limit", times=1, operation="send_a_message", retry_after=50)
    with (
        connected(account, RateLimits()) as first,
        connected(account, RateLimits()) as second,
    ):
        with pytest.raises(RateLimited):
            first.messages.send_a_message(to=TO, from_=FROM, body="hi", max_retries=0)
        with pytest.raises(DeadlineExceeded) as caught:
            second.messages.send_a_message(to=TO, from_=FROM, body="hi", deadline=5)

    assert caught.value.outcome == "not_sent"


def test_clients_given_the_same_file_share_the_limit(account: Sandbox, tmp_path: Path) -> None:
    limits = RateLimits(sms=0.01, shared_file=tmp_path / "slots")
    with connected(account, limits) as first:
        first.messages.send_a_message(to=TO, from_=FROM, body="hi")
    with connected(account, limits) as second, pytest.raises(DeadlineExceeded):
        second.messages.send_a_message(to=TO, from_=FROM, body="hi", deadline=5)

    assert (tmp_path / "slots").exists()
