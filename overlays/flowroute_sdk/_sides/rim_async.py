"""What can't be the same on both sides: clock, sleep, waiting in line, transports.

``rim_sync`` has the same names.
"""

from __future__ import annotations

import asyncio
import inspect
import random
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Never, TypeVar

from .._options.keywords import TellsNearest
from .._transports import needs_httpx

if TYPE_CHECKING:
    from .._options.hooks import Hooks
    from .._transports.base import AsyncTransport, TransportOptions
    from ..limits import Bucket, RateLimiter

T = TypeVar("T")

monotonic = time.monotonic
now = time.time
chance = random.random
_AT_A_TIME = 500
Sleep = Callable[[float], Coroutine[Any, Any, None]]


class Closing(TellsNearest):
    """What a client has beside `close`: the name that `contextlib.aclosing` asks for.

    And what to say of `with`, which is the other client's.
    """

    __slots__ = ()

    async def close(self) -> None:
        """Close the connections."""

    async def aclose(self) -> None:
        """Close the connections: another name for `close`."""
        await self.close()

    if not TYPE_CHECKING:

        def __enter__(self) -> Never:
            raise TypeError('the client is asynchronous: write "async with", or use Flowroute')

        def __exit__(self, *_: object) -> Never:
            raise TypeError


async def sleep(seconds: float) -> None:
    """Wait, without keeping others from going on."""
    await asyncio.sleep(seconds)


async def reserve(limiter: RateLimiter, bucket: Bucket, remaining: float | None) -> float | None:
    """Book a token and return the seconds to wait; None for more than ``remaining``."""
    delay = limiter.reserve(bucket, remaining)
    if not inspect.isawaitable(delay):
        return delay
    limit = asyncio.timeout(remaining)
    try:
        async with limit:
            return await delay
    except TimeoutError:
        if limit.expired():
            return None
        raise


async def in_thread(
    work: Callable[..., T], *arguments: object, stop: Callable[[], object] | None = None
) -> T:
    """Do work that blocks in a thread; whoever cancels this has it stopped."""
    try:
        return await asyncio.to_thread(work, *arguments)
    except asyncio.CancelledError:
        if stop is not None:
            stop()
        raise


async def each_of(items: Iterator[T]) -> AsyncIterator[T]:
    """The items of an iterator that blocks, many at a time made in a thread."""
    while True:
        made, failure = await asyncio.to_thread(_some_of, items)
        for item in made:
            yield item
        if failure is not None:
            raise failure
        if len(made) < _AT_A_TIME:
            return


def _some_of(items: Iterator[T]) -> tuple[list[T], Exception | None]:
    """The next items, and the error that ended them early."""
    made: list[T] = []
    try:
        made.extend(islice(items, _AT_A_TIME))
    except Exception as error:  # noqa: BLE001 - it is raised in its place
        return made, error
    return made, None


def check_hooks(hooks: Hooks) -> None:
    """Refuse hooks that nobody would wait for: here there are none."""


async def settle(result: object) -> None:
    """Wait for what a hook returned, if it is something to wait for."""
    if inspect.isawaitable(result):
        await result


def open_transport(options: TransportOptions) -> AsyncTransport:
    """The transport for a client's options. Raises ConfigurationError for options that can't be."""
    own = options.transport
    if hasattr(own, "for_tasks") and not isinstance(own, type):
        made: AsyncTransport = own.for_tasks(options.origin)
        return made
    if needs_httpx(options):
        from .._transports.httpx_async import AsyncHttpxTransport  # only where needed

        return AsyncHttpxTransport(options)
    from .._transports.switching_async import AsyncSwitchingTransport  # on first use

    return AsyncSwitchingTransport(options)
