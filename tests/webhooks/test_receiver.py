"""Handling each event once, and answering so that the sender repeats at the right times."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from flowroute_sdk.errors import ConfigurationError
from flowroute_sdk.webhooks import (
    DatabaseSeen,
    DeliveryReceipt,
    InboundMMS,
    InboundSMS,
    MemorySeen,
    Posted,
    Receiver,
    StatusChange,
    UnknownEvent,
)

from .bodies import MMS, PORTING, RECEIPT, SMS, changed, content

BODY = content(SMS)


class Shared:
    """A store with `first_time` alone, as somebody would put before Redis."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def first_time(self, key: str) -> bool:
        is_new = key not in self.keys
        self.keys.add(key)
        return is_new


class AsyncShared(Shared):
    async def first_time(self, key: str) -> bool:  # type: ignore[override]
        await asyncio.sleep(0)
        return super().first_time(key)


def engine(folder: Path) -> sqlalchemy.Engine:
    return sqlalchemy.create_engine(
        f"sqlite:///{folder / 'engine.db'}", poolclass=sqlalchemy.pool.NullPool
    )


STORES: dict[str, Any] = {
    "memory": lambda folder: MemorySeen(),
    "shared": lambda folder: Shared(),
    "async": lambda folder: AsyncShared(),
    "dbapi": lambda folder: DatabaseSeen(lambda: sqlite3.connect(folder / "seen.db")),
    "sqlalchemy": lambda folder: DatabaseSeen(engine(folder)),
}


def give(receiver: Receiver, body: bytes, *, on_loop: bool) -> int:
    if on_loop:
        return asyncio.run(receiver.receive_async(body, Posted())).status
    return receiver.receive(body, Posted()).status


def handler(handled: list[Any], *, is_async: bool, fails: int = 0) -> Any:
    left = [fails]

    def work(event: Any) -> None:
        handled.append(event)
        if left[0]:
            left[0] -= 1
            raise ValueError("the secret of the inside")

    async def async_work(event: Any) -> None:
        await asyncio.sleep(0)
        work(event)

    return async_work if is_async else work


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("on_loop", [False, True])
def test_a_failed_delivery_is_handled_again_and_one_that_succeeded_is_not(
    store: str, is_async: bool, on_loop: bool, tmp_path: Path
) -> None:
    handled: list[Any] = []
    receiver = Receiver(
        on_message=handler(handled, is_async=is_async, fails=2), seen=STORES[store](tmp_path)
    )

    statuses = [give(receiver, BODY, on_loop=on_loop) for _ in range(5)]

    assert statuses == [500, 500, 200, 200, 200]
    assert [type(event) for event in handled] == [InboundSMS] * 3


def test_each_kind_goes_to_its_handler_and_what_has_none_is_taken() -> None:
    got: list[Any] = []
    receiver = Receiver(
        on_message=got.append, on_receipt=got.append, on_status=got.append, on_unknown=got.append
    )
    bodies = [SMS, MMS, RECEIPT, changed(RECEIPT, level=2), PORTING, {"data": {"type": "fax"}}]

    statuses = [receiver.receive(content(body)).status for body in bodies]

    assert statuses == [200] * 6
    kinds = [InboundSMS, InboundMMS, DeliveryReceipt, DeliveryReceipt, StatusChange, UnknownEvent]
    assert [type(event) for event in got] == kinds
    assert Receiver().receive(BODY).status == 200


@pytest.mark.parametrize("on_loop", [False, True])
def test_what_is_no_webhook_is_answered_400_with_what_was_wrong(on_loop: bool) -> None:
    assert give(Receiver(on_message=print), b"{}", on_loop=on_loop) == 400
    assert "neither data" in Receiver().receive(b"{}").text


def test_an_answer_tells_nothing_of_the_inside_and_the_log_does(
    caplog: pytest.LogCaptureFixture,
) -> None:
    receiver = Receiver(on_message=handler([], is_async=False, fails=1))

    with caplog.at_level(logging.ERROR):
        answer = receiver.receive(BODY)

    assert (answer.status, answer.text) == (500, "The handler failed.\n")
    assert "the secret of the inside" in caplog.text
    assert SMS["data"]["id"] in caplog.text
    assert SMS["data"]["attributes"]["body"] not in caplog.text


@pytest.mark.parametrize("on_loop", [False, True])
def test_a_handler_over_its_limit_counts_as_failed_and_may_go_on(on_loop: bool) -> None:
    go_on, done = threading.Event(), threading.Event()
    handled: list[Any] = []

    def slow(event: Any) -> None:
        handled.append(event)
        assert go_on.wait(60)
        done.set()

    receiver = Receiver(on_message=slow, time_limit=0.05)

    late = [give(receiver, BODY, on_loop=on_loop) for _ in range(2)]
    go_on.set()
    assert done.wait(60)
    while receiver._running:
        pass

    assert late == [503, 503]
    assert give(receiver, BODY, on_loop=on_loop) == 200
    assert len(handled) == 1


def test_a_delivery_that_comes_again_meanwhile_waits_for_the_first() -> None:
    async def both() -> tuple[list[int], int]:
        go_on, started, calls = asyncio.Event(), asyncio.Event(), 0

        async def slow(event: Any) -> None:
            nonlocal calls
            calls += 1
            started.set()
            await go_on.wait()

        receiver = Receiver(on_message=slow, time_limit=60)
        tasks = [asyncio.ensure_future(receiver.receive_async(BODY)) for _ in range(3)]
        await started.wait()
        go_on.set()
        return [answer.status for answer in await asyncio.gather(*tasks)], calls

    assert asyncio.run(both()) == ([200, 200, 200], 1)


def test_without_a_limit_the_handler_runs_in_the_thread_of_the_server() -> None:
    threads: list[Any] = []
    receiver = Receiver(
        on_message=lambda event: threads.append(threading.current_thread()), time_limit=None
    )

    receiver.receive(BODY)

    assert threads == [threading.current_thread()]


@pytest.mark.parametrize("kind", ["opened", "connection", "engine"])
@pytest.mark.parametrize("is_async", [False, True])
def test_key_and_work_are_committed_together_or_not_at_all(
    kind: str, is_async: bool, tmp_path: Path
) -> None:
    file = tmp_path / ("engine.db" if kind == "engine" else "work.db")
    with sqlite3.connect(file) as setup:
        setup.execute("CREATE TABLE work (id TEXT)")
    setup.close()
    shared = sqlite3.connect(file, check_same_thread=False)
    sources: dict[str, Any] = {
        "opened": lambda: sqlite3.connect(file),
        "connection": shared,
        "engine": engine(tmp_path),
    }
    fails = [True, False]

    def work(event: Any, connection: Any) -> None:
        run = connection.exec_driver_sql if kind == "engine" else connection.execute
        run("INSERT INTO work VALUES (?)", (event.id,))
        if fails.pop(0):
            raise ValueError

    async def async_work(event: Any, connection: Any) -> None:
        # sqlite3 looks at the thread
        if kind != "opened":
            work(event, connection)

    is_async = is_async and kind == "connection"
    receiver = Receiver(
        on_message=async_work if is_async else work, seen=DatabaseSeen(sources[kind])
    )

    statuses = [receiver.receive(BODY).status for _ in range(3)]

    with sqlite3.connect(file) as found:
        assert found.execute("SELECT count(*) FROM work").fetchone() == (1,)
        assert found.execute("SELECT count(*) FROM flowroute_webhooks").fetchone() == (1,)
    found.close()
    shared.close()
    assert statuses == [500, 200, 200]


def test_a_connection_that_commits_by_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="automatically"):
        DatabaseSeen(lambda: sqlite3.connect(tmp_path / "x.db", isolation_level=None))
    with pytest.raises(ConfigurationError, match="source"):
        DatabaseSeen(object())


def test_old_keys_are_purged(tmp_path: Path) -> None:
    seen = DatabaseSeen(lambda: sqlite3.connect(tmp_path / "x.db"))
    with seen.transaction("a") as (is_new, _):
        assert is_new

    seen.purge(-10)

    with seen.transaction("a") as (is_new, _):
        assert is_new


def test_memory_is_bounded() -> None:
    seen = MemorySeen(size=2)

    assert [seen.first_time(key) for key in "abcab"] == [True] * 5
    assert not seen.first_time("b")


def test_what_cannot_be_called_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="on_message"):
        Receiver(on_message=5)  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match="first_time"):
        Receiver(seen=set())  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match="time_limit"):
        Receiver(time_limit=0)
