"""One place that reads, guards, de-duplicates, calls and answers."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotDone
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from ..errors import ConfigurationError, WebhookError
from ._calling import Loop, finished, in_thread, is_async, takes_connection
from ._parse import parse
from .events import (
    DeliveryReceipt,
    Event,
    InboundMessage,
    InboundMMS,
    InboundSMS,
    StatusChange,
    UnknownEvent,
)
from .guard import Guard, Posted
from .seen import MemorySeen, Seen

if TYPE_CHECKING:
    from .asgi import AsgiApplication
    from .seen import DatabaseSeen
    from .wsgi import WsgiApplication

__all__ = ["Answer", "Receiver"]

logger: logging.Logger = logging.getLogger("flowroute_sdk.webhooks")

MessageHandler: TypeAlias = (
    Callable[[InboundMessage], object] | Callable[[InboundMessage, Any], object]
)
ReceiptHandler: TypeAlias = (
    Callable[[DeliveryReceipt], object] | Callable[[DeliveryReceipt, Any], object]
)
StatusHandler: TypeAlias = Callable[[StatusChange], object] | Callable[[StatusChange, Any], object]
UnknownHandler: TypeAlias = Callable[[UnknownEvent], object] | Callable[[UnknownEvent, Any], object]


@attrs.frozen
class Answer:
    """The answer to a webhook. After any status but 200, Flowroute posts the webhook again.

    Attributes:
        status: The HTTP status.
        text: The body, in plain text. It reveals no internals.
        headers: The headers.
    """

    status: int
    text: str = ""
    headers: tuple[tuple[str, str], ...] = (("content-type", "text/plain; charset=utf-8"),)

    @property
    def content(self) -> bytes:
        """The body as bytes."""
        return self.text.encode()


_TAKEN = Answer(200)
_FAILED = Answer(500, "The handler failed.\n")
_LATE = Answer(503, "The handler takes longer than allowed.\n")


class _Handler:
    """A function to call, and how."""

    __slots__ = ("call", "is_async", "with_connection")

    def __init__(self, name: str, call: Any, *, transactional: bool) -> None:
        if not callable(call):
            raise ConfigurationError(f"{name} must be a function")
        self.call = call
        self.is_async = is_async(call)
        self.with_connection = transactional and takes_connection(call)


class _Run:
    """The work on one event. Whoever waits for it has a future made."""

    __slots__ = ("future", "key")

    def __init__(self, key: str) -> None:
        self.key = key
        self.future: Future[None] | None = None


class _HandlerFailed(Exception):
    """The error itself was logged where it happened."""


class Receiver:
    """Receives webhooks: checks and parses them, hands each event to a handler once, and answers.

    It answers 200 once the handler has returned, so that an event whose handler fails is posted
    again: four more times, 30 seconds apart. If an event is posted again while its handler is
    still running, the second request waits for it; after the handler has returned, repetitions
    are answered with 200 and not handled again.

    Events arrive in any order. In particular, the receipt of a message can arrive before the call
    that sends it has returned, and level 2 before level 1.

    >>> receiver = Receiver(on_message=reply, on_receipt=note)
    >>> app = FastAPI(routes=[Route("/flowroute", receiver.asgi, methods=["POST"])])
    """

    def __init__(
        self,
        *,
        on_message: MessageHandler | None = None,
        on_receipt: ReceiptHandler | None = None,
        on_status: StatusHandler | None = None,
        on_unknown: UnknownHandler | None = None,
        guard: Guard | None = None,
        seen: Seen | DatabaseSeen | None = None,
        time_limit: float | None = 8.0,
    ) -> None:
        """Create a receiver. Each handler can be a function or a coroutine function.

        Args:
            on_message: Called with each `InboundSMS` and `InboundMMS`.
            on_receipt: Called with each `DeliveryReceipt`.
            on_status: Called with each `StatusChange`.
            on_unknown: Called with each `UnknownEvent`. Events without a handler are answered 200.
            guard: Who may post; by default anybody, with JSON of up to 1 MiB.
            seen: Remembers which events have been handled: by default the last 100,000 in this
                process; otherwise any object with `first_time(key)`, or a `DatabaseSeen`.
            time_limit: Seconds after which a handler counts as failed. It may go on, and if it
                succeeds, the event isn't handled again when it is posted again. With None, plain
                functions are called in the WSGI server's thread, and there is no limit.

        Raises:
            ConfigurationError: A handler isn't a function, or `seen` has no `first_time`.
        """
        self._seen: Any = MemorySeen() if seen is None else seen
        self._transactional = hasattr(self._seen, "transaction")
        if not self._transactional and not callable(getattr(self._seen, "first_time", None)):
            raise ConfigurationError("seen must have a method first_time(key)")
        if time_limit is not None and not time_limit > 0:
            raise ConfigurationError("time_limit must be above 0, or None")
        given: tuple[tuple[str, object, tuple[type[Event], ...]], ...] = (
            ("on_message", on_message, (InboundSMS, InboundMMS)),
            ("on_receipt", on_receipt, (DeliveryReceipt,)),
            ("on_status", on_status, (StatusChange,)),
            ("on_unknown", on_unknown, (UnknownEvent,)),
        )
        self._handlers: dict[type[Event], _Handler] = {}
        for name, call, kinds in given:
            if call is not None:
                handler = _Handler(name, call, transactional=self._transactional)
                self._handlers.update(dict.fromkeys(kinds, handler))
        self.guard: Guard = Guard() if guard is None else guard
        self._limit = time_limit
        self._quick = isinstance(self._seen, MemorySeen)
        self._running: dict[str, _Run] = {}
        self._failed: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()
        self._loop = Loop()
        self._tasks: set[asyncio.Future[None]] = set()
        from .asgi import AsgiApplication
        from .wsgi import WsgiApplication

        self.asgi: AsgiApplication = AsgiApplication(self)
        """An ASGI application."""
        self.wsgi: WsgiApplication = WsgiApplication(self)
        """A WSGI application."""

    def receive(self, body: bytes, posted: Posted | None = None) -> Answer:
        """Handle a request and return the answer to send. Never raises."""
        event = self._read(body, posted)
        if isinstance(event, Answer):
            return event
        handler = self._handlers.get(type(event))
        if handler is None:
            return _TAKEN
        run, mine = self._enter(event.key, waits=True)
        future = run.future
        assert future is not None
        if mine:
            self._start(event, handler, run, self._loop.get, inline=self._limit is None)
        try:
            future.result(self._limit)
        except NotDone:
            return self._late(event)
        except _HandlerFailed:
            return _FAILED
        return _TAKEN

    async def receive_async(self, body: bytes, posted: Posted | None = None) -> Answer:
        """Handle a request on an event loop and return the answer to send. Never raises."""
        event = self._read(body, posted)
        if isinstance(event, Answer):
            return event
        handler = self._handlers.get(type(event))
        if handler is None:
            return _TAKEN
        loop = asyncio.get_running_loop()
        here = handler.is_async and self._quick
        run, mine = self._enter(event.key, waits=not here)
        waiting: asyncio.Future[None]
        if mine and here:
            waiting = loop.create_task(self._work_here(event, handler, run))
        else:
            assert run.future is not None
            if mine:
                self._start(event, handler, run, lambda: loop, inline=False)
            waiting = asyncio.wrap_future(run.future)
        try:
            await _settled(waiting, self._limit)
        finally:
            if not waiting.done():
                self._tasks.add(waiting)  # a loop alone doesn't keep them
                waiting.add_done_callback(self._let_go)
        if not waiting.done():
            return self._late(event)
        return _FAILED if _has_failed(waiting) else _TAKEN

    def _let_go(self, waiting: asyncio.Future[None]) -> None:
        self._tasks.discard(waiting)
        _has_failed(waiting)

    def refuse(self, error: WebhookError) -> Answer:
        """Return the answer to a request that isn't allowed or isn't a webhook."""
        logger.warning("refused with %s: %s", error.status, ascii(str(error)))
        more = {405: (("allow", "POST"),), 401: (("www-authenticate", 'Basic realm="webhooks"'),)}
        answer = Answer(error.status, f"{error}\n".encode("ascii", "replace").decode())
        return attrs.evolve(answer, headers=answer.headers + more.get(error.status, ()))

    def _read(self, body: bytes, posted: Posted | None) -> Event | Answer:
        try:
            if posted is not None:
                self.guard.check(posted)
            return parse(body, max_size=self.guard.max_size)
        except WebhookError as error:
            return self.refuse(error)

    def _enter(self, key: str, *, waits: bool) -> tuple[_Run, bool]:
        """The work on an event, and whether the caller has to do it; if not, it waits for it."""
        with self._lock:
            run = self._running.get(key)
            mine = run is None
            if run is None:
                run = self._running[key] = _Run(key)
            if run.future is None and (waits or not mine):
                run.future = Future()
            return run, mine

    def _leave(self, event: Event, run: _Run, error: BaseException | None) -> None:
        with self._lock:
            self._running.pop(run.key, None)
        if error is not None:
            logger.error(
                "the handler of %s %s failed",
                type(event).__name__,
                ascii(event.id)[:80],
                exc_info=error,
            )
        if run.future is None:
            return
        if error is None:
            run.future.set_result(None)
        else:
            run.future.set_exception(_HandlerFailed())

    def _late(self, event: Event) -> Answer:
        logger.error(
            "the handler of %s %s exceeded its time limit",
            type(event).__name__,
            ascii(event.id)[:80],
        )
        return _LATE

    def _start(
        self,
        event: Event,
        handler: _Handler,
        run: _Run,
        loop: Callable[[], asyncio.AbstractEventLoop],
        *,
        inline: bool,
    ) -> None:
        def work() -> None:
            error: BaseException | None = None
            try:
                self._work(event, run.key, handler, loop)
            except BaseException as caught:  # noqa: BLE001 - it decides the answer
                error = caught
            self._leave(event, run, error)

        if inline:
            work()
        else:
            in_thread(work)

    def _work(
        self,
        event: Event,
        key: str,
        handler: _Handler,
        loop: Callable[[], asyncio.AbstractEventLoop],
    ) -> None:
        if self._transactional:
            with self._seen.transaction(key) as (is_new, connection):
                if is_new:
                    more = (connection,) if handler.with_connection else ()
                    finished(handler.call(event, *more), loop)
            return
        is_new = finished(self._seen.first_time(key), loop)
        if not is_new and not self._had_failed(key):
            return
        try:
            finished(handler.call(event), loop)
        except BaseException:
            forget = getattr(self._seen, "forget", None)
            if forget is None:
                self._note_failure(key)
            else:
                finished(forget(key), loop)
            raise

    async def _work_here(self, event: Event, handler: _Handler, run: _Run) -> None:
        """The same for a coroutine function and keys in memory, without a thread."""
        error: BaseException | None = None
        try:
            if self._seen.first_time(run.key):
                await handler.call(event)
        except BaseException as caught:  # noqa: BLE001 - it decides the answer
            error = caught
            self._seen.forget(run.key)
        self._leave(event, run, error)
        if error is not None:
            raise _HandlerFailed

    def _had_failed(self, key: str) -> bool:
        """Whether a handler failed here, which a store without `forget` can't know."""
        with self._lock:
            return self._failed.pop(key, self) is None

    def _note_failure(self, key: str) -> None:
        with self._lock:
            self._failed[key] = None
            if len(self._failed) > 10_000:
                self._failed.popitem(last=False)


async def _settled(waiting: asyncio.Future[None], limit: float | None) -> None:
    """Wait until work has ended or the limit is over; unlike `asyncio.wait`, for one alone."""
    loop = asyncio.get_running_loop()
    over = loop.create_future()

    def end(_: object = None) -> None:
        if not over.done():
            over.set_result(None)

    waiting.add_done_callback(end)
    timer = None if limit is None else loop.call_later(limit, end)
    try:
        await over
    finally:
        if timer is not None:
            timer.cancel()


def _has_failed(waiting: asyncio.Future[None]) -> bool:
    """Whether work has failed; asked for, so that asyncio doesn't complain of it."""
    return waiting.cancelled() or waiting.exception() is not None
