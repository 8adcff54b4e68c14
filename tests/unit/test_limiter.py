"""The client-side rate limit: the pure algorithm, and its sharing between threads."""

from __future__ import annotations

import random
import stat
import subprocess
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flowroute_sdk import RateLimits
from flowroute_sdk._policy.limiter import (
    Gcra,
    ProcessLimiter,
    _Files,
    _States,
    limiter_for,
    policy_of,
)
from flowroute_sdk._slot_file import SlotFile
from flowroute_sdk.errors import InvalidArgument
from flowroute_sdk.sandbox.clock import Clock
from flowroute_sdk.sandbox.telephony import RateLimits as SandboxLimits
from hypothesis import given
from hypothesis import strategies as st

NEVER = float("-inf")
A_RATE = "a rate above 0 per second, or None"


def booked(policy: Gcra, arrivals: list[float]) -> list[float]:
    """Return the times at which requests that arrive at these times may go."""
    state, times = NEVER, []
    for now in arrivals:
        delay, state = policy.reserve(state, now)
        times.append(now + delay)
    return times


class SetClock(Clock):
    """The clock of a sandbox, set by hand."""

    moment = 1e9

    def now(self) -> float:
        return self.moment


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
    assert both.reserve("mms", None) == pytest.approx(1.1)
    assert both.reserve("sms", None) == pytest.approx(0.22)


def test_a_wait_beyond_the_limit_books_nothing() -> None:
    one = limiter(RateLimits(mms=1))
    one.reserve("mms", None)

    assert one.reserve("mms", 0.5) is None
    assert one.reserve("mms", 1.11) == pytest.approx(1.1)


def test_a_wait_of_just_the_limit_is_booked() -> None:
    one = limiter(RateLimits())

    assert one.reserve("sms", 0.0) == 0.0
    assert one.reserve("sms", 0.0) is None


def test_a_burst_is_let_through_at_once_by_a_limiter_of_that_burst() -> None:
    one = limiter(RateLimits(burst=3))

    assert [one.reserve("sms", None) for _ in range(4)] == pytest.approx([0, 0, 0, 0.22])


def test_a_kind_without_a_limit_never_waits() -> None:
    free = limiter(RateLimits(sms=None))

    assert [free.reserve("sms", 0.0) for _ in range(10)] == [0.0] * 10


def test_clients_of_one_account_share_a_bucket_whatever_their_own_rate() -> None:
    states = _States()
    slow, fast = limiter(RateLimits(sms=1), states), limiter(RateLimits(sms=10), states)

    assert slow.reserve("sms", None) == 0.0
    assert fast.reserve("sms", None) == pytest.approx(1.1)
    assert slow.reserve("sms", None) == pytest.approx(1.21)


def test_limiters_of_the_same_key_and_url_share_and_others_do_not() -> None:
    limits = RateLimits(mms=0.001)
    key, other = uuid4().hex, uuid4().hex  # buckets outlive a test

    assert limiter_for(key, "https://a.example", limits).reserve("mms", None) == 0.0
    assert limiter_for(key, "https://a.example", limits).reserve("mms", 1.0) is None
    assert limiter_for(key, "https://b.example", limits).reserve("mms", 1.0) == 0.0
    assert limiter_for(other, "https://a.example", limits).reserve("mms", 1.0) == 0.0


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

    assert sorted(delays) == pytest.approx([slot * 0.11 for slot in range(400)])


@pytest.mark.parametrize("kind", ["sms", "mms"])
def test_messages_held_up_by_less_than_the_margin_all_pass_the_sandbox(kind: Any) -> None:
    clock, chance = SetClock(), random.Random(7)
    window = SandboxLimits(clock)
    state, policy = NEVER, policy_of(RateLimits(), kind)
    assert policy is not None
    arrivals = []
    for _ in range(500):
        slot, state = policy.reserve(state, 0.0)
        arrivals.append(slot + chance.uniform(0, 0.099))

    refused = 0
    for arrival in arrivals:
        clock.moment = 1e9 + arrival
        refused += not window.take(kind)

    assert refused == 0


def test_a_refusal_pushes_all_clients_of_the_account_back() -> None:
    states = _States()
    one, other = limiter(RateLimits(), states), limiter(RateLimits(), states)
    one.reserve("sms", None)

    one.penalize("sms", 3.0)

    assert other.reserve("sms", 2.9) is None
    assert other.reserve("sms", None) == pytest.approx(3.0)
    assert other.reserve("sms", None) == pytest.approx(3.22)
    assert other.reserve("mms", None) == 0.0


def test_a_short_refusal_does_not_bring_a_booked_slot_forward() -> None:
    one = limiter(RateLimits(mms=0.1))
    one.reserve("mms", None)

    one.penalize("mms", 1.0)

    assert one.reserve("mms", None) == pytest.approx(11.0)


def test_a_refusal_ends_a_burst_too() -> None:
    one = limiter(RateLimits(burst=4))

    one.penalize("sms", 2.0)

    assert [one.reserve("sms", None) for _ in range(2)] == pytest.approx([2.0, 2.22])


def test_a_kind_without_a_limit_is_not_pushed_back() -> None:
    free = limiter(RateLimits(sms=None))

    free.penalize("sms", 60.0)

    assert free.reserve("sms", 0.0) == 0.0


def test_a_forked_child_does_not_wait_for_a_lock_that_nobody_holds() -> None:
    program = """
import os, sys
from flowroute_sdk._policy.limiter import RateLimits, _files, _process_states, limiter_for
one = limiter_for("key", "url", RateLimits())
shared = limiter_for("key", "url", RateLimits(shared_file=sys.argv[1]))
with _process_states._lock, shared._states._lock, _files._lock:
    child = os.fork()
    if not child:
        one.reserve("sms", None), shared.reserve("sms", None)
        limiter_for("key", "url", RateLimits(shared_file=sys.argv[1] + "2"))
        os._exit(7)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", program, f"{folder}/slots"]
        assert subprocess.run(command, check=False, timeout=60).returncode == 7


def test_processes_that_share_a_file_get_a_slot_each(tmp_path: Path) -> None:
    program = """
import sys
from flowroute_sdk._policy.limiter import Gcra, ProcessLimiter, RateLimits, _files
limits, states = RateLimits(sms=10), _files.states_in(sys.argv[1])
one = ProcessLimiter((b"key", "url"), limits, states=states, clock=lambda: 5.0)
print(*(one.reserve("sms", None) for _ in range(100)), one.reserve("mms", None))
"""
    command = [sys.executable, "-c", program, str(tmp_path / "slots")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    printed = [process.communicate(timeout=60)[0].split() for process in processes]

    sms = sorted(float(each) for line in printed for each in line[:100])
    assert sms == pytest.approx([slot * 0.11 for slot in range(400)])
    assert sorted(float(line[100]) for line in printed) == pytest.approx([0, 1.1, 2.2, 3.3])


def test_processes_that_share_a_file_are_pushed_back_together(tmp_path: Path) -> None:
    limits = RateLimits(shared_file=tmp_path / "slots")
    one = limiter_for("11111111", "https://a.example", limits)
    other = limiter_for("11111111", "https://a.example", limits)

    one.penalize("mms", 1000.0)

    assert other.reserve("mms", 900.0) is None
    assert other.reserve("sms", 0.0) == 0.0
    assert other.reserve("mms", None) == pytest.approx(1000, abs=60)


def test_a_refusal_pushes_back_what_others_have_booked_in_the_file(tmp_path: Path) -> None:
    limits = RateLimits(mms=0.001, shared_file=tmp_path / "slots")
    one = limiter_for("11111111", "https://a.example", limits)
    one.reserve("mms", None)

    one.penalize("mms", 1.0)

    assert one.reserve("mms", None) == pytest.approx(1100, abs=60)


def test_a_file_is_opened_once_whatever_it_is_called(tmp_path: Path) -> None:
    files = _Files()
    (tmp_path / "other").symlink_to(tmp_path / "slots")
    first = files.states_in(str(tmp_path / "slots"))

    assert files.states_in(str(tmp_path / "other")) is first
    assert files.states_in(str(tmp_path / "third")) is not first
    with files._lock:
        files.renew_in_child()
        assert files.states_in(str(tmp_path / "slots")) is first


def test_limits_in_other_files_are_other_limits(tmp_path: Path) -> None:
    for name in ("one", "other"):
        limits = RateLimits(mms=0.001, shared_file=tmp_path / name)
        assert limiter_for("11111111", "https://a.example", limits).reserve("mms", 1.0) == 0.0


def test_a_file_of_slots_is_nobody_else_s(tmp_path: Path) -> None:
    SlotFile(str(tmp_path / "slots"))

    assert stat.S_IMODE((tmp_path / "slots").stat().st_mode) == 0o600


def test_what_a_file_says_from_before_the_machine_started_again_does_not_count(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "slots")
    SlotFile(path, wall=lambda: 1_000_000.0).write(1, 99_000.0, now=90_000.0)

    assert SlotFile(path, wall=lambda: 1_000_010.0).read(1, now=90_010.0) == 99_000.0
    assert SlotFile(path, wall=lambda: 1_000_010.0).read(1, now=3.0) is None
    assert SlotFile(path, wall=lambda: 1_000_014.5).read(1, now=90_010.0) == 99_000.0
    assert SlotFile(path, wall=lambda: 1_000_015.0).read(1, now=90_010.0) is None
    assert SlotFile(path, wall=lambda: 1_003_600.0).read(1, now=90_010.0) is None
    assert SlotFile(path, wall=lambda: 1_000_010.0).read(7, now=90_010.0) is None


def test_a_file_that_cannot_be_opened_is_refused_with_its_path(tmp_path: Path) -> None:
    limits = RateLimits(shared_file=tmp_path / "nowhere" / "slots")

    expected = r"^shared_file=.*: expected the path of a file to read and write \(No such file"
    with pytest.raises(InvalidArgument, match=expected) as caught:
        limiter_for("11111111", "https://a.example", limits)

    assert caught.value.value == str(tmp_path / "nowhere" / "slots")


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
    ("name", "value", "expected"),
    [
        ("sms", 0, A_RATE),
        ("sms", -1, A_RATE),
        ("sms", 5e-324, A_RATE),
        ("mms", float("nan"), A_RATE),
        ("mms", float("inf"), A_RATE),
        ("sms", "5", A_RATE),
        ("mms", True, A_RATE),
        ("burst", 0, "a whole number of at least 1"),
        ("burst", 1.5, "a whole number of at least 1"),
        ("burst", True, "a whole number of at least 1"),
        ("shared_file", "", "the path of a file, or None"),
        ("shared_file", 5, "the path of a file, or None"),
    ],
)
def test_a_limit_that_is_none_is_refused(name: str, value: Any, expected: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        RateLimits(**{name: value})

    assert str(caught.value) == f"{name}={value!r}: expected {expected}"


def test_the_slowest_rate_is_one_in_a_billion_seconds() -> None:
    slow = limiter(RateLimits(mms=1e-9))

    assert [slow.reserve("mms", None) for _ in range(2)] == pytest.approx([0, 1.1e9])
