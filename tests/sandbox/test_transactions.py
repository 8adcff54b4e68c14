"""A transaction of the store happens as a whole or not at all, its indexes included."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk.sandbox.account import sample_account
from flowroute_sdk.sandbox.journal import Journal, Key, StateFileError
from flowroute_sdk.sandbox.records import (
    SIP_REGISTRATION,
    Account,
    Announcement,
    Cnam,
    Delivery,
    Message,
    Number,
    Record,
    Returned,
    Route,
    State,
    Task,
)
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


def announcement(record_id: str, due_at: float) -> Announcement:
    return Announcement(id=record_id, message="m", url="u", base_url="b", due_at=due_at, count=3)


def test_an_announcement_is_handed_out_among_the_webhooks_in_the_order_of_their_moments() -> None:
    store = filled()
    store.save(announcement("7", NOW + 0.5))
    store.commit()
    undone(store, lambda: store.delete(store.all(Announcement)["7"]))
    undone(store, lambda: store.save(announcement("8", NOW)))

    assert [one.id for one in store.take_due(NOW + 1)] == ["2", "7", "1"]


def test_webhooks_of_one_moment_are_handed_out_in_the_order_in_which_they_were_saved() -> None:
    store = Store()
    for record_id in ("5", "3", "4"):
        store.save(delivery(record_id, NOW))

    assert [one.id for one in store.take_due(NOW)] == ["5", "3", "4"]


def test_what_counts_is_the_record_in_force_itself() -> None:
    store = filled()
    first = store.all(Delivery)["1"]
    assert store.counts(first)

    store.save(delivery("1", NOW))
    assert not store.counts(first)
    store.delete(store.all(Delivery)["1"])
    assert not store.counts(first)


def test_ids_in_a_row_are_all_free_and_never_given_out_again() -> None:
    store = Store()
    store.save(delivery("5", NOW))

    assert list(store.new_ids(Delivery, 3, 2)) == [3, 4]
    assert list(store.new_ids(Delivery, 3, 2)) == [7, 8]
    assert store.new_id(Delivery, 3) == "9"
    assert store.account.counters == {"delivery": 10}


def test_a_transaction_commits_and_says_whether_there_was_anything() -> None:
    store = filled()
    assert store.commit() is False

    store.save(Returned(id="12065550000"))
    assert store.changed
    assert store.commit() is True
    assert not store.changed

    store.delete(store.all(Returned)["12065550000"])
    store.delete(Returned(id="14155550000"))
    store.commit()
    assert "12065550000" not in store.all(Returned)
    assert store.strays() == []


@contextmanager
def journal_in(folder: Path) -> Iterator[Journal]:
    with closing(Journal(folder / "state.sqlite")) as journal:
        journal.prepare()
        yield journal


@pytest.mark.parametrize("seed", range(3))
def test_a_store_is_restored_as_it_was_committed(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with journal_in(tmp_path) as journal:
        store = Store(journal)
        assert store.restore() is False
        store.load(sample_account(1, NOW))
        for _ in range(20):
            with store.transaction():
                change_something(store, chance)
        with store.transaction():
            store.save(announcement("9", NOW))
        undone(store, lambda: change_something(store, chance))

        again = Store(journal)
        assert again.restore() is True

        assert again.dump() == store.dump()
        assert indexes(again) == indexes(store)
        assert [*again.all(Announcement)] == ["9"]
        assert again.strays() == []
        undone(again, lambda: [change_something(again, chance) for _ in range(10)])
        assert again.dump() == store.dump()


def test_without_a_journal_there_is_nothing_to_restore() -> None:
    assert Store().restore() is False


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("fax", b"{}", "not a sandbox's state: 'fax'"),
        ("returned", b"{", "not a sandbox's state: .*truncated"),
        ("returned", b"{}", "not a sandbox's state: .*missing required field `id`"),
    ],
)
def test_rows_that_make_no_sense_are_refused_with_the_reason(
    tmp_path: Path, kind: str, data: bytes, reason: str
) -> None:
    with journal_in(tmp_path) as journal:
        journal.write({(kind, "1"): data})

        with pytest.raises(StateFileError, match=f"^{reason}"):
            Store(journal).restore()


class Full(Journal):
    """A journal that takes nothing more."""

    def write(self, changes: Mapping[Key, bytes | None]) -> None:
        raise StateFileError(f"no room for {len(changes)}")

    def replace(self, records: object) -> None:
        raise StateFileError("no room at all")


def test_what_the_journal_cannot_take_is_undone(tmp_path: Path) -> None:
    with closing(Full(tmp_path / "state.sqlite")) as journal:
        store = Store(journal)
        store.save(Returned(id="12065559999"))

        with pytest.raises(StateFileError, match="no room for 1"):
            store.commit()
        with pytest.raises(StateFileError, match="no room at all"):
            store.load(sample_account(1, NOW))

        assert store.dump() == Store().dump()
        assert not store.changed
        assert store.strays() == []


def test_every_kind_of_record_is_dumped_and_loaded() -> None:
    state = sample_account(1, NOW)
    state.account = Account(balance=5)
    state.deliveries = [delivery("1", NOW)]
    state.tasks = [Task(id="1", numbers=[], enable=True, ends_at=NOW)]
    state.returned = ["12065559999"]
    store = Store()
    store.load(state)

    dumped = store.dump()

    assert dumped == state
    assert all(
        getattr(dumped, part)
        for part in ("numbers", "routes", "e911s", "cnams", "messages", "tasks", "deliveries")
    )
    assert dumped.numbers[0] is not store.all(Number)[dumped.numbers[0].id]


def test_the_built_in_route_is_there_once_and_first_whatever_is_loaded() -> None:
    store = Store()
    store.load(State(routes=[Route(id="1", alias="a", route_type="host", value="h")]))
    built_in, other = store.dump().routes
    assert built_in == Route(id=SIP_REGISTRATION, alias="sip-reg", route_type="sip-reg")
    assert other.id == "1"

    store.load(State(routes=[other, built_in]))
    assert [one.id for one in store.dump().routes] == ["1", SIP_REGISTRATION]
    assert store.strays() == []


def test_tasks_and_reviews_are_open_until_they_have_ended_or_gone() -> None:
    store = Store()
    task = Task(id="1", numbers=[], enable=True, ends_at=NOW)
    review = Cnam(id="1", value="A")
    store.save(task)
    store.save(review)
    assert (store.unfinished_tasks, store.pending_reviews) == ({"1": task}, {"1": review})

    task.done = True
    review.is_approved = True
    for _ in range(2):
        store.save(task)
        store.save(review)
        assert (store.unfinished_tasks, store.pending_reviews) == ({}, {})

    store.save(Task(id="2", numbers=[], enable=True, ends_at=NOW))
    store.save(Cnam(id="2", value="A"))
    store.delete(store.all(Task)["2"])
    store.delete(store.all(Cnam)["2"])
    store.delete(review)
    assert (store.unfinished_tasks, store.pending_reviews) == ({}, {})


def test_a_record_in_the_place_of_another_takes_its_place_in_the_indexes() -> None:
    store = Store()
    for at in (NOW, NOW + 5):
        store.save(Message(id="m", at=at, direction="inbound", sender="1", recipient="2"))
        store.save(Number(id="12065550000"))
        store.save(Returned(id="14155550000"))

    assert store.messages_between(0, NOW) == (0, 0)
    assert store.messages_between(0, NOW + 5) == (0, 1)
    assert [one.id for one in store.numbers()] == ["12065550000"]
    assert indexes(store) == indexes(rebuilt(store))
    store.delete(store.all(Number)["12065550000"])
    store.delete(store.all(Returned)["14155550000"])
    assert not any(indexes(store)["owned"].values())
    assert not any(indexes(store)["returned"].values())


def test_a_record_is_found_by_its_kind_and_id_and_none_by_others() -> None:
    store = filled()

    assert store.get(Task, "1") is store.all(Task)["1"]
    assert store.get(Delivery, "1") is store.all(Delivery)["1"]
    assert store.get(Task, "2") is None


def test_an_account_that_was_never_committed_is_as_new_once_undone() -> None:
    store = Store()

    undone(store, lambda: store.count_up("x", 1))

    assert store.account == Account()


def test_a_counter_goes_on_where_the_account_that_is_loaded_has_it() -> None:
    store = Store()
    store.load(State(account=Account(counters={"x": 7})))

    assert store.next_count("x", 1) == store.count_up("x", 1) == 7
    assert store.next_count("y", 1) == 1


def test_a_webhook_that_waits_again_is_kept_however_many_are_done() -> None:
    store = Store()
    store.save(delivery("again", NOW))
    store.commit()
    done = [delivery("again", NOW, "delivered"), delivery("gone", NOW, "delivered")]
    undone(store, lambda: [store.save(one) for one in done])

    for serial in range(DELIVERIES_KEPT + 5):
        store.save(delivery(str(serial), NOW, "delivered"))
    store.commit()

    kept = [*store.all(Delivery)]
    assert kept == ["again", *map(str, range(6, DELIVERIES_KEPT + 5))]


def test_a_message_of_the_very_start_of_a_period_is_in_it_whatever_its_id() -> None:
    store = Store()
    for record_id in ("A", "z"):
        store.save(Message(id=record_id, at=NOW, direction="inbound", sender="1", recipient="2"))

    assert store.messages_between(NOW, NOW) == (0, 2)


def test_a_new_record_is_a_stray_until_it_is_committed() -> None:
    store = filled()
    store.save(Returned(id="14155550000"))

    assert store.strays() == [("returned", "14155550000")]
    store.commit()
    assert store.strays() == []
