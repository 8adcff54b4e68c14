"""The race for a connection, for threads and for tasks, with sockets and a clock of the test's."""

from __future__ import annotations

import asyncio
import errno
import selectors
import socket
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk._transports import connecting, connecting_async, lookups
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.connecting import STAGGER, connect_failure, new_socket
from flowroute_sdk._transports.lookups import Address

ALWAYS = float("inf")
V4 = socket.AF_INET


class FakeSocket:
    """Connects, or fails, at a moment of the fake clock."""

    def __init__(self, net: Network, at: float, code: int) -> None:
        self.net, self.at, self.code, self.closed = net, at, code, False
        self.options: list[tuple[int, int]] = []

    def connect_ex(self, address: Any) -> int:
        if address[0] == "raises":
            raise OSError(errno.ENETUNREACH, "raised") if address[1] else OSError("no number")
        self.at += self.net.now
        if self.at <= self.net.now:
            return self.code
        return self.net.under_way

    def getsockopt(self, *which: int) -> int:
        self.options.append((which[0], which[1]))
        return self.code

    def close(self) -> None:
        self.closed = True


class Network:
    """What the race sees of the world: a clock, sockets, and a selector that moves the clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.script: list[tuple[float, int] | OSError] = []
        self.sockets: list[FakeSocket] = []
        self.started: list[float] = []
        self.waits: list[float | None] = []
        self.under_way = errno.EINPROGRESS
        self.selectors: list[Selector] = []

    def socket(self, family: int) -> FakeSocket:
        assert family == V4
        self.started.append(round(self.now - 100.0, 3))
        step = self.script.pop(0)
        if isinstance(step, OSError):
            raise step
        self.sockets.append(FakeSocket(self, *step))
        return self.sockets[-1]

    def selector(self) -> Selector:
        self.selectors.append(Selector(self))
        return self.selectors[-1]


class Selector:
    def __init__(self, net: Network) -> None:
        self.net, self.registered, self.closed = net, dict[FakeSocket, int](), False

    def register(self, sock: FakeSocket, events: int) -> None:
        assert events == selectors.EVENT_WRITE
        self.registered[sock] = events

    def unregister(self, sock: FakeSocket) -> None:
        del self.registered[sock]

    def select(self, timeout: float | None) -> list[tuple[selectors.SelectorKey, int]]:
        net = self.net
        net.waits.append(timeout if timeout is None else round(timeout, 3))
        first = min((sock.at for sock in self.registered), default=ALWAYS)
        end = min(first, ALWAYS if timeout is None else net.now + timeout)
        assert end < ALWAYS, "it would wait for ever"
        net.now = max(net.now, end)
        ready = [sock for sock in self.registered if sock.at <= net.now]
        return [(selectors.SelectorKey(each, 0, 0, None), 0) for each in ready]  # type: ignore[arg-type]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Network:
    net = Network()
    monkeypatch.setattr(connecting, "new_socket", net.socket)
    monkeypatch.setattr(connecting, "monotonic", lambda: net.now)
    monkeypatch.setattr(connecting.selectors, "DefaultSelector", net.selector)
    monkeypatch.setattr(connecting.socket, "socket", FakeSocket)
    return net


def addresses(count: int) -> list[Address]:
    return [(V4, ("there", each)) for each in range(count)]


def race(net: Network, *script: tuple[float, int] | OSError, ends_at: float | None = None) -> Any:
    net.script = list(script)
    return connecting.connect(addresses(len(script)), ends_at)


def failing(
    net: Network, *script: tuple[float, int] | OSError, ends_at: float | None = None
) -> Any:
    with pytest.raises(Failure) as caught:
        race(net, *script, ends_at=ends_at)
    assert caught.value.sent is False
    assert all(sock.closed for sock in net.sockets)
    assert [each.closed for each in net.selectors] == [True]
    return caught.value


def test_the_first_address_that_answers_at_once_is_the_only_one(net: Network) -> None:
    won = race(net, (0, 0), (0, 0))

    assert won is net.sockets[0]
    assert (won.closed, len(net.sockets), net.waits) == (False, 1, [])
    assert net.selectors[0].closed


def test_the_next_one_starts_a_moment_later_and_the_first_that_answers_wins(net: Network) -> None:
    won = race(net, (5, 0), (1, 0), (5, 0))

    assert won is net.sockets[1]
    assert net.started == [0, STAGGER, 2 * STAGGER]
    assert [sock.closed for sock in net.sockets] == [True, False, True]
    assert net.waits == [0.25, 0.25, None]
    assert net.sockets[1].options == [(socket.SOL_SOCKET, socket.SO_ERROR)]


def test_an_earlier_address_may_win_while_later_ones_run(net: Network) -> None:
    assert race(net, (0.3, 0), (5, 0)) is net.sockets[0]
    assert net.started == [0, 0.25]


@pytest.mark.parametrize("code", [errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY])
def test_a_connection_under_way_is_waited_for(net: Network, code: int) -> None:
    net.under_way = code

    assert race(net, (0.1, 0)) is net.sockets[0]
    assert net.waits == [None]


@pytest.mark.parametrize("after", [0, 0.1])
def test_a_refusal_starts_the_next_one_at_once(net: Network, after: float) -> None:
    won = race(net, (after, errno.ECONNREFUSED), (0.1, 0))

    assert won is net.sockets[1]
    assert net.started == [0, after]
    assert net.sockets[0].closed


def test_a_refusal_of_an_earlier_one_starts_the_next_one_too(net: Network) -> None:
    race(net, (0.3, errno.ECONNREFUSED), (5, 0), (0.1, 0))

    assert net.started == [0, 0.25, 0.3]


def test_after_a_start_the_moment_is_waited_for_again(net: Network) -> None:
    race(net, (0.1, errno.ECONNREFUSED), (5, 0), (0.1, 0))

    assert net.started == [0, 0.1, 0.35]


def test_a_family_that_the_machine_lacks_is_passed_over(net: Network) -> None:
    assert race(net, OSError(errno.EAFNOSUPPORT, "no family"), (0, 0)) is net.sockets[0]
    assert net.started == [0, 0]


def test_when_all_fail_the_first_error_counts(net: Network) -> None:
    failure = failing(net, (0.1, errno.EHOSTUNREACH), (0, errno.ECONNREFUSED))

    assert failure.kind == "connect"
    assert failure.root.errno == errno.EHOSTUNREACH
    assert failure.reason == f"[Errno {errno.EHOSTUNREACH}] No route to host"


def test_the_first_error_counts_even_if_it_is_of_the_socket_itself(net: Network) -> None:
    failure = failing(net, OSError(errno.EMFILE, "too many"), (0, errno.ECONNREFUSED))

    assert failure.root.errno == errno.EMFILE


@pytest.mark.parametrize(("number", "code"), [(1, errno.ENETUNREACH), (0, errno.EINVAL)])
def test_an_error_raised_by_connecting_is_like_one_returned(
    net: Network, number: int, code: int
) -> None:
    net.script = [(0, 0)]
    with pytest.raises(Failure) as caught:
        connecting.connect([(V4, ("raises", number))], None)

    assert caught.value.root is not None
    assert caught.value.root.errno == code
    assert net.sockets[0].closed


def test_a_name_without_addresses_is_said(net: Network) -> None:
    failure = failing(net)

    assert (failure.kind, failure.reason) == ("connect", "the name has no address")


def test_at_the_deadline_all_are_given_up(net: Network) -> None:
    failure = failing(net, (ALWAYS, 0), (ALWAYS, 0), ends_at=101.0)

    assert (failure.kind, failure.reason) == ("connect_timeout", "connecting took too long")
    assert net.now == 101.0
    assert net.waits == [0.25, 0.75]


def test_a_deadline_before_the_next_start_is_waited_for(net: Network) -> None:
    failing(net, (ALWAYS, 0), (ALWAYS, 0), ends_at=100.1)

    assert net.waits == [0.1]
    assert net.started == [0]


def test_what_failed_counts_more_than_a_deadline_that_is_over(net: Network) -> None:
    failure = failing(net, (0, errno.ECONNREFUSED), ends_at=100.0)

    assert failure.kind == "connect"


def test_a_time_out_of_the_operating_system_is_one(net: Network) -> None:
    failure = failing(net, (0.1, errno.ETIMEDOUT))

    assert failure.kind == "connect_timeout"
    assert failure.root.errno == errno.ETIMEDOUT


def test_an_error_while_connecting_was_not_sent() -> None:
    for error, kind in ((OSError(5, "io"), "connect"), (TimeoutError(), "connect_timeout")):
        failure = connect_failure(error)
        assert (failure.kind, failure.sent, failure.root) == (kind, False, error)


def test_a_new_socket_does_not_block() -> None:
    with new_socket(V4) as sock:
        assert (sock.family, sock.type) == (V4, socket.SOCK_STREAM)
        assert sock.getblocking() is False


# For tasks


class Loop:
    """The running loop, but for its connecting and for the time that a wait for others takes."""

    def __init__(self, outcomes: list[OSError | asyncio.Event | None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._outcomes = outcomes
        self.sockets: list[socket.socket] = []
        self.asked: list[Any] = []
        self.begun = asyncio.Semaphore(0)

    def create_task(self, coroutine: Any) -> Any:
        return self._loop.create_task(coroutine)

    def create_future(self) -> Any:
        return self._loop.create_future()

    def call_soon_threadsafe(self, call: Callable[[], None]) -> Any:
        return self._loop.call_soon_threadsafe(call)

    async def sock_connect(self, sock: socket.socket, address: Any) -> None:
        self.sockets.append(sock)
        self.asked.append(address)
        self.begun.release()
        outcome = self._outcomes.pop(0)
        if isinstance(outcome, asyncio.Event):
            await outcome.wait()
        elif outcome is not None:
            raise outcome

    @property
    def open(self) -> list[bool]:
        return [sock.fileno() != -1 for sock in self.sockets]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """The limits of waiting for attempts; one that is over at once stands for each moment."""
    limits: list[float | None] = []
    wait = asyncio.wait

    async def noted(tasks: Any, *, timeout: float | None, **how: Any) -> Any:
        limits.append(timeout)
        for _ in range(3):
            await asyncio.sleep(0)
        return await wait(tasks, timeout=None if timeout is None else 0, **how)

    monkeypatch.setattr(connecting_async.asyncio, "wait", noted)
    return limits


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_one_address_is_simply_connected_to() -> None:
    loop: Any = Loop([None])

    with await connecting_async.connect(loop, addresses(1)) as sock:
        assert sock is loop.sockets[0]
        assert loop.asked == [("there", 0)]
        assert sock.getblocking() is False


async def test_the_only_address_that_refuses_leaves_no_socket() -> None:
    refused = ConnectionRefusedError()
    loop: Any = Loop([refused])

    with pytest.raises(ConnectionRefusedError) as caught:
        await connecting_async.connect(loop, addresses(1))

    assert caught.value is refused
    assert loop.open == [False]


async def test_tasks_start_the_next_address_after_a_moment(waits: list[float | None]) -> None:
    loop: Any = Loop([asyncio.Event(), asyncio.Event(), None])

    with await connecting_async.connect(loop, addresses(3)) as sock:
        await settled()
        assert loop.open == [False, False, True]
        assert sock is loop.sockets[2]
    assert loop.asked == [("there", 0), ("there", 1), ("there", 2)]
    assert waits == [STAGGER, STAGGER, None]


async def test_the_last_address_of_tasks_is_waited_for(waits: list[float | None]) -> None:
    last = asyncio.Event()
    loop: Any = Loop([asyncio.Event(), last])
    task = asyncio.create_task(connecting_async.connect(loop, addresses(2)))
    await loop.begun.acquire()
    await loop.begun.acquire()
    last.set()

    with await task as sock:
        assert sock is loop.sockets[1]
    assert waits == [STAGGER, None]


async def test_when_all_addresses_of_tasks_fail_the_first_error_counts() -> None:
    first, second = OSError(1, "first"), OSError(2, "second")
    loop: Any = Loop([first, second])

    with pytest.raises(OSError, match="first") as caught:
        await connecting_async.connect(loop, addresses(2))

    assert caught.value is first
    assert loop.open == [False, False]


async def test_an_address_that_fails_late_leaves_the_others_running(
    waits: list[float | None],
) -> None:
    good = asyncio.Event()
    loop: Any = Loop([good, OSError(1, "bad")])
    task = asyncio.create_task(connecting_async.connect(loop, addresses(2)))
    for _ in range(2):
        await loop.begun.acquire()
    await settled()
    good.set()

    with await task as sock:
        assert sock is loop.sockets[0]


async def test_no_address_for_tasks_is_an_error() -> None:
    with pytest.raises(OSError, match=r"^the name has no address$"):
        await connecting_async.connect(asyncio.get_running_loop(), [])


@pytest.mark.parametrize("count", [1, 2])
async def test_a_cancelled_connect_of_tasks_leaves_no_socket(count: int) -> None:
    loop: Any = Loop([asyncio.Event(), asyncio.Event()])
    task = asyncio.create_task(connecting_async.connect(loop, addresses(count)))
    await loop.begun.acquire()

    task.cancel()
    await asyncio.wait([task])
    await settled()

    assert task.cancelled()
    assert loop.open == [False]


async def test_two_that_connect_in_the_same_moment_leave_one_socket(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = asyncio.Event()
    loop: Any = Loop([both, both])
    monkeypatch.setattr(connecting_async, "STAGGER", 0.0)
    task = asyncio.create_task(connecting_async.connect(loop, addresses(2)))
    for _ in range(2):
        await loop.begun.acquire()
    both.set()

    with await task:
        await settled()
        assert sorted(loop.open) == [False, True]


def test_what_lost_the_race_is_closed_and_failures_are_let_be() -> None:
    async def outcome(of: BaseException | socket.socket) -> socket.socket:
        if isinstance(of, BaseException):
            raise of
        return of

    async def run() -> None:
        with socket.socket() as sock:
            for each in (sock, OSError(), asyncio.CancelledError()):
                task = asyncio.create_task(outcome(each))
                await asyncio.wait([task])
                connecting_async._close(task)
            assert sock.fileno() == -1

    asyncio.run(run())


# Names, for tasks


class Started:
    """A look-up whose end is the test's business."""

    def __init__(self) -> None:
        self.wakes: list[Callable[[], None]] = []
        self.asked: list[tuple[str, int]] = []
        self.registered = asyncio.Event()

    def start(self, host: str, port: int) -> Started:
        self.asked.append((host, port))
        return self

    def when_done(self, wake: Callable[[], None]) -> None:
        self.wakes.append(wake)
        self.registered.set()

    def addresses(self) -> list[Address]:
        return addresses(1)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    started = Started()
    monkeypatch.setattr(connecting_async, "look_ups", started)
    monkeypatch.setattr(connecting_async, "numeric", lambda host, port: [])
    return started


async def test_a_number_needs_no_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting_async, "look_ups", None)
    loop = asyncio.get_running_loop()

    assert await connecting_async.look_up(loop, "127.0.0.1", 80) == lookups.numeric("127.0.0.1", 80)


async def test_a_task_waits_for_a_look_up(started: Started) -> None:
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(connecting_async.look_up(loop, "api.example", 80))
    await started.registered.wait()
    await settled()
    assert not task.done()

    await asyncio.to_thread(started.wakes[0])

    assert await task == addresses(1)
    assert started.asked == [("api.example", 80)]


async def test_a_look_up_that_ends_after_its_task_was_cancelled_is_let_be(
    started: Started, caplog: pytest.LogCaptureFixture
) -> None:
    task = asyncio.create_task(
        connecting_async.look_up(asyncio.get_running_loop(), "api.example", 80)
    )
    await started.registered.wait()
    task.cancel()
    await asyncio.wait([task])

    started.wakes[0]()
    await settled()

    assert caplog.records == []


def test_a_look_up_that_ends_after_its_event_loop_is_let_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def leave() -> Started:
        started = Started()
        monkeypatch.setattr(connecting_async, "look_ups", started)
        loop = asyncio.get_running_loop()
        asyncio.create_task(connecting_async.look_up(loop, "api.example", 80))  # noqa: RUF006
        await started.registered.wait()
        return started

    asyncio.run(leave()).wakes[0]()
