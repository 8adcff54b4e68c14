"""Every fact about the API is a line of a table: it holds, or it is a choice with its reason."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.conftest import Receiver
from tests.sandbox.facts import TABLES
from tests.sandbox.facts.bench import Bench

FACTS = [
    (f"{table.page} [{table.sources[fact]}]", fact, check)
    for table in TABLES
    for fact, check in table.facts.items()
]
CHOICES = [
    (f"{table.page} [{table.sources[fact]}]", fact, why)
    for table in TABLES
    for fact, why in table.choices.items()
]


@pytest.mark.parametrize(
    "check", [check for *_, check in FACTS], ids=[f"{page}: {fact}" for page, fact, _ in FACTS]
)
def test_the_fact_holds(
    check: Callable[[Bench], object], sandbox: Sandbox, api: httpx.Client, receiver: Receiver
) -> None:
    assert check(Bench(sandbox, api, receiver))


@pytest.mark.parametrize(
    ("fact", "reason"),
    [line[1:] for line in CHOICES],
    ids=[f"{line[0]}: {line[1]}" for line in CHOICES],
)
def test_a_choice_says_what_is_done_and_why(fact: str, reason: str) -> None:
    assert fact
    assert len(reason.split()) > 0


def test_every_page_has_facts_and_none_is_a_choice_too() -> None:
    assert all(table.facts for table in TABLES)
    assert not {fact for _, fact, _ in FACTS} & {fact for _, fact, _ in CHOICES}
