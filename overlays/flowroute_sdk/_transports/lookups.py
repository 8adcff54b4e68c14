"""Names looked up in threads of their own, so that a slow look-up can be left behind.

Not in an executor: ending one waits for its threads, and a look-up may take half a minute.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import TypeAlias

from .. import _forks
from .base import Failure
from .sockets import CONNECT_TOO_LONG, monotonic, told

Address: TypeAlias = tuple[int, tuple[object, ...]]
"""The family, and what `connect` takes."""

MOST_AT_ONCE = 8
JOINED_FOR = 5.0
"""Seconds for which others that want the same join a look-up instead of starting another."""


def numeric(host: str, port: int) -> list[Address]:
    """The address of a host that is given as a number; empty for a name."""
    try:
        return _ordered(_ask(host, port, socket.AI_NUMERICHOST))
    except (OSError, UnicodeError):
        return []


class LookUp:
    """One look-up in its thread."""

    def __init__(self, host: str, port: int) -> None:
        self.started_at: float = monotonic()
        self._host: str = host
        self._port: int = port
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._waiting: list[Callable[[], None]] = []
        self._found: list[Address] | Exception = []

    def run(self) -> None:
        """Ask the operating system, then wake who waits."""
        try:
            self._found = _ordered(_ask(self._host, self._port, 0))
        except (OSError, UnicodeError) as error:
            self._found = error
        with self._lock:
            self._done.set()
            waiting, self._waiting = self._waiting, []
        for wake in waiting:
            wake()

    def wait(self, timeout: float | None) -> bool:
        """Wait for the end; whether it came."""
        return self._done.wait(timeout)

    def when_done(self, wake: Callable[[], None]) -> None:
        """Have something called, in the look-up's thread or at once, when it has ended."""
        with self._lock:
            if not self._done.is_set():
                self._waiting.append(wake)
                return
        wake()

    def addresses(self) -> list[Address]:
        """What was found. Raises Failure for a name that has no address."""
        found = self._found
        if isinstance(found, Exception):
            raise Failure("connect", told(found), sent=False, cause=found) from found
        return found


class LookUps:
    """The look-ups of this process that are under way."""

    def __init__(self) -> None:
        self.renew_in_child()
        _forks.renew_in_children(self)

    def renew_in_child(self) -> None:
        """Begin without any: their threads are the parent's."""
        self._lock = threading.Lock()
        self._running: dict[tuple[str, int], list[LookUp]] = {}
        self._count = 0

    def start(self, host: str, port: int) -> LookUp:
        """A look-up of this name: one under way that is young, else a new one.

        Raises Failure when there are too many that don't end.
        """
        key = host, port
        with self._lock:
            running = self._running.setdefault(key, [])
            if running and (
                monotonic() - running[-1].started_at < JOINED_FOR or self._count >= MOST_AT_ONCE
            ):
                return running[-1]
            if self._count >= MOST_AT_ONCE:
                raise Failure("connect", "too many name look-ups are pending", sent=False)
            look_up = LookUp(host, port)
            threading.Thread(
                target=self._run, args=(key, look_up), name="flowroute-look-up", daemon=True
            ).start()
            running.append(look_up)
            self._count += 1
            return look_up

    def _run(self, key: tuple[str, int], look_up: LookUp) -> None:
        try:
            look_up.run()
        finally:
            with self._lock:
                self._count -= 1
                self._running[key].remove(look_up)
                if not self._running[key]:
                    del self._running[key]


look_ups = LookUps()


def look_up(host: str, port: int, ends_at: float | None) -> list[Address]:
    """The addresses of a host in the order in which to try them.

    Raises Failure when there are none, or not in time.
    """
    found = numeric(host, port)
    if found:
        return found
    started = look_ups.start(host, port)
    if not started.wait(None if ends_at is None else max(0.0, ends_at - monotonic())):
        raise Failure("connect_timeout", CONNECT_TOO_LONG, sent=False)
    return started.addresses()


def _ask(host: str, port: int, flags: int) -> list[Address]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [(family, address) for family, _, _, _, address in found]


def _ordered(addresses: list[Address]) -> list[Address]:
    """Families by turns, so that a network without one of them costs one attempt."""
    distinct = list(dict.fromkeys(addresses))
    first = [each for each in distinct if each[0] == distinct[0][0]]
    others = [each for each in distinct if each[0] != distinct[0][0]]
    ordered: list[Address] = []
    while first or others:
        ordered += first[:1] + others[:1]
        del first[:1], others[:1]
    return ordered
