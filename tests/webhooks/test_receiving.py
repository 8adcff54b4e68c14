"""What a receiver says, logs and does where handlers, stores and senders are odd."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import math
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk.errors import ConfigurationError, WebhookError
from flowroute_sdk.webhooks import Answer, DatabaseSeen, Guard, Posted, Receiver

from .bodies import SMS, content

BODY = content(SMS)
ID = SMS["data"]["id"]
PLAIN = ("content-type", "text/plain; charset=utf-8")


def give(receiver: Receiver, body: bytes = BODY, *, on_loop: bool = False) -> Answer:
    if on_loop:
        return asyncio.run(receiver.receive_async(body))
    return receiver.receive(body)


def fail(event: Any) -> None:
    raise ValueError("it failed")


async def fail_async(event: Any) -> None:
    raise ValueError("it failed")


@pytest.mark.parametrize("on_loop", [False, True])
@pytest.mark.parametrize("handler", [fail, fail_async])
def test_a_failure_is_answered_and_logged_with_kind_and_id(
    handler: Any, on_loop: bool, caplog: pytest.LogCaptureFixture
) -> None:
    answer = give(Receiver(on_message=handler), on_loop=on_loop)

    assert answer == Answer(500, "The handler failed.\n", (PLAIN,))
    [record] = caplog.records
    assert (record.name, record.levelname) == ("flowroute_sdk.webhooks", "ERROR")
    assert record.getMessage() == f"the handler of InboundSMS '{ID}' failed"
    assert record.exc_info is not None
    assert str(record.exc_info[1]) == "it failed"


def test_an_id_is_logged_in_80_characters_at_most(caplog: pytest.LogCaptureFixture) -> None:
    document = content({"data": {**SMS["data"], "id": "\n" + "x" * 100}})
    go_on = threading.Event()

    give(Receiver(on_message=fail), document)
    give(Receiver(on_message=lambda event: go_on.wait(60), time_limit=0.01), document)
    go_on.set()

    shown = f"the handler of InboundSMS '\\n{'x' * 77}"
    messages = [record.getMessage() for record in caplog.records]
    assert messages == [f"{shown} failed", f"{shown} exceeded its time limit"]


@pytest.mark.parametrize("on_loop", [False, True])
@pytest.mark.parametrize("is_async", [False, True])
def test_a_handler_over_its_limit_is_answered_and_logged_and_goes_on(
    on_loop: bool, is_async: bool, caplog: pytest.LogCaptureFixture
) -> None:
    done = threading.Event()
    go_on = threading.Event()

    def slow(event: Any) -> None:
        assert go_on.wait(60)
        done.set()

    async def slow_async(event: Any) -> None:
        await asyncio.to_thread(slow, event)

    receiver = Receiver(on_message=slow_async if is_async else slow, time_limit=0.01)

    async def on_a_loop() -> Answer:
        answer = await receiver.receive_async(BODY)
        go_on.set()
        await asyncio.to_thread(done.wait, 60)
        again = await receiver.receive_async(BODY)
        assert again.status in (200, 503)
        return answer

    answer = asyncio.run(on_a_loop()) if on_loop else receiver.receive(BODY)
    go_on.set()

    assert answer == Answer(503, "The handler takes longer than allowed.\n", (PLAIN,))
    message = caplog.records[0].getMessage()
    assert message == f"the handler of InboundSMS '{ID}' exceeded its time limit"
    assert caplog.records[0].levelname == "ERROR"
    assert done.wait(60)


def test_a_handler_has_eight_seconds_by_default() -> None:
    assert Receiver()._limit == 8.0


@pytest.mark.parametrize("limit", [0, -1, math.nan])
def test_a_limit_is_above_0(limit: float) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Receiver(time_limit=limit)

    assert str(caught.value) == "time_limit must be above 0, or None"
    assert give(Receiver(time_limit=1)).status == 200


@pytest.mark.parametrize("name", ["on_message", "on_receipt", "on_status", "on_unknown"])
def test_a_handler_that_is_none_is_named(name: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Receiver(**{name: "a name"})  # type: ignore[arg-type]

    assert str(caught.value) == f"{name} must be a function"


class Unusable:
    first_time = None


@pytest.mark.parametrize("seen", [object(), set(), Unusable()])
def test_a_store_that_is_none_is_refused(seen: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Receiver(seen=seen)

    assert str(caught.value) == "seen must have a method first_time(key)"


def test_a_refusal_is_answered_with_what_http_asks_for_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    receiver = Receiver()

    assert receiver.refuse(WebhookError("né\n", status=400)) == Answer(400, "n?\n\n", (PLAIN,))
    assert receiver.refuse(WebhookError("no", status=405)).headers == (PLAIN, ("allow", "POST"))
    assert receiver.refuse(WebhookError("no", status=401)).headers == (
        PLAIN,
        ("www-authenticate", 'Basic realm="webhooks"'),
    )
    record = caplog.records[0]
    assert (record.levelname, record.getMessage()) == ("WARNING", "refused with 400: 'n\\xe9\\n'")


@pytest.mark.parametrize("on_loop", [False, True])
def test_who_posts_is_checked_where_that_is_known(on_loop: bool) -> None:
    receiver = Receiver(guard=Guard(path_token="token"))
    posted = Posted(path="/sms/wrong")

    if on_loop:
        answer = asyncio.run(receiver.receive_async(BODY, posted))
    else:
        answer = receiver.receive(BODY, posted)

    assert (answer.status, give(receiver, on_loop=on_loop).status) == (403, 200)


class Called:
    async def __call__(self, event: Any) -> None:
        heard.append(event.id)


class Methods:
    async def note(self, event: Any) -> None:
        heard.append(event.id)


async def note(more: str, event: Any) -> None:
    heard.append(more + event.id)


def returns_a_coroutine(event: Any) -> Any:
    return note("", event)


heard: list[str] = []
HANDLERS: list[Any] = [
    Called(),
    Methods().note,
    functools.partial(note, ""),
    functools.partial(functools.partial(note), ""),
    returns_a_coroutine,
    lambda event: heard.append(event.id),
]


@pytest.mark.parametrize("on_loop", [False, True])
@pytest.mark.parametrize("handler", HANDLERS)
def test_whatever_can_be_called_is_a_handler(handler: Any, on_loop: bool) -> None:
    heard.clear()

    answer = give(Receiver(on_message=handler), on_loop=on_loop)

    assert (answer.status, heard) == (200, [ID])


@pytest.mark.parametrize("on_loop", [False, True])
@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, asyncio.CancelledError])
def test_a_handler_that_wants_to_end_the_program_has_failed(error: Any, on_loop: bool) -> None:
    fails = [True]

    def ends(event: Any) -> None:
        if fails.pop() if fails else False:
            raise error

    receiver = Receiver(on_message=ends)

    assert [give(receiver, on_loop=on_loop).status for _ in range(3)] == [500, 200, 200]


USER: contextvars.ContextVar[str] = contextvars.ContextVar("USER", default="nobody")


@pytest.mark.parametrize("on_loop", [False, True])
def test_a_handler_has_the_context_of_the_request(on_loop: bool) -> None:
    seen: list[str] = []
    receiver = Receiver(on_message=lambda event: seen.append(USER.get()))

    def request() -> None:
        USER.set("somebody")
        give(receiver, on_loop=on_loop)

    contextvars.copy_context().run(request)

    assert seen == ["somebody"]


class Store:
    """A shared store that notes what it is told."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.forgotten: list[str] = []

    def first_time(self, key: str) -> bool:
        is_new = key not in self.keys
        self.keys.add(key)
        return is_new


class ForgettingStore(Store):
    def forget(self, key: str) -> None:
        self.keys.discard(key)
        self.forgotten.append(key)


class AsyncStore(ForgettingStore):
    async def forget(self, key: str) -> None:  # type: ignore[override]
        await asyncio.sleep(0)
        super().forget(key)


@pytest.mark.parametrize("store", [ForgettingStore, AsyncStore])
@pytest.mark.parametrize("on_loop", [False, True])
def test_a_store_is_told_to_forget_what_failed(store: Any, on_loop: bool) -> None:
    seen = store()

    give(Receiver(on_message=fail, seen=seen), on_loop=on_loop)

    assert seen.forgotten == [f"message:{ID}"]
    assert seen.keys == set()
    assert give(Receiver(on_message=print, seen=seen), on_loop=on_loop).status == 200
    assert seen.keys == {f"message:{ID}"}


def test_what_another_process_has_handled_is_not_handled_here() -> None:
    seen, handled = Store(), list[Any]()
    seen.keys.add(f"message:{ID}")

    assert give(Receiver(on_message=handled.append, seen=seen)).status == 200
    assert handled == []


def test_ten_thousand_failures_are_remembered_for_stores_that_do_not_forget() -> None:
    receiver = Receiver(on_message=fail, seen=Store())
    for number in range(10_000):
        receiver._note_failure(str(number))

    assert receiver._had_failed("0")
    receiver._note_failure("0")
    receiver._note_failure("one more")
    assert not receiver._had_failed("1")
    assert receiver._had_failed("2")
    assert not receiver._had_failed("2")


def test_a_store_that_fails_is_a_failure() -> None:
    class Broken:
        def first_time(self, key: str) -> bool:
            raise ConnectionError("redis is gone")

    handled: list[Any] = []

    assert give(Receiver(on_message=handled.append, seen=Broken())).status == 500
    assert handled == []


@pytest.mark.parametrize(
    ("handler", "wants"),
    [
        (lambda event, connection: arguments.append((event, connection)), True),
        (lambda *given: arguments.append(given), True),
        (lambda event, connection=None: arguments.append((event, connection)), True),
        (lambda event: arguments.append((event,)), False),
        (lambda event, *, connection=None: arguments.append((event,)), False),
    ],
)
def test_a_handler_gets_the_connection_if_it_takes_one(
    handler: Any, wants: bool, tmp_path: Path
) -> None:
    arguments.clear()
    seen = DatabaseSeen(lambda: sqlite3.connect(tmp_path / "seen.db"))

    assert give(Receiver(on_message=handler, seen=seen)).status == 200
    [given] = arguments
    assert [type(each).__name__ for each in given[1:]] == ["Connection"] * wants


arguments: list[Any] = []


def test_there_is_no_connection_without_a_database() -> None:
    arguments.clear()

    assert give(Receiver(on_message=lambda *given: arguments.append(given))).status == 200
    assert [len(given) for given in arguments] == [1]


@pytest.mark.parametrize("is_async", [False, True])
def test_who_hangs_up_does_not_end_the_work(is_async: bool) -> None:
    async def both() -> list[int]:
        started, go_on = threading.Event(), threading.Event()
        calls: list[int] = []

        def slow(event: Any) -> None:
            started.set()
            assert go_on.wait(60)
            calls.append(1)

        async def slow_async(event: Any) -> None:
            await asyncio.to_thread(slow, event)

        receiver = Receiver(on_message=slow_async if is_async else slow, time_limit=60)
        first = asyncio.ensure_future(receiver.receive_async(BODY))
        await asyncio.to_thread(started.wait, 60)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        again = asyncio.ensure_future(receiver.receive_async(BODY))
        await asyncio.sleep(0)
        go_on.set()
        assert (await again).status == 200
        assert not receiver._running
        return calls

    assert asyncio.run(both()) == [1]


def test_a_failure_of_work_that_nobody_waits_for_is_logged_only(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def late() -> int:
        go_on = asyncio.Event()

        async def slow(event: Any) -> None:
            await go_on.wait()
            raise ValueError("it failed in the end")

        receiver = Receiver(on_message=slow, time_limit=0.01)
        answer = await receiver.receive_async(BODY)
        tasks = list(receiver._tasks)
        go_on.set()
        await asyncio.wait(tasks)
        await asyncio.sleep(0)
        assert not receiver._tasks
        assert not receiver._running
        return answer.status

    assert asyncio.run(late()) == 503
    assert [record.name for record in caplog.records] == ["flowroute_sdk.webhooks"] * 2
    assert "it failed in the end" in caplog.text


def test_threads_that_bring_the_same_delivery_call_the_handler_once() -> None:
    calls: list[int] = []
    go_on = threading.Event()

    def slow(event: Any) -> None:
        calls.append(1)
        assert go_on.wait(60)

    receiver = Receiver(on_message=slow, time_limit=60)
    statuses: list[int] = []
    threads = [
        threading.Thread(target=lambda: statuses.append(receiver.receive(BODY).status))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join()

    assert (statuses, calls) == ([200] * 4, [1])


@pytest.mark.parametrize("fails", [False, True])
def test_without_a_limit_an_asyncio_server_waits_as_long_as_it_takes(fails: bool) -> None:
    receiver = Receiver(on_message=fail_async if fails else returns_a_coroutine, time_limit=None)

    assert give(receiver, on_loop=True).status == (500 if fails else 200)
    assert give(Receiver(on_message=fail, time_limit=None)).status == 500


def test_coroutines_behind_wsgi_share_one_loop() -> None:
    loops: list[Any] = []

    async def note_loop(event: Any) -> None:
        loops.append(asyncio.get_running_loop())

    receiver = Receiver(on_message=note_loop)
    for name in ("a", "b"):
        give(receiver, content({"data": {**SMS["data"], "id": name}}))

    assert len(loops) == 2
    assert loops[0] is loops[1]


def test_a_coroutine_function_needs_no_thread() -> None:
    started: list[set[threading.Thread]] = []

    async def note(event: Any) -> None:
        started.append(set(threading.enumerate()) - before)

    async def post() -> int:
        return (await Receiver(on_message=note).receive_async(BODY)).status

    before = set(threading.enumerate())

    assert asyncio.run(post()) == 200
    assert started == [set()]


@pytest.mark.parametrize("on_loop", [False, True])
def test_a_body_over_the_limit_of_the_guard_is_answered_413(on_loop: bool) -> None:
    size = len(BODY)

    assert give(Receiver(guard=Guard(max_size=size - 1)), on_loop=on_loop).status == 413
    assert give(Receiver(guard=Guard(max_size=size)), on_loop=on_loop).status == 200
