"""Our own transports against servers and networks that misbehave in ways of their own."""

from __future__ import annotations

import asyncio
import gzip
import os
import socket
import threading
import time
from pathlib import Path

import pytest
from flowroute_sdk import (
    AsyncFlowroute,
    DeadlineExceeded,
    InvalidArgument,
    NotFound,
    OutcomeUnknown,
    ResponseError,
    TransportError,
)
from flowroute_sdk._transports import direct_async, direct_sync, lookups, sockets

from tests.misbehaving_server import answer, drop, raw, stall, then_reset
from tests.overlays.engine.support import ADDRESS, RECORD
from tests.transport_kept import KeptTransport

OWN = ("sync", "async", "async-uvloop")
SLACK = 8.0
"""Seconds by which a slow machine may be late; what is too late here is later by far."""


@pytest.fixture(params=OWN)
def kind(request):
    return request.param


def get(client):
    return client.e911s.get_e911("7")


def create(client):
    return client.e911s.create_address(**ADDRESS)


def known(monkeypatch, *addresses):
    """Have any name stand for these addresses."""

    def found(host, port, *_, flags=0, **__):
        if flags & socket.AI_NUMERICHOST:
            raise socket.gaierror(socket.EAI_NONAME, "not a number")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", each) for each in addresses]

    monkeypatch.setattr(lookups.socket, "getaddrinfo", found)


@pytest.fixture
def dead():
    """An address that never answers: a listener whose line is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        waiting = []
        for _ in range(4):
            sock = socket.socket()
            sock.setblocking(False)
            sock.connect_ex(address)
            waiting.append(sock)
        yield address
        for sock in waiting:
            sock.close()


def test_dead_addresses_do_not_outlive_the_deadline(connect, monkeypatch, dead):
    known(monkeypatch, dead, (*dead,), ("127.0.0.2", dead[1] ^ 1))
    monkeypatch.setattr(lookups, "_ordered", lambda found: [found[0]] * 5)
    driver = connect("http://api.example", deadline=1, max_retries=0)
    started = time.monotonic()

    with pytest.raises(DeadlineExceeded) as caught:
        driver.run(create)

    assert time.monotonic() - started < SLACK
    assert caught.value.outcome == "not_sent"


def test_a_dead_address_does_not_keep_from_the_next_one(serve, connect, monkeypatch, dead):
    server = serve(answer(200, RECORD))
    alive = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    refused = ("127.0.0.1", 1)
    known(monkeypatch, dead, refused, alive)

    assert connect("http://api.example", timeout=60).run(get).data.id == "7"


def test_when_all_addresses_refuse_the_call_was_not_sent(connect, monkeypatch):
    known(monkeypatch, ("127.0.0.1", 1), ("127.0.0.1", 2))

    with pytest.raises(TransportError) as caught:
        connect("http://api.example", max_retries=0).run(create)

    assert caught.value.outcome == "not_sent"
    assert isinstance(caught.value.__cause__, ConnectionRefusedError)


def test_a_slow_look_up_counts_and_is_left_behind(connect, monkeypatch):
    release = threading.Event()

    def slow(host, port, *_, flags=0, **__):
        if flags & socket.AI_NUMERICHOST:
            raise socket.gaierror(socket.EAI_NONAME, "not a number")
        release.wait(60)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(lookups.socket, "getaddrinfo", slow)
    monkeypatch.setattr(lookups, "look_ups", lookups.LookUps())
    monkeypatch.setattr("flowroute_sdk._transports.connecting_async.look_ups", lookups.look_ups)
    driver = connect("http://slow.example", max_retries=0)
    started = time.monotonic()

    for _ in range(3):
        with pytest.raises(DeadlineExceeded) as caught:
            driver.run(lambda client: client.e911s.create_address(**ADDRESS, deadline=0.3))
        assert caught.value.outcome == "not_sent"

    assert time.monotonic() - started < SLACK
    assert lookups.look_ups._count == 1
    release.set()


@pytest.fixture
def listen():
    """Start a server that reads nothing and says something, byte by byte."""
    over = threading.Event()
    listeners, open_now = [], []

    def start(says=b""):
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def run():
            while True:
                try:
                    sock, _ = listener.accept()
                    open_now.append(sock)
                    for byte in says:
                        sock.send(bytes([byte]))
                        if over.wait(0.02):
                            return
                except OSError:
                    return

        threading.Thread(target=run, daemon=True).start()
        return f"127.0.0.1:{listener.getsockname()[1]}"

    yield start
    over.set()
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for sock in open_now:
        sock.close()


def test_a_handshake_that_trickles_does_not_outlive_the_deadline(connect, listen):
    where = listen(b"\x16\x03\x03\x20\x00\x02" + b"\0" * 5000)
    driver = connect(f"https://{where}", max_retries=0, verify=False)
    started = time.monotonic()

    with pytest.raises(DeadlineExceeded) as caught:
        driver.run(lambda client: client.e911s.create_address(**ADDRESS, deadline=0.5))

    assert time.monotonic() - started < SLACK
    assert caught.value.outcome == "not_sent"


def test_a_request_that_nobody_reads_does_not_outlive_the_deadline(connect, listen):
    driver = connect(f"http://{listen()}", max_retries=0)
    started = time.monotonic()

    with pytest.raises(OutcomeUnknown):
        driver.run(
            lambda client: client.request("POST", "/v2/x", json="x" * 16_000_000, deadline=2)
        )

    assert time.monotonic() - started < SLACK


def test_nothing_is_written_when_the_deadline_has_passed(against, monkeypatch):
    server, driver = against(answer(200, RECORD))
    driver.run(get)

    def too_late(ends_at):
        assert ends_at is not None
        sockets_check(ends_at - 100)

    sockets_check = sockets.check_time
    monkeypatch.setattr(direct_sync, "check_time", too_late)
    monkeypatch.setattr("flowroute_sdk._transports.connection_async.check_time", too_late)

    with pytest.raises(DeadlineExceeded) as caught:
        driver.run(lambda client: client.e911s.create_address(**ADDRESS, deadline=50))

    assert caught.value.outcome == "not_sent"
    assert server.count == 1


def test_a_body_beyond_the_limit_of_a_success_counts_as_done_and_is_not_repeated(against):
    bomb = gzip.compress(b" " * 50_000_000)
    server, driver = against(answer(200, bomb, content_encoding="gzip"), largest_body=1_000_000)

    for call in (get, create):
        with pytest.raises(ResponseError, match="larger than 1000000 bytes") as caught:
            driver.run(call)
        assert caught.value.outcome == "done"
        assert len(caught.value.content) <= 64 * 1024

    assert server.count == 2


def test_an_error_with_a_body_beyond_the_limit_is_judged_by_its_status(against):
    server, driver = against(answer(404, b"x" * 5000), largest_body=1000)

    for call in (get, create):
        with pytest.raises(NotFound):
            driver.run(call)

    assert server.count == 2


@pytest.mark.parametrize("size", [0, -1, True, 1.5, "1", None])
def test_a_limit_that_cannot_be_one_is_named(connect, size):
    with pytest.raises(InvalidArgument, match="largest_body"):
        connect("http://127.0.0.1:1", largest_body=size)


CUT = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n" + RECORD.encode()


def test_an_answer_without_a_length_that_ends_in_a_reset_is_not_whole(against):
    server, driver = against(then_reset(raw(CUT)))

    with pytest.raises(TransportError):
        driver.run(lambda client: client.e911s.get_e911("7", max_retries=0))

    driver_ok = server.then(raw(CUT, keep=False))
    assert driver.run(get).data.id == "7"
    assert driver_ok.count == 2


SURPLUS = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(RECORD), RECORD.encode())


@pytest.mark.parametrize("more", [SURPLUS, b"HTTP/1.1 100 Continue\r\n\r\n", b"x"])
@pytest.mark.parametrize("later", [False, True])
def test_what_nobody_asked_for_ends_a_connection(against, more, later):
    said = threading.Event()

    def surplus(exchange):
        exchange.send(SURPLUS if later else SURPLUS + more)
        if later:
            exchange.send(more)
        said.set()
        return True

    other = RECORD.replace('"7"', '"8"')
    server, driver = against(surplus, answer(200, other))

    assert driver.run(get).data.id == "7"
    assert said.wait(60)
    assert driver.run(get).data.id == "8"
    assert (server.count, server.connections) == (2, 2)


@pytest.mark.parametrize("length", [b"", b"content-length: %d\r\n" % len(RECORD)])
def test_an_answer_of_http_1_0_ends_its_connection(against, length):
    content = b"HTTP/1.0 200 OK\r\n%b\r\n%b" % (length, RECORD.encode())
    server, driver = against(raw(content, keep=False))

    for _ in range(2):
        assert driver.run(get).data.id == "7"

    assert (server.count, server.connections) == (2, 2)


def test_hints_before_the_answer_are_passed_over(against):
    hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"
    server, driver = against(raw(hints + SURPLUS))

    for _ in range(2):
        assert driver.run(get).data.id == "7"

    assert (server.count, server.connections) == (2, 1)


class Clock:
    """The transports' clock, which goes on only when a test says so."""

    def __init__(self):
        self.began = sockets.monotonic()
        self.ahead = 0.0

    def __call__(self):
        return self.began + self.ahead


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    for module in (direct_sync, direct_async):
        monkeypatch.setattr(module, "monotonic", clock)
    return clock


@pytest.mark.parametrize(
    ("hint", "idle", "call", "connections"),
    [
        ({}, 0.5, create, 1),
        ({}, 0.9, create, 2),
        ({}, 3.5, get, 1),
        ({}, 4.1, get, 2),
        ({"keep_alive": "timeout=1"}, 0.4, create, 1),
        ({"keep_alive": "max=5, timeout=1"}, 0.6, create, 2),
        ({"keep_alive": "timeout=2, max=5"}, 1.0, get, 1),
        ({"keep_alive": "timeout=2"}, 1.9, get, 2),
        ({"keep_alive": "timeout=0"}, 0.0, get, 2),
    ],
)
def test_an_idle_connection_is_used_as_long_as_it_can_be_trusted(
    against, clock, hint, idle, call, connections
):
    server, driver = against(answer(200, RECORD, **hint))
    driver.run(get)
    clock.ahead = idle

    assert driver.run(call).data.id == "7"
    assert server.connections == connections


def test_an_end_that_makes_an_answer_whole_is_no_sign_of_an_impatient_server(against, clock):
    server, driver = against(raw(CUT, keep=False), answer(200, RECORD))

    for call in (get, create, create):
        assert driver.run(call).data.id == "7"

    assert (server.count, server.connections) == (3, 2)


def test_a_close_at_the_very_interval_of_the_calls_is_learned(against, clock):
    server, driver = against(answer(200, RECORD), drop, answer(200, RECORD))
    driver.run(create)
    clock.ahead += 0.5
    with pytest.raises(OutcomeUnknown):
        driver.run(create)
    driver.run(create)
    assert server.connections == 2

    clock.ahead += 0.2
    driver.run(create)
    assert server.connections == 2

    for more in range(1, 20):
        clock.ahead += 0.5
        driver.run(create)
        assert server.connections == 2 + more


def _descriptors():
    for each in Path("/proc/self/fd").iterdir():
        if each.is_symlink():
            yield each


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors can't be listed here")
@pytest.mark.parametrize("factory", ["asyncio", "uvloop"])
def test_cancelled_calls_leave_no_socket(serve, factory):
    server = serve(stall)

    async def cancel_many():
        kept = KeptTransport()
        async with AsyncFlowroute(
            "1", "2", base_url=server.url, rate_limit=None, transport=kept
        ) as client:
            tasks = []
            for turn in range(300):
                task = asyncio.create_task(client.e911s.get_e911("7"))
                tasks.append(task)
                for _ in range(turn % 6):
                    await asyncio.sleep(0)
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.sleep(0)
            pool = next(iter(kept.made._pools.values()))
            return len(pool.busy), len(pool._idle), pool.free, ours()

    port = int(server.url.rpartition(":")[2])

    def ours() -> int:
        count = 0
        for each in list(_descriptors()):
            try:
                sock = socket.socket(fileno=os.dup(int(each.name)))
            except OSError:
                continue
            with sock:
                try:
                    count += sock.getpeername()[1] == port
                except (OSError, IndexError):
                    continue
        return count

    if factory == "uvloop":
        import uvloop

        outcome = uvloop.run(cancel_many())
    else:
        outcome = asyncio.run(cancel_many())

    assert outcome == (0, 0, direct_async.MOST_CONNECTIONS, 0)


async def test_idle_connections_are_closed_without_another_call(serve, monkeypatch):
    monkeypatch.setattr(direct_async, "KEPT_FOR", 0.05)
    server, kept = serve(answer(200, RECORD)), KeptTransport()
    async with AsyncFlowroute("1", "2", base_url=server.url, transport=kept) as client:
        await asyncio.gather(*(client.e911s.get_e911("7") for _ in range(20)))
        pool = next(iter(kept.made._pools.values()))
        for _ in range(200):
            if not pool._idle:
                break
            await asyncio.sleep(0.05)

        assert not pool._idle


def test_idle_connections_of_threads_are_closed_at_the_next_call(serve, monkeypatch):
    from flowroute_sdk import Flowroute

    server, kept = serve(answer(200, RECORD)), KeptTransport()
    with Flowroute("1", "2", base_url=server.url, transport=kept) as client:
        threads = [threading.Thread(target=get, args=(client,)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        later = sockets.monotonic() + 60
        monkeypatch.setattr(direct_sync, "monotonic", lambda: later)

        get(client)

        assert len(kept.made._idle) == 1


def test_a_client_that_is_closed_while_in_use_ends_its_calls_and_keeps_nothing(serve):
    from flowroute_sdk import Flowroute

    go_on = threading.Event()

    def wait_and_answer(exchange):
        go_on.wait(60)
        exchange.send(SURPLUS)
        return True

    server, kept = serve(wait_and_answer), KeptTransport()
    client = Flowroute("1", "2", base_url=server.url, transport=kept)
    found = []
    thread = threading.Thread(target=lambda: found.append(get(client).data.id))
    thread.start()
    server.wait_for_a_request()
    client.close()
    go_on.set()
    thread.join(60)

    assert (found, kept.made._idle, kept.made._busy) == (["7"], [], set())


async def test_a_task_s_client_that_is_closed_while_in_use_ends_its_calls(serve):
    go_on = threading.Event()

    def wait_and_answer(exchange):
        go_on.wait(60)
        exchange.send(SURPLUS)
        return True

    server, kept = serve(wait_and_answer), KeptTransport()
    client = AsyncFlowroute("1", "2", base_url=server.url, transport=kept)
    task = asyncio.create_task(client.e911s.get_e911("7"))
    await asyncio.to_thread(server.wait_for_a_request)
    await client.aclose()
    go_on.set()

    assert (await task).data.id == "7"
    pool = next(iter(kept.made._pools.values()))
    assert (pool._idle, pool.busy) == ([], set())
