"""One sandbox for all contract tests, with a record for every id that the document exemplifies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_sdk.sandbox import Sandbox, load_document


def example_id(name: str) -> str:
    document = load_document()
    declared: list[dict[str, Any]] = list(document["components"]["parameters"].values())
    for item in document["paths"].values():
        for node in (item, *item.values()):
            if isinstance(node, dict):
                declared += node.get("parameters", [])
    found: str = next(one["example"] for one in declared if one.get("name") == name)
    return found


def exemplary(account: dict[str, Any]) -> dict[str, Any]:
    """The account with records under the ids of the examples."""
    message, address = account["messages"][-1], account["e911s"][-1]
    approved = {"value": "EXAMPLE", "is_approved": True, "created_at": 1.5e9, "approved_at": 1.6e9}
    account["messages"] += [{**message, "id": example_id("message_id")}]
    account["e911s"] += [{**address, "id": example_id("e911_id")}]
    account["cnams"] += [{**approved, "id": example_id("cnam_id")}]
    account["account"]["balance"] = 10**15
    return account


@pytest.fixture(scope="session")
def contract_server() -> Iterator[tuple[Sandbox, dict[str, Any]]]:
    with Sandbox(fast=True) as sandbox:
        yield sandbox, exemplary(sandbox.dump())


@pytest.fixture
def contract_sandbox(contract_server: tuple[Sandbox, dict[str, Any]]) -> Sandbox:
    sandbox, account = contract_server
    sandbox.reset()
    sandbox.load(account)
    return sandbox
