"""A connection to one of several addresses, for threads: the first one that answers wins."""

from __future__ import annotations

import errno
import os
import selectors
import socket
from collections.abc import Iterator, Sequence
from typing import Self

from .base import Failure, Kind
from .lookups import Address
from .sockets import CONNECT_TOO_LONG, monotonic, told

STAGGER = 0.25
"""Seconds after which the next address is tried while the others go on."""
UNDER_WAY = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY})


def new_socket(family: int) -> socket.socket:
    """A socket that doesn't block."""
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setblocking(False)
    return sock


def connect(addresses: Sequence[Address], ends_at: float | None) -> socket.socket:
    """Connect to the address that answers first. Raises Failure.

    Each gets all the time that is left, the next one starts early: when the one before it has
    failed, or isn't there after a moment.
    """
    with _Race(addresses) as race:
        won = race.start_next()
        while won is None:
            now = monotonic()
            if not race.running and not race.left:
                raise race.failure()
            if ends_at is not None and now >= ends_at:
                raise Failure("connect_timeout", CONNECT_TOO_LONG, sent=False)
            if race.left and (race.failed_last or not race.running or now >= race.next_at):
                won = race.start_next()
            else:
                waits = [race.next_at - now] if race.left else []
                waits += [] if ends_at is None else [ends_at - now]
                won = race.wait(min(waits, default=None))
        return won


class _Race:
    def __init__(self, addresses: Sequence[Address]) -> None:
        self._rest: Iterator[Address] = iter(addresses)
        self._selector = selectors.DefaultSelector()
        self._first_error: OSError | None = None
        self.left: int = len(addresses)
        self.running: set[socket.socket] = set()
        self.next_at: float = 0.0
        self.failed_last: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        for sock in self.running:
            sock.close()

    def start_next(self) -> socket.socket | None:
        """Start the next attempt; the connection if it is there at once."""
        if not self.left:
            return None
        self.left -= 1
        self.failed_last = False
        self.next_at = monotonic() + STAGGER
        family, address = next(self._rest)
        try:
            sock = new_socket(family)
        except OSError as error:
            self._fail(error)
            return None
        self.running.add(sock)
        try:
            code = sock.connect_ex(address)
        except OSError as error:
            code = error.errno or errno.EINVAL
        if code and code not in UNDER_WAY:
            self._drop(sock, code)
        elif not code:
            self.running.discard(sock)
            return sock
        else:
            self._selector.register(sock, selectors.EVENT_WRITE)
        return None

    def wait(self, timeout: float | None) -> socket.socket | None:
        """Wait for the end of an attempt; the connection if one succeeded."""
        for key, _ in self._selector.select(timeout):
            sock = key.fileobj
            assert isinstance(sock, socket.socket)
            self._selector.unregister(sock)
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if not code:
                self.running.discard(sock)
                return sock
            self._drop(sock, code)
        return None

    def _drop(self, sock: socket.socket, code: int) -> None:
        self.running.discard(sock)
        sock.close()
        self._fail(OSError(code, os.strerror(code)))

    def _fail(self, error: OSError) -> None:
        self.failed_last = True
        self._first_error = self._first_error or error

    def failure(self) -> Failure:
        """The failure of all attempts: that of the first one."""
        return connect_failure(self._first_error or OSError("the name has no address"))


def connect_failure(error: OSError) -> Failure:
    """The failure that an error while connecting is; the operating system has a time-out too."""
    kind: Kind = "connect_timeout" if isinstance(error, TimeoutError) else "connect"
    return Failure(kind, told(error), sent=False, cause=error)
