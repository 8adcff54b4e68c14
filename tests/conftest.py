"""Every answer of a sandbox in this test run is held against the specs."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.contract_middleware import VIOLATIONS, ContractMiddleware

# How fast the machine is says nothing about what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


LONGEST = (
    *("test_forks.py", "test_drift.py", "test_scaffold.py", "test_adopt.py"),
    *("test_migrate_variations.py", "test_walkthrough.py", "test_plugin.py"),
    *("test_determinism.py", "test_coverage.py", "test_examples.py", "test_command_line.py"),
)
"""The modules that take longest: they come first, so that the workers end together."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


@pytest.fixture(scope="session", autouse=True)
def watched_sandboxes() -> Iterator[None]:
    from flowroute_sdk.sandbox import Sandbox

    plain = Sandbox.__init__

    @functools.wraps(plain)
    def watched(self: Sandbox, **options: Any) -> None:
        plain(self, **{"wrap": ContractMiddleware, **options})

    patch = pytest.MonkeyPatch()
    patch.setattr(Sandbox, "__init__", watched)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def answers_as_documented() -> Iterator[None]:
    VIOLATIONS.clear()
    yield
    assert VIOLATIONS == []
