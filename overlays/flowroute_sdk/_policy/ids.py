"""Messages that a client can account for: each record explains one send only."""

from __future__ import annotations

import threading
from collections.abc import Hashable

__all__ = ["Ids"]


class Ids:
    """The last so many messages that were sent or found, by id and content."""

    __slots__ = ("_ids", "_lock", "_most")

    def __init__(self, most: int = 10_000) -> None:
        self._lock = threading.Lock()
        self._most = most
        self._ids: dict[Hashable, None] = {}

    def __contains__(self, message: Hashable) -> bool:
        return message in self._ids

    def claim(self, message: Hashable) -> bool:
        """Account for a message; False when it was accounted for already."""
        with self._lock:
            if message in self._ids:
                return False
            self._ids[message] = None
            if len(self._ids) > self._most:
                del self._ids[next(iter(self._ids))]
            return True
