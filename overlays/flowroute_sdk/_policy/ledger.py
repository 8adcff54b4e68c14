"""The ledger of an account: which calls that aren't safe to repeat are open, and what they made.

Each is entered before it goes out and settled by its answer. One without a clear answer stays in
doubt until a record settles it, which must be a record that no other entry can claim, or until
`EXPIRES_AFTER` seconds have passed. All clients of an account in the process share its ledger.
"""

from __future__ import annotations

import hashlib
import math
import os
import threading
import time
from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from weakref import WeakValueDictionary

import attrs

from ..errors import FlowrouteError
from .server_clock import ServerClock

if TYPE_CHECKING:
    from .effects import Effect

__all__ = [
    "EXPIRES_AFTER",
    "TOLERANCE",
    "Entry",
    "Ledger",
    "Sighting",
    "Verdict",
    "forget_all",
    "ledger_for",
]

Record = TypeVar("Record")
_Scope: TypeAlias = tuple[bytes, str]

EXPIRES_AFTER = 600.0
"""Seconds after which a call in doubt is no longer believed to be carried out late."""
TOLERANCE = 5.0
"""Seconds by which the time of a record may lie outside the attempt that made it."""
_MOST = 20_000
_MANY_LEDGERS = 1024

_lock = threading.RLock()  # reentrant: a coroutine settles its entry wherever it is collected


@attrs.define(eq=False)
class Entry:
    """A call that isn't safe to repeat; times are those of the monotonic clock."""

    effect: Effect
    before: frozenset[str] = frozenset()
    """The records that were there before, by id, where they were read."""
    started_at: float = -math.inf
    """When the last attempt went out."""
    ended_at: float | None = None
    """Since when it is in doubt; None before."""
    lane: Hashable = attrs.field(init=False, repr=False)
    """Where the calls are that it could be taken for."""

    def __attrs_post_init__(self) -> None:
        self.lane = self.effect.lane

    def may_have_made(self, sighting: Sighting[Any]) -> bool:
        """Tell whether a record may be this call's doing, late as it may be."""
        return (
            sighting.id not in self.before
            and sighting.latest >= self.started_at - TOLERANCE
            and sighting.earliest <= self._at_work_until + EXPIRES_AFTER
            and self.effect.may_be(sighting.record)
        )

    def fits(self, sighting: Sighting[Any]) -> bool:
        """Tell whether a record that may be this call's doing is so by its time as well."""
        if not self.effect.is_it(sighting.record):
            return False
        if not sighting.is_timed:
            return not self.effect.is_timed
        return sighting.earliest <= self._at_work_until + TOLERANCE

    @property
    def _at_work_until(self) -> float:
        return math.inf if self.ended_at is None else self.ended_at


@attrs.frozen
class Sighting(Generic[Record]):
    """A record as it was read, with the monotonic time at which it was made."""

    record: Record
    id: str
    earliest: float = -math.inf
    latest: float = math.inf

    @property
    def is_timed(self) -> bool:
        """Whether it is known when the record was made."""
        return self.latest < math.inf


@attrs.frozen
class Verdict(Generic[Record]):
    """What a look has shown of a call in doubt."""

    candidates: tuple[Sighting[Record], ...]
    """The records that may be its doing."""
    result: Sighting[Record] | None
    """The one that nobody else of this process can claim."""


class Ledger:
    """The entries of one account. Never blocks for longer than a few operations take."""

    def __init__(self, scope: _Scope = (b"", ""), most: int = _MOST) -> None:
        self._scope = scope
        self._most = most
        self.forget()

    def forget(self) -> None:
        """Begin anew, as where a sandbox begins its ids anew."""
        self.clock: ServerClock = ServerClock()
        self._open: dict[Hashable, dict[Entry, None]] = {}
        self._explained: dict[tuple[str, str], None] = {}
        self._ended: deque[tuple[float, Entry | tuple[str, str]]] = deque()
        self._forgotten_until = -math.inf

    def enter(self, entry: Entry, at: float, *, is_repeatable: bool = False) -> None:
        """Enter a call before each attempt that goes out.

        Of a call that somebody holds to be repeatable, each attempt may have made something.
        """
        with _lock:
            _kept[self._scope] = self
            if is_repeatable and entry.started_at > -math.inf:
                self._enter(earlier := Entry(entry.effect, entry.before, entry.started_at))
                self._doubt(earlier, at)
            entry.started_at = at
            self._enter(entry)

    def settle(self, entry: Entry, record_id: str | None, at: float) -> None:
        """Settle a call by the id of what it made; one without a readable id stays in doubt."""
        with _lock:
            if record_id is None:
                self._doubt(entry, at)
                return
            self._take_out(entry)
            explained = (_kind(entry), record_id)
            self._explained[explained] = None
            self._ended.append((at, explained))
            self._forget(at)

    def fail(self, entry: Entry, error: BaseException, at: float) -> None:
        """Settle a call by how it failed; what is no error of ours leaves it in doubt."""
        refused = isinstance(error, FlowrouteError) and error.outcome in ("not_sent", "refused")
        with _lock:
            if refused:
                self._take_out(entry)
            else:
                self._doubt(entry, at)

    def open_since(self, entry: Entry) -> float:
        """Return when the first call went out that could be taken for this one."""
        with _lock:
            others = self._open.get(entry.lane, ())
            return min((each.started_at for each in others), default=entry.started_at)

    def open_entries(self) -> list[Entry]:
        """Return the calls that are under way or in doubt."""
        with _lock:
            return [entry for lane in self._open.values() for entry in lane]

    def judge(
        self, entry: Entry, seen: Iterable[Sighting[Record]], at: float, *, claim: bool
    ) -> Verdict[Record]:
        """Tell what records say about a call in doubt, and settle it by the result to `claim`.

        There is a result only where as many records as calls were found that could have made
        them, all in doubt and indistinguishable: then all of them were carried out.
        """
        kind = _kind(entry)
        with _lock:
            self._forget(at)
            free = [each for each in seen if (kind, each.id) not in self._explained]
            if not entry.effect.is_timed:
                # A record from before can't be told from one that another call has just made.
                free = [each for each in free if each.id not in entry.before]
            mine = [each for each in free if entry.may_have_made(each)]
            found = self._found(entry, free)
            if found is not None and claim:
                self.settle(entry, found.id, at)
        return Verdict(tuple(mine), found)

    def _found(self, entry: Entry, free: list[Sighting[Record]]) -> Sighting[Record] | None:
        others = dict(self._open.get(entry.lane, {}))
        if entry not in others:
            return None  # it has expired
        del others[entry]
        if entry.started_at - TOLERANCE <= self._forgotten_until:
            return None  # what was forgotten could claim the record
        entries, records = _entangled(entry, others, free)
        in_doubt = all(each.ended_at is not None for each in entries)
        alike = all(each.effect == entry.effect for each in entries)
        if not (in_doubt and alike and len(entries) == len(records)):
            return None
        entries.sort(key=lambda each: each.started_at)
        records.sort(key=lambda each: (each.latest, each.id))
        pairs = list(zip(entries, records, strict=True))
        if not all(each.may_have_made(record) for each, record in pairs):
            return None
        found = next(record for each, record in pairs if each is entry)
        return found if entry.fits(found) else None

    def is_idle(self, at: float) -> bool:
        """Whether nothing is open, and nothing that was made has to be remembered."""
        with _lock:
            self._forget(at)
            return not self._open and not self._explained

    def end_all(self, at: float) -> None:
        """Hold all open calls for doubtful: a fork has left their threads behind."""
        with _lock:
            for lane in list(self._open.values()):
                for entry in list(lane):
                    if entry.ended_at is None:
                        self._doubt(entry, at)

    def _enter(self, entry: Entry) -> None:
        self._open.setdefault(entry.lane, {})[entry] = None

    def _doubt(self, entry: Entry, at: float) -> None:
        if entry.ended_at is None:
            entry.ended_at = at
            self._ended.append((at, entry))
            self._forget(at)

    def _take_out(self, entry: Entry) -> None:
        lane = self._open.get(entry.lane)
        if lane is not None:
            lane.pop(entry, None)
            if not lane:
                del self._open[entry.lane]

    def _forget(self, at: float) -> None:
        ended = self._ended
        while ended and (ended[0][0] < at - EXPIRES_AFTER or len(ended) > self._most):
            ended_at, what = ended.popleft()
            self._forgotten_until = max(self._forgotten_until, ended_at)
            if isinstance(what, Entry):
                self._take_out(what)
            else:
                self._explained.pop(what, None)


def _kind(entry: Entry) -> str:
    return type(entry.effect).__name__


def _entangled(
    entry: Entry, others: dict[Entry, None], free: Sequence[Sighting[Record]]
) -> tuple[list[Entry], list[Sighting[Record]]]:
    """The call and all records and calls that hang together by who may have made which."""
    entries, records = [entry], list[Sighting[Record]]()
    waiting, left = [entry], list(free)
    while waiting:
        one = waiting.pop()
        candidates, left = left, []
        for record in candidates:
            if not one.may_have_made(record):
                left.append(record)
                continue
            records.append(record)
            claiming = [other for other in others if other.may_have_made(record)]
            for other in claiming:
                del others[other]
            waiting += claiming
            entries += claiming
    return entries, records


_ledgers: WeakValueDictionary[_Scope, Ledger] = WeakValueDictionary()
_kept: dict[_Scope, Ledger] = {}


def ledger_for(access_key: str, base_url: str, at: float) -> Ledger:
    """Return the ledger of this account. The key itself is not kept."""
    digest = hashlib.sha256(access_key.encode()).digest()
    scope = (digest, base_url)
    with _lock:
        ledger = _ledgers.get(scope)
        if ledger is None:
            ledger = _ledgers[scope] = Ledger(scope)
        if len(_kept) > _MANY_LEDGERS:
            for each, kept in list(_kept.items()):
                if kept.is_idle(at):
                    del _kept[each]
        _kept[scope] = ledger
        return ledger


def forget_all() -> None:
    """Begin all ledgers of the process anew."""
    with _lock:
        for ledger in list(_ledgers.values()):
            ledger.forget()
        _kept.clear()


def _release_in_child() -> None:
    at = time.monotonic()
    for ledger in list(_ledgers.values()):
        ledger.end_all(at)
    _lock.release()


# Held over a fork, the lock is free on both sides, and what it guards is whole.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_release_in_child
    )
