"""A sandbox, and old and new clients of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flowroute_sdk import Flowroute
from flowroute_sdk.sandbox import Sandbox
from flowroutenumbersandmessaging import _replaced
from flowroutenumbersandmessaging.configuration import Configuration
from flowroutenumbersandmessaging.flowroutenumbersandmessaging_client import (
    FlowroutenumbersandmessagingClient,
)

REPLACED = r"ignore:.* of flowroutenumbersandmessaging is replaced by:DeprecationWarning"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the old calls warn; the tests of the warnings themselves look at them."""
    for item in items:
        if "/legacy/" in item.path.as_posix():
            item.add_marker(pytest.mark.filterwarnings(REPLACED))


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox without waiting."""
    with Sandbox(fast=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox as it was at the start, found through FR_BASE_URL, and nothing configured."""
    monkeypatch.setenv("FR_BASE_URL", running_sandbox.url)
    monkeypatch.delenv("FR_ACCESS_KEY", raising=False)
    monkeypatch.delenv("FR_SECRET_KEY", raising=False)
    for name in ("base_uri", "basic_auth_user_name", "basic_auth_password"):
        monkeypatch.setattr(Configuration, name, getattr(Configuration, name))
    monkeypatch.setattr(_replaced, "warned", set())
    running_sandbox.reset()
    running_sandbox.forget_requests()
    return running_sandbox


@pytest.fixture
def old(sandbox: Sandbox) -> FlowroutenumbersandmessagingClient:
    """An old client."""
    return FlowroutenumbersandmessagingClient(sandbox.access_key, sandbox.secret_key)


@pytest.fixture
def new(sandbox: Sandbox) -> Iterator[Flowroute]:
    """A new client."""
    with Flowroute(sandbox.access_key, sandbox.secret_key) as client:
        yield client
