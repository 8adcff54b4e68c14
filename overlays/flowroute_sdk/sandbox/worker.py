"""Posts the webhooks that are due: each address in order, few at a time to one host.

An address is a URL without its query. One that is dead or silent costs the API next to nothing:
its webhooks wait in line, and what is tried again after a failure gives way to API requests.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from .posting import Post, post, without_password
from .receipts import carry_out
from .records import Announcement, Attempt, Delivery

if TYPE_CHECKING:
    from .world import World

ATTEMPTS = 5
PER_HOST = 4
IN_ALL = 64
QUIET = 0.01
PATIENCE = 50
RECOVERY = 1.0
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")


@dataclass(slots=True, eq=False)
class _Line:
    """The webhooks that wait for one address; they go out one after the other."""

    address: str
    host: _Host
    waiting: deque[Delivery | Announcement] = field(default_factory=deque)


@dataclass(slots=True, eq=False)
class _Host:
    """A receiver: its lines that could go on, how many are under way, how the last one fared."""

    ready: deque[_Line] = field(default_factory=deque)
    running: int = 0
    answers: bool = True


class Worker:
    """Posts what is due. `wake` tells it that something may be due earlier than it thought."""

    def __init__(self, world: World, post: Post = post) -> None:
        self._world = world
        self._post = post
        self._loop: asyncio.AbstractEventLoop | None = None
        self._alarm: asyncio.Handle | None = None
        self._sleeps_until = float("inf")
        self._lines: dict[str, _Line] = {}
        self._hosts: dict[str, _Host] = {}
        self._without_room: OrderedDict[_Host, None] = OrderedDict()
        self._in_line: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._asked = 0.0

    def wake(self) -> None:
        """Look again."""
        if self._loop is not None:
            self._sleep(self._loop, float("-inf"))

    def look(self) -> None:
        """Look again if something is due before the worker looks by itself."""
        due = self._world.store.next_due()
        if self._loop is not None and due is not None and due < self._sleeps_until:
            self._sleep(self._loop, float("-inf"))

    def give_way(self) -> None:
        """Note that the API was asked something: hopeless webhooks can wait."""
        self._asked = time.monotonic()

    async def run(self) -> None:
        """Post until cancelled."""
        self._loop = asyncio.get_running_loop()
        try:
            self.wake()
            await asyncio.Event().wait()
        finally:
            self._loop = None
            if self._alarm is not None:
                self._alarm.cancel()
            tasks = list(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _sleep(self, loop: asyncio.AbstractEventLoop, until: float) -> None:
        """Look again at a moment of the sandbox's clock."""
        if self._alarm is not None:
            self._alarm.cancel()
        self._sleeps_until = until
        pause = max(until - self._world.clock.now(), 0.0)
        self._alarm = (
            loop.call_later(pause, self._look_again) if pause else loop.call_soon(self._look_again)
        )

    def _look_again(self) -> None:
        self._alarm, self._sleeps_until = None, float("inf")
        self._line_up()
        due = self._world.store.next_due()
        if self._loop is not None and due is not None:
            self._sleep(self._loop, due)

    async def idle(self) -> None:
        """Wait until nothing is due or under way."""
        self._line_up()
        while self._tasks:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            self._line_up()

    def _line_up(self) -> None:
        for due in self._world.store.take_due(self._world.clock.now()):
            if id(due) in self._in_line or due.state != "waiting":
                continue
            self._in_line.add(id(due))
            line = self._line(due.url.partition("?")[0])
            line.waiting.append(due)
            self._start(line.host)

    def _line(self, address: str) -> _Line:
        line = self._lines.get(address)
        if line is None:
            origin = "/".join(address.split("/")[:3])
            host = self._hosts.setdefault(origin, _Host())
            line = self._lines[address] = _Line(address, host)
            host.ready.append(line)
        return line

    def _start(self, host: _Host) -> None:
        """Have lines of a host worked on as far as there is room."""
        while host.ready and host.running < PER_HOST and self._loop is not None:
            if len(self._tasks) >= IN_ALL:
                self._without_room[host] = None
                return
            host.running += 1
            task = asyncio.create_task(self._work(host.ready.popleft()))
            self._tasks.add(task)
            task.add_done_callback(partial(self._go_on, host))

    async def _work(self, line: _Line) -> None:
        """Post what waits in a line, until it is another one's turn."""
        try:
            while line.waiting:
                due = line.waiting.popleft()
                try:
                    if isinstance(due, Announcement):
                        await self._carry_out(due, line)
                    else:
                        await self._attempt(due, line.host)
                finally:
                    self._in_line.discard(id(due))
                if line.host.ready or self._without_room:
                    break
        finally:
            if line.waiting:
                line.host.ready.append(line)
            else:
                del self._lines[line.address]

    def _go_on(self, host: _Host, ended: asyncio.Task[None]) -> None:
        self._tasks.discard(ended)
        host.running -= 1
        self._start(host)
        while self._without_room and len(self._tasks) < IN_ALL and self._loop is not None:
            self._start(self._without_room.popitem(last=False)[0])
        self.wake()

    async def _carry_out(self, announcement: Announcement, line: _Line) -> None:
        """Make the webhooks that were announced; those that are due are the next of the line."""
        store = self._world.store
        if not store.counts(announcement):
            return
        try:
            with self._world.transaction():
                deliveries = carry_out(store, announcement)
        except Exception:
            log.exception("the receipts of %s can't be posted at the moment", announcement.message)
            await asyncio.sleep(RECOVERY)
            return
        now = self._world.clock.now()
        due = [one for one in deliveries if one.due_at <= now]
        line.waiting.extendleft(reversed(due))
        self._in_line.update(map(id, due))
        self._line_up()  # else those would be found again while they are no longer in line

    async def _attempt(self, delivery: Delivery, host: _Host) -> None:
        if not host.answers and self._counts(delivery):
            await self._quiet()
        if not self._counts(delivery):
            return
        at, start = self._world.clock.now(), time.monotonic()
        outcome = await self._post(delivery.url, delivery.body.encode(), delivery.headers)
        host.answers = outcome.status is not None
        attempt = Attempt(
            at=at,
            seconds=round(time.monotonic() - start, 3),
            status=outcome.status,
            reason=outcome.reason,
        )
        try:
            self._note(delivery, attempt)
        except Exception:
            address = without_password(delivery.url)
            log.exception("webhook %s to %s can't be noted", delivery.event, address)
            await asyncio.sleep(RECOVERY)  # it is due again, and the disk may be full for long

    def _counts(self, delivery: Delivery) -> bool:
        """Whether it is still the account's: that may have been reset meanwhile."""
        return self._world.store.counts(delivery)

    async def _quiet(self) -> None:
        """Wait until the API has nothing to do, or for as long as one can be patient."""
        for _ in range(PATIENCE):
            if time.monotonic() >= self._asked + QUIET:
                return
            await asyncio.sleep(QUIET)

    def _note(self, delivery: Delivery, attempt: Attempt) -> None:
        if not self._counts(delivery):
            return
        with self._world.transaction():
            delivery.attempts += 1
            delivery.statuses.append(attempt.status)
            delivery.tried.append(attempt)
            if attempt.status == 200:
                delivery.state = "delivered"
            elif delivery.attempts >= ATTEMPTS:
                delivery.state = "given up"
            else:
                delivery.due_at = self._world.clock.now() + self._world.settings.retry_interval
            self._world.store.save(delivery)
        self.look()
        told = attempt.reason or attempt.status
        log.info("webhook %s to %s: %s", delivery.event, without_password(delivery.url), told)
