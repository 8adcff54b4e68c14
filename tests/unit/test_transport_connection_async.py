"""One connection of an event loop: over a socket that is scripted, TLS between two buffers."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
from collections.abc import Callable
from typing import Any, Self

import pytest
from flowroute_sdk._transports import connection_async
from flowroute_sdk._transports.base import Failure
from flowroute_sdk._transports.connection_async import Connection, Tls
from flowroute_sdk._transports.http1 import Exchanges

from tests.overlays.engine.test_tls import CERTIFICATE

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
SENT = b"GET /x HTTP/1.1\r\nhost: h\r\naccept: x\r\n\r\n"
TIMEOUT = asyncio.timeout
GET = ("GET", "/x", [(b"accept", b"x")], None)


class Socket:
    """A socket that takes and gives what a test has laid down; it is its own event loop."""

    def __init__(self, *replies: bytes | BaseException | None) -> None:
        self.replies = list(replies)
        self.takes: list[int | Exception] = []
        self.later: list[BaseException | None] = []
        """What becomes of each send that the loop does."""
        self.sent = b""
        self.sent_later = b""
        self.asked: list[int] = []
        self.closed = False
        self.now = 0.0

    def send(self, data: bytes) -> int:
        taken = self.takes.pop(0) if self.takes else len(data)
        if isinstance(taken, Exception):
            raise taken
        self.sent += bytes(data[:taken])
        return taken

    async def sock_sendall(self, sock: Any, data: bytes) -> None:
        assert sock is self
        outcome = self.later.pop(0) if self.later else None
        if outcome is not None:
            raise outcome
        self.sent_later += bytes(data)

    async def sock_recv(self, sock: Any, count: int) -> bytes:
        assert sock is self
        self.asked.append(count)
        reply = self.replies.pop(0)
        if reply is None:
            await asyncio.Event().wait()
        if isinstance(reply, BaseException):
            raise reply
        assert reply is not None
        return reply

    def time(self) -> float:
        return self.now

    def close(self) -> None:
        self.closed = True


class Limit:
    """asyncio's time-out; at most how long it was, and that it never passes unless told."""

    def __init__(self, seconds: float | None, limits: list[float | None], *, over: bool) -> None:
        limits.append(seconds)
        self.limits = limits
        self._real = TIMEOUT(0 if over else None)

    async def __aenter__(self) -> Self:
        await self._real.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> bool | None:
        return await self._real.__aexit__(*error)  # type: ignore[arg-type]

    def reschedule(self, when: float) -> None:
        self.limits.append(when)


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """All time-outs, none of which passes."""
    noted: list[float | None] = []
    monkeypatch.setattr(
        connection_async.asyncio, "timeout", lambda seconds: Limit(seconds, noted, over=False)
    )
    return noted


@pytest.fixture
def too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time-outs that pass as soon as something is waited for."""
    monkeypatch.setattr(connection_async.asyncio, "timeout", lambda _: TIMEOUT(0))


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flowroute_sdk._transports.sockets.monotonic", lambda: 100.0)


def connection(sock: Any, tls: Any = None) -> Connection:
    return Connection(sock, sock, Exchanges("h", 5000), tls)


async def exchange(
    sock: Any,
    timeout: float | None = None,
    ends_at: float | None = None,
    tls: Any = None,
    request: Any = GET,
) -> Any:
    return await connection(sock, tls).exchange(*request, timeout, ends_at)


async def failure_of(*what: Any, **options: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        await exchange(*what, **options)
    return caught.value


async def test_a_request_goes_out_and_its_answer_comes_back() -> None:
    sock = Socket(OK[:10], OK[10:])

    answer = await exchange(sock, request=("POST", "/y", [(b"a", b"b")], b"body"))

    assert (answer.status, answer.content) == (200, b"ok")
    assert sock.sent == b"POST /y HTTP/1.1\r\nhost: h\r\na: b\r\ncontent-length: 4\r\n\r\nbody"
    assert sock.asked == [64 * 1024] * 2
    assert sock.sent_later == b""


@pytest.mark.parametrize(
    ("timeout", "ends_at", "expected"),
    [
        (None, None, [None]),
        (5, None, [5, 12.0]),
        (None, 103.0, [3.0, 10.0]),
        (5, 103.0, [3.0, 10.0]),
    ],
)
async def test_each_phase_has_its_time_out_below_the_deadline(
    limits: list[float | None], timeout: float, ends_at: float, expected: list[float | None]
) -> None:
    sock = Socket(OK[:10], OK[10:])
    sock.now = 7.0

    await exchange(sock, timeout, ends_at)

    assert limits == expected


async def test_nothing_is_written_at_the_deadline() -> None:
    sock = Socket(OK)

    failure = await failure_of(sock, 5, 100.0)

    assert (failure.kind, failure.sent, sock.sent) == ("pool", False, b"")


@pytest.mark.parametrize("blocked", [BlockingIOError(), InterruptedError(), 7])
async def test_what_the_socket_does_not_take_at_once_the_loop_sends(blocked: Any) -> None:
    sock = Socket(OK)
    sock.takes = [blocked]

    assert (await exchange(sock)).content == b"ok"
    taken = blocked if isinstance(blocked, int) else 0
    assert (sock.sent, sock.sent_later) == (SENT[:taken], SENT[taken:])


async def test_what_a_socket_takes_whole_the_loop_need_not_send() -> None:
    sock = Socket(OK)
    sock.later = [AssertionError("asked to send")]

    await exchange(sock)


async def test_an_error_before_the_first_byte_was_not_sent() -> None:
    sock, error = Socket(OK), BrokenPipeError(32, "pipe")
    sock.takes = [error]

    failure = await failure_of(sock)

    assert (failure.kind, failure.sent, failure.root) == ("dropped", False, error)
    assert failure.reason == "[Errno 32] pipe"


async def test_an_error_after_the_first_byte_leaves_the_answer_to_be_read() -> None:
    sock = Socket(OK)
    sock.takes, sock.later = [5], [BrokenPipeError()]

    assert (await exchange(sock)).content == b"ok"


@pytest.mark.parametrize("error", [ConnectionResetError(104, "gone"), TimeoutError(104, "gone")])
async def test_an_error_while_reading_says_how_far_the_answer_came(error: OSError) -> None:
    failure = await failure_of(Socket(OK[:-1], error), 500)

    assert (failure.kind, failure.reason, failure.sent) == ("dropped", "[Errno 104] gone", True)
    assert failure.root is error
    assert failure.partial is not None
    assert (failure.partial.status, failure.partial.content) == (200, b"o")


@pytest.mark.usefixtures("too_late")
async def test_no_answer_in_time_says_how_far_it_came() -> None:
    failure = await failure_of(Socket(OK[:-1], None), 5)

    assert (failure.kind, failure.sent) == ("read_timeout", True)
    assert failure.reason == "no answer in time"
    assert failure.partial is not None
    assert failure.partial.content == b"o"


@pytest.mark.usefixtures("too_late")
async def test_a_request_that_nobody_takes_may_have_been_sent() -> None:
    class Stuck(Socket):
        async def sock_sendall(self, sock: Any, data: bytes) -> None:
            await asyncio.Event().wait()

    sock = Stuck(OK)
    sock.takes = [BlockingIOError()]

    failure = await failure_of(sock, 5)

    assert (failure.kind, failure.sent) == ("write_timeout", True)
    assert failure.reason == "sending took too long"


@pytest.mark.usefixtures("limits")
async def test_others_have_their_turn_while_a_body_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("flowroute_sdk._transports.bodies.PIECE", 1000)
    packed = gzip.compress(b" " * 3500)
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n"
    waits: list[float] = []
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr(connection_async.asyncio, "sleep", noted)

    assert (await exchange(Socket(head % len(packed) + packed))).content == b" " * 3500
    assert waits == [0] * 3


@pytest.mark.usefixtures("too_late")
async def test_the_deadline_holds_while_a_body_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("flowroute_sdk._transports.bodies.PIECE", 10)
    packed = gzip.compress(b" " * 3500)
    head = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n"

    failure = await failure_of(Socket(head % len(packed) + packed), 5)

    assert (failure.kind, failure.sent) == ("read_timeout", True)


async def test_a_body_beyond_the_limit_is_a_failure() -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 5001\r\n\r\n" + b"x" * 5001

    assert (await failure_of(Socket(answer))).kind == "too_large"


def test_a_connection_closes_its_socket_and_was_never_idle() -> None:
    sock = Socket()
    one = connection(sock)
    assert (one.idle_since, one.idle_for) == (0.0, 0.0)

    one.close()

    assert sock.closed


class Drained:
    def __init__(self, drained: bool) -> None:
        self.drained = drained

    def is_drained(self) -> bool:
        return self.drained


def test_a_connection_is_unspoilt_while_nothing_was_said_on_any_level() -> None:
    one, other = socket.socketpair()
    with one, other:
        assert connection(one).is_unspoilt() is True
        assert connection(one, Drained(True)).is_unspoilt() is True
        assert connection(one, Drained(False)).is_unspoilt() is False
        other.send(b"x")
        assert connection(one).is_unspoilt() is False
        assert connection(one, Drained(True)).is_unspoilt() is False


# TLS, against a server between two buffers


class Server:
    """The other end of TLS, which an event loop sends to and receives from."""

    def __init__(self, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
        context.minimum_version = context.maximum_version = version
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.incoming, self.outgoing, server_side=True)
        self.asked: list[int] = []
        self.ready = False
        self.piece = 1 << 20
        self.cut = False

    def take(self, data: bytes) -> None:
        self.incoming.write(bytes(data))
        if not self.ready:
            try:
                self.tls.do_handshake()
                self.ready = True
            except ssl.SSLWantReadError:
                pass

    def says(self, data: bytes) -> None:
        self.tls.write(data)

    def closes(self) -> None:
        with pytest.raises(ssl.SSLWantReadError):
            self.tls.unwrap()

    async def sock_sendall(self, sock: Any, data: bytes) -> None:
        assert sock == "socket"
        assert data
        self.take(data)

    async def sock_recv(self, sock: Any, count: int) -> bytes:
        assert sock == "socket"
        self.asked.append(count)
        if self.cut:
            return b""
        assert self.outgoing.pending, "it would wait for ever"
        return self.outgoing.read(self.piece)

    def heard(self) -> bytes:
        return self.tls.read(100_000)


def trusting(host: str = "127.0.0.1") -> Tls:
    return Tls(ssl.create_default_context(cafile=str(CERTIFICATE)), host)


async def agreed(**options: Any) -> tuple[Any, Tls]:
    server, tls = Server(**options), trusting()
    await tls.handshake(server, "socket")  # type: ignore[arg-type]
    return server, tls


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@pytest.mark.parametrize("piece", [100, 1 << 20])
async def test_after_a_handshake_both_ends_understand_each_other(
    version: ssl.TLSVersion, piece: int
) -> None:
    server, tls = Server(version), trusting()
    server.piece = piece
    await tls.handshake(server, "socket")  # type: ignore[arg-type]
    assert server.ready

    server.take(tls.wrap(b"hello"))
    server.says(b"you too")

    assert server.heard() == b"hello"
    assert await tls.read(server, "socket") == b"you too"  # type: ignore[arg-type]
    assert set(server.asked) == {64 * 1024}


async def test_a_certificate_for_another_host_is_refused() -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        await trusting("other.example").handshake(Server(), "socket")  # type: ignore[arg-type]


async def test_a_handshake_that_the_server_cuts_off_is_an_error() -> None:
    server = Server()
    server.cut = True

    with pytest.raises(OSError, match=r"(?i)eof"):
        await trusting().handshake(server, "socket")  # type: ignore[arg-type]


async def test_an_end_with_or_without_goodbye_is_an_end() -> None:
    server, tls = await agreed()
    server.says(b"last")
    server.closes()
    assert await tls.read(server, "socket") == b"last"  # type: ignore[arg-type]
    assert await tls.read(server, "socket") == b""  # type: ignore[arg-type]

    server, tls = await agreed()
    server.cut = True
    assert await tls.read(server, "socket") == b""  # type: ignore[arg-type]


async def test_a_record_that_comes_in_two_pieces_is_waited_for() -> None:
    server, tls = await agreed()
    server.says(b"x" * 1000)
    server.piece = 600

    assert await tls.read(server, "socket") == b"x" * 1000  # type: ignore[arg-type]


async def test_more_than_one_read_s_worth_is_kept_for_the_next() -> None:
    server, tls = await agreed()
    server.says(b"x" * 10)
    server.says(b"y" * 10)

    found = await tls.read(server, "socket")  # type: ignore[arg-type]
    assert not tls.is_drained() or found == b"x" * 10 + b"y" * 10


async def test_what_comes_over_the_wire_of_a_connection_is_secret() -> None:
    server, tls = await agreed()

    class Wire(Socket):
        def send(self, data: bytes) -> int:
            server.take(data)
            heard.append(server.heard())
            server.says(OK)
            return len(data)

        async def sock_recv(self, sock: Any, count: int) -> bytes:
            assert sock is self
            return server.outgoing.read()  # type: ignore[no-any-return]

    heard: list[bytes] = []
    answer = await exchange(Wire(), tls=tls)

    assert answer.content == b"ok"
    assert heard == [SENT]


async def drained_after(act: Callable[[Any], None]) -> bool:
    server, tls = await agreed()
    act(server)
    tls._incoming.write(server.outgoing.read())
    return tls.is_drained()


async def test_session_tickets_leave_a_connection_unspoilt() -> None:
    server, tls = await agreed()
    assert tls.is_drained() is True

    server.says(b"answer")
    assert await tls.read(server, "socket") == b"answer"  # type: ignore[arg-type]
    assert tls.is_drained() is True
    assert await drained_after(lambda server: None) is True


async def test_words_goodbyes_and_halves_of_them_spoil_a_connection() -> None:
    def says(server: Any) -> None:
        server.says(b"x")

    def closes(server: Any) -> None:
        server.closes()

    def breaks(server: Any) -> None:
        server.outgoing.read()
        server.outgoing.write(b"\x17\x03\x03\x00\x05nope!")

    for act in (says, closes, breaks):
        assert await drained_after(act) is False


async def test_a_word_read_by_halves_spoils_a_connection() -> None:
    server, tls = await agreed()
    server.says(b"xy")
    tls._incoming.write(server.outgoing.read())
    assert tls._object.read(1) == b"x"

    assert tls.is_drained() is False
