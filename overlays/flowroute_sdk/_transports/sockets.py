"""What both direct transports share.

The size of the pool, how long a connection is kept, is it alive.
"""

from __future__ import annotations

import select
import time
from typing import Protocol

MOST_CONNECTIONS = 100
KEPT_FOR = 4.0
"""Seconds; shorter than what servers keep an idle connection for, five seconds for some."""

monotonic = time.monotonic


class HasFileno(Protocol):
    """A socket, or what stands in for one."""

    def fileno(self) -> int:
        """The file descriptor."""


def time_left(timeout: float | None, ends_at: float | None) -> float | None:
    """The limit of one phase.

    An instant when the deadline has passed, as 0 would mean not to block.
    """
    if ends_at is None:
        return timeout
    left = max(ends_at - monotonic(), 1e-6)
    return left if timeout is None else min(left, timeout)


if hasattr(select, "poll"):

    def is_readable(sock: HasFileno) -> bool:
        """Whether there is something to read: on an idle connection, that the server closed it."""
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))

else:

    def is_readable(sock: HasFileno) -> bool:
        """Whether there is something to read: on an idle connection, that the server closed it."""
        return bool(select.select([sock], [], [], 0)[0])
