"""One connection of an event loop: a bare socket, and TLS in memory where it is wanted.

Not a transport of the loop: those differ between loops, complain when they are dropped, and can't
be let go of in the child of a fork.
"""

from __future__ import annotations

import asyncio
import ssl
from contextlib import aclosing
from typing import TYPE_CHECKING

from .._forks import no_fork_meanwhile
from .base import Failure, RawHeaderList
from .http1 import Exchanges
from .sockets import CHUNK, check_time, is_readable, time_left, told
from .uploads import Content, Upload

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Callable

    from .._secrets import SecretBytes
    from ..wire import Response
    from .downloads import Sink


class Connection:
    """Exchanges over one socket."""

    __slots__ = ("_loop", "_tls", "exchanges", "idle_for", "idle_since", "sock")

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        sock: socket.socket,
        exchanges: Exchanges,
        tls: Tls | None,
    ) -> None:
        self._loop: asyncio.AbstractEventLoop = loop
        self._tls: Tls | None = tls
        self.sock: socket.socket = sock
        self.exchanges: Exchanges = exchanges
        self.idle_since = 0.0
        self.idle_for = 0.0

    def is_unspoilt(self) -> bool:
        """Whether the server has neither closed it nor said what nobody asked for."""
        return not is_readable(self.sock) and (self._tls is None or self._tls.is_drained())

    async def exchange(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        ends_at: float | None,
        sink: Sink | None = None,
    ) -> Response:
        """Send a request and read the answer. Raises Failure."""
        exchanges = self.exchanges
        is_upload = isinstance(content, Upload)
        out = None if is_upload else exchanges.request(method, target, headers, content, sink)
        check_time(ends_at)
        writing = True
        response: Response | None = None
        try:
            async with asyncio.timeout(time_left(timeout, ends_at)) as limit:

                def go_on() -> None:
                    left = time_left(timeout, ends_at)
                    if left is not None:
                        limit.reschedule(self._loop.time() + left)

                if isinstance(content, Upload):
                    async with aclosing(content.pieces_later()) as pieces:
                        first = await anext(pieces, b"")
                        head = exchanges.request(method, target, headers, content, sink)
                        response = await self._upload(head, first, pieces, go_on)
                elif out is not None:
                    await self._write(out)
                writing = False
                while response is None:
                    if exchanges.busy:
                        await asyncio.sleep(0)
                        response = exchanges.go_on()
                    else:
                        response = exchanges.receive(await self._read())
                    if response is None and not exchanges.busy:
                        go_on()
                return response
        except TimeoutError as error:
            if writing:
                raise Failure("write_timeout", "sending took too long", sent=True) from error
            partial = exchanges.partial()
            raise Failure(
                "read_timeout", "no answer in time", sent=True, partial=partial
            ) from error

    async def _upload(
        self,
        head: SecretBytes,
        first: bytes,
        pieces: AsyncIterator[bytes],
        go_on: Callable[[], None],
    ) -> Response | None:
        """Send a body piece by piece, until the server answers or hears no more."""
        exchanges = self.exchanges
        if not await self._write(head):
            return None
        try:
            piece = first
            while piece:
                go_on()
                # An answer that comes early is a refusal; the rest would be sent in vain.
                if self._tls is None and is_readable(self.sock):
                    response = exchanges.receive(await self._read())
                    if exchanges.has_answer:
                        return response
                if not await self._write(exchanges.framed(piece)):
                    return None
                piece = await anext(pieces, b"")
            await self._write(exchanges.ended())
            go_on()
        except Failure as failure:
            failure.sent = True
            if failure.kind != "dropped":
                raise
        return None  # even where it was dropped, there may be an answer

    async def _write(self, out: bytes) -> bool:
        """Send bytes; whether the server has taken them all."""
        data: bytes = out
        sent = 0
        try:
            if self._tls is not None:
                data = self._tls.wrap(out)
            sent = self.sock.send(data)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as error:
            raise Failure("dropped", told(error), sent=False, cause=error) from error
        if sent < len(data):
            try:
                await self._loop.sock_sendall(self.sock, memoryview(data)[sent:])
            except OSError:
                # A server may answer and close before it has read everything: the answer counts.
                return False
        return True

    async def _read(self) -> bytes:
        try:
            if self._tls is None:
                return await self._loop.sock_recv(self.sock, CHUNK)
            return await self._tls.read(self._loop, self.sock)
        except TimeoutError as error:
            # The operating system's: that of the loop comes as a cancellation.
            raise self._lost(error) from error
        except OSError as error:
            raise self._lost(error) from error

    def _lost(self, error: OSError) -> Failure:
        failure = self.exchanges.broken(told(error))
        failure.root = error
        return failure

    def close(self) -> None:
        """Close the socket, without a word to the server."""
        self.sock.close()


class Tls:
    """TLS between two buffers."""

    __slots__ = ("_incoming", "_object", "_outgoing")

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        with no_fork_meanwhile:
            self._object = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)

    async def handshake(self, loop: asyncio.AbstractEventLoop, sock: socket.socket) -> None:
        """Agree with the server on a secret. Raises OSError."""
        while True:
            try:
                with no_fork_meanwhile:
                    self._object.do_handshake()
            except ssl.SSLWantReadError:
                await self._take_in(loop, sock)
            else:
                await self._flush(loop, sock)
                return

    def wrap(self, out: bytes) -> bytes:
        """What goes over the wire for these bytes."""
        self._object.write(out)
        return self._outgoing.read()

    async def read(self, loop: asyncio.AbstractEventLoop, sock: socket.socket) -> bytes:
        """The next bytes of the server; none when it has closed. Raises OSError."""
        while True:
            try:
                return self._object.read(CHUNK)
            except ssl.SSLWantReadError:
                await self._take_in(loop, sock)
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                return b""

    async def _take_in(self, loop: asyncio.AbstractEventLoop, sock: socket.socket) -> None:
        await self._flush(loop, sock)
        data = await loop.sock_recv(sock, CHUNK)
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()

    async def _flush(self, loop: asyncio.AbstractEventLoop, sock: socket.socket) -> None:
        if self._outgoing.pending:
            await loop.sock_sendall(sock, self._outgoing.read())

    def is_drained(self) -> bool:
        """Whether the server has said nothing beyond the last answer but session tickets."""
        if not self._incoming.pending and not self._object.pending():
            return True
        try:
            self._object.read(1)
        except ssl.SSLWantReadError:
            return not self._incoming.pending
        except OSError:
            return False
        return False
