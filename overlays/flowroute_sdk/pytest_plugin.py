"""Fixtures for programs that use this library: a local Flowroute, fresh for each test.

- `flowroute_sandbox`: the running `flowroute_sdk.sandbox.Sandbox`, without waiting or rate limits.
- `flowroute_client`, `async_flowroute_client`: clients that talk to it.
- `flowroute_clock`: a clock by which `flowroute_client` lives, so that no pause is waited for.

One server runs per session; its account is put back before each test. `flowroute_sandbox_options`
can be overridden with a session fixture that returns other arguments for `Sandbox`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from flowroute_sdk import AsyncFlowroute, Flowroute
    from flowroute_sdk.sandbox import Sandbox
    from flowroute_sdk.testing import Clock


@pytest.fixture(scope="session")
def flowroute_sandbox_options() -> dict[str, Any]:
    """The arguments of the session's `Sandbox`."""
    return {"fast": True}


@pytest.fixture(scope="session")
def _flowroute_sandbox_server(flowroute_sandbox_options: dict[str, Any]) -> Iterator[Sandbox]:
    from flowroute_sdk.sandbox import Sandbox

    with Sandbox(**flowroute_sandbox_options) as sandbox:
        yield sandbox


@pytest.fixture
def flowroute_sandbox(_flowroute_sandbox_server: Sandbox) -> Sandbox:
    """A running sandbox with the account of its start."""
    _flowroute_sandbox_server.reset()
    return _flowroute_sandbox_server


@pytest.fixture
def flowroute_client(flowroute_sandbox: Sandbox) -> Iterator[Flowroute]:
    """A client of the sandbox."""
    from flowroute_sdk import Flowroute

    with Flowroute(
        flowroute_sandbox.access_key,
        flowroute_sandbox.secret_key,
        base_url=flowroute_sandbox.url,
        **_unthrottled(flowroute_sandbox),
    ) as client:
        yield client


def _unthrottled(sandbox: Sandbox) -> dict[str, Any]:
    """A client has no need to slow down where the sandbox doesn't limit messages."""
    return {} if sandbox.rate_limits else {"rate_limit": None}


def pytest_configure(config: pytest.Config) -> None:
    """Add `async_flowroute_client` for the asyncio plugin in use: pytest-asyncio, else anyio."""
    asyncio_plugin = sys.modules.get("pytest_asyncio")
    fixtures = ModuleType("flowroute_sdk asyncio fixtures")
    decorate = pytest.fixture if asyncio_plugin is None else asyncio_plugin.fixture
    fixtures.__dict__["async_flowroute_client"] = decorate(name="async_flowroute_client")(
        _async_flowroute_client
    )
    config.pluginmanager.register(fixtures, "flowroute_sdk_asyncio")


async def _async_flowroute_client(flowroute_sandbox: Sandbox) -> AsyncIterator[AsyncFlowroute]:
    """An asyncio client of the sandbox."""
    from flowroute_sdk import AsyncFlowroute

    async with AsyncFlowroute(
        flowroute_sandbox.access_key,
        flowroute_sandbox.secret_key,
        base_url=flowroute_sandbox.url,
        **_unthrottled(flowroute_sandbox),
    ) as client:
        yield client


@pytest.fixture
def flowroute_clock(flowroute_sandbox: Sandbox, flowroute_client: Flowroute) -> Iterator[Clock]:
    """A clock by which `flowroute_client` lives, without waiting; the sandbox's goes along."""
    from flowroute_sdk import testing

    clock = testing.Clock(runs=True, on_advance=flowroute_sandbox.advance)
    with testing.patched(flowroute_client, clock=clock):
        yield clock
