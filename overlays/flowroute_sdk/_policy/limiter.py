"""The client-side rate limit: a pure GCRA, and its process-wide state behind one lock."""

from __future__ import annotations

import hashlib
import math
import threading
import time
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast

import attrs

from ..errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

__all__ = ["Bucket", "Gcra", "ProcessLimiter", "RateLimiter", "RateLimits", "limiter_for"]

Bucket: TypeAlias = Literal["sms", "mms"]
_Scope: TypeAlias = tuple[bytes, str]

_IDLE = -math.inf
_SLOWEST = 1e-9
_MANY_STATES = 1024


class RateLimiter(Protocol):
    """What a limiter has to offer, for one that is shared by many processes.

    An instance belongs to one account. The synchronous client needs an immediate answer; the
    asynchronous client takes an awaitable one as well.
    """

    def reserve(
        self, bucket: Bucket, max_delay: float | None
    ) -> float | Awaitable[float | None] | None:
        """Book one message.

        Args:
            bucket: `"sms"` or `"mms"`; the API limits each on its own.
            max_delay: The longest acceptable wait in seconds; None for any.

        Returns:
            The seconds to wait before sending, or None when that would be more than
            `max_delay`; nothing is booked then.
        """
        ...


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


def _positive_rate(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is None:
        return
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not _SLOWEST <= cast(float, value) < math.inf:
        raise InvalidArgument(attribute.name, value, "a rate above 0 per second, or None")


def _positive_burst(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InvalidArgument(attribute.name, value, "a whole number of at least 1")


@attrs.frozen(kw_only=True)
class RateLimits:
    """How many messages a client sends per second; None for a kind means no limit on it.

    The defaults are what the API allows per access key (page "Rate limits"). `burst` messages
    may go at once after a pause; with the default of 1 they are evenly spaced.

    Raises:
        InvalidArgument: A rate isn't above 0, or `burst` isn't at least 1.
    """

    sms: float | None = attrs.field(default=5.0, validator=_positive_rate)
    mms: float | None = attrs.field(default=1.0, validator=_positive_rate)
    burst: int = attrs.field(default=1, validator=_positive_burst)

    def policy(self, bucket: Bucket) -> Gcra | None:
        """Return the algorithm for a bucket, or None when it isn't limited."""
        rate = self.sms if bucket == "sms" else self.mms
        return None if rate is None else Gcra(rate, self.burst)


class _States:
    """The state of every bucket of this process; a client only knows its key.

    Slots are handed out in the order of asking, to threads and tasks alike, and the lock is
    held for a few operations only, so that asynchronous code may take it too.
    """

    __slots__ = ("_lock", "_states")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: dict[tuple[_Scope, Bucket], float] = {}

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

    def _forget_idle(self, now: float) -> None:
        self._states = {key: state for key, state in self._states.items() if state > now}


_process_states = _States()


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
        self._policies = {"sms": limits.policy("sms"), "mms": limits.policy("mms")}
        self._states = states
        self._clock = clock

    def reserve(self, bucket: Bucket, max_delay: float | None) -> float | None:
        """Book one message; see `RateLimiter.reserve`. Never blocks."""
        policy = self._policies[bucket]
        if policy is None:
            return 0.0
        return self._states.reserve((self._scope, bucket), policy, self._clock(), max_delay)


def limiter_for(access_key: str, base_url: str, limits: RateLimits) -> ProcessLimiter:
    """Return a limiter on the buckets of this account. The key itself is not kept."""
    digest = hashlib.sha256(access_key.encode("utf-8", "surrogatepass")).digest()
    return ProcessLimiter((digest, base_url), limits)
