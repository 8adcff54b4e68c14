"""What goes through httpx, with transports of the test's own below its clients."""

from __future__ import annotations

import asyncio
import contextvars
import gzip
import os
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from flowroute_sdk import ConfigurationError
from flowroute_sdk._transports import bodies, httpx_async, httpx_common, httpx_sync
from flowroute_sdk._transports.base import Failure, TransportOptions
from flowroute_sdk._transports.httpx_async import AsyncHttpxTransport
from flowroute_sdk._transports.httpx_common import (
    GRACE,
    Incoming,
    Progress,
    impossible_proxy,
    own_client_options,
    phases,
    request_of,
    with_defaults,
)
from flowroute_sdk._transports.httpx_sync import HttpxTransport
from flowroute_sdk._transports.origin import Origin
from flowroute_sdk.wire import Response

PATIENCE = 30
GET: Any = ("GET", "/x?a=1", [(b"accept", b"x")], None)
ORIGIN = Origin("http", "api.example", 80, "/base")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (httpx_common, httpx_sync, httpx_async):
        monkeypatch.setattr(module, "monotonic", clock)
    return clock


def failure_of(call: Any, *arguments: Any, **options: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        call(*arguments, **options)
    return caught.value


# Failures


@pytest.mark.parametrize(
    ("error", "kind", "sent"),
    [
        (httpx.ConnectTimeout("x"), "connect_timeout", False),
        (httpx.ReadTimeout("x"), "read_timeout", True),
        (httpx.WriteTimeout("x"), "write_timeout", True),
        (httpx.PoolTimeout("x"), "pool", False),
        (httpx.ConnectError("x"), "connect", False),
        (httpx.ProxyError("x"), "connect", False),
        (httpx.UnsupportedProtocol("x"), "protocol", False),
        (httpx.InvalidURL("x"), "protocol", False),
        (httpx.LocalProtocolError("x"), "protocol", True),
        (httpx.DecodingError("x"), "protocol", True),
        (httpx.RemoteProtocolError("x"), "dropped", True),
        (httpx.ReadError("x"), "dropped", True),
        (TimeoutError("x"), "read_timeout", True),
        (KeyError("x"), "dropped", True),
        (type("Own", (httpx.PoolTimeout,), {})("x"), "pool", False),
    ],
)
def test_each_exception_has_its_kind_and_what_may_have_been_sent(
    error: Exception, kind: str, sent: bool
) -> None:
    failure = Progress(None).failure(error)

    assert (failure.kind, failure.sent) == (kind, sent)
    assert failure.reason in ("x", "'x'")
    assert failure.partial is None


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("error", [httpx.PoolTimeout("x"), httpx.ReadTimeout("x"), KeyError("x")])
def test_what_was_seen_counts_more_than_the_exception(error: Exception, sent: bool) -> None:
    progress = Progress(None)
    progress.seen, progress.sent = True, sent

    assert progress.failure(error).sent is sent


def test_with_a_partial_answer_it_was_sent() -> None:
    progress = Progress(None)
    progress.seen, progress.partial = True, Response(200)

    failure = progress.failure(httpx.PoolTimeout("x"))

    assert failure.sent is True
    assert failure.partial is progress.partial


@pytest.mark.parametrize("seen", [True, False])
def test_a_failure_of_ours_stays_as_it_is(seen: bool) -> None:
    progress = Progress(None)
    progress.seen = seen
    progress.sent = True

    failure = progress.failure(Failure("pool", "no thread", sent=False))

    assert (failure.kind, failure.reason, failure.sent) == ("pool", "no thread", False)


def test_an_untrusted_certificate_is_told_from_other_failures_to_connect() -> None:
    root = ssl.SSLCertVerificationError("no")
    for error, kind in ((httpx.ConnectError("x"), "tls"), (httpx.ReadError("x"), "dropped")):
        error.__cause__ = root
        failure = Progress(None).failure(error)
        assert (failure.kind, failure.root) == (kind, root)
    other = httpx.ConnectError("x")
    other.__cause__ = OSError(5, "io")
    assert Progress(None).failure(other).kind == "connect"


def test_an_exception_is_told_in_one_line_whatever_it_says() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise ValueError("no")

    told = [Progress(None).failure(each).reason for each in (OSError("a\n b"), KeyError(), Mute())]

    assert told == ["a b", "KeyError", "Mute"]


# Progress


def headers_of(*pairs: tuple[bytes, bytes], method: bytes = b"GET") -> Any:
    class Request:
        pass

    request: Any = Request()
    request.method, request.headers = method, list(pairs)
    return request


HEAD = "http11.send_request_headers.started"


def test_a_request_counts_as_sent_from_its_first_header_on() -> None:
    progress = Progress(None)
    assert (progress.seen, progress.sent) == (False, False)

    progress.note("connection.connect_tcp.started", {})
    assert (progress.seen, progress.sent) == (True, False)
    progress.note(HEAD, {"request": headers_of()})

    assert progress.sent is True


def test_what_opens_the_way_through_a_proxy_is_not_the_request() -> None:
    progress = Progress(None)
    connect = headers_of((b"connection", b"keep-alive"), method=b"CONNECT")

    progress.note(HEAD, {"request": connect})

    assert progress.sent is False
    assert connect.headers == [(b"connection", b"keep-alive")]


def test_an_event_without_its_request_counts_as_sent() -> None:
    progress = Progress(None)

    progress.note("http2.send_request_headers.started", {})

    assert progress.sent is True


def test_over_http_1_1_each_connection_is_used_once() -> None:
    one = headers_of((b"Host", b"h"), (b"Connection", b"keep-alive"), (b"A", b"b"))
    Progress(None).note(HEAD, {"request": one})
    assert one.headers == [(b"Host", b"h"), (b"A", b"b"), (b"Connection", b"close")]

    two = headers_of((b"host", b"h"))
    Progress(None).note("http2.send_request_headers.started", {"request": two})
    assert two.headers == [(b"host", b"h")]


async def test_the_same_is_noted_for_tasks() -> None:
    progress = Progress(None)

    await progress.anote(HEAD, {"request": headers_of()})

    assert (progress.seen, progress.sent) == (True, True)


@pytest.mark.parametrize(("now", "late"), [(99.9, False), (100.0, True), (101.0, True)])
def test_nothing_is_begun_at_the_deadline(clock: Clock, now: float, late: bool) -> None:
    progress = Progress(100.0)
    clock.now = now

    if not late:
        progress.note("connection.connect_tcp.started", {})
        return
    failure = failure_of(progress.note, "connection.connect_tcp.started", {})
    assert (failure.kind, failure.reason) == ("pool", "no time was left to send")
    assert failure.sent is False
    progress.note("connection.connect_tcp.complete", {})


def test_what_was_begun_in_time_may_go_on(clock: Clock) -> None:
    progress = Progress(100.0)
    clock.now = 99.0
    progress.note(HEAD, {"request": headers_of()})
    clock.now = 101.0

    progress.note("http11.send_request_body.started", {})


class Stream:
    def __init__(self, sock: Any) -> None:
        self.sock, self.asked = sock, list[str]()

    def get_extra_info(self, name: str) -> Any:
        self.asked.append(name)
        if isinstance(self.sock, Exception):
            raise self.sock
        return self.sock


class Sock:
    def __init__(self) -> None:
        self.ended: list[int] = []

    def shutdown(self, how: int) -> None:
        self.ended.append(how)


@pytest.mark.parametrize(
    "event",
    [
        "connection.connect_tcp.complete",
        "connection.connect_unix_socket.complete",
        "http11.start_tls.complete",
    ],
)
def test_stopping_ends_every_socket_and_begins_nothing(event: str) -> None:
    progress, socks = Progress(None), [Sock(), Sock()]
    streams = [Stream(OSError("gone")), Stream(None), *(Stream(sock) for sock in socks)]
    for stream in streams:
        progress.note(event, {"return_value": stream})
    progress.note("connection.connect_tcp.started", {"return_value": Stream(Sock())})
    progress.note("http11.other.complete", {"return_value": (other := Stream(Sock()))})

    progress.stop()

    assert [sock.ended for sock in socks] == [[2], [2]]
    assert {tuple(stream.asked) for stream in streams} == {("socket",)}
    assert other.asked == []
    assert failure_of(progress.note, "x.started", {}).kind == "pool"


# Requests


def test_phases_end_with_the_deadline_and_waiting_only_with_it() -> None:
    def of(phase: float | None, pool: float | None) -> dict[str, float | None]:
        return {"connect": phase, "read": phase, "write": phase, "pool": pool}

    assert phases(None, None) == of(None, None)
    assert phases(5, None) == of(5, None)
    assert phases(None, 3) == of(3, 3)
    assert phases(5, 3) == of(3, 3)
    assert phases(5, 30) == of(5, 30)
    assert phases(5, 0) == of(1e-6, 1e-6)
    assert phases(0, -1) == of(1e-6, 1e-6)


def test_our_headers_go_after_the_client_s_and_instead_of_them() -> None:
    client = httpx.Client(headers={"X-Trace": "1", "Accept": "client", "x-own": "client"})
    ours = [(b"x-own", b"ours"), (b"authorization", b"b")]

    headers = with_defaults(client, ours)

    assert headers == [(b"X-Trace", b"1"), (b"accept-encoding", b"gzip, deflate"), *ours]
    assert with_defaults(client, [(b"accept-encoding", b"identity")]) == [
        (b"X-Trace", b"1"),
        (b"x-own", b"client"),
        (b"accept-encoding", b"identity"),
    ]
    client.close()


@pytest.mark.parametrize("name", sorted(httpx_common.OURS))
def test_headers_that_are_our_business_are_not_the_client_s(name: bytes) -> None:
    class Client:
        headers = httpx.Headers([(name.title(), b"client")])

    found = with_defaults(Client(), [])  # type: ignore[arg-type]

    assert found == [(b"accept-encoding", b"gzip, deflate")]


def test_a_request_is_what_was_asked_for() -> None:
    with httpx.Client() as client:
        request = request_of(client, "PUT", "http://h/x", [(b"a", b"b")], b"body", {"e": 1})

    assert (request.method, str(request.url)) == ("PUT", "http://h/x")
    assert (request.content, request.extensions) == (b"body", {"e": 1})
    assert request.headers["a"] == "b"
    assert request.headers["accept-encoding"] == "gzip, deflate"


def test_what_cannot_be_a_request_was_not_sent() -> None:
    with httpx.Client() as client:
        failure = failure_of(request_of, client, "GET", "http://h:x", [], None, {})

    assert (failure.kind, failure.sent) == ("protocol", False)
    assert failure.reason.startswith("Invalid port")
    assert isinstance(failure.__cause__, httpx.InvalidURL)


def test_an_operating_system_s_error_in_making_a_request_is_its_root() -> None:
    error = OSError(5, "io")

    class Client:
        @property
        def headers(self) -> Any:
            raise error

    failure = failure_of(request_of, Client(), "GET", "http://h", [], None, {})

    assert failure.root is error


# Bodies


def incoming(limit: int = 1000, ends_at: float | None = None, **headers: str) -> Incoming:
    return Incoming(httpx.Response(201, headers=headers), limit, Progress(ends_at), ends_at)


def test_a_body_is_collected_and_unpacked() -> None:
    one = incoming(**{"content-encoding": "gzip", "x-a": "b"})

    packed = gzip.compress(b"hello")
    for chunk in (packed[:9], packed[9:]):
        assert list(one.take(chunk)) == []
    answer = one.finish()

    assert (answer.status, answer.content, answer.headers["x-a"]) == (201, b"hello", "b")


def test_others_have_their_turn_between_the_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PIECE", 100)
    one = incoming(**{"content-encoding": "gzip"})

    assert list(one.take(gzip.compress(b" " * 350))) == [None] * 3
    assert one.finish().content == b" " * 350


@pytest.mark.parametrize(("now", "late"), [(99.9, False), (100.0, True)])
def test_a_body_ends_at_the_deadline(clock: Clock, now: float, late: bool) -> None:
    one = incoming(ends_at=100.0)
    clock.now = now

    if not late:
        assert list(one.take(b"x")) == []
        return
    failure = failure_of(lambda: list(one.take(b"x")))
    assert (failure.kind, failure.reason) == ("read_timeout", "no answer in time")
    assert failure.sent is True


def test_what_a_hook_has_read_already_is_taken_as_it_is() -> None:
    one = incoming(limit=5, **{"content-encoding": "gzip"})

    one.take_read(b"hello")

    assert one.finish().content == b"hello"
    assert failure_of(one.take_read, b"longer").kind == "too_large"


def test_the_limit_of_a_body_holds() -> None:
    assert failure_of(lambda: list(incoming(limit=4).take(b"hello"))).kind == "too_large"


def test_what_has_come_so_far_is_noted() -> None:
    progress = Progress(None)
    one = Incoming(httpx.Response(500, headers={"a": "b"}), 100, progress, None)
    list(one.take(b"hel"))

    one.keep()

    assert progress.partial is not None
    assert (progress.partial.status, progress.partial.content) == (500, b"hel")


# Clients of ours


def options(**given: Any) -> TransportOptions:
    return TransportOptions(
        ORIGIN,
        given.get("verify", True),
        given.get("proxy"),
        given.get("transport"),
        given.get("http_client"),
        given.get("limit", 1000),
    )


def test_a_client_of_ours_keeps_no_connection() -> None:
    made = own_client_options(options(proxy="http://p:1", verify=False))

    assert made["proxy"] == "http://p:1"
    assert made["verify"].verify_mode is ssl.CERT_NONE
    limits = made["limits"]
    assert (limits.max_connections, limits.max_keepalive_connections) == (100, 0)
    assert own_client_options(options(transport="t")) == {"transport": "t"}
    assert own_client_options(options())["proxy"] is None


@pytest.mark.parametrize("proxy", ["http://p:1", httpx.URL("http://p:1"), httpx.Proxy("http://p")])
def test_a_proxy_may_be_given_in_each_of_httpx_s_forms(proxy: Any) -> None:
    assert own_client_options(options(proxy=proxy))["proxy"] is proxy


def test_what_cannot_be_a_proxy_is_refused() -> None:
    with pytest.raises(ConfigurationError) as caught:
        own_client_options(options(proxy=5))

    assert str(caught.value) == "proxy must be an address such as http://proxy:3128"


@pytest.mark.parametrize(
    ("proxy", "where"), [("x", "proxy"), (None, "the proxy of the environment")]
)
def test_an_impossible_proxy_is_named_by_where_it_is_from(proxy: Any, where: str) -> None:
    assert str(impossible_proxy(ImportError("socksio"), proxy)) == (
        f"{where} speaks SOCKS, which needs socksio: pip install 'flowroute-sdk[socks]'"
    )
    assert str(impossible_proxy(ValueError("http://a:s3cr3t@p"), proxy)) == (
        f"{where} must be an address such as http://proxy:3128, https://… or socks5://…"
    )


def test_an_address_is_taken_apart_once() -> None:
    assert httpx_common.address("http://h/x") == httpx.URL("http://h/x")
    assert httpx_common.address("http://h/x") is httpx_common.address("http://h/x")


# Both sides, over transports of the test's own


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, *chunks: bytes | Exception) -> None:
        self.chunks = chunks
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


class Below(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport below httpx that answers as told."""

    def __init__(self, status: int = 200, *chunks: bytes | Exception, **headers: str) -> None:
        self.status, self.chunks, self.headers = status, chunks or (b"ok",), headers
        self.requests: list[httpx.Request] = []
        self.fails: BaseException | None = None
        self.meanwhile: Any = None
        self.bodies: list[Body] = []
        self.closed = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.meanwhile:
            self.meanwhile()
        if self.fails:
            raise self.fails
        self.bodies.append(Body(*self.chunks))
        return httpx.Response(self.status, headers=self.headers, stream=self.bodies[-1])

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


class Side:
    """One of the two transports, each request of the asynchronous one in the same event loop."""

    def __init__(self, name: str) -> None:
        self.is_async = name == "async"
        self.module: Any = httpx_async if self.is_async else httpx_sync
        self.kind: Any = AsyncHttpxTransport if self.is_async else HttpxTransport
        self.client: Any = httpx.AsyncClient if self.is_async else httpx.Client
        self._runner = asyncio.Runner() if self.is_async else None

    def run(self, result: Any) -> Any:
        return self._runner.run(result) if self._runner else result

    def run_in(self, make: Any) -> Any:
        """The result of a call that is made while the event loop runs."""

        async def inside() -> Any:
            return await make()

        return self._runner.run(inside()) if self._runner else make()

    def send(
        self, transport: Any, timeout: float | None = None, remaining: float | None = None
    ) -> Response:
        answer: Response = self.run_in(lambda: transport.send(*GET, timeout, remaining))
        return answer

    def close(self, transport: Any) -> None:
        self.run_in(transport.aclose if self.is_async else transport.close)

    def end(self) -> None:
        if self._runner:
            self._runner.close()


@pytest.fixture(params=["sync", "async"])
def side(request: pytest.FixtureRequest) -> Iterator[Side]:
    side = Side(request.param)
    yield side
    side.end()


def test_a_request_goes_through_a_given_transport(side: Side) -> None:
    below = Below(201, b"he", b"llo", **{"x-a": "b"})
    transport = side.kind(options(transport=below))

    answer = side.send(transport, 5)

    assert (answer.status, answer.content, answer.headers["x-a"]) == (201, b"hello", "b")
    (request,) = below.requests
    assert (request.method, str(request.url)) == ("GET", "http://api.example/x?a=1")
    assert request.headers["accept"] == "x"
    assert request.extensions["timeout"] == phases(5, None)
    assert callable(request.extensions["trace"])
    assert below.bodies[0].closed == 1
    side.close(transport)
    assert below.closed == 1


@pytest.mark.parametrize("remaining", [None, 60.0])
def test_a_body_is_sent(side: Side, remaining: float | None) -> None:
    below = Below()
    transport = side.kind(options(transport=below))

    side.run_in(lambda: transport.send("PUT", "/y", [], b"body", None, remaining))

    (request,) = below.requests
    assert (request.method, str(request.url)) == ("PUT", "http://api.example/y")
    assert request.content == b"body"


def test_a_given_client_s_keys_and_its_following_of_redirects_are_not_used(side: Side) -> None:
    below = Below(302, location="http://elsewhere.example/")
    own = side.client(transport=below, auth=("own", "key"), follow_redirects=True)
    transport = side.kind(options(http_client=own))

    answer = side.send(transport)

    assert answer.status == 302
    assert [str(request.url) for request in below.requests] == ["http://api.example/x?a=1"]
    assert "authorization" not in below.requests[0].headers
    side.close(transport)
    assert below.closed == 0
    assert not own.is_closed


def test_keys_in_a_user_s_netrc_are_not_used(
    side: Side, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine api.example login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    below = Below()
    own = side.client(transport=below, auth=httpx.NetRCAuth(str(netrc)))

    side.send(side.kind(options(http_client=own)))

    assert "authorization" not in below.requests[0].headers


@pytest.mark.parametrize("remaining", [None, 60.0])
def test_an_answer_that_breaks_off_says_how_far_it_came(side: Side, remaining: Any) -> None:
    below = Below(200, b"hel", httpx.ReadError("reset"))
    transport = side.kind(options(transport=below))

    failure = failure_of(side.send, transport, None, remaining)

    assert (failure.kind, failure.reason, failure.sent) == ("dropped", "reset", True)
    assert failure.partial is not None
    assert failure.partial.content == b"hel"
    assert isinstance(failure.__cause__, httpx.ReadError)
    assert below.bodies[0].closed == 1


@pytest.mark.parametrize("remaining", [None, 60.0])
def test_what_a_transport_raises_is_a_failure(side: Side, remaining: Any) -> None:
    below = Below()
    below.fails = httpx.PoolTimeout("full")

    failure = failure_of(side.send, side.kind(options(transport=below)), 5, remaining)

    assert (failure.kind, failure.reason, failure.sent) == ("pool", "full", False)
    assert failure.__cause__ is below.fails


def test_a_body_beyond_the_limit_is_a_failure(side: Side) -> None:
    transport = side.kind(options(transport=Below(200, b"hello"), limit=4))

    assert failure_of(side.send, transport).kind == "too_large"


def test_a_hook_of_the_client_s_may_have_read_the_answer(side: Side) -> None:
    async def read_async(answer: httpx.Response) -> None:
        await answer.aread()

    hook: Any = read_async if side.is_async else httpx.Response.read
    below = Below(200, gzip.compress(b"hello"), **{"content-encoding": "gzip"})
    own = side.client(transport=below, event_hooks={"response": [hook]})

    assert side.send(side.kind(options(http_client=own))).content == b"hello"


def test_a_packed_body_is_unpacked_step_by_step(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "PIECE", 100)
    turns = []
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        turns.append(seconds)
        await sleep(0)

    monkeypatch.setattr(httpx_async.asyncio, "sleep", noted)
    below = Below(200, gzip.compress(b" " * 350), **{"content-encoding": "gzip"})

    assert side.send(side.kind(options(transport=below))).content == b" " * 350
    assert turns == ([0] * 3 if side.is_async else [])


def test_the_deadline_is_told_to_httpx_and_to_its_trace(side: Side, clock: Clock) -> None:
    below = Below()
    seen = []
    make = side.module.Progress

    def noted(ends_at: float | None) -> Progress:
        seen.append(ends_at)
        return make(ends_at)  # type: ignore[no-any-return]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(side.module, "Progress", noted)
        side.send(side.kind(options(transport=below)), 50, 40)

    assert below.requests[0].extensions["timeout"] == phases(50, 40)
    assert seen == [140.0]


def test_a_body_ends_at_the_deadline_on_each_side(side: Side, clock: Clock) -> None:
    below = Below()

    def late() -> None:
        clock.now = 140.0

    below.meanwhile = late

    failure = failure_of(side.send, side.kind(options(transport=below)), 50, 40)

    assert (failure.kind, failure.sent) == ("read_timeout", True)


def test_a_closed_transport_sends_nothing(side: Side) -> None:
    below = Below()
    transport = side.kind(options(transport=below))
    side.close(transport)

    failure = failure_of(side.send, transport)

    assert (failure.kind, failure.reason) == ("closed", "the client is closed")
    assert failure.sent is False
    assert below.requests == []


@pytest.mark.parametrize("whose", ["ours", "the user's"])
def test_with_its_client_closed_a_transport_sends_nothing(side: Side, whose: str) -> None:
    below = Below()
    own = side.client(transport=below)
    transport = side.kind(options(http_client=own))
    if whose == "ours":
        side.close(transport)
        assert not own.is_closed
    else:
        side.run_in(own.aclose if side.is_async else own.close)

    failure = failure_of(side.send, transport)

    assert (failure.kind, failure.reason) == ("closed", "the client is closed")
    assert failure.sent is False
    assert below.requests == []


def test_what_is_no_client_or_transport_of_httpx_s_is_refused(side: Side) -> None:
    prefix = "Async" if side.is_async else ""
    for name, kind in (("http_client", "Client"), ("transport", "BaseTransport")):
        with pytest.raises(ConfigurationError) as caught:
            side.kind(options(**{name: object()}))
        article = f"httpx.{'Async' if side.is_async else ''}"
        assert str(caught.value) == f"{name} must be an {article}{kind}, not an object"
    other = httpx.Client() if prefix else httpx.AsyncClient()
    with pytest.raises(ConfigurationError, match=r"http_client is .*: use it with"):
        side.kind(options(http_client=other))


@pytest.mark.parametrize(
    "error", [AttributeError, ImportError, TypeError, ValueError, httpx.InvalidURL]
)
def test_a_proxy_that_httpx_cannot_use_is_named(
    side: Side, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    name = "AsyncClient" if side.is_async else "Client"

    def fail(**_: Any) -> None:
        raise error("odd")

    monkeypatch.setattr(side.module.httpx, name, fail)
    why = "^proxy speaks SOCKS" if error is ImportError else "^proxy must be an address"
    with pytest.raises(ConfigurationError, match=why) as caught:
        side.kind(options(proxy="odd://p"))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_client_of_ours_is_made_with_our_options(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[dict[str, Any]] = []
    name = "AsyncClient" if side.is_async else "Client"
    monkeypatch.setattr(side.module.httpx, name, lambda **how: made.append(how))

    side.kind(options(proxy="http://p:1", verify=False))

    assert [each["proxy"] for each in made] == ["http://p:1"]


def test_in_the_child_of_a_fork_what_was_given_is_refused(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = Below()
    transport = side.kind(options(transport=below))
    here = os.getpid()
    monkeypatch.setattr(side.module.os, "getpid", lambda: here + 1)
    if not side.is_async:
        transport.renew_in_child()

    failure = failure_of(side.send, transport)

    assert (failure.kind, failure.reason) == ("closed", httpx_common.FORKED)
    assert failure.sent is False
    side.close(transport)
    assert (below.requests, below.closed) == ([], 0)


# Threads with a deadline


def sync_transport(below: Below, **given: Any) -> HttpxTransport:
    return HttpxTransport(options(transport=below, **given))


def test_a_request_with_a_deadline_runs_in_a_thread_with_the_caller_s_context() -> None:
    mark: contextvars.ContextVar[str] = contextvars.ContextVar("mark", default="none")
    seen: list[Any] = []
    below = Below()

    def look() -> None:
        thread = threading.current_thread()
        seen.append((mark.get(), thread.name, thread.daemon))

    below.meanwhile = look
    mark.set("caller's")

    assert sync_transport(below).send(*GET, None, PATIENCE).content == b"ok"
    assert seen == [("caller's", "flowroute_sdk-httpx", True)]
    seen.clear()
    sync_transport(below).send(*GET, None, None)
    assert seen[0][1] == threading.current_thread().name


def test_a_thread_that_outlasts_the_deadline_is_left_behind_and_writes_nothing(
    clock: Clock,
) -> None:
    release, over = threading.Event(), threading.Event()
    below = Below()
    late: list[Failure] = []

    def block() -> None:
        assert release.wait(PATIENCE)
        trace = below.requests[0].extensions["trace"]
        late.append(failure_of(trace, "connection.connect_tcp.started", {}))
        over.set()

    below.meanwhile = block
    transport = sync_transport(below)
    waits: list[float | None] = []

    class Done(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout)
            return super().wait(0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx_sync, "threading", patched_threading(Done))
        failure = failure_of(transport.send, *GET, None, 40.0)

    assert (failure.kind, failure.reason) == ("read_timeout", "no answer in time")
    assert failure.sent is True
    assert waits == [pytest.approx(40.0 + GRACE)]
    assert isinstance(failure.__cause__, TimeoutError)
    release.set()
    assert over.wait(PATIENCE)
    assert [each.sent for each in late] == [False]


def patched_threading(event: Any = threading.Event, thread: Any = threading.Thread) -> Any:
    class Threading:
        Event, Thread, Semaphore = event, thread, threading.Semaphore

    return Threading


def test_a_deadline_that_is_over_waits_for_no_time_at_all(clock: Clock) -> None:
    transport = sync_transport(Below())
    asked: list[Any] = []

    class Slots:
        def acquire(self, timeout: float) -> bool:
            asked.append(timeout)
            return False

        def release(self) -> None:
            raise AssertionError

    transport._helpers = Slots()  # type: ignore[assignment]

    for remaining in (40.0, 0.0, -5.0):
        failure = failure_of(transport.send, *GET, None, remaining)
        assert (failure.kind, failure.reason) == ("pool", "no thread became free")
        assert failure.sent is False
    assert asked == [40.0, 0, 0]


def test_with_the_deadline_over_a_thread_is_not_waited_for(clock: Clock) -> None:
    waits: list[float | None] = []

    class Done(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout)
            return False

    class Late:
        def __init__(self, **_: Any) -> None:
            pass

        def start(self) -> None:
            clock.now += 100

    transport = sync_transport(Below())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx_sync, "threading", patched_threading(Done, Late))
        assert failure_of(transport.send, *GET, None, 40.0).kind == "read_timeout"

    assert waits == [0]


def test_an_interrupted_wait_lets_nothing_be_written(clock: Clock) -> None:
    release = threading.Event()
    below = Below()
    below.meanwhile = lambda: release.wait(PATIENCE)
    waits: list[float | None] = []

    class Done(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout)
            raise KeyboardInterrupt

    transport = sync_transport(below)
    stops: list[Progress] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Progress, "stop", lambda self: stops.append(self))
        patch.setattr(httpx_sync, "threading", patched_threading(Done))
        with pytest.raises(KeyboardInterrupt):
            transport.send(*GET, None, 40.0)
    release.set()

    assert len(stops) == len(waits) == 1


def test_a_thread_that_cannot_be_started_was_not_sent_and_keeps_no_place() -> None:
    class NoThread:
        def __init__(self, **_: Any) -> None:
            pass

        def start(self) -> None:
            raise RuntimeError("can't start new thread")

    transport = sync_transport(Below())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx_sync, "threading", patched_threading(thread=NoThread))
        for _ in range(httpx_sync.MOST_HELPERS + 1):
            failure = failure_of(transport.send, *GET, None, 0.0)
            assert (failure.kind, failure.reason) == ("pool", "no thread could be started")
            assert failure.sent is False


@pytest.mark.parametrize("fails", [None, httpx.ReadError("x"), KeyboardInterrupt()])
def test_a_thread_gives_its_place_back_however_it_ends(
    fails: BaseException | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpx_sync, "MOST_HELPERS", 1)
    below = Below()
    transport = sync_transport(below)
    below.fails = fails
    for _ in range(3):
        if fails is None:
            transport.send(*GET, None, PATIENCE)
        else:
            with pytest.raises((Failure, KeyboardInterrupt)) as caught:
                transport.send(*GET, None, PATIENCE)
            assert getattr(caught.value, "kind", "") != "pool"

    assert transport._helpers.acquire(timeout=PATIENCE)
    assert not transport._helpers.acquire(blocking=False)


def test_a_hundred_threads_are_the_most() -> None:
    assert sync_transport(Below())._helpers._value == httpx_sync.MOST_HELPERS == 100


def test_the_child_of_a_fork_has_a_client_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    renewed: list[Any] = []
    monkeypatch.setattr(httpx_sync._forks, "renew_in_children", renewed.append)
    transport = HttpxTransport(options(proxy="http://p:1"))
    assert renewed == [transport]
    client, helpers = transport._client, transport._helpers
    here = os.getpid()
    monkeypatch.setattr(httpx_sync.os, "getpid", lambda: here + 1)

    transport.renew_in_child()

    assert transport._client is not client
    assert transport._helpers is not helpers
    assert transport._process == here + 1
    transport.close()
    assert transport._client.is_closed
    client.close()


def test_a_parent_s_client_is_not_closed_in_a_child_that_was_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    below = Below()
    transport = sync_transport(below)
    here = os.getpid()
    monkeypatch.setattr(httpx_sync.os, "getpid", lambda: here + 1)

    transport.close()

    assert below.closed == 0
    assert transport._closed is True


# Event loops


def test_an_event_loop_s_time_limit_is_a_little_beyond_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits: list[float | None] = []
    timeout = asyncio.timeout
    monkeypatch.setattr(
        httpx_async.asyncio, "timeout", lambda seconds: (limits.append(seconds), timeout(None))[1]
    )

    async def send() -> None:
        transport = AsyncHttpxTransport(options(transport=Below()))
        await transport.send(*GET, 5, None)
        await transport.send(*GET, 5, 40.0)

    asyncio.run(send())

    assert limits == [None, 40.0 + GRACE]


def test_what_blocks_beyond_the_time_limit_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    timeout = asyncio.timeout
    monkeypatch.setattr(httpx_async.asyncio, "timeout", lambda _: timeout(0))

    class Blocking(Below):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            raise AssertionError

    async def send() -> None:
        await AsyncHttpxTransport(options(transport=Blocking())).send(*GET, 5, 40.0)

    failure = failure_of(asyncio.run, send())

    assert (failure.kind, failure.sent) == ("read_timeout", True)


def test_each_event_loop_has_a_client_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    belows: list[Below] = []
    make = httpx.AsyncClient

    def client(**_: Any) -> httpx.AsyncClient:
        belows.append(Below())
        return make(transport=belows[-1])

    monkeypatch.setattr(httpx_async.httpx, "AsyncClient", client)
    transport = AsyncHttpxTransport(options(proxy="http://p:1"))
    loops = [asyncio.new_event_loop() for _ in range(3)]
    for loop in (loops[0], loops[0], loops[1]):
        loop.run_until_complete(transport.send(*GET, None, None))
    assert [len(below.requests) for below in belows] == [0, 2, 1]

    loops[0].close()
    loops[2].run_until_complete(transport.send(*GET, None, None))
    assert set(transport._clients) == {loops[1], loops[2]}

    loops[2].run_until_complete(transport.aclose())
    assert [below.closed for below in belows] == [1, 0, 0, 1]
    assert set(transport._clients) == {loops[1]}
    for loop in loops[1:]:
        loop.close()


def test_a_client_that_another_thread_has_forgotten_first_is_let_be() -> None:
    class Forgotten(dict[Any, Any]):
        def pop(self, key: Any, *default: Any) -> Any:
            self.clear()
            return super().pop(key, *default)

    transport = AsyncHttpxTransport(options(proxy="http://p:1"))
    gone = asyncio.new_event_loop()
    gone.close()
    transport._clients = Forgotten({gone: None})

    async def here() -> Any:
        return transport._client_here()

    asyncio.run(here())

    assert gone not in transport._clients


def test_in_the_child_of_a_fork_the_parent_s_clients_are_left_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    belows: list[Below] = []
    make = httpx.AsyncClient

    def client(**_: Any) -> httpx.AsyncClient:
        belows.append(Below())
        return make(transport=belows[-1])

    monkeypatch.setattr(httpx_async.httpx, "AsyncClient", client)
    monkeypatch.setattr(httpx_async, "LEFT_BEHIND", [])
    transport = AsyncHttpxTransport(options(proxy="http://p:1"))
    first = transport._first
    loop = asyncio.new_event_loop()
    loop.run_until_complete(transport.send(*GET, None, None))
    clients = transport._clients
    here = os.getpid()
    monkeypatch.setattr(httpx_async.os, "getpid", lambda: here + 1)

    for _ in range(2):
        loop.run_until_complete(transport.send(*GET, None, None))

    assert [len(below.requests) for below in belows] == [0, 1, 2]
    assert [(first, clients)] == httpx_async.LEFT_BEHIND
    assert transport._first is None
    loop.run_until_complete(transport.aclose())
    assert [below.closed for below in belows] == [0, 0, 1]
    loop.close()


@pytest.mark.parametrize("given", ["http_client", "transport"])
def test_what_was_given_serves_the_event_loop_that_it_was_first_used_in(given: str) -> None:
    below = Below()
    what = httpx.AsyncClient(transport=below) if given == "http_client" else below
    transport = AsyncHttpxTransport(options(**{given: what}))
    first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
    for _ in range(2):
        first.run_until_complete(transport.send(*GET, None, None))

    failure = failure_of(second.run_until_complete, transport.send(*GET, None, None))

    assert (failure.kind, failure.reason) == ("closed", httpx_async.OTHER_LOOP)
    assert failure.sent is False
    assert len(below.requests) == 2
    first.close()
    second.close()


def test_httpx_s_own_mock_serves_every_event_loop() -> None:
    transport = AsyncHttpxTransport(
        options(transport=httpx.MockTransport(lambda _: httpx.Response(200, content=b"ok")))
    )

    for _ in range(2):
        assert asyncio.run(transport.send(*GET, None, None)).content == b"ok"


def test_a_first_loop_that_is_gone_is_no_other_loop_s_place() -> None:
    transport = AsyncHttpxTransport(options(transport=Below()))
    loop = asyncio.new_event_loop()
    loop.run_until_complete(transport.send(*GET, None, None))
    loop.close()
    del loop

    assert failure_of(asyncio.run, transport.send(*GET, None, None)).kind == "closed"
