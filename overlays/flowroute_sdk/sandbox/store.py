"""The state in memory, with the indexes that keep big accounts fast, and its journal."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, insort
from heapq import heappop, heappush
from itertools import chain, count
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from .records import (
    E911,
    SIP_REGISTRATION,
    Account,
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .journal import Journal

R = TypeVar("R", bound=Record)
TABLES: tuple[type[Record], ...] = (
    Number,
    Route,
    E911,
    Cnam,
    Message,
    Task,
    Delivery,
    Returned,
)
DELIVERIES_KEPT = 1000


class Store:
    """Records by kind and id. A change counts once `commit` has put it into the journal."""

    def __init__(self, journal: Journal | None = None) -> None:
        self._journal = journal
        self._changes: dict[tuple[str, str], Record | None] = {}
        self._tables: dict[str, dict[str, Record]] = {}
        self._clear()

    def _clear(self) -> None:
        for kind in TABLES:
            self._tables[kind.kind] = {}
        self.account: Account = Account()
        self.number_order: list[str] = []
        self._message_order: list[tuple[float, str]] = []
        self.unfinished_tasks: dict[str, Task] = {}
        self._queue: list[tuple[float, int, Delivery]] = []
        self._places = count()

    def all(self, kind: type[R]) -> dict[str, R]:
        """The records of one kind by id, to be read only."""
        return cast("dict[str, R]", self._tables[kind.kind])

    def get(self, kind: type[R], record_id: str) -> R | None:
        """One record, or None."""
        return cast("R | None", self._tables[kind.kind].get(record_id))

    def save(self, record: Record) -> None:
        """Add a record, or note that it has changed."""
        self._changes[record.kind, record.id] = record
        self._remember(record)

    def delete(self, record: Record) -> None:
        """Remove a record."""
        self._changes[record.kind, record.id] = None
        self._tables[record.kind].pop(record.id, None)
        if isinstance(record, Number):
            del self.number_order[bisect_left(self.number_order, record.id)]

    def count_up(self, name: str, first: int) -> int:
        """The next value of a counter that starts at `first` and never repeats."""
        value = self.account.counters.get(name, first)
        self.account.counters[name] = value + 1
        self.save(self.account)
        return value

    def new_id(self, kind: type[Record], first: int) -> str:
        """An id for a new record: counted from `first`, never used before."""
        record_id = str(self.count_up(kind.kind, first))
        while record_id in self._tables[kind.kind]:
            record_id = str(self.count_up(kind.kind, first))
        return record_id

    def commit(self) -> bool:
        """Make the changes since the last call durable; whether there were any."""
        changed = bool(self._changes)
        if self._journal is not None and changed:
            self._journal.write(self._changes)
        self._changes.clear()
        return changed

    def next_due(self) -> float | None:
        """When the next webhook is due, if one waits."""
        return self._queue[0][0] if self._queue else None

    def take_due(self, now: float) -> Iterator[Delivery]:
        """Hand out the webhooks that are due; saving one again puts it back."""
        while self._queue and self._queue[0][0] <= now:
            yield heappop(self._queue)[2]

    def messages_between(self, start: float, end: float) -> tuple[int, int]:
        """The range of positions, oldest first, of messages from `start` up to `end`."""
        low = bisect_left(self._message_order, (start, ""))
        return low, max(low, bisect_left(self._message_order, (end, "\uffff")))

    def message_at(self, position: int) -> Message:
        """The message at a position of the order by time."""
        return self.all(Message)[self._message_order[position][1]]

    def numbers(self) -> Iterator[Number]:
        """The owned numbers in ascending order."""
        table = self.all(Number)
        return (table[number_id] for number_id in self.number_order)

    def load(self, state: State) -> None:
        """Replace everything by `state`; the journal is rewritten."""
        self._clear()
        self._changes.clear()
        if not any(route.id == SIP_REGISTRATION for route in state.routes):
            sip = Route(id=SIP_REGISTRATION, alias="sip-reg", route_type="sip-reg")
            state.routes.insert(0, sip)
        for record in _records(state):
            self._remember(record)
        if self._journal is not None:
            self._journal.replace(list(_records(state)))

    def dump(self) -> State:
        """Everything, independent of the store."""
        state = State(
            account=self.account,
            numbers=list(self.all(Number).values()),
            routes=list(self.all(Route).values()),
            e911s=list(self.all(E911).values()),
            cnams=list(self.all(Cnam).values()),
            messages=list(self.all(Message).values()),
            tasks=list(self.all(Task).values()),
            deliveries=list(self.all(Delivery).values()),
            returned=list(self._tables["returned"]),
        )
        return msgspec.json.decode(msgspec.json.encode(state), type=State)

    def restore(self) -> bool:
        """Read the journal; False when it holds nothing yet.

        Raises `sqlite3.DatabaseError` when it holds something else than a state.
        """
        if self._journal is None:
            return False
        kinds: dict[str, type[Record]] = {Account.kind: Account}
        kinds |= {table.kind: table for table in TABLES}
        found = False
        for kind, data in self._journal.read():
            try:
                self._remember(msgspec.json.decode(data, type=kinds[kind]))
            except (KeyError, msgspec.DecodeError) as error:
                raise sqlite3.DatabaseError(f"not a sandbox's state: {error}") from error
            found = True
        return found

    def _remember(self, record: Record) -> None:
        if isinstance(record, Account):
            self.account = record
            return
        table = self._tables[record.kind]
        is_new = record.id not in table
        table[record.id] = record
        if isinstance(record, Message) and is_new:
            insort(self._message_order, (record.at, record.id))
        elif isinstance(record, Number) and is_new:
            insort(self.number_order, record.id)
        elif isinstance(record, Task):
            self._remember_task(record)
        elif isinstance(record, Delivery):
            self._remember_delivery(record)

    def _remember_task(self, task: Task) -> None:
        if task.done:
            self.unfinished_tasks.pop(task.id, None)
        else:
            self.unfinished_tasks[task.id] = task

    def _remember_delivery(self, delivery: Delivery) -> None:
        if delivery.state == "waiting":
            heappush(self._queue, (delivery.due_at, next(self._places), delivery))
        self._forget_old_deliveries()

    def _forget_old_deliveries(self) -> None:
        table = self.all(Delivery)
        if len(table) > DELIVERIES_KEPT:
            oldest = next((one for one in table.values() if one.state != "waiting"), None)
            if oldest is not None:
                self.delete(oldest)


def _records(state: State) -> Iterator[Record]:
    yield state.account
    yield from chain(state.numbers, state.routes, state.e911s, state.cnams)
    yield from chain(state.messages, state.tasks, state.deliveries)
    for number_id in state.returned:
        yield Returned(id=number_id)
