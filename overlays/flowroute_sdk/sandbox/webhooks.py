"""Webhooks: scheduled with the change that causes them, posted by a worker, retried."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit
from weakref import WeakValueDictionary

import h11
import msgspec

from .errors import invalid_attribute
from .records import Delivery

if TYPE_CHECKING:
    from .world import World

ATTEMPTS = 5
TIMEOUT = 10.0
CONCURRENT = 8
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")

Post = Callable[[str, bytes], Awaitable[int | None]]


def checked_callback(name: str, url: str) -> str:
    """The callback address of a request. Raises 422 unless it is an absolute http(s) URL."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and url.isascii()
        valid = valid and parts.port != 0 and url.isprintable() and " " not in url
    except ValueError:
        valid = False
    if not valid:
        raise invalid_attribute(name, "Not a valid URL.")
    return url


def schedule(
    world: World, event: str, url: str, document: Mapping[str, Any], due_at: float
) -> Delivery:
    """Have a document posted at a moment."""
    delivery = Delivery(
        id=world.store.new_id(Delivery, 1),
        event=event,
        url=url,
        body=msgspec.json.encode(document).decode(),
        due_at=due_at,
    )
    world.store.save(delivery)
    return delivery


async def post(url: str, content: bytes) -> int | None:
    """POST a JSON document; the status, or None without an answer."""
    try:
        async with asyncio.timeout(TIMEOUT):
            return await _exchange(urlsplit(url), content)
    except (OSError, ValueError, h11.ProtocolError):  # ValueError: a host that no name can be
        return None


async def _exchange(url: SplitResult, content: bytes) -> int | None:
    secure = url.scheme == "https"
    port = url.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(url.hostname, port, ssl=secure or None)
    try:
        http = h11.Connection(h11.CLIENT)
        for event in (_request(url, content), h11.Data(content), h11.EndOfMessage()):
            writer.write(http.send(event) or b"")
        await writer.drain()
        while not isinstance(answer := http.next_event(), h11.Response | h11.ConnectionClosed):
            if answer is h11.NEED_DATA:
                http.receive_data(await reader.read(1 << 16))
        return answer.status_code if isinstance(answer, h11.Response) else None
    finally:
        writer.close()


def _request(url: SplitResult, content: bytes) -> h11.Request:
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    headers = {
        "Host": url.netloc.rpartition("@")[2],
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "User-Agent": "Go-http-client/1.1",
    }
    return h11.Request(method="POST", target=target, headers=list(headers.items()))


class Worker:
    """Posts what is due. `wake` tells it that something may be due earlier than it thought."""

    def __init__(self, world: World, post: Post = post) -> None:
        self._world = world
        self._post = post
        self._changed = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(CONCURRENT)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def wake(self) -> None:
        """Look again."""
        self._changed.set()

    async def run(self) -> None:
        """Post until cancelled."""
        try:
            while True:
                self._changed.clear()
                self._start_due()
                due = self._world.store.next_due()
                pause = None if due is None else due - self._world.clock.now()
                try:
                    await asyncio.wait_for(self._changed.wait(), pause)
                except TimeoutError:
                    pass
        finally:
            for task in self._under_way:
                task.cancel()

    async def idle(self) -> None:
        """Wait until nothing is due or under way."""
        self._start_due()
        while self._under_way:
            await asyncio.gather(*self._under_way, return_exceptions=True)
            self._start_due()

    def _start_due(self) -> None:
        for delivery in self._world.store.take_due(self._world.clock.now()):
            # One address gets its webhooks one after the other, in the order of their moments.
            turn = self._turns.setdefault(delivery.url, asyncio.Lock())
            task = asyncio.create_task(self._attempt(delivery, turn))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _attempt(self, delivery: Delivery, turn: asyncio.Lock) -> None:
        async with turn, self._room:
            status = await self._post(delivery.url, delivery.body.encode())
        self._note(delivery, status)
        self.wake()

    def _note(self, delivery: Delivery, status: int | None) -> None:
        store = self._world.store
        if store.get(Delivery, delivery.id) is not delivery:
            return  # the account was reset while the request was under way
        delivery.attempts += 1
        delivery.statuses.append(status)
        if status == 200:
            delivery.state = "delivered"
        elif delivery.attempts >= ATTEMPTS:
            delivery.state = "given up"
        else:
            delivery.due_at = self._world.clock.now() + self._world.settings.retry_interval
        store.save(delivery)
        store.commit()
        log.info("webhook %s to %s: %s", delivery.event, delivery.url, status)
