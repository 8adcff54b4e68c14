"""The state in memory, with the indexes that keep big accounts fast, and its journal.

What was committed last is kept in encoded form as well. It is what a failed transaction goes back
to: the live records may have been changed by then, whether they were saved or not.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from contextlib import contextmanager
from heapq import heappop, heappush
from itertools import chain, count
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from .journal import StateFileError
from .line_index import LineIndex
from .records import (
    E911,
    SIP_REGISTRATION,
    Account,
    Announcement,
    CdrExport,
    Cnam,
    Delivery,
    Message,
    Number,
    PhoneCall,
    PortOrder,
    Record,
    Returned,
    Route,
    State,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .journal import Journal, Key

R = TypeVar("R", bound=Record)
TABLES: tuple[type[Record], ...] = (
    Number,
    Route,
    E911,
    Cnam,
    Message,
    Task,
    PortOrder,
    Delivery,
    Announcement,
    PhoneCall,
    CdrExport,
    Returned,
)
KINDS: dict[str, type[Record]] = {Account.kind: Account, **{one.kind: one for one in TABLES}}
DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(record) for kind, record in KINDS.items()
}
DELIVERIES_KEPT = 1000
_encode = msgspec.json.Encoder().encode


class Store:
    """Records by kind and id. A change counts once `commit` has put it into the journal."""

    def __init__(self, journal: Journal | None = None) -> None:
        self._journal = journal
        self._given_out: dict[str, int] = {}
        self._clear()

    def _clear(self) -> None:
        self._changes: dict[Key, Record | None] = {}
        self._committed: dict[str, dict[str, bytes]] = {kind: {} for kind in KINDS}
        self._tables: dict[str, dict[str, Record]] = {one.kind: {} for one in TABLES}
        self.account: Account = Account()
        self.number_order: list[str] = []
        self.owned_lines: LineIndex = LineIndex()
        self.returned_lines: LineIndex = LineIndex()
        self._message_order: list[tuple[float, str]] = []
        self.unfinished_tasks: dict[str, Task] = {}
        self.pending_reviews: dict[str, Cnam] = {}
        self.unfinished_exports: dict[str, CdrExport] = {}
        self.moving_orders: dict[str, PortOrder] = {}
        self._queue: list[tuple[float, int, Delivery | Announcement]] = []
        self._finished: deque[str] = deque()
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
        known = self._tables[record.kind].pop(record.id, None)
        if known is not None:
            self._take_off(known)

    def next_count(self, name: str, first: int) -> int:
        """What `count_up` will give."""
        return max(self.account.counters.get(name, first), self._given_out.get(name, first))

    def count_up(self, name: str, first: int, by: int = 1) -> int:
        """The next value of a counter that starts at `first`, and goes `by` so many.

        It never repeats, not even after the state was replaced: who remembers an id from before
        would take the new record for the old one.
        """
        value = self.next_count(name, first)
        self._given_out[name] = value + by
        self.account.counters[name] = value + by
        self.save(self.account)
        return value

    def new_id(self, kind: type[Record], first: int) -> str:
        """An id for a new record: counted from `first`, never used before."""
        return str(self.new_ids(kind, first, 1)[0])

    def new_ids(self, kind: type[Record], first: int, many: int) -> range:
        """Ids in a row for new records: counted from `first`, never used before."""
        table = self._tables[kind.kind]
        while True:
            start = self.count_up(kind.kind, first, many)
            ids = range(start, start + many)
            if not any(str(one) in table for one in ids):
                return ids

    @property
    def changed(self) -> bool:
        """Whether anything was saved or deleted since the last commit."""
        return bool(self._changes)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is saved inside, or undo all of it when an exception leaves the block."""
        try:
            yield
        except BaseException:
            self.rollback()
            raise
        self.commit()

    def commit(self) -> bool:
        """Make the changes since the last call durable; whether there were any.

        Raises `StateFileError` when the journal can't take them: they are undone then.
        """
        if not self._changes:
            return False
        try:
            encoded = {
                key: None if record is None else _encode(record)
                for key, record in self._changes.items()
            }
            if self._journal is not None:
                self._journal.write(encoded)
        except BaseException:
            self.rollback()
            raise
        self._changes.clear()
        for (kind, record_id), data in encoded.items():
            if data is None:
                self._committed[kind].pop(record_id, None)
            else:
                self._committed[kind][record_id] = data
        return True

    def rollback(self) -> None:
        """Undo the changes since the last commit."""
        changes = self._changes
        self._changes = {}
        self._put_back(changes)

    def repair(self) -> None:
        """Undo changes that were never saved, too; looks at every record."""
        self._put_back(dict.fromkeys(self.strays()))

    def strays(self) -> list[Key]:
        """The records that aren't as they were committed."""
        return [
            (kind, record_id)
            for kind, records in self._committed.items()
            for record_id in {**records, **self._tables.get(kind, {})}
            if self._encoded(kind, record_id) != records.get(record_id)
        ]

    def _encoded(self, kind: str, record_id: str) -> bytes | None:
        record = self.account if kind == Account.kind else self._tables[kind].get(record_id)
        return None if record is None else _encode(record)

    def _put_back(self, keys: Iterable[Key]) -> None:
        """Make these records what they were at the last commit, in the places that they had."""
        misplaced = set()
        for kind, record_id in keys:
            data = self._committed[kind].get(record_id)
            if kind == Account.kind:
                self.account = Account() if data is None else DECODERS[kind].decode(data)
                continue
            table = self._tables[kind]
            if record_id in table:
                self._take_off(table[record_id])
            else:
                misplaced.add(kind)
            if data is None:
                table.pop(record_id, None)
            else:
                table[record_id] = DECODERS[kind].decode(data)
                self._enter(table[record_id])
        for kind in misplaced:
            table = self._tables[kind]
            order = [one for one in self._committed[kind] if one in table]
            self._tables[kind] = {one: table[one] for one in order}

    def next_due(self) -> float | None:
        """When the next webhook is due, if one waits."""
        return self._queue[0][0] if self._queue else None

    def take_due(self, now: float) -> Iterator[Delivery | Announcement]:
        """Hand out the webhooks that are due; saving one again puts it back."""
        while self._queue and self._queue[0][0] <= now:
            due = heappop(self._queue)[2]
            if self.counts(due):
                yield due

    def counts(self, record: Record) -> bool:
        """Whether a record is in force: neither undone nor replaced nor deleted."""
        return self._tables[record.kind].get(record.id) is record

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
        """Replace everything by `state`; the journal is rewritten.

        Raises `StateFileError` when the journal can't take it: nothing has changed then.
        """
        if not any(route.id == SIP_REGISTRATION for route in state.routes):
            sip = Route(id=SIP_REGISTRATION, alias="sip-reg", route_type="sip-reg")
            state.routes.insert(0, sip)
        encoded = [((one.kind, one.id), _encode(one)) for one in _records(state)]
        if self._journal is not None:
            self._journal.replace(encoded)
        self._clear()
        for record in _records(state):
            self._remember(record)
        for (kind, record_id), data in encoded:
            self._committed[kind][record_id] = data

    def dump(self) -> State:
        """Everything but what is only announced, independent of the store."""
        state = State(
            account=self.account,
            numbers=list(self.all(Number).values()),
            routes=list(self.all(Route).values()),
            e911s=list(self.all(E911).values()),
            cnams=list(self.all(Cnam).values()),
            messages=list(self.all(Message).values()),
            tasks=list(self.all(Task).values()),
            port_orders=list(self.all(PortOrder).values()),
            deliveries=list(self.all(Delivery).values()),
            calls=list(self.all(PhoneCall).values()),
            cdr_exports=list(self.all(CdrExport).values()),
            returned=list(self._tables["returned"]),
        )
        return msgspec.json.decode(msgspec.json.encode(state), type=State)

    def restore(self) -> bool:
        """Read the journal; False when it holds nothing yet.

        Raises `StateFileError` when it holds something else than a state.
        """
        if self._journal is None:
            return False
        found = False
        for kind, data in self._journal.read():
            try:
                record = DECODERS[kind].decode(data)
            except (KeyError, msgspec.DecodeError) as error:
                raise StateFileError(f"not a sandbox's state: {error}") from error
            self._remember(record)
            self._committed[kind][record.id] = _encode(record)
            found = True
        return found

    def _remember(self, record: Record) -> None:
        if isinstance(record, Account):
            self.account = record
            return
        table = self._tables[record.kind]
        known = table.get(record.id)
        if known is not None and known is not record:
            self._take_off(known)
        table[record.id] = record
        if known is not record or isinstance(
            record, Task | Cnam | CdrExport | PortOrder | Delivery
        ):
            self._enter(record)

    def _enter(self, record: Record) -> None:
        """Put a record into the indexes."""
        if isinstance(record, Message):
            insort(self._message_order, (record.at, record.id))
        elif isinstance(record, Number):
            insort(self.number_order, record.id)
            self.owned_lines.add(record.id)
        elif isinstance(record, Returned):
            self.returned_lines.add(record.id)
        elif isinstance(record, Task):
            if record.done:
                self.unfinished_tasks.pop(record.id, None)
            else:
                self.unfinished_tasks[record.id] = record
        elif isinstance(record, Cnam):
            if record.pending:
                self.pending_reviews[record.id] = record
            else:
                self.pending_reviews.pop(record.id, None)
        elif isinstance(record, CdrExport):
            if record.status == "processing":
                self.unfinished_exports[record.id] = record
            else:
                self.unfinished_exports.pop(record.id, None)
        elif isinstance(record, PortOrder):
            if record.next_at is None:
                self.moving_orders.pop(record.id, None)
            else:
                self.moving_orders[record.id] = record
        elif isinstance(record, Delivery):
            self._enter_delivery(record)
        elif isinstance(record, Announcement):
            heappush(self._queue, (record.due_at, next(self._places), record))

    def _take_off(self, record: Record) -> None:
        """Take a record out of the indexes."""
        if isinstance(record, Message):
            del self._message_order[bisect_left(self._message_order, (record.at, record.id))]
        elif isinstance(record, Number):
            del self.number_order[bisect_left(self.number_order, record.id)]
            self.owned_lines.discard(record.id)
        elif isinstance(record, Returned):
            self.returned_lines.discard(record.id)
        elif isinstance(record, Task):
            self.unfinished_tasks.pop(record.id, None)
        elif isinstance(record, Cnam):
            self.pending_reviews.pop(record.id, None)
        elif isinstance(record, CdrExport):
            self.unfinished_exports.pop(record.id, None)
        elif isinstance(record, PortOrder):
            self.moving_orders.pop(record.id, None)

    def _enter_delivery(self, delivery: Delivery) -> None:
        if delivery.state == "waiting":
            heappush(self._queue, (delivery.due_at, next(self._places), delivery))
        else:
            self._finished.append(delivery.id)
        table = self.all(Delivery)
        while len(table) > DELIVERIES_KEPT and self._finished:
            oldest = table.get(self._finished.popleft())
            if oldest is not None and oldest.state != "waiting":
                self.delete(oldest)


def _records(state: State) -> Iterator[Record]:
    yield state.account
    yield from chain(state.numbers, state.routes, state.e911s, state.cnams)
    yield from chain(state.messages, state.tasks, state.port_orders, state.deliveries)
    yield from chain(state.calls, state.cdr_exports)
    for number_id in state.returned:
        yield Returned(id=number_id)
