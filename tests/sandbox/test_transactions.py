"""A transaction of the store happens as a whole or not at all, its indexes included."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk.sandbox.account import sample_account
from flowroute_sdk.sandbox.records import Cnam, Delivery, Message, Number, Record, Returned, Task
from flowroute_sdk.sandbox.store import DELIVERIES_KEPT, Store

NOW = 1_700_000_000.0


class Undone(Exception):
    """Leaves a transaction."""


def filled() -> Store:
    store = Store()
    store.load(sample_account(1, NOW))
    store.save(Returned(id="12065559999"))
    store.save(Task(id="1", numbers=[], enable=True, ends_at=NOW))
    store.save(delivery("1", NOW + 1))
    store.save(delivery("2", NOW))
    store.commit()
    return store


def delivery(record_id: str, due_at: float, state: str = "waiting") -> Delivery:
    return Delivery(id=record_id, event="e", url="u", body="", due_at=due_at, state=state)


def indexes(store: Store) -> dict[str, Any]:
    """What the indexes say, in a form that doesn't depend on how they came about."""
    span = store.messages_between(0, NOW * 2)
    return {
        "numbers": [one.id for one in store.numbers()],
        "messages": [store.message_at(place).id for place in range(*span)],
        "tasks": {*store.unfinished_tasks},
        "reviews": {*store.pending_reviews},
        "owned": {prefix: {*lines} for prefix, lines in store.owned_lines.lines.items()},
        "returned": {prefix: {*lines} for prefix, lines in store.returned_lines.lines.items()},
    }


def undone(store: Store, work: Callable[[], object]) -> None:
    """Do some work in a transaction that fails at its end."""

    def transaction() -> None:
        with store.transaction():
            work()
            raise Undone

    with pytest.raises(Undone):
        transaction()


def rebuilt(store: Store) -> Store:
    fresh = Store()
    fresh.load(store.dump())
    return fresh


def change_something(store: Store, chance: random.Random) -> None:
    serial = str(chance.randrange(10_000))
    choices: list[Record] = [
        Number(id=f"1206555{int(serial):04d}"),
        Returned(id=f"1415555{int(serial):04d}"),
        Message(
            id=f"m{serial}",
            at=NOW - chance.random(),
            direction="inbound",
            sender="1",
            recipient="2",
        ),
        Task(id=serial, numbers=[], enable=True, ends_at=NOW, done=chance.random() < 0.5),
        Cnam(id=serial, value="A", is_approved=chance.random() < 0.5),
        delivery(serial, NOW, chance.choice(["waiting", "delivered"])),
    ]
    known: list[Record] = [
        *store.all(Number).values(),
        *store.all(Message).values(),
        *store.all(Cnam).values(),
        *store.all(Task).values(),
        *store.all(Delivery).values(),
        *store.all(Returned).values(),
    ]
    deed = chance.randrange(4)
    if deed == 0:
        store.save(chance.choice(choices))
    elif deed == 1 and known:
        store.delete(chance.choice(known))
    elif deed == 2:
        number = next(iter(store.all(Number).values()), None)
        if number is not None:
            number.alias = serial
            store.save(number)
    else:
        store.account.balance += 1
        store.save(store.account)


@pytest.mark.parametrize("seed", range(8))
def test_an_undone_transaction_leaves_records_order_and_indexes_as_they_were(seed: int) -> None:
    store, chance = filled(), random.Random(seed)
    for _ in range(4):
        with store.transaction():
            for _ in range(5):
                change_something(store, chance)
    before, indexed = store.dump(), indexes(store)

    undone(store, lambda: [change_something(store, chance) for _ in range(30)])

    assert store.dump() == before
    assert indexes(store) == indexed == indexes(rebuilt(store))
    assert store.strays() == []
    assert not store.changed


@pytest.mark.parametrize("seed", range(8))
def test_the_indexes_follow_what_is_committed(seed: int) -> None:
    store, chance = filled(), random.Random(seed)
    for _ in range(20):
        with store.transaction():
            change_something(store, chance)

    assert indexes(store) == indexes(rebuilt(store))
    assert store.strays() == []


def test_a_webhook_of_an_undone_transaction_is_never_handed_out() -> None:
    store = filled()
    waiting = store.all(Delivery)["2"]
    undone(store, lambda: (store.save(delivery("3", NOW - 5)), store.delete(waiting)))

    assert store.next_due() is not None
    assert [one.id for one in store.take_due(NOW + 10)] == ["2", "1"]
    assert [*store.take_due(NOW + 10)] == []
    assert store.next_due() is None


def test_webhooks_are_handed_out_once_due_and_again_once_saved_again() -> None:
    store = filled()

    assert [one.id for one in store.take_due(NOW - 1)] == []
    (first,) = store.take_due(NOW)
    assert store.next_due() == NOW + 1
    first.due_at = NOW + 2
    store.save(first)
    assert [one.id for one in store.take_due(NOW + 2)] == ["1", "2"]


def test_the_latest_webhooks_that_are_done_are_kept_and_all_that_wait() -> None:
    store = Store()
    for serial in range(DELIVERIES_KEPT + 10):
        state = "waiting" if serial < 3 else "delivered"
        store.save(delivery(str(serial), NOW, state))
    store.commit()

    kept = [*store.all(Delivery)]
    assert kept == [*"012", *map(str, range(13, DELIVERIES_KEPT + 10))]


def test_changes_that_were_never_saved_are_found_and_undone() -> None:
    store = filled()
    number = next(iter(store.all(Number).values()))
    number.alias = "stray"

    assert store.strays() == [("number", number.id)]
    store.repair()

    assert store.strays() == []
    assert next(iter(store.all(Number).values())).alias != "stray"
    assert indexes(store) == indexes(rebuilt(store))


def test_counters_go_on_whatever_is_undone_or_loaded() -> None:
    store = filled()
    undone(store, lambda: store.count_up("x", 5))

    assert store.next_count("x", 5) == 6
    store.load(sample_account(1, NOW))
    assert store.count_up("x", 5) == 6
    assert store.new_id(Task, 1) == "1"
    store.save(Task(id="2", numbers=[], enable=True, ends_at=NOW))
    assert store.new_id(Task, 1) == "3"


def test_a_period_is_from_its_start_to_its_end_both_included() -> None:
    store = Store()
    for place in range(5):
        store.save(
            Message(id=f"m{place}", at=NOW + place, direction="inbound", sender="1", recipient="2")
        )

    low, high = store.messages_between(NOW + 1, NOW + 3)

    assert [store.message_at(place).id for place in range(low, high)] == ["m1", "m2", "m3"]
    low, high = store.messages_between(NOW + 3, NOW + 1)
    assert low == high
