"""What libraries below could do to a call: shift answers, outlast deadlines, raise their own."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gzip
import os
import threading

import httpx
import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    ConfigurationError,
    DeadlineExceeded,
    Flowroute,
    FlowrouteError,
    HookFailed,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from flowroute_sdk._transports import httpx_sync

from tests.misbehaving_server import answer, body, drop, head, trickle_head
from tests.overlays.engine.support import ADDRESS, RECORD, Driver


def get(client, **options):
    return client.e911s.get_e911("7", **options)


def create(client, **options):
    return client.e911s.create_address(**ADDRESS, **options)


def with_surplus(number):
    """An answer with a second one, that nobody asked for, right behind it."""

    def act(exchange):
        texts = [RECORD.replace('"7"', f'"{each}"') for each in (number, "surplus")]
        exchange.send(b"".join(head(200, len(text), {}) + body(text) for text in texts))
        return True

    return act


def test_what_a_server_says_on_an_idle_connection_is_not_the_next_answer(against):
    idle, spoilt = threading.Event(), threading.Event()

    def speak_later(exchange):
        exchange.send(head(200, len(RECORD), {}) + body(RECORD))
        idle.wait(60)
        text = RECORD.replace('"7"', '"surplus"')
        with contextlib.suppress(OSError):
            exchange.send(head(200, len(text), {}) + body(text))
        spoilt.set()
        return True

    _, driver = against(speak_later, answer(200, RECORD))

    first = driver.run(get).data.id
    idle.set()
    assert spoilt.wait(60)

    assert (first, driver.run(get).data.id) == ("7", "7")


def test_an_answer_nobody_asked_for_is_never_taken_for_the_next(against):
    _, driver = against(*(with_surplus(str(number)) for number in range(6)))

    assert [driver.run(get).data.id for _ in range(6)] == ["0", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_an_answer_nobody_asked_for_is_not_taken_from_a_proxy_either(kind, serve):
    proxy = serve(*(with_surplus(str(number)) for number in range(4)))
    driver = Driver(kind, "http://api.example", proxy=proxy.url)
    try:
        assert [driver.run(get).data.id for _ in range(4)] == ["0", "1", "2", "3"]
    finally:
        driver.close()


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_the_deadline_holds_through_a_proxy_that_trickles(kind, serve):
    proxy = serve(trickle_head)
    driver = Driver(kind, "http://api.example", proxy=proxy.url)
    try:
        with pytest.raises(DeadlineExceeded):
            driver.run(lambda client: get(client, timeout=30, deadline=1.5))
    finally:
        driver.close()
    assert proxy.count == 1


def test_a_transport_that_blocks_does_not_outlast_the_deadline():
    release = threading.Event()

    def block(request):
        release.wait(60)
        return httpx.Response(200, text=RECORD)

    with Flowroute(
        "1", "2", base_url="http://api.example", transport=httpx.MockTransport(block)
    ) as client:
        with pytest.raises(OutcomeUnknown):
            create(client, deadline=1.5)
        release.set()


def test_threads_left_behind_are_bounded_and_a_call_without_one_was_not_sent(monkeypatch):
    monkeypatch.setattr(httpx_sync, "MOST_HELPERS", 1)
    release, sent = threading.Event(), []

    def block(request):
        sent.append(request)
        release.wait(60)
        return httpx.Response(200, text=RECORD)

    with Flowroute(
        "1", "2", base_url="http://api.example", transport=httpx.MockTransport(block)
    ) as client:
        with pytest.raises(OutcomeUnknown):
            create(client, deadline=1.5)
        with pytest.raises(DeadlineExceeded) as caught:
            create(client, deadline=0.2)
        release.set()

    assert caught.value.outcome == "not_sent"
    assert len(sent) == 1


ODD = [
    RuntimeError("Event loop is closed"),
    KeyError("x"),
    AssertionError(),
    ExceptionGroup("several", [ValueError("x")]),
    httpx.RemoteProtocolError("odd"),
    httpx.StreamConsumed(),
    httpx.CookieConflict("odd"),
    OSError(5, "odd"),
]


@pytest.mark.parametrize("odd", ODD, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("call", [get, create])
@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
def test_whatever_a_transport_raises_comes_out_as_an_error_of_ours(kind, call, odd):
    def fail(request):
        raise odd

    transport = httpx.MockTransport(fail)
    driver = Driver(kind, "http://api.example", transport=transport, max_retries=0)
    try:
        with pytest.raises(FlowrouteError) as caught:
            driver.run(call)
    finally:
        driver.close()

    assert type(caught.value) is (TransportError if call is get else OutcomeUnknown)
    assert caught.value.outcome == "unknown"


def test_a_compressed_body_above_the_limit_is_not_unpacked(against):
    bomb = gzip.compress(b" " * 5_000_000)
    _, driver = against(answer(201, bomb, content_encoding="gzip"), largest_body=100_000)

    with pytest.raises(ResponseError, match="larger than 100000 bytes") as caught:
        driver.run(create)

    assert caught.value.outcome == "done"
    assert len(caught.value.content) <= 100_000


def test_a_hook_that_raises_stops_the_call_as_an_error_of_ours(against):
    def refuse(request):
        raise KeyError("no")

    server, driver = against(answer(200, RECORD), on_request=refuse)

    with pytest.raises(HookFailed, match="on_request raised KeyError") as caught:
        driver.run(get)

    assert isinstance(caught.value.__cause__, KeyError)
    assert (caught.value.outcome, server.count) == ("not_sent", 0)


def test_a_hook_that_stops_a_repetition_leaves_the_outcome_unknown(against):
    seen = []

    def refuse_the_second(request):
        seen.append(request)
        if len(seen) == 2:
            raise KeyError("no")

    server, driver = against(drop, on_request=refuse_the_second)

    with pytest.raises(HookFailed) as caught:
        driver.run(get)

    assert (caught.value.outcome, server.count) == ("unknown", 1)


class Limiter:
    def __init__(self, answer):
        self.answer = answer

    def reserve(self, bucket, max_delay):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize("delay", [ZeroDivisionError(), "soon", float("nan"), -1.0, 1e300])
def test_a_limiter_that_fails_or_talks_nonsense_stops_the_call(against, delay):
    server, driver = against(answer(202, "{}"), rate_limit=Limiter(delay))

    with pytest.raises(HookFailed, match="rate_limit") as caught:
        driver.run(
            lambda client: client.messages.send_a_message(
                to="12065551234", from_="12065550000", body="hi"
            )
        )

    assert (caught.value.outcome, server.count) == ("not_sent", 0)


async def note(*_):
    pass


class Noting:
    async def __call__(self, *_):
        pass


@pytest.mark.parametrize("hook", [note, Noting(), functools.partial(note, 1), Noting().__call__])
def test_what_is_async_in_any_form_is_refused_as_a_hook_of_the_sync_client(hook):
    with pytest.raises(ConfigurationError, match="AsyncFlowroute"):
        Flowroute("1", "2", on_response=hook)


def test_a_hook_that_turns_out_async_is_an_error_and_no_warning(serve, caplog):
    server = serve(answer(200, RECORD))
    with (
        Flowroute("1", "2", base_url=server.url, on_request=lambda _: note()) as client,
        pytest.raises(FlowrouteError) as caught,
    ):
        get(client)
    with Flowroute("1", "2", base_url=server.url, on_response=lambda *_: note()) as client:
        assert get(client).data.id == "7"

    assert caught.value.outcome == "not_sent"
    assert "on_response failed" in caplog.text
    assert server.count == 1


def test_one_client_behind_a_proxy_serves_one_event_loop_after_another(serve, monkeypatch):
    proxy = serve(answer(201, RECORD))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    client = AsyncFlowroute("1", "2", base_url="http://api.example")

    ids = [asyncio.run(asyncio.wait_for(create(client), 60)).data.id for _ in range(5)]

    assert ids == ["7"] * 5
    assert proxy.count == 5


def test_an_http_client_of_another_event_loop_is_refused_before_sending(serve):
    server = serve(answer(201, RECORD))
    own = httpx.AsyncClient()
    client = AsyncFlowroute("1", "2", base_url=server.url, http_client=own)

    async def call():
        return await create(client)

    asyncio.run(call())
    with pytest.raises(TransportError, match="another event loop") as caught:
        asyncio.run(call())

    assert (caught.value.outcome, server.count) == ("not_sent", 1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("is_async", [False, True])
def test_an_http_client_from_before_a_fork_is_refused_in_the_child(serve, is_async):
    server = serve(answer(200, RECORD))
    if is_async:
        client = AsyncFlowroute("1", "2", base_url=server.url, http_client=httpx.AsyncClient())
    else:
        client = Flowroute("1", "2", base_url=server.url, http_client=httpx.Client())

    async def awaited():
        return await client.e911s.get_e911("7")

    def call():
        return asyncio.run(awaited()) if is_async else get(client)

    said = told_by_a_child(call)

    assert said.startswith("TransportError not_sent")
    assert "after the fork" in said
    assert server.count == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("is_async", [False, True])
def test_behind_a_proxy_parent_and_child_have_connections_of_their_own(serve, is_async):
    proxy = serve(answer(200, RECORD))
    kind = AsyncFlowroute if is_async else Flowroute
    client = kind("1", "2", base_url="http://api.example", proxy=proxy.url)

    async def awaited():
        return await client.e911s.get_e911("7")

    def call():
        return (asyncio.run(awaited()) if is_async else get(client)).data.id

    assert [call(), told_by_a_child(call), call()] == ["7", "7", "7"]
    assert (proxy.count, proxy.connections) == (3, 3)


def told_by_a_child(call) -> str:
    said, says = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            try:
                text = str(call())
            except FlowrouteError as error:
                text = f"{type(error).__name__} {error.outcome} {error}"
            except BaseException as error:
                text = repr(error)
            os.write(says, text.encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(says)
    with os.fdopen(said, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
def test_socks_without_its_package_names_the_extra(client, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "socksio", None)

    with pytest.raises(ConfigurationError, match=r"flowroute-sdk\[socks\]"):
        client("1", "2", proxy="socks5://user:s3cr3t@127.0.0.1:1")


@pytest.mark.parametrize("client", [Flowroute, AsyncFlowroute])
@pytest.mark.parametrize(
    "proxy", ["ftp://user:s3cr3t@p:1", "user:s3cr3t@p:1", "http://a:s3cr3t@p:x"]
)
def test_a_bad_proxy_is_named_without_its_password(client, proxy):
    with pytest.raises(ConfigurationError, match="proxy must be an address") as caught:
        client("1", "2", proxy=proxy)

    assert "s3cr3t" not in repr(caught.value)
