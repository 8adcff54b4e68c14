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
from .events import DeliveryReceipt, Event, InboundMessage, StatusChange, UnknownEvent
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
    """What to answer: 200 ends the matter, with anything else Flowroute posts again.

    Attributes:
        status: The HTTP status.
        text: The body, plain text. It tells nothing of the inside.
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


class Receiver:
    """Takes what Flowroute posts: checks, reads, passes each event on once, and answers.

    200 is answered once the handler has returned, so that what fails is posted again: four more
    times, 30 seconds apart. A delivery that comes again while its handler still runs waits for
    that; one whose handler has returned is answered 200 and not handled again.

    Events come in any order. In particular the receipt of a message can arrive before the call
    that sends it has returned, and level 2 before level 1.

    >>> receiver = Receiver(on_message=reply, on_receipt=note)
    >>> app.mount("/flowroute", receiver.asgi)
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
        """Make a receiver; each handler can be a function or a coroutine function.

        Args:
            on_message: Called with each `InboundSMS` and `InboundMMS`.
            on_receipt: Called with each `DeliveryReceipt`.
            on_status: Called with each `StatusChange`.
            on_unknown: Called with each `UnknownEvent`. Events without a handler are answered 200.
            guard: Who may post; by default everybody, with JSON of up to 1 MiB.
            seen: Which events have been handled: by default the last 100,000 in this process; any
                object with `first_time(key)`; or a `DatabaseSeen`.
            time_limit: Seconds after which a handler counts as failed. It may go on, and if it
                succeeds, what is posted again isn't handled again. With None, functions are
                called in the thread of the WSGI server, and there is no limit.

        Raises:
            ConfigurationError: A handler is no function, or `seen` has no `first_time`.
        """
        self._seen: Any = MemorySeen() if seen is None else seen
        self._transactional = hasattr(self._seen, "transaction")
        if not self._transactional and not callable(getattr(self._seen, "first_time", None)):
            raise ConfigurationError("seen must have a method first_time(key)")
        if time_limit is not None and not time_limit > 0:
            raise ConfigurationError("time_limit must be above 0, or None")
        given = {
            "on_message": on_message,
            "on_receipt": on_receipt,
            "on_status": on_status,
            "on_unknown": on_unknown,
        }
        self._handlers = {
            name: _Handler(name, call, transactional=self._transactional)
            for name, call in given.items()
            if call is not None
        }
        self.guard: Guard = Guard() if guard is None else guard
        self._limit = time_limit
        self._quick = isinstance(self._seen, MemorySeen)
        self._running: dict[str, Future[None]] = {}
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
        """Deal with a request and return what to answer. Raises nothing."""
        event = self._read(body, posted)
        if isinstance(event, Answer):
            return event
        handler = self._handler(event)
        if handler is None:
            return _TAKEN
        future, mine = self._enter(event.key)
        if mine:
            self._start(event, handler, future, self._loop.get, inline=self._limit is None)
        try:
            future.result(self._limit)
        except NotDone:
            if not future.done():
                return self._late(event)
            return _FAILED
        except Exception:  # noqa: BLE001 - logged where it happened
            return _FAILED
        return _TAKEN

    async def receive_async(self, body: bytes, posted: Posted | None = None) -> Answer:
        """Deal with a request on an event loop and return what to answer. Raises nothing."""
        event = self._read(body, posted)
        if isinstance(event, Answer):
            return event
        handler = self._handler(event)
        if handler is None:
            return _TAKEN
        future, mine = self._enter(event.key)
        if not mine:
            waiting: Any = asyncio.wrap_future(future)
        elif handler.is_async and self._quick:
            waiting = asyncio.ensure_future(self._work_here(event, handler, future))
            self._tasks.add(waiting)  # a loop alone doesn't keep them
            waiting.add_done_callback(self._tasks.discard)
        else:
            loop = asyncio.get_running_loop()
            self._start(event, handler, future, lambda: loop, inline=False)
            waiting = asyncio.wrap_future(future)
        await asyncio.wait((waiting,), timeout=self._limit)
        if not waiting.done():
            waiting.add_done_callback(_noticed)
            return self._late(event)
        return _FAILED if _noticed(waiting) else _TAKEN

    def refuse(self, error: WebhookError) -> Answer:
        """Return the answer to what isn't let in or is no webhook."""
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

    def _handler(self, event: Event) -> _Handler | None:
        match event:
            case DeliveryReceipt():
                name = "on_receipt"
            case StatusChange():
                name = "on_status"
            case UnknownEvent():
                name = "on_unknown"
            case _:
                name = "on_message"
        return self._handlers.get(name)

    def _enter(self, key: str) -> tuple[Future[None], bool]:
        """The work on an event, and whether the caller has to do it."""
        with self._lock:
            found = self._running.get(key)
            if found is not None:
                return found, False
            future: Future[None] = Future()
            self._running[key] = future
            return future, True

    def _leave(self, event: Event, future: Future[None], error: BaseException | None) -> None:
        with self._lock:
            self._running.pop(event.key, None)
        if error is None:
            future.set_result(None)
            return
        logger.error(
            "the handler of %s %s failed",
            type(event).__name__,
            ascii(event.id)[:80],
            exc_info=error,
        )
        future.set_exception(RuntimeError("the handler failed"))

    def _late(self, event: Event) -> Answer:
        logger.error(
            "the handler of %s %s is over its limit", type(event).__name__, ascii(event.id)[:80]
        )
        return _LATE

    def _start(
        self,
        event: Event,
        handler: _Handler,
        future: Future[None],
        loop: Callable[[], asyncio.AbstractEventLoop],
        *,
        inline: bool,
    ) -> None:
        def work() -> None:
            error: BaseException | None = None
            try:
                self._work(event, handler, loop)
            except BaseException as caught:  # noqa: BLE001 - it decides the answer
                error = caught
            self._leave(event, future, error)

        if inline:
            work()
        else:
            in_thread(work)

    def _work(
        self, event: Event, handler: _Handler, loop: Callable[[], asyncio.AbstractEventLoop]
    ) -> None:
        key = event.key
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

    async def _work_here(self, event: Event, handler: _Handler, future: Future[None]) -> None:
        """The same for a coroutine function and keys in memory, without a thread."""
        error: BaseException | None = None
        try:
            if self._seen.first_time(event.key):
                await handler.call(event)
        except BaseException as caught:  # noqa: BLE001 - it decides the answer
            error = caught
            self._seen.forget(event.key)
        self._leave(event, future, error)
        if error is not None:
            future.exception()
            raise RuntimeError("the handler failed")

    def _had_failed(self, key: str) -> bool:
        """Whether a handler failed here, which a store without `forget` can't know."""
        with self._lock:
            return self._failed.pop(key, self) is None

    def _note_failure(self, key: str) -> None:
        with self._lock:
            self._failed[key] = None
            if len(self._failed) > 10_000:
                self._failed.popitem(last=False)


def _noticed(waiting: Any) -> bool:
    """Whether work has failed; asked for, so that asyncio doesn't complain of it."""
    return waiting.cancelled() or waiting.exception() is not None
