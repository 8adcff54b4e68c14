"""A sandbox for all tests, back at its start for each, and clients of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute, testing
from flowroute_sdk._policy.ledger import forget_all
from flowroute_sdk.sandbox.embedded import Sandbox


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox without waiting and without rate limits."""
    with Sandbox(fast=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox as it was at the start, without requests seen."""
    for name in ("FR_ACCESS_KEY", "FR_SECRET_KEY", "FR_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    running_sandbox.reset()
    forget_all()
    running_sandbox.forget_requests()
    return running_sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Flowroute]:
    """A client of the sandbox, without a rate limit of its own."""
    with Flowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=None
    ) as client:
        yield client


@pytest.fixture
async def async_client(sandbox: Sandbox) -> AsyncIterator[AsyncFlowroute]:
    """The same for asyncio."""
    async with AsyncFlowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=None
    ) as client:
        yield client


@pytest.fixture
def live() -> Iterator[Callable[..., testing.Clock]]:
    """Have a client live by a clock until the end of the test, so that no pause is waited for."""
    with ExitStack() as stack:

        def by_a_clock(
            client: Flowroute | AsyncFlowroute, clock: testing.Clock | None = None, **settings: Any
        ) -> testing.Clock:
            clock = clock or testing.Clock(runs=True, **settings)
            return stack.enter_context(testing.patched(client, clock=clock))

        yield by_a_clock
