"""Clients that programs make for themselves, against a server without rate limits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, RateLimits, testing
from flowroute_sdk.errors import ConfigurationError
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.testing import Clock

MESSAGE: dict[str, str] = {"to": "12065550142", "from_": "12066505556", "body": "hi"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FR_UNTHROTTLED", raising=False)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(fast=True) as sandbox:
        yield sandbox


def account(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "access_key": sandbox.access_key,
        "secret_key": sandbox.secret_key,
        "base_url": sandbox.url,
    }


def pauses(client: Flowroute) -> list[float]:
    """How long it waits before each of three messages, by a clock that stands still."""
    with client, testing.patched(client, clock=Clock()) as clock:
        for _ in range(3):
            client.messages.send_a_message(**MESSAGE)  # type: ignore[call-overload]
    return clock.sleeps


@pytest.mark.parametrize("options", [{}, {"rate_limit": RateLimits(sms=0.001)}])
def test_a_client_made_in_the_block_does_not_pause(sandbox: Sandbox, options: Any) -> None:
    with testing.unthrottled(sandbox.url):
        inside = Flowroute(**account(sandbox), **options)
    outside = Flowroute(**account(sandbox), **options)

    assert pauses(inside) == []
    assert len(pauses(outside)) == 2


async def test_an_asyncio_client_does_not_pause_either(sandbox: Sandbox) -> None:
    with testing.unthrottled(sandbox.url):
        client = AsyncFlowroute(**account(sandbox))

    async with client:
        with testing.patched(client, clock=Clock()) as clock:
            for _ in range(3):
                await client.messages.send_a_message(**MESSAGE)  # type: ignore[call-overload]

    assert clock.sleeps == []


def test_clients_of_another_server_keep_their_pace(sandbox: Sandbox) -> None:
    with testing.unthrottled(sandbox.url + "/1"):
        client = Flowroute(**account(sandbox))

    assert len(pauses(client)) == 2


def test_a_limiter_of_the_program_s_own_counts(sandbox: Sandbox) -> None:
    class Own:
        def reserve(self, bucket: str, max_delay: float | None) -> float:
            return 5.0

    with testing.unthrottled(sandbox.url):
        client = Flowroute(**account(sandbox), rate_limit=Own())

    assert pauses(client) == [5.0, 5.0, 5.0]


def test_blocks_nest_and_leave_nothing_behind(sandbox: Sandbox) -> None:
    with testing.unthrottled(f"{sandbox.url}/"):
        with testing.unthrottled("https://flowroute.test"):
            both = Flowroute(**account(sandbox))
        one = Flowroute(**account(sandbox))
        with pytest.raises(ValueError, match="program"), testing.unthrottled("http://a.example"):
            raise ValueError("the program failed")
        assert os.environ["FR_UNTHROTTLED"] == sandbox.url

    assert pauses(both) == pauses(one) == []
    assert "FR_UNTHROTTLED" not in os.environ


@pytest.mark.parametrize(
    "url", ["", "sandbox", "ftp://a.example", "https://api.flowroute.com", "https://api.flowroute.com/"]
)  # fmt: skip
def test_only_a_server_under_test_can_be_named(url: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url"), testing.unthrottled(url):
        pytest.fail("it was taken")
    assert "FR_UNTHROTTLED" not in os.environ


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_the_address_of_a_sandbox_is_that_of_its_clients(host: str) -> None:
    with Sandbox(fast=True, host=host) as sandbox, Flowroute(**account(sandbox)) as client:
        assert client.base_url == sandbox.url
