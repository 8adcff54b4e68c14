"""Handlers of both kinds, called from a thread or on an event loop."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import inspect
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any

__all__ = ["Loop", "in_thread", "is_async", "takes_connection"]


def is_async(function: Any) -> bool:
    """Whether a handler is a coroutine function, or an object that is called like one."""
    while isinstance(function, functools.partial):
        function = function.func
    call = getattr(function, "__call__", None)  # noqa: B004
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(call)


def takes_connection(handler: Any) -> bool:
    """Whether a handler wants a second argument."""
    try:
        inspect.signature(handler).bind(None, None)
    except (TypeError, ValueError):
        return False
    return True


def in_thread(work: Callable[[], None]) -> Future[None]:
    """Start work in a thread of its own, with the context variables of the caller."""
    future: Future[None] = Future()
    context = contextvars.copy_context()

    def run() -> None:
        try:
            context.run(work)
        except BaseException as error:  # noqa: BLE001 - it is the caller's to judge
            future.set_exception(error)
        else:
            future.set_result(None)

    Thread(target=run, name="flowroute-webhook", daemon=True).start()
    return future


class Loop:
    """An event loop in a thread, for coroutine handlers behind WSGI; started when one is called."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def get(self) -> asyncio.AbstractEventLoop:
        """Return the running loop."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                run = self._loop.run_forever
                Thread(target=run, name="flowroute-webhook-loop", daemon=True).start()
            return self._loop


async def _finish(awaitable: Any) -> Any:
    return await awaitable


def finished(value: Any, loop: Callable[[], asyncio.AbstractEventLoop]) -> Any:
    """What a call has returned, or, where that is awaitable, what it comes to on the loop."""
    if inspect.isawaitable(value):
        return asyncio.run_coroutine_threadsafe(_finish(value), loop()).result()
    return value
