"""The client-side rate limit: a pure GCRA, and its process-wide state behind one lock."""

from __future__ import annotations

import hashlib
import math
import os
import threading
import time
from typing import TYPE_CHECKING, TypeAlias

import attrs

from .._forks import renew_in_children
from ..limits import Bucket, RateLimits

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._slot_file import SlotFile

__all__ = ["UNTHROTTLED", "Gcra", "ProcessLimiter", "limiter_for", "policy_of"]

UNTHROTTLED = "FR_UNTHROTTLED"
"""The variable that names the servers under test, by base URL, whose clients aren't slowed down."""

_Scope: TypeAlias = tuple[bytes, str]

_IDLE = -math.inf
_MANY_STATES = 1024
_SLOTS: dict[Bucket, int] = {"sms": 0, "mms": 1}

MARGIN = 0.1
"""By how much the pace stays below the rate. The API counts what arrives in a second, and on the
way distances change: of six messages that were sent 0.2 s apart, the first may be held up by a
few milliseconds, and then all six arrive within one second. With the margin it has to be held up
by 100 ms. (With 50 ms, 2 of 500 messages were refused on a busy machine.)"""


@attrs.frozen
class Gcra:
    """The generic cell rate algorithm: its state is one time, that of the next free slot.

    With a `burst` of 1 the slots are evenly spaced, so no window of a second holds more than
    `per_second` of them. A larger burst lets that many through at once after a pause.
    """

    per_second: float
    burst: int = 1

    def reserve(self, state: float, now: float) -> tuple[float, float]:
        """Return the seconds to wait from `now`, and the state with that slot taken."""
        interval = 1 / self.per_second
        delay = max(0.0, state - (self.burst - 1) * interval - now)
        return delay, max(state, now) + interval

    def penalize(self, state: float, now: float, seconds: float) -> float:
        """Return the state in which the next slot isn't free before `seconds` have passed."""
        return max(state, now + seconds + (self.burst - 1) / self.per_second)


def policy_of(limits: RateLimits, bucket: Bucket) -> Gcra | None:
    """Return the algorithm for a bucket, or None when it isn't limited."""
    rate = limits.sms if bucket == "sms" else limits.mms
    return None if rate is None else Gcra(rate / (1 + MARGIN), limits.burst)


class _States:
    """The state of every bucket of this process; a client only knows its key.

    Slots are handed out in the order of asking, to threads and tasks alike, and the lock is
    held for a few operations only, so that asynchronous code may take it too.
    """

    __slots__ = ("__weakref__", "_lock", "_states")

    def __init__(self) -> None:
        self._states: dict[tuple[_Scope, Bucket], float] = {}
        self.renew_in_child()
        renew_in_children(self)

    def renew_in_child(self) -> None:
        """Make the lock anew: a thread that isn't there any more may have held it."""
        self._lock = threading.Lock()

    def reserve(
        self, key: tuple[_Scope, Bucket], policy: Gcra, now: float, max_delay: float | None
    ) -> float | None:
        with self._lock:
            delay, state = policy.reserve(self._states.get(key, _IDLE), now)
            if max_delay is not None and delay > max_delay:
                return None
            self._states[key] = state
            if len(self._states) > _MANY_STATES:
                self._forget_idle(now)
            return delay

    def penalize(
        self, key: tuple[_Scope, Bucket], policy: Gcra, now: float, seconds: float
    ) -> None:
        with self._lock:
            self._states[key] = policy.penalize(self._states.get(key, _IDLE), now, seconds)

    def _forget_idle(self, now: float) -> None:
        self._states = {key: state for key, state in self._states.items() if state > now}


_process_states = _States()


class _SharedStates(_States):
    """The state of the buckets of one account, in a file for several processes."""

    __slots__ = ("_file",)

    def __init__(self, file: SlotFile) -> None:
        super().__init__()
        self._file = file

    def reserve(
        self, key: tuple[_Scope, Bucket], policy: Gcra, now: float, max_delay: float | None
    ) -> float | None:
        slot = _SLOTS[key[1]]
        with self._lock, self._file.locked():
            delay, state = policy.reserve(self._read(slot, now), now)
            if max_delay is not None and delay > max_delay:
                return None
            self._file.write(slot, state, now)
            return delay

    def penalize(
        self, key: tuple[_Scope, Bucket], policy: Gcra, now: float, seconds: float
    ) -> None:
        slot = _SLOTS[key[1]]
        with self._lock, self._file.locked():
            state = policy.penalize(self._read(slot, now), now, seconds)
            self._file.write(slot, state, now)

    def _read(self, slot: int, now: float) -> float:
        state = self._file.read(slot, now)
        return _IDLE if state is None else state


class _Files:
    """The files that this process shares with others, each opened once.

    A process lets go of its lock on a file when it closes any of its descriptors of it.
    """

    def __init__(self) -> None:
        self._states: dict[str, _SharedStates] = {}
        self.renew_in_child()

    def renew_in_child(self) -> None:
        """Make the lock anew: a thread that isn't there any more may have held it."""
        self._lock = threading.Lock()

    def states_in(self, path: str) -> _SharedStates:
        from .._slot_file import SlotFile  # only where processes share a file

        path = os.path.realpath(path)
        with self._lock:
            if path not in self._states:
                self._states[path] = _SharedStates(SlotFile(path))
            return self._states[path]


_files = renew_in_children(_Files())


class ProcessLimiter:
    """The default limiter: shared by all clients of one access key and base URL in a process."""

    __slots__ = ("_clock", "_policies", "_scope", "_states")

    def __init__(
        self,
        scope: _Scope,
        limits: RateLimits,
        *,
        states: _States = _process_states,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._scope = scope
        self._policies = {"sms": policy_of(limits, "sms"), "mms": policy_of(limits, "mms")}
        self._states = states
        self._clock = clock

    def apart(self, clock: Callable[[], float]) -> ProcessLimiter:
        """Return a limiter with the same limits that shares nothing, by another clock."""
        limiter = ProcessLimiter(self._scope, RateLimits(), states=_States(), clock=clock)
        limiter._policies = self._policies
        return limiter

    def reserve(self, bucket: Bucket, max_delay: float | None) -> float | None:
        """Book one message; see `RateLimiter.reserve`. Never blocks."""
        policy = self._policies[bucket]
        if policy is None:
            return 0.0
        return self._states.reserve((self._scope, bucket), policy, self._clock(), max_delay)

    def penalize(self, bucket: Bucket, seconds: float) -> None:
        """Book nothing for a time before `seconds` have passed; see `RateLimiter.reserve`."""
        policy = self._policies[bucket]
        if policy is not None:
            self._states.penalize((self._scope, bucket), policy, self._clock(), seconds)


def limiter_for(access_key: str, base_url: str, limits: RateLimits) -> ProcessLimiter:
    """Return a limiter on the buckets of this account. The key itself is not kept."""
    if base_url in os.environ.get(UNTHROTTLED, "").split():
        limits = RateLimits(sms=None, mms=None)
    digest = hashlib.sha256(access_key.encode()).digest()
    path = limits.shared_file
    states = _process_states if path is None else _files.states_in(os.fspath(path))
    return ProcessLimiter((digest, base_url), limits, states=states)
