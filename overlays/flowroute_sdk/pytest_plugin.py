"""Fixtures for programs that use this library: a local Flowroute, fresh for each test.

- `flowroute_sandbox`: the running `flowroute_sdk.sandbox.Sandbox`, without waiting or rate limits;
  `flowroute_sandbox.sent` lists what the program has sent.
- `flowroute_client`, `async_flowroute_client`: clients connected to it.
- `flowroute_environment`: sets FR_ACCESS_KEY, FR_SECRET_KEY and FR_BASE_URL for programs that
  create their own client; it has no rate limits if the sandbox has none.
- `flowroute_serve`: serves an ASGI or WSGI application until the test ends, and returns its URL.
- `webhook_receiver`: a `flowroute_sdk.testing.WebhookReceiver`, which records what is posted to it.
- `flowroute_clock`: a clock that `flowroute_client` runs by, so that pauses take no time.

One server runs per session; its account is reset before each test. Two fixtures are meant to be
overridden: `flowroute_sandbox_options` (session scope) returns the arguments of `Sandbox`,
`flowroute_client_options` further arguments for the clients.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from flowroute_sdk import AsyncFlowroute, Flowroute
    from flowroute_sdk.sandbox import Sandbox
    from flowroute_sdk.testing import Clock, WebhookReceiver


@pytest.fixture(scope="session")
def flowroute_sandbox_options() -> dict[str, Any]:
    """The arguments of the session's `Sandbox`."""
    return {"fast": True}


@pytest.fixture
def flowroute_client_options() -> dict[str, Any]:
    """More arguments for the clients, such as `{"max_retries": 0}`."""
    return {}


@pytest.fixture(scope="session")
def _flowroute_sandbox_server(flowroute_sandbox_options: dict[str, Any]) -> Iterator[Sandbox]:
    from flowroute_sdk.sandbox import Sandbox

    with Sandbox(**flowroute_sandbox_options) as sandbox:
        yield sandbox


@pytest.fixture
def flowroute_sandbox(_flowroute_sandbox_server: Sandbox) -> Sandbox:
    """A running sandbox with its initial account."""
    _flowroute_sandbox_server.reset()
    return _flowroute_sandbox_server


@pytest.fixture
def flowroute_client(
    flowroute_sandbox: Sandbox, flowroute_client_options: dict[str, Any]
) -> Iterator[Flowroute]:
    """A client of the sandbox."""
    from flowroute_sdk import Flowroute

    with Flowroute(**_arguments(flowroute_sandbox, flowroute_client_options)) as client:
        yield client


@pytest.fixture
def flowroute_environment(
    flowroute_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """Sets FR_ACCESS_KEY, FR_SECRET_KEY and FR_BASE_URL for the sandbox; returns the variables.

    Clients created without arguments use them, in this process and in those that it starts. If
    the sandbox has no rate limits, FR_UNTHROTTLED is set as well, and the clients have none either.
    """
    variables = {
        "FR_ACCESS_KEY": flowroute_sandbox.access_key,
        "FR_SECRET_KEY": flowroute_sandbox.secret_key,
        "FR_BASE_URL": flowroute_sandbox.url,
    }
    if not flowroute_sandbox.rate_limits:
        variables["FR_UNTHROTTLED"] = flowroute_sandbox.url
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.fixture
def flowroute_serve() -> Iterator[Callable[[Any], str]]:
    """Serves an application over HTTP: `url = flowroute_serve(app)`, without a trailing slash."""
    from contextlib import ExitStack

    from flowroute_sdk.testing import AppServer

    with ExitStack() as running:
        yield lambda app: running.enter_context(AppServer(app)).url


@pytest.fixture
def webhook_receiver() -> Iterator[WebhookReceiver]:
    """A local server that records the events posted to its `url`."""
    from flowroute_sdk.testing import WebhookReceiver

    with WebhookReceiver() as receiver:
        yield receiver


def _arguments(sandbox: Sandbox, options: dict[str, Any]) -> dict[str, Any]:
    """What a client is made with; it has no need to slow down where the sandbox has no limits."""
    arguments: dict[str, Any] = {
        "access_key": sandbox.access_key,
        "secret_key": sandbox.secret_key,
        "base_url": sandbox.url,
    }
    if not sandbox.rate_limits:
        arguments["rate_limit"] = None
    return {**arguments, **options}


def pytest_configure(config: pytest.Config) -> None:
    """Add `async_flowroute_client` for the asyncio plugin in use: pytest-asyncio, else anyio."""
    asyncio_plugin = sys.modules.get("pytest_asyncio")
    fixtures = ModuleType("flowroute_sdk asyncio fixtures")
    decorate = pytest.fixture if asyncio_plugin is None else asyncio_plugin.fixture
    fixtures.__dict__["async_flowroute_client"] = decorate(name="async_flowroute_client")(
        _async_flowroute_client
    )
    config.pluginmanager.register(fixtures, "flowroute_sdk_asyncio")


async def _async_flowroute_client(
    flowroute_sandbox: Sandbox, flowroute_client_options: dict[str, Any]
) -> AsyncIterator[AsyncFlowroute]:
    """An asyncio client of the sandbox."""
    from flowroute_sdk import AsyncFlowroute

    async with AsyncFlowroute(**_arguments(flowroute_sandbox, flowroute_client_options)) as client:
        yield client


@pytest.fixture
def flowroute_clock(flowroute_sandbox: Sandbox, flowroute_client: Flowroute) -> Iterator[Clock]:
    """A clock that `flowroute_client` runs by without waiting; the sandbox's clock follows it."""
    from flowroute_sdk import testing

    clock = testing.Clock(runs=True, on_advance=flowroute_sandbox.advance)
    with testing.patched(flowroute_client, clock=clock):
        yield clock
