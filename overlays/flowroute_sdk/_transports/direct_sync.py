"""Straight to the origin over kept-alive sockets, for threads."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from .. import _forks
from .base import DEFAULT_LARGEST_BODY, Failure, RawHeaderList, warn_of_dropped
from .connecting import connect
from .http1 import Exchanges
from .keeping import KEPT_FOR, Keeping
from .lookups import look_up
from .sockets import (
    CHUNK,
    MOST_CONNECTIONS,
    check_time,
    ends_first,
    is_readable,
    monotonic,
    time_left,
    told,
)
from .tls import checked_verify, handshake, handshake_failure, tls_context
from .uploads import Content, Upload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._secrets import SecretBytes
    from ..wire import Response
    from .downloads import Sink
    from .origin import Origin


class DirectTransport:
    """A pool of connections to one origin.

    Usable from many threads, and by the children of a fork.
    """

    def __init__(
        self, origin: Origin, verify: object, largest_body: int = DEFAULT_LARGEST_BODY
    ) -> None:
        self._origin: Origin = origin
        self._verify: object = checked_verify(verify)
        self._largest_body: int = largest_body
        self._closed = False
        self._idle: list[_Connection] = []
        self._busy: set[_Connection] = set()
        self._make_locks()
        _forks.renew_in_children(self)

    def _make_locks(self) -> None:
        self._lock = threading.Lock()
        self._slots = threading.Semaphore(MOST_CONNECTIONS)
        self._keeping = Keeping()

    def renew_in_child(self) -> None:
        """Begin without connections: they are the parent's.

        Those in use are closed as well, so that they end when the parent ends them. Nothing is
        said to the server, not even by TLS.
        """
        strange = [*self._idle, *self._busy]
        self._idle, self._busy = [], set()
        self._make_locks()
        for connection in strange:
            connection.close()

    def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,
        sink: Sink | None = None,
    ) -> Response:
        """Send a request and read the answer; see ``Transport.send``."""
        ends_at = None if remaining is None else monotonic() + remaining
        slots = self._slots
        if not slots.acquire(timeout=remaining):
            raise Failure("pool", "no connection became free", sent=False)
        try:
            connection = self._take(safe=safe) or self._open(ends_first(timeout, ends_at))
            try:
                response = connection.exchange(
                    method, target, headers, content, timeout, ends_at, sink
                )
            except BaseException as error:
                self._drop(connection, error)
                raise
            self._give_back(connection)
            return response
        finally:
            slots.release()

    def _take(self, *, safe: bool) -> _Connection | None:
        if self._closed:
            raise Failure("closed", "the client is closed", sent=False)
        self._close_expired()
        while self._idle:
            now = monotonic()
            with self._lock:
                if not self._idle:
                    return None
                connection = self._idle.pop()
                self._busy.add(connection)
            idle = connection.idle_for = now - connection.idle_since
            good = False
            try:
                if not connection.is_unspoilt():
                    self._keeping.closed_after(idle, now)
                elif idle < self._keeping.may_idle(now, safe=safe):
                    good = True
                    return connection
            finally:
                if not good:
                    self._drop(connection, None)
        return None

    def _open(self, ends_at: float | None) -> _Connection:
        sock = self._connect(ends_at)
        connection = _Connection(sock, self._origin.host_header, self._largest_body)
        with self._lock:
            self._busy.add(connection)
        return connection

    def _give_back(self, connection: _Connection) -> None:
        reusable = connection.exchanges.reusable()
        self._keeping.promised(connection.exchanges.keep_alive())
        now = connection.idle_since = monotonic()
        with self._lock:
            self._busy.discard(connection)
            expired = self._expired(now)
            if reusable and not self._closed:
                self._idle.append(connection)
            else:
                expired.append(connection)
        for each in expired:
            each.close()

    def _close_expired(self) -> None:
        """Without a thread of its own, a pool has no better moment than a call's beginning."""
        with self._lock:
            expired = self._expired(monotonic())
        for each in expired:
            each.close()

    def _expired(self, now: float) -> list[_Connection]:
        """Take out what has been idle for too long: those given back first, at the front."""
        count = 0
        for connection in self._idle:
            if now - connection.idle_since < KEPT_FOR:
                break
            count += 1
        expired = self._idle[:count]
        del self._idle[:count]
        return expired

    def _drop(self, connection: _Connection, error: BaseException | None) -> None:
        if isinstance(error, Failure) and error.kind == "dropped" and connection.idle_for:
            self._keeping.closed_after(connection.idle_for, monotonic())
        with self._lock:
            self._busy.discard(connection)
        connection.close()

    def _connect(self, ends_at: float | None) -> socket.socket:
        origin = self._origin
        context = tls_context(self._verify) if origin.scheme == "https" else None
        sock = connect(look_up(origin.host, origin.port, ends_at), ends_at)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if context is not None:
                sock = handshake(context, sock, origin.host, ends_at)
            sock.settimeout(time_left(None, ends_at))
        except BaseException as error:
            sock.close()
            if isinstance(error, OSError | ValueError):
                raise handshake_failure(error) from error
            raise
        return sock

    def __del__(self) -> None:
        idle = getattr(self, "_idle", None)
        if idle and not self._closed:
            self.close()
            warn_of_dropped("Flowroute", "close()", "with")

    def close(self) -> None:
        """Close all connections; those in use close when their answer is there."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


class _Connection:
    __slots__ = ("_timeout", "exchanges", "idle_for", "idle_since", "sock")

    def __init__(self, sock: socket.socket, host: str, largest_body: int) -> None:
        self._timeout: float | None = -1.0
        self.sock: socket.socket = sock
        self.exchanges = Exchanges(host, largest_body)
        self.idle_since = 0.0
        self.idle_for = 0.0

    def is_unspoilt(self) -> bool:
        """Whether the server has neither closed it nor said what nobody asked for."""
        return not is_readable(self.sock)

    def exchange(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        ends_at: float | None,
        sink: Sink | None = None,
    ) -> Response:
        exchanges = self.exchanges
        response: Response | None = None
        if isinstance(content, Upload):
            with closing(content.pieces()) as pieces:
                first = next(pieces, b"")  # what can't be read at all fails before anything is sent
                head = exchanges.request(method, target, headers, content, sink)
                response = self._upload(head, first, pieces, timeout, ends_at)
        else:
            head = exchanges.request(method, target, headers, content, sink)
            self._write(head, timeout, ends_at)
        while response is None:
            if not exchanges.busy:
                response = exchanges.receive(self._read(timeout, ends_at))
            elif ends_at is not None and monotonic() >= ends_at:
                raise self._too_late(None)
            else:
                response = exchanges.go_on()
        return response

    def _upload(
        self,
        head: SecretBytes,
        first: bytes,
        pieces: Iterator[bytes],
        timeout: float | None,
        ends_at: float | None,
    ) -> Response | None:
        """Send a body piece by piece, until the server answers or hears no more."""
        exchanges = self.exchanges
        if not self._write(head, timeout, ends_at):
            return None
        try:
            for piece in chain((first,) if first else (), pieces):
                # An answer that comes early is a refusal; the rest would be sent in vain.
                if is_readable(self.sock) and not isinstance(self.sock, ssl.SSLSocket):
                    response = exchanges.receive(self._read(timeout, ends_at))
                    if exchanges.has_answer:
                        return response
                if not self._write(exchanges.framed(piece), timeout, ends_at):
                    return None
            self._write(exchanges.ended(), timeout, ends_at)
        except Failure as failure:
            failure.sent = True
            if failure.kind != "dropped":
                raise
        return None  # even where it was dropped, there may be an answer

    def _write(self, out: bytes, timeout: float | None, ends_at: float | None) -> bool:
        """Send bytes; whether the server has taken them all."""
        check_time(ends_at)
        phase_ends_at = ends_first(timeout, ends_at)
        sent = 0
        try:
            while sent < len(out):
                if sent:
                    self._limit(time_left(None, phase_ends_at))
                    sent += self.sock.send(memoryview(out)[sent:])
                else:
                    self._limit(time_left(timeout, ends_at))
                    sent = self.sock.send(out)
        except TimeoutError as error:
            some = sent > 0 or isinstance(self.sock, ssl.SSLSocket)
            raise Failure("write_timeout", "sending took too long", sent=some) from error
        except OSError as error:
            if not sent and not isinstance(self.sock, ssl.SSLSocket):
                raise Failure("dropped", told(error), sent=False, cause=error) from error
            # A server may answer and close before it has read everything: the answer counts.
            return False
        return True

    def _read(self, timeout: float | None, ends_at: float | None) -> bytes:
        try:
            self._limit(time_left(timeout, ends_at))
            return self.sock.recv(CHUNK)
        except TimeoutError as error:
            raise self._too_late(error) from error
        except OSError as error:
            failure = self.exchanges.broken(told(error))
            failure.root = error
            raise failure from error

    def _limit(self, timeout: float | None) -> None:
        if timeout != self._timeout:  # it costs a system call
            self.sock.settimeout(timeout)
            self._timeout = timeout

    def _too_late(self, cause: BaseException | None) -> Failure:
        partial = self.exchanges.partial()
        return Failure("read_timeout", "no answer in time", sent=True, partial=partial, cause=cause)

    def close(self) -> None:
        self.sock.close()
