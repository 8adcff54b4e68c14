"""A sandbox for the examples, which run as programs of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flowroute_sdk.sandbox import Sandbox


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox without waiting."""
    with Sandbox(fast=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """The sandbox as it was at the start."""
    running_sandbox.reset()
    running_sandbox.forget_requests()
    return running_sandbox
