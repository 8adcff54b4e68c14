"""What both direct transports share: limits of the pool, time left, is a connection alive."""

from __future__ import annotations

import math
import select
import time
from typing import TYPE_CHECKING

from .base import Failure

if TYPE_CHECKING:
    import socket

MOST_CONNECTIONS = 100
CHUNK = 64 * 1024
CONNECT_TOO_LONG = "connecting took too long"

monotonic = time.monotonic


def ends_first(timeout: float | None, ends_at: float | None) -> float | None:
    """When a phase that begins now has to be over."""
    if timeout is None:
        return ends_at
    phase_ends_at = monotonic() + timeout
    return phase_ends_at if ends_at is None else min(phase_ends_at, ends_at)


def time_left(timeout: float | None, ends_at: float | None) -> float | None:
    """The limit of one phase; after the deadline a very short one, as 0 would mean not to block."""
    if ends_at is None:
        return timeout
    left = max(ends_at - monotonic(), 1e-6)
    return left if timeout is None else min(left, timeout)


def check_time(ends_at: float | None) -> None:
    """Raise Failure when the deadline has passed and nothing has been sent yet."""
    if ends_at is not None and monotonic() >= ends_at:
        raise Failure("pool", "no time is left to send", sent=False)


def told(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(str(error).split()) or type(error).__name__


def wait_until_ready(sock: socket.socket, ends_at: float | None, *, writing: bool = False) -> None:
    """Wait until a socket can be read from, or written to. Raises TimeoutError."""
    left = time_left(None, ends_at)
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(sock, select.POLLOUT if writing else select.POLLIN)
        ready = bool(poll.poll(None if left is None else math.ceil(left * 1000)))
    else:
        reads, writes = ([], [sock]) if writing else ([sock], [])
        ready = any(select.select(reads, writes, [], left))
    if not ready:
        raise TimeoutError("timed out")


if hasattr(select, "poll"):

    def is_readable(sock: socket.socket) -> bool:
        """Whether there is something to read: on an idle connection, that the server closed it."""
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))

else:

    def is_readable(sock: socket.socket) -> bool:
        """Whether there is something to read: on an idle connection, that the server closed it."""
        return bool(select.select([sock], [], [], 0)[0])
