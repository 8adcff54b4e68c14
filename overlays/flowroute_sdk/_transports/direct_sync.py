"""Straight to the origin over kept-alive sockets, for threads."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from typing import TYPE_CHECKING

from .base import DEFAULT_LARGEST_BODY, Failure, RawHeaderList
from .http1 import Exchanges
from .sockets import KEPT_FOR, MOST_CONNECTIONS, is_readable, monotonic, time_left
from .tls import checked_verify, tls_context

if TYPE_CHECKING:
    from .._setup.config import Origin
    from ..wire import Response

CHUNK = 64 * 1024


class DirectTransport:
    """A pool of connections to one origin.

    Usable from many threads, and by the children of a fork.
    """

    def __init__(
        self, origin: Origin, verify: object, largest_body: int = DEFAULT_LARGEST_BODY
    ) -> None:
        self._origin: Origin = origin
        self._largest_body: int = largest_body
        self._verify: object = checked_verify(verify)
        self._closed = False
        self._idle: list[_Connection] = []
        self._start_over()

    def _start_over(self) -> None:
        """Begin without connections: in the child of a fork they are the parent's."""
        self._process = os.getpid()
        self._slots = threading.Semaphore(MOST_CONNECTIONS)
        self._close_idle()

    def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: bytes | None,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,  # noqa: ARG002
    ) -> Response:
        """Send a request and read the answer; see ``Transport.send``."""
        if self._process != os.getpid():
            self._start_over()
        ends_at = None if remaining is None else monotonic() + remaining
        slots = self._slots
        if not slots.acquire(timeout=remaining):
            raise Failure("pool", "no connection became free", sent=False)
        try:
            connection = self._take() or _Connection(
                self._connect(time_left(timeout, ends_at)), self._origin.host_header
            )
            try:
                response = connection.exchange(method, target, headers, content, timeout, ends_at)
            except BaseException:
                connection.close()
                raise
            self._give_back(connection)
            return response
        finally:
            slots.release()

    def _take(self) -> _Connection | None:
        if self._closed:
            raise Failure("closed", "the client is closed", sent=False)
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:
                break
            if connection.is_fresh():
                return connection
            connection.close()
        return None

    def _give_back(self, connection: _Connection) -> None:
        if connection.exchanges.reusable() and not self._closed:
            connection.idle_since = monotonic()
            self._idle.append(connection)
        else:
            connection.close()

    def _connect(self, timeout: float | None) -> socket.socket:
        origin = self._origin
        context = tls_context(self._verify) if origin.scheme == "https" else None
        try:
            sock = socket.create_connection((origin.host, origin.port), timeout)
        except TimeoutError as error:
            raise Failure("connect_timeout", "connecting took too long", sent=False) from error
        except (OSError, UnicodeError) as error:
            raise Failure("connect", _told(error), sent=False, cause=error) from error
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if context is not None:
                return context.wrap_socket(sock, server_hostname=origin.host)
        except BaseException as error:
            sock.close()
            if isinstance(error, TimeoutError):
                raise Failure(
                    "connect_timeout", "the TLS handshake took too long", sent=False
                ) from error
            if isinstance(error, OSError):
                raise _tls_failure(error) from error
            raise
        return sock

    def __del__(self) -> None:
        # A program that never closes its client gets no warnings about sockets.
        if hasattr(self, "_idle"):
            self.close()

    def close(self) -> None:
        """Close all connections; those in use close when their answer is there."""
        self._closed = True
        self._close_idle()

    def _close_idle(self) -> None:
        while self._idle:
            try:
                self._idle.pop().close()
            except IndexError:  # another thread took the last one
                return


class _Connection:
    __slots__ = ("exchanges", "idle_since", "sock")

    def __init__(self, sock: socket.socket, host: str) -> None:
        self.sock: socket.socket = sock
        self.exchanges = Exchanges(host)
        self.idle_since = 0.0

    def is_fresh(self) -> bool:
        """Whether the server has neither closed it nor had the time to do so."""
        return monotonic() - self.idle_since < KEPT_FOR and not is_readable(self.sock)

    def exchange(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: bytes | None,
        timeout: float | None,
        ends_at: float | None,
    ) -> Response:
        out = self.exchanges.request(method, target, headers, content)
        self._write(out, time_left(timeout, ends_at))
        receive = self.exchanges.receive
        while True:
            response = receive(self._read(timeout, ends_at))
            if response is not None:
                return response

    def _write(self, out: bytes, timeout: float | None) -> None:
        self.sock.settimeout(timeout)
        try:
            self.sock.sendall(out)
        except TimeoutError as error:
            raise Failure("write_timeout", "sending took too long", sent=True) from error
        except OSError:
            # A server may answer and close before it has read everything: the answer counts.
            return

    def _read(self, timeout: float | None, ends_at: float | None) -> bytes:
        try:
            if ends_at is not None:
                self.sock.settimeout(time_left(timeout, ends_at))
            return self.sock.recv(CHUNK)
        except TimeoutError as error:
            partial = self.exchanges.partial()
            raise Failure(
                "read_timeout", "no answer in time", sent=True, partial=partial
            ) from error
        except OSError as error:
            failure = self.exchanges.broken(_told(error))
            failure.root = error
            raise failure from error

    def close(self) -> None:
        self.sock.close()


def _tls_failure(error: OSError) -> Failure:
    """A failed handshake: a certificate that isn't trusted stays so, anything else may pass."""
    kind = isinstance(error, ssl.SSLCertVerificationError)
    return Failure("tls" if kind else "connect", _told(error), sent=False, cause=error)


def _told(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
