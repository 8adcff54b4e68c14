"""A misbehaving server, and clients of every kind for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.misbehaving_server import Act, MisbehavingServer
from tests.overlays.engine.recording import Recorded
from tests.overlays.engine.support import KINDS, Driver


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FR_ACCESS_KEY", "FR_SECRET_KEY", "FR_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., MisbehavingServer]]:
    """Start a misbehaving server with a script."""
    with ExitStack() as stack:
        yield lambda *script: stack.enter_context(MisbehavingServer(*script))


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Sync or async, straight or through httpx."""
    return str(request.param)


@pytest.fixture
def connect(kind: str) -> Iterator[Callable[..., Driver]]:
    """Make a client of the kind for a base URL."""
    with ExitStack() as stack:

        def make(base_url: str, **arguments: object) -> Driver:
            driver = Driver(kind, base_url, **arguments)
            stack.callback(driver.close)
            return driver

        yield make


@pytest.fixture
def against(
    serve: Callable[..., MisbehavingServer], connect: Callable[..., Driver]
) -> Callable[..., tuple[MisbehavingServer, Driver]]:
    """Start a misbehaving server, and make a client of the kind for it."""

    def make(*script: Act, **arguments: object) -> tuple[MisbehavingServer, Driver]:
        server = serve(*script)
        return server, connect(server.url, **arguments)

    return make


@pytest.fixture(params=["sync", "async"])
def side(request: pytest.FixtureRequest) -> str:
    """Sync or async, where it doesn't matter what carries the calls."""
    return str(request.param)


@pytest.fixture
def wired(side: str) -> Iterator[Callable[..., tuple[Recorded, list[Any]]]]:
    """Make a client around a script, and the list of what happens: sends and pauses."""
    with ExitStack() as stack:

        def make(*script: Any, takes: float = 0.0, **arguments: Any) -> tuple[Recorded, list[Any]]:
            recorded = Recorded(side, script, takes, arguments)
            stack.callback(recorded.close)
            return recorded, recorded.events

        yield make
