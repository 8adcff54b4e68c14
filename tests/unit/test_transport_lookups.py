"""Look-ups of names, with an operating system whose answers wait until they are let go."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_sdk._transports import lookups
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.lookups import LookUp, LookUps, look_up, numeric

PATIENCE = 30
V4, V6 = socket.AF_INET, socket.AF_INET6


class Names:
    """The operating system's names: who asks waits until `go_on` is set."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.go_on.set()
        self.asked: list[tuple[Any, ...]] = []
        self.found: list[tuple[int, tuple[object, ...]]] = [(V4, ("10.0.0.1", 80))]
        self.error: Exception | None = None

    def getaddrinfo(self, host: str, port: int, *rest: Any, **options: Any) -> list[Any]:
        self.asked.append((host, port, *rest, options))
        if options["flags"] & socket.AI_NUMERICHOST:
            raise socket.gaierror(socket.EAI_NONAME, "not a number")
        assert self.go_on.wait(PATIENCE)
        if self.error is not None:
            raise self.error
        return [(family, socket.SOCK_STREAM, 6, "", to) for family, to in self.found]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[Names]:
    system = Names()
    monkeypatch.setattr(lookups.socket, "getaddrinfo", system.getaddrinfo)
    monkeypatch.setattr(lookups, "look_ups", LookUps())
    yield system
    system.go_on.set()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(lookups, "monotonic", clock)
    return clock


def ended(every: LookUps) -> None:
    """Wait until no look-up runs any more."""
    for thread in threading.enumerate():
        if thread.name == "flowroute-look-up":
            thread.join(PATIENCE)


def test_a_number_is_not_looked_up() -> None:
    assert numeric("127.0.0.1", 80) == [(V4, ("127.0.0.1", 80))]
    assert numeric("::1", 443) == [(V6, ("::1", 443, 0, 0))]
    assert look_up("127.0.0.1", 80, None) == [(V4, ("127.0.0.1", 80))]


@pytest.mark.parametrize("host", ["api.example", "x" * 300, "a..b"])
def test_a_name_is_no_number(host: str) -> None:
    assert numeric(host, 80) == []


def test_the_system_is_asked_for_streams(names: Names) -> None:
    look_up("api.example", 80, None)

    number, name = names.asked
    assert number == (
        "api.example",
        80,
        {"type": socket.SOCK_STREAM, "flags": socket.AI_NUMERICHOST},
    )
    assert name == ("api.example", 80, {"type": socket.SOCK_STREAM, "flags": 0})


def test_families_take_turns_and_nothing_comes_twice(names: Names) -> None:
    one, two, three = [(V6, (str(each), 80, 0, 0)) for each in range(3)]
    four, five = [(V4, (str(each), 80)) for each in range(2)]
    names.found = [one, two, one, three, four, five, five]

    assert look_up("api.example", 80, None) == [one, four, two, five, three]


def test_more_addresses_of_the_second_family_are_kept(names: Names) -> None:
    one = (V6, ("a", 80, 0, 0))
    four = [(V4, (str(each), 80)) for each in range(3)]
    names.found = [one, *four]

    assert look_up("api.example", 80, None) == [one, *four]


def test_no_address_at_all_is_an_empty_list(names: Names) -> None:
    names.found = []

    assert look_up("api.example", 80, None) == []


@pytest.mark.parametrize(
    "error",
    [socket.gaierror(socket.EAI_AGAIN, "try\nagain"), UnicodeEncodeError("idna", "x", 0, 1, "bad")],
)
def test_a_name_that_is_not_found_was_not_connected_to(names: Names, error: Exception) -> None:
    names.error = error

    with pytest.raises(Failure) as caught:
        look_up("api.example", 80, None)

    failure = caught.value
    assert (failure.kind, failure.sent) == ("connect", False)
    assert failure.reason == " ".join(str(error).split())
    assert failure.root is (error if isinstance(error, OSError) else None)
    assert failure.__cause__ is error


def test_a_look_up_is_left_behind_at_the_deadline(names: Names, clock: Clock) -> None:
    names.go_on.clear()

    for ends_at in (clock.now, clock.now - 5):
        with pytest.raises(Failure) as caught:
            look_up("api.example", 80, ends_at)
        failure = caught.value
        assert (failure.kind, failure.sent) == ("connect_timeout", False)
        assert failure.reason == "connecting took too long"


@pytest.mark.parametrize(
    ("ends_at", "limit"), [(None, None), (103.5, 3.5), (100.0, 0.0), (90.0, 0.0)]
)
def test_a_look_up_is_waited_for_as_long_as_there_is_time(
    names: Names,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    ends_at: float | None,
    limit: float | None,
) -> None:
    limits: list[float | None] = []
    wait = LookUp.wait

    def noted(self: LookUp, timeout: float | None) -> bool:
        limits.append(timeout)
        return wait(self, PATIENCE)

    monkeypatch.setattr(LookUp, "wait", noted)

    assert look_up("api.example", 80, ends_at)
    assert limits == [limit]


def test_waiting_ends_with_the_limit_and_says_whether_the_look_up_did(names: Names) -> None:
    single = LookUp("api.example", 80)

    assert single.wait(0.001) is False
    single.run()
    assert single.wait(None) is True


def test_who_waits_is_woken_once_whether_it_came_early_or_late(names: Names) -> None:
    single, woken = LookUp("api.example", 80), []
    single.when_done(lambda: woken.append("early"))
    single.when_done(lambda: woken.append("early too"))
    assert woken == []

    single.run()
    single.when_done(lambda: woken.append("late"))

    assert woken == ["early", "early too", "late"]


def test_who_is_woken_finds_the_addresses_and_may_ask_again(names: Names) -> None:
    single, found = LookUp("api.example", 80), []

    def wake() -> None:
        single.when_done(lambda: found.append("again"))
        found.append(single.addresses())

    single.when_done(wake)
    single.run()

    assert found == ["again", [(V4, ("10.0.0.1", 80))]]


def test_others_join_a_young_look_up_of_the_same_name_and_port(names: Names, clock: Clock) -> None:
    names.go_on.clear()
    every = LookUps()
    first = every.start("a.example", 80)

    clock.now += lookups.JOINED_FOR - 0.001
    assert every.start("a.example", 80) is first
    other = every.start("b.example", 80), every.start("a.example", 81)

    assert first not in other
    assert first.started_at == 100.0
    assert every._count == 3
    names.go_on.set()
    ended(every)


def test_an_old_look_up_is_not_joined_while_there_are_threads_left(
    names: Names, clock: Clock
) -> None:
    names.go_on.clear()
    every = LookUps()
    first = every.start("a.example", 80)
    clock.now += lookups.JOINED_FOR

    second = every.start("a.example", 80)

    assert second is not first
    assert every.start("a.example", 80) is second
    names.go_on.set()
    ended(every)


def test_eight_look_ups_that_do_not_end_are_the_most(names: Names, clock: Clock) -> None:
    names.go_on.clear()
    every = LookUps()
    started = [every.start(f"{each}.example", 80) for each in range(lookups.MOST_AT_ONCE)]
    assert lookups.MOST_AT_ONCE == 8
    clock.now += lookups.JOINED_FOR + 1

    assert every.start("7.example", 80) is started[7]
    with pytest.raises(Failure) as caught:
        every.start("new.example", 80)

    failure = caught.value
    assert (failure.kind, failure.sent) == ("connect", False)
    assert failure.reason == "too many name look-ups are pending"
    names.go_on.set()
    ended(every)
    assert every.start("new.example", 80).wait(PATIENCE)


def test_what_has_ended_is_forgotten_even_when_it_failed(names: Names) -> None:
    every = LookUps()
    for names.error in (None, OSError("x"), KeyError("a bug")):
        hook, threading.excepthook = threading.excepthook, lambda _: None
        try:
            every.start("a.example", 80)
            ended(every)
        finally:
            threading.excepthook = hook

        assert every._count == 0
        assert every._running == {}


def test_two_look_ups_of_one_name_are_forgotten_one_by_one(names: Names, clock: Clock) -> None:
    names.go_on.clear()
    every = LookUps()
    first = every.start("a.example", 80)
    clock.now += lookups.JOINED_FOR
    second = every.start("a.example", 80)
    assert every._running == {("a.example", 80): [first, second]}

    names.go_on.set()
    ended(every)

    assert (every._count, every._running) == (0, {})


def test_threads_of_look_ups_keep_no_process_from_ending(names: Names) -> None:
    names.go_on.clear()
    every, before = LookUps(), threading.enumerate()
    every.start("a.example", 80)

    threads = [each for each in threading.enumerate() if each not in before]

    assert [(thread.name, thread.daemon) for thread in threads] == [("flowroute-look-up", True)]
    names.go_on.set()
    ended(every)


def test_a_child_of_a_fork_begins_without_look_ups(
    names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed = []
    monkeypatch.setattr(lookups._forks, "renew_in_children", renewed.append)
    every = LookUps()
    assert renewed == [every]
    every._lock.acquire()
    every._count = lookups.MOST_AT_ONCE

    every.renew_in_child()

    assert every.start("a.example", 80).wait(PATIENCE)
    ended(every)
