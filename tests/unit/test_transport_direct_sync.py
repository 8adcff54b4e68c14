"""The pool and the connections for threads, over sockets and by a clock of the test's own."""

from __future__ import annotations

import gc
import gzip
import socket
import ssl
import threading
import warnings
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._transports import direct_sync, tls
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.direct_sync import DirectTransport, _Connection
from flowroute_sdk._transports.origin import Origin

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
LAST = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok"
GET = ("GET", "/x", [(b"accept", b"x")], None)
SENT = b"GET /x HTTP/1.1\r\nhost: h\r\naccept: x\r\n\r\n"


class Socket:
    """A socket that takes and gives what a test has laid down."""

    def __init__(self, *replies: bytes | Exception) -> None:
        self.replies = list(replies)
        self.takes: list[int | Exception] = []
        self.sent = b""
        self.limits: list[float | None] = []
        self.options: list[tuple[int, ...]] = []
        self.closed = self.spoilt = False
        self.on_send: Any = None
        self.asked: list[int] = []

    def settimeout(self, seconds: float | None) -> None:
        self.limits.append(seconds)

    def setsockopt(self, *option: int) -> None:
        self.options.append(option)

    def send(self, data: bytes) -> int:
        if self.on_send:
            self.on_send()
        taken = self.takes.pop(0) if self.takes else len(data)
        if isinstance(taken, Exception):
            raise taken
        self.sent += bytes(data[:taken])
        return taken

    def recv(self, count: int) -> bytes:
        self.asked.append(count)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    def close(self) -> None:
        self.closed = True


class TlsSocket(Socket):
    def __init__(self, *replies: bytes | Exception) -> None:
        super().__init__(*replies)
        self.steps: list[BaseException] = []

    def do_handshake(self) -> None:
        if self.steps:
            raise self.steps.pop(0)


class World:
    """The clock, and the sockets that connecting gives."""

    def __init__(self) -> None:
        self.now = 100.0
        self.sockets: list[Socket] = []
        self.next: list[Socket | Exception] = []
        self.connects: list[tuple[Any, ...]] = []
        self.look_ups: list[tuple[Any, ...]] = []

    def connect(self, *how: Any) -> Socket:
        self.connects.append(how)
        following = self.next.pop(0) if self.next else Socket(OK, OK, OK, OK)
        if isinstance(following, Exception):
            raise following
        self.sockets.append(following)
        return following

    def look_up(self, *what: Any) -> list[str]:
        self.look_ups.append(what)
        return ["address"]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()
    monkeypatch.setattr(direct_sync, "monotonic", lambda: world.now)
    monkeypatch.setattr("flowroute_sdk._transports.sockets.monotonic", lambda: world.now)
    monkeypatch.setattr(direct_sync, "connect", world.connect)
    monkeypatch.setattr(direct_sync, "look_up", world.look_up)
    monkeypatch.setattr(direct_sync, "is_readable", lambda sock: sock.spoilt)
    monkeypatch.setattr(direct_sync, "ssl", SimpleNamespace(SSLSocket=TlsSocket))
    return world


@pytest.fixture
def transport(world: World) -> DirectTransport:
    return DirectTransport(Origin("http", "h", 80, ""), True)


def send(
    transport: DirectTransport,
    timeout: float | None = None,
    remaining: float | None = None,
    **options: bool,
) -> bytes:
    return transport.send(*GET, timeout, remaining, **options).content


def failure_of(call: Any, *arguments: Any, **options: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        call(*arguments, **options)
    return caught.value


# One connection


def exchange(
    sock: Any, timeout: float | None = None, ends_at: float | None = None, request: Any = GET
) -> Any:
    return _Connection(sock, "h", 5000).exchange(*request, timeout, ends_at)


def test_a_request_goes_out_and_its_answer_comes_back(world: World) -> None:
    sock = Socket(OK[:10], OK[10:])

    answer = exchange(sock, None, None, ("POST", "/y", [(b"a", b"b")], b"body"))

    assert (answer.status, answer.content) == (200, b"ok")
    assert sock.sent == b"POST /y HTTP/1.1\r\nhost: h\r\na: b\r\ncontent-length: 4\r\n\r\nbody"
    assert sock.asked == [64 * 1024] * 2
    assert sock.limits == [None]


def test_a_limit_is_set_when_it_changes_only(world: World) -> None:
    sock = Socket(OK[:10], OK[10:])

    exchange(sock, 5)

    assert sock.limits == [5]


@pytest.mark.parametrize(
    ("timeout", "ends_at", "limit"), [(5, None, 5), (5, 103.0, 3.0), (None, 103.0, 3.0)]
)
def test_each_phase_has_its_time_out_below_the_deadline(
    world: World, timeout: float | None, ends_at: float | None, limit: float
) -> None:
    sock = Socket(OK)

    exchange(sock, timeout, ends_at)

    assert sock.limits == [limit]


def test_sending_in_parts_has_one_time_out_for_all(world: World) -> None:
    sock = Socket(OK)
    sock.takes = [10, 10]

    def later() -> None:
        world.now += 1

    sock.on_send = later

    exchange(sock, 5)

    assert sock.sent == SENT
    assert sock.limits == [5, 4, 3, 5]


def test_the_deadline_bounds_a_request_in_parts_and_its_answer(world: World) -> None:
    sock = Socket(OK)
    sock.takes = [10]

    def later() -> None:
        world.now += 1

    sock.on_send = later

    exchange(sock, None, 103.0)

    assert sock.limits == [3, 2, 1]


def test_nothing_is_written_at_the_deadline(world: World) -> None:
    sock = Socket(OK)

    failure = failure_of(exchange, sock, 5, 100.0)

    assert (failure.kind, failure.sent, sock.sent) == ("pool", False, b"")


@pytest.mark.parametrize(
    ("make", "takes", "sent"),
    [
        (Socket, [TimeoutError("t")], False),
        (Socket, [1, TimeoutError("t")], True),
        (TlsSocket, [TimeoutError("t")], True),
    ],
)
def test_a_request_that_nobody_takes_was_sent_if_a_byte_was(
    world: World, make: type[Socket], takes: list[Any], sent: bool
) -> None:
    sock = make()
    sock.takes = list(takes)

    failure = failure_of(exchange, sock, 5)

    assert (failure.kind, failure.sent) == ("write_timeout", sent)
    assert failure.reason == "sending took too long"


def test_an_error_before_the_first_byte_was_not_sent(world: World) -> None:
    sock, error = Socket(OK), BrokenPipeError(32, "pipe")
    sock.takes = [error]

    failure = failure_of(exchange, sock)

    assert (failure.kind, failure.sent) == ("dropped", False)
    assert failure.reason == "[Errno 32] pipe"
    assert failure.root is error


@pytest.mark.parametrize(
    ("make", "takes"),
    [(Socket, [5, BrokenPipeError(32, "pipe")]), (TlsSocket, [BrokenPipeError(32, "pipe")])],
)
def test_an_error_after_the_first_byte_leaves_the_answer_to_be_read(
    world: World, make: type[Socket], takes: list[Any]
) -> None:
    sock = make(OK)
    sock.takes = list(takes)

    assert exchange(sock).content == b"ok"


def test_no_answer_in_time_says_how_far_it_came(world: World) -> None:
    error = TimeoutError("t")

    failure = failure_of(exchange, Socket(OK[:-1], error), 5)

    assert (failure.kind, failure.sent) == ("read_timeout", True)
    assert failure.reason == "no answer in time"
    assert failure.root is error
    assert failure.partial is not None
    assert (failure.partial.status, failure.partial.content) == (200, b"o")


def test_a_reset_says_how_far_the_answer_came(world: World) -> None:
    error = ConnectionResetError(104, "reset")

    failure = failure_of(exchange, Socket(OK[:-1], error))

    assert (failure.kind, failure.reason, failure.sent) == ("dropped", "[Errno 104] reset", True)
    assert failure.root is error
    assert failure.partial is not None


@pytest.mark.parametrize("over", [False, True])
def test_the_deadline_holds_while_a_body_is_unpacked(
    world: World, over: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowroute_sdk._transports.bodies.PIECE", 1000)
    packed = gzip.compress(b" " * 3000)
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n"
    sock = Socket(head % len(packed) + packed)
    receive = sock.recv

    def at_the_end(count: int) -> bytes:
        world.now = 105.0 if over else 104.9
        return receive(count)

    sock.recv = at_the_end  # type: ignore[method-assign]
    if not over:
        assert exchange(sock, None, 105.0).content == b" " * 3000
        return
    failure = failure_of(exchange, sock, None, 105.0)

    assert (failure.kind, failure.sent, failure.root) == ("read_timeout", True, None)
    assert failure.partial is not None
    assert failure.partial.content == b" " * 1000


def test_a_body_beyond_the_limit_is_a_failure(world: World) -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 5001\r\n\r\n" + b"x" * 5001

    assert failure_of(exchange, Socket(answer)).kind == "too_large"


def test_a_new_connection_was_never_idle(world: World) -> None:
    connection = _Connection(Socket(), "h", 1)  # type: ignore[arg-type]

    assert (connection.idle_since, connection.idle_for) == (0.0, 0.0)


# The pool


def test_one_connection_carries_one_request_after_another(
    world: World, transport: DirectTransport
) -> None:
    assert [send(transport) for _ in range(3)] == [b"ok"] * 3

    assert world.sockets[0].sent == SENT * 3
    assert len(world.sockets) == len(transport._idle) == 1
    assert transport._busy == set()
    assert world.sockets[0].options == [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
    transport.close()


def test_a_body_is_sent_and_each_phase_has_its_time_out(
    world: World, transport: DirectTransport
) -> None:
    world.next = [Socket(OK, OK)]
    for seconds in (1.0, 7.0):
        transport.send("PUT", "/y", [], b"body", seconds, None)

    assert (
        world.sockets[0].sent == 2 * b"PUT /y HTTP/1.1\r\nhost: h\r\ncontent-length: 4\r\n\r\nbody"
    )
    assert world.sockets[0].limits == [1.0, 1.0, 7.0]
    transport.close()


def test_a_close_that_was_met_is_heeded_by_what_may_not_be_repeated(
    world: World, transport: DirectTransport
) -> None:
    transport._keeping.closed_after(0.5, world.now)
    send(transport)
    world.now += 0.3

    send(transport, safe=False)

    assert len(world.sockets) == 2
    transport.close()


def test_a_connection_is_in_use_while_it_is(world: World, transport: DirectTransport) -> None:
    seen = []
    sock = Socket(OK, OK)
    sock.on_send = lambda: seen.append((len(transport._busy), len(transport._idle)))
    world.next = [sock]

    send(transport)
    send(transport)

    assert seen == [(1, 0), (1, 0)]
    transport.close()


@pytest.mark.parametrize(
    ("timeout", "remaining", "ends_at", "limit"),
    [(None, None, None, None), (5, None, 105.0, 5.0), (5, 3, 103.0, 3.0), (None, 3, 103.0, 3.0)],
)
def test_connecting_has_a_time_out_below_the_deadline(
    world: World,
    transport: DirectTransport,
    timeout: float | None,
    remaining: float | None,
    ends_at: float | None,
    limit: float | None,
) -> None:
    send(transport, timeout, remaining)

    assert world.look_ups == [("h", 80, ends_at)]
    assert world.connects == [(["address"], ends_at)]
    assert world.sockets[0].limits[0] == limit
    transport.close()


def test_the_deadline_counts_from_the_beginning(world: World, transport: DirectTransport) -> None:
    failure = failure_of(send, transport, 5, 0.0)

    assert (failure.kind, failure.sent) == ("pool", False)
    assert failure.reason == "no time is left to send"
    assert world.sockets[0].closed
    assert transport._busy == set()


def test_a_full_pool_is_waited_for_until_the_deadline(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(direct_sync, "MOST_CONNECTIONS", 1)
    transport = DirectTransport(Origin("http", "h", 80, ""), True)
    sock = Socket(OK)
    sock.on_send = lambda: failures.append(failure_of(send, transport, 5, 0.001))
    world.next = [sock]
    failures: list[Failure] = []

    send(transport)

    assert [(each.kind, each.sent) for each in failures] == [("pool", False)]
    assert failures[0].reason == "no connection became free"
    transport.close()


@pytest.mark.parametrize("replies", [[OK], [ConnectionResetError()]])
def test_a_slot_is_given_back_however_a_request_ends(
    world: World, monkeypatch: pytest.MonkeyPatch, replies: list[Any]
) -> None:
    monkeypatch.setattr(direct_sync, "MOST_CONNECTIONS", 1)
    transport = DirectTransport(Origin("http", "h", 80, ""), True)
    world.next = [Socket(*replies), Socket(OK)]
    if replies != [OK]:
        failure_of(send, transport)
        assert world.sockets[0].closed
        assert transport._busy == set()

    assert send(transport, 5, 20) == b"ok"
    assert transport._slots.acquire(blocking=False)
    assert not transport._slots.acquire(blocking=False)
    transport.close()


def test_a_connection_that_cannot_be_made_gives_its_slot_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(direct_sync, "MOST_CONNECTIONS", 1)
    transport = DirectTransport(Origin("http", "h", 80, ""), True)
    world.next = [Failure("connect", "no", sent=False)]

    assert failure_of(send, transport).kind == "connect"
    assert send(transport, 5, 20) == b"ok"
    transport.close()


def test_a_connection_on_which_something_happened_is_closed_and_its_server_s_patience_noted(
    world: World, transport: DirectTransport
) -> None:
    send(transport)
    world.sockets[0].spoilt = True
    world.now += 0.5

    send(transport)

    assert [sock.closed for sock in world.sockets] == [True, False]
    assert transport._keeping.may_idle(world.now, safe=False) == 0.25
    assert transport._keeping._seen_at == world.now
    assert transport._busy == set()
    transport.close()


@pytest.mark.parametrize(
    ("idle", "safe", "count"), [(0.5, False, 1), (0.75, False, 2), (3.9, True, 1), (4.0, True, 2)]
)
def test_an_idle_connection_is_used_while_it_is_fresh_enough(
    world: World, transport: DirectTransport, idle: float, safe: bool, count: int
) -> None:
    world.now = 0.0
    send(transport)
    world.now += idle

    send(transport, safe=safe)

    assert len(world.sockets) == count
    assert [sock.closed for sock in world.sockets] == [True, False][2 - count :]
    transport.close()


def test_a_request_counts_as_one_that_may_be_repeated_unless_it_is_said(
    world: World, transport: DirectTransport
) -> None:
    send(transport)
    world.now += 2

    send(transport)

    assert len(world.sockets) == 1
    transport.close()


def test_a_good_connection_below_a_bad_one_is_found(
    world: World, transport: DirectTransport
) -> None:
    world.next = [Socket(OK), Socket(OK, OK)]
    world.next[0].on_send = lambda: send(transport)  # type: ignore[union-attr]
    send(transport)
    world.sockets[0].spoilt = True

    send(transport)

    assert [sock.closed for sock in world.sockets] == [True, False]
    transport.close()


def test_a_check_that_is_interrupted_closes_the_connection(
    world: World, transport: DirectTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(transport)

    def interrupted(_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(direct_sync, "is_readable", interrupted)
    with pytest.raises(KeyboardInterrupt):
        send(transport)

    assert world.sockets[0].closed
    assert (transport._busy, transport._idle) == (set(), [])


def test_another_thread_may_take_the_last_idle_connection_first(
    world: World, transport: DirectTransport
) -> None:
    send(transport)
    idle, lock = transport._idle, transport._lock

    class Slow:
        def __enter__(self) -> None:
            lock.acquire()
            idle.clear()

        def __exit__(self, *_: object) -> None:
            lock.release()

    transport._lock = Slow()  # type: ignore[assignment]

    assert transport._take(safe=True) is None


def test_a_promise_of_the_server_is_heeded(world: World, transport: DirectTransport) -> None:
    promise = OK.replace(b"\r\n\r\n", b"\r\nkeep-alive: timeout=1\r\n\r\n")
    world.next = [Socket(promise, promise)]
    send(transport)
    world.now += 0.85

    send(transport)

    assert len(world.sockets) == 2
    transport.close()


def test_a_connection_that_the_server_closes_is_not_kept(
    world: World, transport: DirectTransport
) -> None:
    world.next = [Socket(LAST)]

    send(transport)

    assert world.sockets[0].closed
    assert (transport._idle, transport._busy) == ([], set())


def test_what_was_idle_for_too_long_is_closed_when_another_is_given_back(
    world: World, transport: DirectTransport
) -> None:
    nested = [lambda: send(transport)] * 3 + [None]
    world.next = [Socket(OK, OK) for _ in nested]
    for sock, call in zip(world.next, nested, strict=True):
        sock.on_send = call  # type: ignore[union-attr]
    send(transport)
    for each in world.sockets:
        each.on_send = None
    oldest, old, fresh, used = transport._idle
    oldest.idle_since, old.idle_since = 96.5, 97.0
    fresh.idle_since = used.idle_since = 99.0

    def later() -> None:
        assert not oldest.sock.closed  # type: ignore[attr-defined]
        world.now = 101.0

    world.sockets[0].on_send = later

    send(transport)

    closed = [each.sock.closed for each in (oldest, old, fresh, used)]  # type: ignore[attr-defined]
    assert closed == [True, True, False, False]
    assert transport._idle == [fresh, used]
    transport.close()


def test_what_was_idle_for_too_long_is_closed_before_another_request_is_sent(
    world: World, transport: DirectTransport
) -> None:
    outer, inner = Socket(OK, OK), Socket(OK, OK)
    outer.on_send = lambda: send(transport)
    world.next = [outer, inner]
    send(transport)
    assert [each.sock for each in transport._idle] == [inner, outer]
    transport._idle[0].idle_since = 96.0
    closed = []
    outer.on_send = lambda: closed.append(inner.closed)

    send(transport)

    assert closed == [True]
    transport.close()


def test_what_is_not_yet_too_old_stays(world: World, transport: DirectTransport) -> None:
    first = Socket(OK, OK)
    first.on_send = lambda: send(transport)
    world.next = [first, Socket(OK, OK)]
    send(transport)
    first.on_send = None
    transport._idle[0].idle_since = 96.001

    send(transport)

    assert len(transport._idle) == 2
    transport.close()


@pytest.mark.parametrize(
    ("reply", "limit"), [(ConnectionResetError(104, "x"), 0.25), (TimeoutError(), 0.75)]
)
def test_a_close_met_by_a_request_teaches_the_server_s_patience(
    world: World, transport: DirectTransport, reply: Exception, limit: float
) -> None:
    world.next = [Socket(OK, reply)]
    send(transport)
    world.now += 0.5

    failure_of(send, transport, safe=False)

    assert transport._keeping.may_idle(world.now, safe=False) == limit
    assert transport._keeping._seen_at == (world.now if limit == 0.25 else 0.0)


def test_a_close_on_a_new_connection_teaches_nothing(
    world: World, transport: DirectTransport
) -> None:
    world.next = [Socket(ConnectionResetError(104, "x"))]

    failure_of(send, transport)

    assert transport._keeping._seen is None


def test_a_closed_transport_sends_nothing(world: World, transport: DirectTransport) -> None:
    send(transport)
    transport.close()

    failure = failure_of(send, transport)

    assert (failure.kind, failure.reason) == ("closed", "the client is closed")
    assert failure.sent is False
    assert world.sockets[0].closed
    assert transport._idle == []


def test_what_is_in_use_while_it_is_closed_ends_its_request_and_is_closed(
    world: World, transport: DirectTransport
) -> None:
    sock = Socket(OK)
    sock.on_send = transport.close
    world.next = [sock]

    assert send(transport) == b"ok"
    assert sock.closed
    assert transport._idle == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("used", "closed"), [(True, False), (True, True), (False, False)])
def test_a_dropped_transport_with_connections_says_so(
    world: World, used: bool, closed: bool
) -> None:
    transport = DirectTransport(Origin("http", "h", 80, ""), True)
    if used:
        send(transport)
    if closed:
        transport.close()

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        del transport
        gc.collect()

    texts = [str(each.message) for each in told if "Flowroute" in str(each.message)]
    assert texts == (
        ["Flowroute was dropped without close(): use `with`, or close it when you are done"]
        if used and not closed
        else []
    )
    assert all(sock.closed for sock in world.sockets)


def test_a_transport_that_was_never_made_whole_is_dropped_in_silence() -> None:
    DirectTransport.__new__(DirectTransport).__del__()


def test_a_child_of_a_fork_closes_what_it_inherited_and_begins_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed: list[Any] = []
    monkeypatch.setattr(direct_sync._forks, "renew_in_children", renewed.append)
    transport = DirectTransport(Origin("http", "h", 80, ""), True)
    assert renewed == [transport]
    first = Socket(OK)
    first.on_send = lambda: send(transport)
    second = Socket(OK)
    world.next = [first, second]
    send(transport)
    transport._busy.add(transport._idle.pop())
    transport._keeping.promised(0.0)
    locks = transport._lock, transport._slots
    transport._lock.acquire()

    transport.renew_in_child()

    assert first.closed
    assert second.closed
    assert (transport._idle, transport._busy) == ([], set())
    assert transport._lock not in locks
    assert transport._slots not in locks
    assert send(transport) == b"ok"
    assert len(transport._idle) == 1
    transport.close()


def test_the_largest_body_is_what_was_told(world: World) -> None:
    transport = DirectTransport(Origin("http", "h", 80, ""), True, 1)
    assert failure_of(send, transport).kind == "too_large"
    assert DirectTransport(Origin("http", "h", 80, ""), True)._largest_body == 64 * 1024 * 1024


@pytest.mark.parametrize(
    ("host", "port", "shown"),
    [("h", 80, b"h"), ("h", 8080, b"h:8080"), ("::1", 80, b"[::1]"), ("::1", 81, b"[::1]:81")],
)
def test_the_host_is_named_with_its_port_unless_that_is_the_scheme_s(
    world: World, host: str, port: int, shown: bytes
) -> None:
    transport = DirectTransport(Origin("http", host, port, ""), True)

    send(transport)

    assert b"\r\nhost: " + shown + b"\r\n" in world.sockets[0].sent
    assert world.look_ups[0][:2] == (host, port)
    transport.close()


# TLS


class Context:
    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        self.wrapped: list[tuple[Any, dict[str, Any]]] = []

    def wrap_socket(self, sock: Any, **how: Any) -> Any:
        self.wrapped.append((sock, how))
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


@pytest.fixture
def secure(world: World, monkeypatch: pytest.MonkeyPatch) -> Any:
    def make(outcome: Any) -> tuple[DirectTransport, Context, list[Any]]:
        context, asked = Context(outcome), list[Any]()
        monkeypatch.setattr(direct_sync, "tls_context", lambda v: (asked.append(v), context)[1])
        return DirectTransport(Origin("https", "h", 443, ""), False), context, asked

    return make


def test_https_is_spoken_over_tls_with_the_host_s_name(world: World, secure: Any) -> None:
    over_tls = TlsSocket(OK)
    transport, context, asked = secure(over_tls)

    assert send(transport, 5) == b"ok"
    assert over_tls.sent == SENT
    options = {"server_hostname": "h", "do_handshake_on_connect": False}
    assert context.wrapped == [(world.sockets[0], options)]
    assert world.sockets[0].limits == [0]
    assert over_tls.limits[0] == 5
    assert asked == [False]
    transport.close()


@pytest.mark.parametrize(
    ("error", "kind"),
    [(OSError(5, "io"), "connect"), (ValueError("bad"), "connect"), (TimeoutError(), None)],
)
def test_a_failed_handshake_was_not_sent(
    world: World, secure: Any, error: Exception, kind: str | None
) -> None:
    transport, _, _ = secure(error)

    failure = failure_of(send, transport)

    assert (failure.kind, failure.sent) == (kind or "connect_timeout", False)
    assert failure.__cause__ is error
    assert world.sockets[0].closed


def test_a_handshake_waits_for_the_server_and_for_room_until_its_end(
    world: World, secure: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[tuple[Any, Any, bool]] = []

    def wait(sock: Any, ends_at: float | None, *, writing: bool = False) -> None:
        waits.append((sock, ends_at, writing))

    monkeypatch.setattr(tls, "wait_until_ready", wait)
    over_tls = TlsSocket(OK)
    over_tls.steps = [ssl.SSLWantReadError(), ssl.SSLWantWriteError()]
    transport, _, _ = secure(over_tls)

    assert send(transport, 5) == b"ok"
    assert waits == [(over_tls, 105, False), (over_tls, 105, True)]
    transport.close()


@pytest.mark.parametrize("error", [OSError(5, "io"), KeyboardInterrupt()])
def test_a_handshake_that_fails_half_way_leaves_no_socket(
    world: World, secure: Any, error: BaseException
) -> None:
    over_tls = TlsSocket()
    over_tls.steps = [error]
    transport, _, _ = secure(over_tls)

    with pytest.raises((Failure, KeyboardInterrupt)):
        send(transport)
    assert over_tls.closed


def test_an_interrupted_handshake_leaves_no_socket(world: World, secure: Any) -> None:
    transport, _, _ = secure(KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        send(transport)

    assert world.sockets[0].closed


def test_an_impossible_verify_is_refused_when_the_transport_is_made() -> None:
    with pytest.raises(Exception, match="verify must be"):
        DirectTransport(Origin("http", "h", 80, ""), 5)


# Real sockets


def test_a_connection_over_a_real_socket_knows_whether_it_was_touched() -> None:
    one, other = socket.socketpair()
    connection = _Connection(one, "h", 1)
    with other:
        assert connection.is_unspoilt() is True
        other.send(b"x")
        assert connection.is_unspoilt() is False
    connection.close()
    assert one.fileno() == -1


def test_threads_share_the_pool_and_none_gets_another_s_answer(world: World) -> None:
    transport = DirectTransport(Origin("http", "h", 80, ""), True)
    together = threading.Barrier(4)
    world.next = [Socket(OK.replace(b"ok", b"%02d" % each)) for each in range(4)]
    for sock in world.next:
        sock.on_send = lambda: together.wait(30)  # type: ignore[union-attr]
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(send(transport, None, 60))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sorted(found) == [b"00", b"01", b"02", b"03"]
    assert len(transport._idle) == 4
    transport.close()
