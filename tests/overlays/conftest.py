"""A sandbox for all tests, back at its start for each, and clients of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute
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
