"""Lists of a real account, changed while they are read."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flowroute_sdk import AsyncFlowroute, Flowroute
from flowroute_sdk.sandbox.embedded import Sandbox

MANY = 10_000
SOME = 4_000
"""Two of the largest pages, and twenty of the smallest: enough for records to move across."""
BUILT_IN = "0"
"""The id of the route that can't be deleted."""


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    """A sandbox whose answers, as there are so many, aren't held against the specs."""
    with Sandbox(fast=True, wrap=None) as sandbox:
        yield sandbox


FIRST_IDS = {"numbers": 12_080_000_000, "routes": 10**6, "e911s": 10**6, "cnams": 10**6}


def fill(sandbox: Sandbox, table: str, many: int) -> None:
    """Make one list this long, with nothing in use."""
    state = sandbox.dump()
    free = {"e911": None, "cnam": None, "primary_route": "0", "failover_route": None}
    state["numbers"] = [{**each, **free} for each in state["numbers"]]
    pattern = state[table][0 if table == "messages" else -1]
    if table == "messages":
        state[table] = [
            {**pattern, "id": f"mdr2-{each:032x}", "at": pattern["at"] - each}
            for each in range(many)
        ]
    else:
        state[table] = [{**pattern, "id": str(FIRST_IDS[table] + each)} for each in range(many)]
    sandbox.load(state)
    sandbox.forget_requests()


LISTS: dict[str, Callable[[Any], Any]] = {
    "numbers": lambda client: client.numbers.list_account_phone_numbers(),
    "routes": lambda client: client.routes.list_inbound_routes(),
    "e911s": lambda client: client.e911s.list_e911s(),
    "cnams": lambda client: client.cnams.list_cnams(),
    "messages": lambda client: client.messages.look_up_a_set_of_messages("2000-01-01"),
}
PAGES = {"numbers": 200, "routes": 200, "e911s": 2000, "cnams": 1000, "messages": 1000}
DELETIONS: dict[str, Callable[[Any, str], Any]] = {
    "numbers": lambda client, each: client.numbers.release_a_phone_number(each),
    "routes": lambda client, each: client.routes.delete_an_inbound_route(each),
    "e911s": lambda client, each: client.e911s.delete_address(each),
    "cnams": lambda client, each: client.cnams.remove_cnam(each),
}


def there(sandbox: Sandbox, table: str) -> list[str]:
    return [record["id"] for record in sandbox.dump()[table]]


SMALL: dict[str, Callable[[Any], Any]] = {
    "numbers": lambda client: client.numbers.list_account_phone_numbers(limit=10),
    "routes": lambda client: client.routes.list_inbound_routes(limit=10, route_type="host"),
    "e911s": lambda client: client.e911s.list_e911s(limit=10),
    "cnams": lambda client: client.cnams.list_cnams(limit=10),
}


@pytest.mark.parametrize("table", DELETIONS)
def test_a_loop_that_deletes_visits_every_record(
    sandbox: Sandbox, client: Flowroute, table: str
) -> None:
    fill(sandbox, table, 26)
    begin = {each.id for each in SMALL[table](client)}

    visited = []
    for each in SMALL[table](client):
        visited.append(each.id)
        DELETIONS[table](client, each.id)

    assert len(visited) >= 26
    assert sorted(visited) == sorted(begin)
    assert list(SMALL[table](client)) == []


@pytest.mark.parametrize("table", DELETIONS)
async def test_an_asynchronous_loop_that_deletes_visits_every_record(
    sandbox: Sandbox, async_client: AsyncFlowroute, table: str
) -> None:
    fill(sandbox, table, 26)

    visited = []
    async for each in SMALL[table](async_client):
        visited.append(each.id)
        await DELETIONS[table](async_client, each.id)

    assert len(visited) == len(set(visited)) >= 26
    assert [each async for each in SMALL[table](async_client)] == []


def meddle(sandbox: Sandbox, table: str, wanted: list[str], is_over: threading.Event) -> None:
    """Delete records while others read: from the front, the middle and the end."""
    with Flowroute(
        sandbox.access_key, sandbox.secret_key, base_url=sandbox.url, rate_limit=None
    ) as other:
        for each in wanted:
            if is_over.is_set():
                return
            DELETIONS[table](other, each)


@pytest.mark.parametrize("table", DELETIONS)
async def test_thousands_of_records_come_once_while_another_thread_deletes(
    sandbox: Sandbox, client: Flowroute, async_client: AsyncFlowroute, table: str
) -> None:
    fill(sandbox, table, SOME)
    wanted = [each for each in there(sandbox, table)[:SOME] if each != BUILT_IN][::20]
    is_over = threading.Event()
    thread = threading.Thread(target=meddle, args=(sandbox, table, wanted, is_over))
    thread.start()
    try:
        seen_async = [each.id async for each in LISTS[table](async_client)]
        seen = await asyncio.to_thread(lambda: [each.id for each in LISTS[table](client)])
    finally:
        is_over.set()
        thread.join()

    for found in (seen, seen_async):
        assert len(found) == len(set(found))
        assert set(there(sandbox, table)) <= set(found)


@pytest.mark.parametrize("table", LISTS)
def test_10000_records_take_few_requests(sandbox: Sandbox, client: Flowroute, table: str) -> None:
    fill(sandbox, table, MANY)

    seen = [each.id for each in LISTS[table](client)]

    assert sorted(seen) == sorted(there(sandbox, table))
    size = PAGES[table] - (PAGES[table] != 1000)
    assert len(sandbox.requests()) == -(-(len(seen) - 1) // size)


async def test_10000_messages_come_once_while_others_arrive(
    sandbox: Sandbox, client: Flowroute, async_client: AsyncFlowroute
) -> None:
    fill(sandbox, "messages", MANY)
    begin = set(there(sandbox, "messages"))
    own = sandbox.dump()["numbers"][-1]["id"]

    seen = []
    for each in client.messages.look_up_a_set_of_messages("2000-01-01", limit=500):
        seen.append(each.id)
        if len(seen) % 100 == 0:
            sandbox.deliver_inbound_sms("12065550000", own, "hi")
    seen_async = []
    async for each in async_client.messages.look_up_a_set_of_messages("2000-01-01", limit=500):
        seen_async.append(each.id)
        if len(seen_async) % 100 == 0:
            sandbox.deliver_inbound_sms("12065550000", own, "hi")

    for found in (seen, seen_async):
        assert len(found) == len(set(found))
        assert begin <= set(found)
