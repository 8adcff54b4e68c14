"""A connection to one of several addresses, for tasks: the first one that answers wins.

With nothing but what every event loop has: `create_connection` staggers on some loops only, and a
connection that it makes in the moment of a cancellation stays open.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress

from .connecting import STAGGER, new_socket
from .lookups import Address, look_ups, numeric


async def look_up(loop: asyncio.AbstractEventLoop, host: str, port: int) -> list[Address]:
    """The addresses of a host in the order in which to try them. Raises Failure."""
    found = numeric(host, port)
    if found:
        return found
    started = look_ups.start(host, port)
    turn = loop.create_future()

    def end() -> None:
        if not turn.done():
            turn.set_result(None)

    def wake() -> None:
        with suppress(RuntimeError):  # the loop has ended in the meantime
            loop.call_soon_threadsafe(end)

    started.when_done(wake)
    await turn
    return started.addresses()


async def connect(loop: asyncio.AbstractEventLoop, addresses: Sequence[Address]) -> socket.socket:
    """Connect to the address that answers first. Raises OSError: that of the first address.

    However it ends, no other socket stays open.
    """
    if len(addresses) == 1:
        return await _attempt(loop, addresses[0])
    left, running = list(addresses), set[asyncio.Task[socket.socket]]()
    error: BaseException | None = None
    try:
        while left or running:
            if left:
                running.add(loop.create_task(_attempt(loop, left.pop(0))))
            done, _ = await asyncio.wait(
                running,
                timeout=STAGGER if left else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in done:
                failed = task.exception()
                if failed is None:
                    running.discard(task)
                    return task.result()
                error = error or failed
                running.discard(task)
    finally:
        for task in running:
            task.add_done_callback(_close)
            task.cancel()
    raise error or OSError("the name has no address")


async def _attempt(loop: asyncio.AbstractEventLoop, to: Address) -> socket.socket:
    family, address = to
    sock = new_socket(family)
    try:
        await loop.sock_connect(sock, address)
    except BaseException:
        sock.close()
        raise
    return sock


def _close(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()
