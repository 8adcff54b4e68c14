"""The pool of an event loop, over connections and by a clock of the test's own."""

from __future__ import annotations

import asyncio
import gc
import ssl
import warnings
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from flowroute_sdk._transports import direct_async
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.direct_async import AsyncDirectTransport, _Pool
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.wire import Response

REQUEST = ("PUT", "/x", [(b"accept", b"x")], b"body")
TIMEOUT = asyncio.timeout


class Exchanges:
    """What the server said of the connection with its last answer."""

    def __init__(self) -> None:
        self.promise: float | None = None
        self.keeps = True

    def keep_alive(self) -> float | None:
        return self.promise

    def reusable(self) -> bool:
        return self.keeps


class Connection:
    """A connection whose answers, or failures, a test has laid down."""

    def __init__(self, since: float = 0.0) -> None:
        self.idle_since = since
        self.idle_for = 0.0
        self.exchanges = Exchanges()
        self.unspoilt = True
        self.closed = 0
        self.asked: list[tuple[Any, ...]] = []
        self.fails: BaseException | None = None
        self.waits: asyncio.Event | None = None
        self.meanwhile: Callable[[], Any] | None = None

    def is_unspoilt(self) -> bool:
        return self.unspoilt

    async def exchange(self, *request: Any) -> Response:
        self.asked.append(request)
        if self.meanwhile:
            self.meanwhile()
        if self.waits:
            await self.waits.wait()
        if self.fails:
            raise self.fails
        return Response(200, (), b"ok")

    def close(self) -> None:
        self.closed += 1


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(direct_async, "monotonic", clock)
    monkeypatch.setattr("flowroute_sdk._transports.sockets.monotonic", clock)
    return clock


class Timers:
    """The running loop, whose timers go off when a test says so."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.set: list[tuple[float, Any, tuple[Any, ...]]] = []
        self.closed = False

    def call_later(self, seconds: float, call: Any, *arguments: Any) -> str:
        self.set.append((round(seconds, 6), call, arguments))
        return "timer"

    def create_future(self) -> asyncio.Future[None]:
        return self.loop.create_future()

    def is_closed(self) -> bool:
        return self.closed

    def go_off(self) -> None:
        _, call, arguments = self.set.pop(0)
        call(*arguments)


def pool_of(loop: Any = None) -> Any:
    return _Pool(loop or Timers())  # type: ignore[arg-type]


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


# Slots


def full() -> Any:
    pool = pool_of()
    pool.free = 0
    return pool


async def test_a_pool_has_a_hundred_slots() -> None:
    assert pool_of().free == 100


async def test_who_waits_is_served_in_turn() -> None:
    pool, served = full(), list[int]()

    async def wait(number: int) -> None:
        await pool.wait_for_slot(None)
        served.append(number)

    tasks = [asyncio.create_task(wait(number)) for number in range(3)]
    for expected in ([0], [0, 1], [0, 1, 2]):
        await settled()
        pool.free_slot()
        await settled()
        assert served == expected
        assert pool.free == 0
    pool.free_slot()
    assert pool.free == 1
    await asyncio.gather(*tasks)


async def test_a_slot_is_not_handed_to_a_call_that_was_cancelled() -> None:
    pool = full()
    first = asyncio.create_task(pool.wait_for_slot(None))
    second = asyncio.create_task(pool.wait_for_slot(None))
    await settled()
    first.cancel()
    await settled()

    pool.free_slot()
    await second

    assert first.cancelled()
    assert pool.free == 0


async def test_a_slot_handed_to_a_call_that_is_cancelled_in_that_moment_is_handed_on() -> None:
    pool = full()
    first = asyncio.create_task(pool.wait_for_slot(None))
    second = asyncio.create_task(pool.wait_for_slot(None))
    await settled()

    pool.free_slot()
    first.cancel()
    await settled()

    assert first.cancelled()
    assert second.done()
    assert not second.cancelled()
    assert pool.free == 0


async def test_a_slot_handed_to_a_cancelled_call_is_kept_when_nobody_waits() -> None:
    pool = full()
    only = asyncio.create_task(pool.wait_for_slot(None))
    await settled()

    pool.free_slot()
    only.cancel()
    await settled()

    assert only.cancelled()
    assert pool.free == 1


async def test_a_cancelled_wait_frees_no_slot() -> None:
    pool = full()
    only = asyncio.create_task(pool.wait_for_slot(None))
    await settled()

    only.cancel()
    await settled()

    assert only.cancelled()
    assert pool.free == 0


async def test_waiting_ends_at_the_deadline_and_was_not_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pool, limits = full(), list[Any]()
    monkeypatch.setattr(
        direct_async.asyncio, "timeout", lambda seconds: (limits.append(seconds), TIMEOUT(0))[1]
    )

    with pytest.raises(Failure) as caught:
        await pool.wait_for_slot(7.5)

    failure = caught.value
    assert (failure.kind, failure.sent) == ("pool", False)
    assert failure.reason == "no connection became free"
    assert limits == [7.5]
    assert pool.free == 0


async def test_a_slot_freed_after_the_loop_has_ended_is_handed_to_nobody() -> None:
    loop = Timers()
    pool = pool_of(loop)
    pool.free = 0
    waiting = asyncio.create_task(pool.wait_for_slot(None))
    await settled()
    loop.closed = True

    pool.free_slot()

    assert pool.free == 1
    waiting.cancel()
    await asyncio.wait([waiting])


# Idle connections


async def test_the_connection_used_last_is_taken_first() -> None:
    pool, old, young = pool_of(), Connection(), Connection()
    pool.give_back(old, keep=True)
    pool.give_back(young, keep=True)

    assert pool.take(safe=True) is young
    assert pool.take(safe=True) is old
    assert pool.busy == {old, young}
    assert pool.take(safe=True) is None
    assert (old.closed, young.closed) == (0, 0)


@pytest.mark.parametrize(
    ("idle", "safe", "taken"),
    [(0.7, False, True), (0.75, False, False), (3.9, True, True), (4.0, True, False)],
)
async def test_an_idle_connection_is_taken_while_it_is_fresh_enough(
    clock: Clock, idle: float, safe: bool, taken: bool
) -> None:
    clock.now = 0.0
    pool, connection = pool_of(), Connection(50.0)
    pool.give_back(connection, keep=True)
    assert connection.idle_since == 0.0
    clock.now += idle

    assert (pool.take(safe=safe) is connection) is taken
    assert connection.closed == (not taken)
    assert connection.idle_for == idle
    assert pool.busy == ({connection} if taken else set())


async def test_a_spoilt_connection_is_closed_and_the_server_s_patience_noted(clock: Clock) -> None:
    pool, good, bad = pool_of(), Connection(), Connection()
    for each in (good, bad):
        pool.give_back(each, keep=True)
    bad.unspoilt = False
    clock.now += 0.5

    assert pool.take(safe=True) is good

    assert (good.closed, bad.closed) == (0, 1)
    assert pool.busy == {good}
    assert pool._keeping.may_idle(clock.now, safe=False) == 0.25
    assert pool._keeping._seen_at == clock.now


async def test_a_good_connection_teaches_nothing() -> None:
    pool, connection = pool_of(), Connection()
    pool.give_back(connection, keep=True)

    pool.take(safe=False)

    assert pool._keeping._seen is None


async def test_a_check_that_is_interrupted_closes_the_connection() -> None:
    pool, connection = pool_of(), Connection()
    pool.give_back(connection, keep=True)

    def interrupted() -> bool:
        raise KeyboardInterrupt

    connection.is_unspoilt = interrupted  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        pool.take(safe=True)

    assert (connection.closed, pool.busy, pool._idle) == (1, set(), [])


async def test_a_close_that_was_met_is_heeded_by_what_may_not_be_repeated(clock: Clock) -> None:
    pool, connection = pool_of(), Connection()
    pool._keeping.closed_after(0.5, clock.now)
    pool.give_back(connection, keep=True)
    clock.now += 0.3

    assert pool.take(safe=False) is None
    assert connection.closed == 1


async def test_a_promise_of_the_server_is_heeded(clock: Clock) -> None:
    pool, connection = pool_of(), Connection()
    connection.exchanges.promise = 1.0
    pool.give_back(connection, keep=True)
    clock.now += 0.85

    assert pool.take(safe=True) is None


@pytest.mark.parametrize(("keep", "reusable"), [(False, True), (True, False)])
async def test_what_may_not_be_used_again_is_closed(keep: bool, reusable: bool) -> None:
    pool, connection = pool_of(), Connection()
    pool.busy.add(connection)
    connection.exchanges.keeps = reusable

    pool.give_back(connection, keep=keep)

    assert (connection.closed, pool._idle, pool.busy) == (1, [], set())
    assert pool._timer is None


@pytest.mark.parametrize(
    ("error", "idle", "seen"),
    [
        (Failure("dropped", "x", sent=True), 0.5, 0.5),
        (Failure("dropped", "x", sent=True), 0.0, None),
        (Failure("read_timeout", "x", sent=True), 0.5, None),
        (asyncio.CancelledError(), 0.5, None),
    ],
)
async def test_only_a_close_met_after_idling_teaches_the_server_s_patience(
    clock: Clock, error: BaseException, idle: float, seen: float | None
) -> None:
    pool, connection = pool_of(), Connection()
    pool.busy.add(connection)
    connection.idle_for = idle

    pool.drop(connection, error)

    assert (connection.closed, pool.busy) == (1, set())
    assert pool._keeping._seen == seen
    assert pool._keeping._seen_at == (clock.now if seen else 0.0)


# Reaping


async def test_idle_connections_are_closed_when_they_are_too_old(clock: Clock) -> None:
    loop = Timers()
    pool, first, second = pool_of(loop), Connection(), Connection()
    pool.give_back(first, keep=True)
    clock.now += 1.5
    pool.give_back(second, keep=True)
    assert [each[0] for each in loop.set] == [4.0]

    clock.now += 2.5
    loop.go_off()
    assert (first.closed, second.closed) == (1, 0)
    assert [each[0] for each in loop.set] == [1.5]

    clock.now += 1.5
    loop.go_off()
    assert second.closed == 1
    assert loop.set == []
    assert pool._timer is None

    pool.give_back(Connection(), keep=True)
    assert [each[0] for each in loop.set] == [4.0]


async def test_a_timer_that_goes_off_early_is_set_anew_and_never_at_once(clock: Clock) -> None:
    loop = Timers()
    pool, connection = pool_of(loop), Connection()
    pool.give_back(connection, keep=True)
    clock.now += 3.995

    loop.go_off()

    assert connection.closed == 0
    assert [each[0] for each in loop.set] == [0.01]
    assert pool._timer == "timer"


async def test_one_timer_is_enough() -> None:
    loop = Timers()
    pool = pool_of(loop)

    for _ in range(3):
        pool.give_back(Connection(), keep=True)

    assert len(loop.set) == 1


async def test_a_timer_keeps_no_pool_alive() -> None:
    loop = Timers()
    pool = pool_of(loop)
    pool.give_back(Connection(), keep=True)
    seen = weakref.ref(pool)

    del pool
    gc.collect()

    assert seen() is None
    loop.go_off()


async def test_closing_what_is_idle_leaves_what_is_in_use() -> None:
    pool, idle, other, busy = pool_of(), Connection(), Connection(), Connection()
    pool._idle, pool.busy = [idle, other], {busy}

    assert pool.close_idle() == 2
    assert (idle.closed, other.closed, busy.closed) == (1, 1, 0)
    assert pool.close_idle() == 0

    pool._idle = [Connection()]
    pool.busy.add(Connection())
    assert pool.close_all() == 3
    assert busy.closed == 1
    assert (pool._idle, pool.busy) == ([], set())


async def test_a_loop_that_takes_the_last_idle_connection_first_is_no_error() -> None:
    class Taken(list[Any]):
        def __bool__(self) -> bool:
            return True

    pool = pool_of()
    pool._idle = Taken()

    assert pool.close_idle() == 0


# The transport


class World:
    """The connections that opening gives, and what the transport asked for."""

    def __init__(self) -> None:
        self.next: list[Connection | BaseException] = []
        self.opened: list[Connection] = []
        self.asked: list[tuple[Any, ...]] = []

    async def open(self, *how: Any) -> Connection:
        self.asked.append(how)
        following = self.next.pop(0) if self.next else Connection()
        if isinstance(following, BaseException):
            raise following
        self.opened.append(following)
        return following


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def transport(world: World) -> Any:
    transport: Any = AsyncDirectTransport(Origin("http", "h", 80, ""), True)
    transport._open = world.open
    return transport


async def send(
    transport: Any, timeout: float | None = None, remaining: float | None = None, **options: bool
) -> bytes:
    answer: Response = await transport.send(*REQUEST, timeout, remaining, **options)
    return answer.content


async def failure_of(*what: Any, **options: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        await send(*what, **options)
    return caught.value


def pool_in(transport: Any) -> Any:
    (pool,) = transport._pools.values()
    return pool


async def test_one_connection_carries_one_request_after_another(
    world: World, transport: Any
) -> None:
    busy = []
    world.next = [connection := Connection()]
    connection.meanwhile = lambda: busy.append((pool_in(transport).busy, pool_in(transport).free))

    assert [await send(transport, 5, 20) for _ in range(2)] == [b"ok"] * 2

    assert connection.asked == [(*REQUEST, 5, 120.0, None)] * 2
    assert [free for _, free in busy] == [99, 99]
    pool = pool_in(transport)
    assert (pool.busy, pool._idle, pool.free) == (set(), [connection], 100)
    await transport.aclose()


async def test_a_connection_is_in_use_while_it_is(world: World, transport: Any) -> None:
    world.next = [connection := Connection()]
    seen = []
    connection.meanwhile = lambda: seen.append(set(pool_in(transport).busy))

    await send(transport)
    await send(transport)

    assert seen == [{connection}] * 2
    await transport.aclose()


@pytest.mark.parametrize(
    ("timeout", "remaining", "opening", "sending"),
    [
        (None, None, None, None),
        (5, None, 105.0, None),
        (5, 3, 103.0, 103.0),
        (None, 3, 103.0, 103.0),
    ],
)
async def test_connecting_has_a_time_out_below_the_deadline(
    world: World,
    transport: Any,
    timeout: float | None,
    remaining: float | None,
    opening: float | None,
    sending: float | None,
) -> None:
    await send(transport, timeout, remaining)

    assert world.asked == [(asyncio.get_running_loop(), opening)]
    assert world.opened[0].asked == [(*REQUEST, timeout, sending, None)]
    await transport.aclose()


async def test_the_last_slot_is_used_and_then_waited_for(world: World, transport: Any) -> None:
    world.next = [connection := Connection()]
    connection.waits = asyncio.Event()
    transport._open_pool(asyncio.get_running_loop()).free = 1
    limits = []
    wait = _Pool.wait_for_slot

    async def noted(self: _Pool, remaining: float | None) -> None:
        limits.append(remaining)
        await wait(self, remaining)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Pool, "wait_for_slot", noted)
        first = asyncio.create_task(send(transport))
        await settled()
        assert limits == []
        second = asyncio.create_task(send(transport, 5, 70))
        await settled()
        connection.waits.set()
        assert await asyncio.gather(first, second) == [b"ok", b"ok"]

    assert limits == [70]
    assert len(world.opened) == 1
    assert pool_in(transport).free == 1
    await transport.aclose()


@pytest.mark.parametrize("safe", [True, False])
async def test_a_request_that_may_not_be_repeated_takes_a_fresh_connection(
    world: World, transport: Any, clock: Clock, safe: bool
) -> None:
    await send(transport)
    clock.now += 2

    await (send(transport) if safe else send(transport, safe=False))

    assert len(world.opened) == (1 if safe else 2)
    await transport.aclose()


@pytest.mark.parametrize(
    "error", [Failure("dropped", "x", sent=True), KeyboardInterrupt(), asyncio.CancelledError()]
)
async def test_a_failed_exchange_closes_its_connection_and_frees_its_slot(
    world: World, transport: Any, error: BaseException
) -> None:
    world.next = [connection := Connection()]
    connection.fails = error

    with pytest.raises(type(error)):
        await send(transport)

    pool = pool_in(transport)
    assert (connection.closed, pool.busy, pool._idle, pool.free) == (1, set(), [], 100)
    await transport.aclose()


async def test_a_close_met_by_a_request_teaches_the_server_s_patience(
    world: World, transport: Any, clock: Clock
) -> None:
    await send(transport)
    clock.now += 0.5
    world.opened[0].fails = Failure("dropped", "x", sent=True)

    await failure_of(transport)

    assert pool_in(transport)._keeping._seen == 0.5
    await transport.aclose()


async def test_a_connection_that_cannot_be_made_frees_its_slot(
    world: World, transport: Any
) -> None:
    world.next = [Failure("connect", "x", sent=False)]

    assert (await failure_of(transport)).kind == "connect"
    assert pool_in(transport).free == 100


async def test_a_closed_transport_sends_nothing(world: World, transport: Any) -> None:
    await send(transport)
    await transport.aclose()

    failure = await failure_of(transport)

    assert (failure.kind, failure.reason) == ("closed", "the client is closed")
    assert failure.sent is False
    assert world.opened[0].closed == 1
    assert pool_in(transport).free == 100


async def test_what_is_in_use_while_it_is_closed_ends_its_request_and_is_closed(
    world: World, transport: Any
) -> None:
    world.next = [connection := Connection()]
    connection.waits = asyncio.Event()
    task = asyncio.create_task(send(transport))
    await settled()
    await transport.aclose()
    assert connection.closed == 0
    connection.waits.set()

    assert await task == b"ok"
    assert connection.closed == 1
    assert pool_in(transport)._idle == []


def test_each_loop_has_a_pool_and_those_of_finished_loops_are_closed(
    world: World, transport: Any
) -> None:
    first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
    for loop in (first, second, first):
        assert loop.run_until_complete(send(transport)) == b"ok"
    assert len(transport._pools) == len(world.opened) == 2

    first.close()
    busy = Connection()
    transport._pools[first].busy.add(busy)
    third = asyncio.new_event_loop()
    third.run_until_complete(send(transport))

    assert [each.closed for each in world.opened] == [1, 0, 0]
    assert busy.closed == 1
    assert set(transport._pools) == {second, third}
    second.close()
    third.run_until_complete(transport.aclose())
    assert [each.closed for each in world.opened] == [1, 1, 1]
    assert set(transport._pools) == {third}
    third.close()


def test_a_pool_that_another_thread_has_forgotten_first_is_let_be(transport: Any) -> None:
    class Forgotten(dict[Any, Any]):
        def pop(self, key: Any, *default: Any) -> Any:
            self.clear()
            return super().pop(key, *default)

    loop = asyncio.new_event_loop()
    loop.close()
    transport._pools = Forgotten({loop: pool_of(loop)})

    transport._forget_finished_loops()

    assert transport._pools == {}


@pytest.mark.parametrize(
    ("used", "closed", "says"), [(True, False, 1), (True, True, 0), (False, False, 0)]
)
def test_a_dropped_transport_with_connections_says_so_once(
    used: bool, closed: bool, says: int
) -> None:
    world = World()
    transport: Any = AsyncDirectTransport(Origin("http", "h", 80, ""), True)
    transport._open = world.open

    async def use(one: Any) -> None:
        if used:
            await send(one)
        if closed:
            await one.aclose()

    asyncio.run(use(transport))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        del transport
        gc.collect()

    texts = [str(each.message) for each in told if "AsyncFlowroute" in str(each.message)]
    assert texts == says * [
        "AsyncFlowroute was dropped without aclose(): "
        "use `async with`, or close it when you are done"
    ]
    assert all(each.closed for each in world.opened)


def test_a_transport_that_was_never_made_whole_is_dropped_in_silence() -> None:
    AsyncDirectTransport.__new__(AsyncDirectTransport).__del__()


def test_a_child_of_a_fork_closes_what_it_inherited_and_begins_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed: list[Any] = []
    monkeypatch.setattr(direct_async._forks, "renew_in_children", renewed.append)
    monkeypatch.setattr(direct_async, "_parents", [])
    transport: Any = AsyncDirectTransport(Origin("http", "h", 80, ""), True)
    assert renewed == [transport]
    transport._open = world.open
    loop = asyncio.new_event_loop()
    loop.run_until_complete(send(transport))
    pools = transport._pools
    pools[loop].busy.add(busy := Connection())

    transport.renew_in_child()

    assert (world.opened[0].closed, busy.closed) == (1, 1)
    assert transport._pools == {}
    assert direct_async._parents == [pools]
    assert loop.run_until_complete(send(transport)) == b"ok"
    assert len(world.opened) == 2
    loop.run_until_complete(transport.aclose())
    loop.close()


def test_an_impossible_verify_is_refused_when_the_transport_is_made() -> None:
    with pytest.raises(Exception, match="verify must be"):
        AsyncDirectTransport(Origin("http", "h", 80, ""), 5)


# Opening


class Opening:
    """Names, sockets and TLS as a test wants them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sock = Connection()
        self.looked_up: list[Any] = []
        self.connected: list[Any] = []
        self.limits: list[float | None] = []
        self.contexts: list[Any] = []
        self.tls: list[tuple[Any, ...]] = []
        self.handshakes: list[Any] = []
        self.fails: dict[str, BaseException] = {}
        for name in ("connect", "look_up", "tls_context", "Tls"):
            monkeypatch.setattr(direct_async, name, getattr(self, name))
        monkeypatch.setattr(direct_async.asyncio, "timeout", self.timeout)

    def timeout(self, seconds: float | None) -> Any:
        self.limits.append(seconds)
        return TIMEOUT(None)

    def may_fail(self, where: str) -> None:
        if where in self.fails:
            raise self.fails[where]

    async def look_up(self, *what: Any) -> list[str]:
        self.looked_up.append(what)
        self.may_fail("look_up")
        return ["address"]

    async def connect(self, *what: Any) -> Any:
        self.connected.append(what)
        self.may_fail("connect")
        return self.sock

    def tls_context(self, verify: object) -> str:
        self.contexts.append(verify)
        return "context"

    def Tls(self, *what: Any) -> Any:
        self.tls.append(what)
        self.may_fail("tls")
        return self

    async def handshake(self, *what: Any) -> None:
        self.handshakes.append(what)
        self.may_fail("handshake")


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    return Opening(monkeypatch)


async def opened(scheme: str = "http", ends_at: float | None = None, size: int = 5) -> Any:
    transport = AsyncDirectTransport(Origin(scheme, "h", 81, ""), False, size)
    return await transport._open(asyncio.get_running_loop(), ends_at)


@pytest.mark.parametrize(("ends_at", "limit"), [(None, None), (103.0, 3.0)])
async def test_a_plain_connection_is_opened(
    opening: Opening, ends_at: float | None, limit: float | None
) -> None:
    loop = asyncio.get_running_loop()

    connection = await opened(ends_at=ends_at)

    assert opening.looked_up == [(loop, "h", 81)]
    assert opening.connected == [(loop, ["address"])]
    assert opening.limits == [limit]
    assert opening.contexts == opening.tls == []
    assert connection.sock is opening.sock
    assert connection._tls is None
    assert connection._loop is loop
    assert connection.exchanges.host == (b"host", b"h:81")
    assert connection.exchanges._limit == 5
    assert opening.sock.closed == 0


async def test_https_is_spoken_over_tls_with_the_host_s_name(opening: Opening) -> None:
    connection = await opened("https")

    assert opening.contexts == [False]
    assert opening.tls == [("context", "h")]
    assert opening.handshakes == [(asyncio.get_running_loop(), opening.sock)]
    assert connection._tls is opening


@pytest.mark.parametrize(
    ("where", "error", "kind"),
    [
        ("look_up", Failure("connect", "no address", sent=False), "connect"),
        ("look_up", TimeoutError(), "connect_timeout"),
        ("connect", TimeoutError(), "connect_timeout"),
        ("connect", OSError(5, "io"), "connect"),
        ("tls", ValueError("bad host"), "connect"),
        ("handshake", OSError(5, "io"), "connect"),
        ("handshake", TimeoutError(), "connect_timeout"),
    ],
)
async def test_a_connection_that_cannot_be_opened_was_not_sent_and_leaves_no_socket(
    opening: Opening, where: str, error: Exception, kind: str
) -> None:
    opening.fails = {where: error}

    with pytest.raises(Failure) as caught:
        await opened("https")

    failure = caught.value
    assert (failure.kind, failure.sent) == (kind, False)
    assert failure is error or failure.__cause__ is error
    if isinstance(error, TimeoutError):
        assert failure.reason == "connecting took too long"
    elif error is not failure:
        assert failure.reason == str(error)
    assert opening.sock.closed == (where in ("tls", "handshake"))


@pytest.mark.parametrize("where", ["look_up", "handshake"])
async def test_what_interrupts_opening_leaves_no_socket(opening: Opening, where: str) -> None:
    opening.fails = {where: asyncio.CancelledError()}

    with pytest.raises(asyncio.CancelledError):
        await opened("https")

    assert opening.sock.closed == (where == "handshake")


async def test_an_untrusted_certificate_is_told_from_other_failures(opening: Opening) -> None:
    opening.fails = {"handshake": ssl.SSLCertVerificationError("no")}

    with pytest.raises(Failure) as caught:
        await opened("https")

    assert caught.value.kind == "tls"


def test_the_largest_body_has_a_default() -> None:
    made = AsyncDirectTransport(Origin("http", "h", 80, ""), True)

    assert made._largest_body == 64 * 1024 * 1024
