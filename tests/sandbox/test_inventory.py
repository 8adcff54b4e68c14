"""Searches of the inventory: what they find, and how much work that takes."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox
from flowroute_sdk.sandbox import inventory as inventory_module
from flowroute_sdk.sandbox.inventory import LINE, LINES, Inventory, group_of, lines_of
from flowroute_sdk.sandbox.money import PUBLISHED
from flowroute_sdk.sandbox.records import Number, Returned
from flowroute_sdk.sandbox.search import available
from flowroute_sdk.sandbox.store import Store

AVAILABLE = "/v2/numbers/available"
EVERYTHING = 10**6
STEPS = 100_000
"""Function calls: ten for each of the exchanges, and a few for each of the 10,000 lines."""


@pytest.fixture(scope="module")
def store() -> Store:
    """A thousand numbers on the account, a few returned ones that are no longer on offer."""
    store = Store()
    for line in range(1000):
        store.save(Number(id=f"1206555{line:04d}"))
    for number_id in ("12065551777", "12125559999", "14165550000", "22065551777"):
        store.save(Returned(id=number_id))
    store.commit()
    return store


@pytest.fixture(scope="module")
def inventory(store: Store) -> Inventory:
    inventory = Inventory(7, store, lambda: PUBLISHED)
    for _ in inventory.prepare():
        pass
    return inventory


@pytest.fixture(scope="module")
def offered(inventory: Inventory) -> list[str]:
    return [number_id for number_id, _ in available(inventory, {}, 0, EVERYTHING)]


def found(inventory: Inventory, query: dict[str, Any], offset: int = 0) -> list[str]:
    return [number_id for number_id, _ in available(inventory, query, offset, EVERYTHING)]


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, in Python and C: the work, whatever the machine's speed."""
    counted: Counter[str] = Counter()

    def count(frame: object, event: str, argument: object) -> None:
        counted[event] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted["call"] + counted["c_call"]


def test_each_line_is_in_one_group() -> None:
    groups = [lines_of(group) for group in range(len(LINE) // LINES)]

    assert sorted(line for lines in groups for line in lines) == list(LINE)
    assert all(group_of(line) == group for group, lines in enumerate(groups) for line in lines)


def test_hundreds_of_thousands_of_numbers_are_on_offer_in_order(offered: list[str]) -> None:
    assert len(offered) > 200_000
    assert offered == sorted(set(offered))
    assert all(number_id.startswith("1") and len(number_id) == 11 for number_id in offered)
    assert {"12065551777", "12125559999", "14165550000"} <= {*offered}
    assert not [one for one in offered if one.startswith("12065550")]


QUERIES: list[dict[str, Any]] = [
    {"contains": "777"},
    {"contains": "5551"},
    {"contains": "0655517"},
    {"contains": "12065551777"},
    {"contains": "9"},
    {"ends_with": "1777"},
    {"ends_with": "51777"},
    {"ends_with": "12065551777"},
    {"starts_with": "206"},
    {"starts_with": "+1206"},
    {"starts_with": "120655517"},
    {"starts_with": "1206555", "ends_with": "7"},
    {"starts_with": "12065551", "ends_with": "777"},
    {"starts_with": "1206", "contains": "55", "ends_with": "0"},
    {"starts_with": "+44"},
    {"contains": "99999"},
    {"ends_with": "000000000"},
]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_search_finds_exactly_the_numbers_with_these_digits(
    inventory: Inventory, offered: list[str], query: dict[str, Any]
) -> None:
    start = query.get("starts_with", "")
    start = start.removeprefix("+") if start.startswith(("+", "1")) else f"1{start}"
    expected = [
        number_id
        for number_id in offered
        if query.get("contains", "") in number_id
        and number_id.endswith(query.get("ends_with", ""))
        and number_id.startswith(start)
    ]

    assert found(inventory, query) == expected
    assert found(inventory, query, 3) == expected[3:]
    assert found(inventory, {**query, "order_by": "number,desc"}) == expected[::-1]


HOPELESS: list[dict[str, Any]] = [
    {},
    {"contains": "9999999"},
    {"contains": "1234", "ends_with": "9876"},
    {"contains": "777"},
    {"contains": "7"},
    {"contains": "7777"},
    {"ends_with": "00000000"},
    {"ends_with": "7"},
    {"rate_center": "nowhere"},
    {"starts_with": "9999"},
    {"iso_country": "US", "number_type": "longcode"},
    {"order_by": "number,desc"},
]


@pytest.mark.parametrize("query", HOPELESS, ids=str)
def test_a_search_beyond_the_end_takes_few_steps_from_the_first_time_on(
    inventory: Inventory, query: dict[str, Any]
) -> None:
    for _ in range(2):
        assert calls(lambda: available(inventory, query, EVERYTHING, 11)) < STEPS


def test_a_page_of_a_search_takes_few_steps(inventory: Inventory) -> None:
    for query in HOPELESS:
        assert calls(lambda query=query: available(inventory, query, 0, 11)) < STEPS  # type: ignore[misc]


def test_a_big_account_makes_searches_no_slower(inventory: Inventory) -> None:
    store = Store()
    for serial in range(20_000):
        store.save(Number(id=f"1206{serial:07d}"))
        store.save(Returned(id=f"1415{serial:07d}"))
    big = Inventory(7, store, lambda: PUBLISHED)

    few = calls(lambda: available(inventory, {"contains": "9999999"}, 0, 11))
    many = calls(lambda: available(big, {"contains": "9999999"}, 0, 11))

    assert many < few + 2000


def test_the_exchanges_are_made_in_small_steps() -> None:
    inventory = Inventory(123_456, Store(), lambda: PUBLISHED)
    steps: Iterator[None] = inventory.prepare()

    work = [calls(lambda: next(steps, None)) for _ in range(350)]

    assert max(work) < 500
    assert sum(work) > 20_000
    for _ in steps:
        pass
    assert calls(lambda: [inventory.exchanges(area.id) for area in inventory.area_codes()]) < 5000


def test_a_sandbox_makes_the_exchanges_before_anybody_searches() -> None:
    made = inventory_module._exchanges.cache_info

    before, patience = made().misses, time.monotonic() + 60
    with Sandbox(seed=654_321) as sandbox:
        while made().misses < before + len(inventory_module.AREAS):
            assert time.monotonic() < patience
            sandbox.now()


def test_a_bought_number_is_off_the_list_and_a_released_one_is_on_it_again(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    number_id = api.get(f"{AVAILABLE}?contains=777&limit=1").json()["data"][0]["id"]

    def listed() -> bool:
        page = api.get(f"{AVAILABLE}?starts_with={number_id}").json()["data"]
        return [one["id"] for one in page] == [number_id]

    assert listed()
    api.post(f"/v2/numbers/{number_id}")
    assert not listed()
    api.delete(f"/v2/numbers/{number_id}")
    assert listed()


def test_a_released_number_of_no_known_area_is_not_offered(
    sandbox: Sandbox, api: httpx.Client
) -> None:
    state = sandbox.dump()
    for number_id in ("22065551234", "11115551234", "12065551234"):
        state["numbers"].append({"id": number_id, "primary_route": "0"})
    sandbox.load(state)

    for number_id in ("22065551234", "11115551234", "12065551234"):
        assert api.delete(f"/v2/numbers/{number_id}").status_code == 204

    page = api.get(f"{AVAILABLE}?ends_with=5551234").json()["data"]
    assert "12065551234" in [one["id"] for one in page]
    assert all(one["id"].startswith("1") and one["id"][1:4] != "111" for one in page)
