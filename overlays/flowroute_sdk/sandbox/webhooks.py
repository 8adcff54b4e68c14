"""Webhooks: scheduled with the change that causes them, posted by a worker, retried."""

from __future__ import annotations

import asyncio
import http.client
import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

import msgspec

from .errors import invalid_attribute
from .records import Delivery

if TYPE_CHECKING:
    from .world import World

ATTEMPTS = 5
TIMEOUT = 10.0
CONCURRENT = 8
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")

Post = Callable[[str, bytes], int | None]


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


def post(url: str, content: bytes) -> int | None:
    """POST a JSON document; the status, or None without an answer."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Content-Type": "application/json", "User-Agent": "Go-http-client/1.1"}
    try:
        connection.request("POST", target, content, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


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
            status = await asyncio.to_thread(self._post, delivery.url, delivery.body.encode())
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
