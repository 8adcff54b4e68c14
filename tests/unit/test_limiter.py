"""The client-side rate limit: the pure algorithm, and its sharing between threads."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
from flowroute_sdk._policy.limiter import Gcra, ProcessLimiter, RateLimits, _States, limiter_for
from flowroute_sdk.errors import InvalidArgument
from hypothesis import given
from hypothesis import strategies as st

NEVER = float("-inf")


def booked(policy: Gcra, arrivals: list[float]) -> list[float]:
    """Return the times at which requests that arrive at these times may go."""
    state, times = NEVER, []
    for now in arrivals:
        delay, state = policy.reserve(state, now)
        times.append(now + delay)
    return times


def limiter(limits: RateLimits, states: _States | None = None, now: float = 0.0) -> ProcessLimiter:
    return ProcessLimiter((b"key", "url"), limits, states=states or _States(), clock=lambda: now)


def test_the_first_message_does_not_wait() -> None:
    assert booked(Gcra(5), [100.0]) == [100.0]


def test_messages_at_once_are_evenly_spaced() -> None:
    assert booked(Gcra(5), [0.0] * 4) == pytest.approx([0.0, 0.2, 0.4, 0.6])


def test_a_pause_longer_than_the_interval_is_not_saved_up() -> None:
    assert booked(Gcra(1), [0.0, 10.0, 10.0]) == pytest.approx([0.0, 10.0, 11.0])


def test_a_burst_goes_at_once_and_then_the_rate_holds() -> None:
    assert booked(Gcra(5, burst=3), [0.0] * 5) == pytest.approx([0.0, 0.0, 0.0, 0.2, 0.4])


@given(
    st.lists(st.floats(0, 30), min_size=1, max_size=60).map(sorted),
    st.sampled_from([1.0, 5.0, 7.5]),
    st.integers(1, 4),
)
def test_no_window_holds_more_than_the_rate_and_the_burst(
    arrivals: list[float], rate: float, burst: int
) -> None:
    times = booked(Gcra(rate, burst), arrivals)

    assert times == sorted(times)
    for start in times:
        assert sum(start <= time < start + 0.999 for time in times) <= rate + burst


def test_sms_and_mms_have_a_bucket_each() -> None:
    both = limiter(RateLimits())

    assert [both.reserve("sms", None), both.reserve("mms", None)] == [0.0, 0.0]
    assert both.reserve("mms", None) == pytest.approx(1.0)
    assert both.reserve("sms", None) == pytest.approx(0.2)


def test_a_wait_beyond_the_limit_books_nothing() -> None:
    one = limiter(RateLimits(mms=1))
    one.reserve("mms", None)

    assert one.reserve("mms", 0.5) is None
    assert one.reserve("mms", 1.0) == pytest.approx(1.0)


def test_a_kind_without_a_limit_never_waits() -> None:
    free = limiter(RateLimits(sms=None))

    assert [free.reserve("sms", 0.0) for _ in range(10)] == [0.0] * 10


def test_clients_of_one_account_share_a_bucket_whatever_their_own_rate() -> None:
    states = _States()
    slow, fast = limiter(RateLimits(sms=1), states), limiter(RateLimits(sms=10), states)

    assert slow.reserve("sms", None) == 0.0
    assert fast.reserve("sms", None) == pytest.approx(1.0)
    assert slow.reserve("sms", None) == pytest.approx(1.1)


def test_limiters_of_the_same_key_and_url_share_and_others_do_not() -> None:
    limits = RateLimits(mms=0.001)

    assert limiter_for("11111111", "https://a.example", limits).reserve("mms", None) == 0.0
    assert limiter_for("11111111", "https://a.example", limits).reserve("mms", 1.0) is None
    assert limiter_for("11111111", "https://b.example", limits).reserve("mms", 1.0) == 0.0
    assert limiter_for("22222222", "https://a.example", limits).reserve("mms", 1.0) == 0.0


def test_the_access_key_is_not_kept() -> None:
    one = limiter_for("12345678", "https://a.example", RateLimits())

    assert "12345678" not in repr([getattr(one, name) for name in ProcessLimiter.__slots__])


def test_threads_get_a_slot_each() -> None:
    shared = limiter(RateLimits(sms=10))
    delays: list[float] = []

    def take() -> None:
        for _ in range(50):
            delay = shared.reserve("sms", None)
            assert delay is not None
            delays.append(delay)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(delays) == pytest.approx([slot / 10 for slot in range(400)])


def test_idle_buckets_of_many_accounts_are_forgotten() -> None:
    states = _States()
    for account in range(3000):
        ProcessLimiter(
            (b"%d" % account, "url"),
            RateLimits(),
            states=states,
            clock=partial(float, 10 * account),
        ).reserve("sms", None)

    assert len(states._states) <= 1025


@pytest.mark.parametrize(
    "arguments",
    [
        {"sms": 0},
        {"sms": -1},
        {"sms": 5e-324},
        {"mms": float("nan")},
        {"mms": float("inf")},
        {"sms": "5"},
        {"mms": True},
        {"burst": 0},
        {"burst": 1.5},
    ],
)
def test_a_limit_that_is_no_rate_is_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgument, match=next(iter(arguments))):
        RateLimits(**arguments)
