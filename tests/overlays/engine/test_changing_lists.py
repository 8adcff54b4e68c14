"""Lists that are changed while they are read: nothing is skipped, nothing comes twice."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.utils import formatdate
from itertools import count

import pytest
from flowroute_sdk import AsyncFlowroute, AsyncPage, ListChanged, NotFound
from flowroute_sdk._policy.listing import LARGE_PAGE

from tests.list_server import ListServer
from tests.misbehaving_server import answer, stall
from tests.operations import OPERATIONS, page_limits
from tests.operations import arguments as arguments_of
from tests.overlays.engine.support import record

LISTS = [name for name in OPERATIONS if page_limits(name) is not None]
MANY = 10_000


def lister(name, **arguments):
    given = arguments_of(name, required=True) | arguments
    operation = OPERATIONS[name]
    return lambda client: getattr(getattr(client, operation.tag), operation.method)(**given)


def ids(number):
    return [str(each) for each in range(number)]


def bare(id):
    return {"type": "thing", "id": id, "attributes": {}}


class Meddler:
    """Deletes and adds records in a thread of its own, a bounded lot for each answer."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._answered = threading.Semaphore(0)
        self._names = count()
        self._is_over = False
        self.deleted: set[str] = set()

    def __call__(self, server: ListServer) -> None:
        self._answered.release()

    def work_on(self, server: ListServer) -> None:
        while self._answered.acquire() and not self._is_over:
            for _ in range(self._random.choice((0, 40, 300))):
                with server.changing:
                    self._change(server.ids)

    def _change(self, there: list[str]) -> None:
        place = self._random.randrange(len(there))
        if self._random.random() < 0.6:
            self.deleted.add(there.pop(place))
        else:
            there.insert(place, f"new{next(self._names)}")

    def stop(self) -> None:
        self._is_over = True
        self._answered.release()


@pytest.fixture
def listed() -> Iterator[Callable[..., ListServer]]:
    """Start a server with a list."""
    with ExitStack() as stack:
        yield lambda *args, **more: stack.enter_context(ListServer(*args, **more))


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize("name", LISTS)
def test_what_was_there_throughout_comes_exactly_once(listed, connect, name):
    meddler = Meddler(seed=len(name))
    server = listed(ids(MANY), bare, meddler)
    driver = connect(server.url)
    thread = threading.Thread(target=meddler.work_on, args=(server,))
    thread.start()
    try:
        seen = [item.id for item in driver.items(lister(name))]
    finally:
        meddler.stop()
        thread.join()

    assert len(seen) == len(set(seen))
    assert set(ids(MANY)) - meddler.deleted <= set(seen)


@pytest.mark.parametrize("kind", ["sync", "async"], indirect=True)
@pytest.mark.parametrize("name", LISTS)
def test_the_largest_page_is_asked_for(listed, connect, name):
    server = listed(ids(MANY), bare)
    largest = page_limits(name).get("maximum", LARGE_PAGE)

    assert len(connect(server.url).items(lister(name))) == MANY

    assert server.queries[0]["limit"] == str(largest)
    assert server.count == -(-(MANY - 1) // (largest if largest == LARGE_PAGE else largest - 1))


def test_240_records_take_two_requests(listed, connect):
    server = listed(ids(240), bare)

    assert len(connect(server.url).items(lister("list_account_phone_numbers"))) == 240

    assert server.count == 2


@pytest.mark.parametrize("limit", [1, 10, None])
def test_records_that_are_deleted_as_they_come_are_all_visited(listed, connect, limit):
    server = listed(ids(2500 if limit is None else 26), record)
    everything = list(server.ids)
    driver = connect(server.url)

    async def go_through(client):
        async for item in client.e911s.list_e911s(limit=limit):
            yield delete(item)

    def delete(item):
        with server.changing:
            server.ids.remove(item.id)
        return item.id

    if driver.is_async:
        seen = driver.items(go_through)
    else:
        listing = driver.client.e911s.list_e911s(limit=limit)
        seen = [delete(item) for item in listing]

    assert seen == everything
    assert server.ids == []


def test_records_that_arrive_in_front_don_t_come_again(listed, connect):
    def arrive(server):
        with server.changing:
            server.ids[:0] = [f"new{server.count}-{each}" for each in range(25)]

    server = listed(ids(1000), record, arrive)

    seen = [item.id for item in connect(server.url).items(lister("list_e911s", limit=100))]

    assert [each for each in seen if not each.startswith("new")] == ids(1000)
    assert len(seen) == len(set(seen))


def test_an_error_says_when_it_can_t_be_known_what_follows(listed, connect):
    def empty(server):
        with server.changing:
            del server.ids[:25]

    server = listed(ids(40), record, empty)

    with pytest.raises(ListChanged, match=r"offset 5.*exists any more") as caught:
        connect(server.url).items(lister("list_e911s", limit=10, offset=5))

    assert caught.value.outcome == "done"


@pytest.mark.parametrize("limit", [None, 1, 4, 10])
def test_max_items_is_exact_on_every_page(listed, connect, limit):
    server = listed(ids(30), record)
    driver = connect(server.url)

    def listing(client):
        return client.e911s.list_e911s(limit=limit, max_items=6)

    first = driver.run(listing)
    pages = driver.items(lambda _: first.iter_pages())
    steps = [first]
    while (following := driver.run(lambda _: steps[-1].next_page())) is not None:
        steps.append(following)

    sizes = [len(page.data) for page in pages]
    assert sizes == {None: [6], 1: [1] * 6, 4: [4, 2], 10: [6]}[limit]
    assert [len(page.data) for page in steps] == sizes
    assert [item.id for page in steps for item in page.data] == ids(6)
    assert [item.id for item in driver.items(listing)] == ids(6)
    assert len(first.document.data) == (limit or 6)


def test_a_page_can_be_gone_on_from_more_than_once(listed, connect):
    driver = connect(listed(ids(30), record).url)
    first = driver.run(lister("list_e911s", limit=10))

    rounds = [[item.id for item in driver.items(lambda _: first)] for _ in range(2)]
    steps = [driver.run(lambda _: first.next_page()) for _ in range(2)]

    assert rounds == [ids(30)] * 2
    assert [[item.id for item in page.data] for page in steps] == [ids(20)[10:]] * 2


def test_a_raw_list_goes_on_over_all_pages(listed, connect):
    for name in ("list_e911s", "look_up_a_set_of_messages"):
        server = listed(ids(30), bare)
        driver = connect(server.url)
        call = lister(name, limit=10)

        raw = driver.run(lambda client, call=call: call(client.with_raw_response))

        assert raw.status == 200
        assert [item.id for item in driver.items(lambda _, raw=raw: raw.parse())] == ids(30)


class Clock:
    """A server's messages: a record a second, the newest first, and more that arrive."""

    def __init__(self, now: float) -> None:
        self.now = now

    def message(self, id: str) -> dict[str, object]:
        moment = formatdate(float(id), usegmt=True)
        return {"type": "message", "id": id, "attributes": {"timestamp": moment}}


def test_the_end_of_an_open_period_is_fixed_by_the_server_s_clock(listed, connect):
    moments = [str(1764064800 - each) for each in range(25)]  # the newest: 2025-11-25 10:00
    date = formatdate(1764064805, usegmt=True)
    server = listed(moments, Clock(0).message, date=date)

    items = connect(server.url).items(lister("look_up_a_set_of_messages", limit=10))

    assert [item.id for item in items] == moments
    ends = [query.get("end_date") for query in server.queries]
    assert ends == [None] + ["2025-11-25T10:00:06.00Z"] * 2


def test_no_record_of_the_first_page_is_later_than_the_end_of_the_period(listed, connect):
    moments = [str(1764064800 - each) for each in range(25)]
    server = listed(moments, Clock(0).message, date=formatdate(1764000000, usegmt=True))

    connect(server.url).items(lister("look_up_a_set_of_messages", limit=10))

    assert server.queries[1]["end_date"] == "2025-11-25T10:00:01.00Z"


def test_the_end_of_a_period_that_was_given_stays(listed, connect):
    server = listed(ids(25), bare, date=formatdate(0, usegmt=True))

    connect(server.url).items(lister("look_up_a_set_of_messages", limit=10, end_date="2026-11-25"))

    assert {query["end_date"] for query in server.queries} == {"2026-11-25"}


def test_a_window_in_extra_query_is_the_window_of_all_pages(listed, connect):
    server = listed(ids(30), record)
    driver = connect(server.url)
    view = driver.client.with_options(extra_query={"limit": 10, "x": "y"})

    items = driver.items(lambda _: view.e911s.list_e911s(limit=3, extra_query={"offset": 5}))

    assert [item.id for item in items] == ids(30)[5:]
    assert server.queries == [
        {"limit": "10", "offset": "5", "x": "y"},
        {"limit": "11", "offset": "14", "x": "y"},
        {"limit": "11", "offset": "24", "x": "y"},
    ]


async def test_a_list_call_serves_as_a_coroutine(listed, client_of):
    server = listed(ids(30), record)
    client = client_of(server.url)

    def call():
        return client.e911s.list_e911s(limit=10)

    task = asyncio.create_task(call())
    async with asyncio.TaskGroup() as group:
        in_group = group.create_task(call())
    pages = [
        await task,
        in_group.result(),
        *await asyncio.gather(call(), call()),
        await asyncio.wait_for(call(), 60),
        await call(),
    ]

    assert server.count == 6
    for page in pages:
        assert isinstance(page, AsyncPage)
        assert [item.id for item in page.data] == ids(10)


async def test_a_list_call_whose_task_is_cancelled_ends(serve, client_of):
    server = serve(stall)
    listing = client_of(server.url).e911s.list_e911s()
    task = asyncio.create_task(listing)
    await asyncio.to_thread(server.wait_for_a_request)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    never_begun = asyncio.create_task(client_of(server.url).e911s.list_e911s())
    never_begun.cancel()
    with pytest.raises(asyncio.CancelledError):
        await never_begun
    assert server.count == 1


async def test_an_error_of_a_list_call_comes_out_of_its_task(serve, client_of):
    listing = client_of(serve(answer(404)).url).e911s.list_e911s()

    for _ in range(2):
        with pytest.raises(NotFound):
            await asyncio.create_task(listing)


def test_a_list_call_that_is_never_used_sends_nothing_and_warns_of_nothing(listed, client_of):
    server = listed(ids(3), record)

    listing = client_of(server.url).e911s.list_e911s()
    listing.close()
    del listing

    assert server.count == 0


async def test_a_list_call_that_is_closed_midway_gives_up(serve, client_of):
    listing = client_of(serve(stall).url).e911s.list_e911s()
    listing.send(None)
    listing.close()

    with pytest.raises(ValueError, match="thrown"):
        listing.throw(ValueError("thrown"))


@pytest.fixture
async def client_of():
    """Make asynchronous clients."""
    clients = []

    def make(url):
        clients.append(AsyncFlowroute("key", "secret", base_url=url))
        return clients[-1]

    yield make
    for client in clients:
        await client.aclose()
