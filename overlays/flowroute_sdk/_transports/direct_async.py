"""Straight to the origin over kept-alive connections, for the tasks of an event loop."""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from .base import DEFAULT_LARGEST_BODY, Failure, RawHeaderList, root_cause
from .http1 import Exchanges
from .sockets import KEPT_FOR, MOST_CONNECTIONS, HasFileno, is_readable, monotonic, time_left
from .tls import checked_verify, tls_context

if TYPE_CHECKING:
    from .._setup.config import Origin
    from ..wire import Response


class AsyncDirectTransport:
    """A pool of connections to one origin for each event loop."""

    def __init__(
        self, origin: Origin, verify: object, largest_body: int = DEFAULT_LARGEST_BODY
    ) -> None:
        self._origin: Origin = origin
        self._largest_body: int = largest_body
        self._verify: object = checked_verify(verify)
        self._closed = False
        self._pools: dict[asyncio.AbstractEventLoop, _Pool] = {}

    async def send(
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
        loop = asyncio.get_running_loop()
        pool = self._pools.get(loop) or self._open_pool(loop)
        ends_at = None if remaining is None else monotonic() + remaining
        if pool.free > 0:
            pool.free -= 1
        else:
            await pool.wait_for_slot(remaining)
        try:
            if self._closed:
                raise Failure("closed", "the client is closed", sent=False)
            connection = pool.take() or await self._connect(loop, time_left(timeout, ends_at))
            try:
                response = await connection.exchange(
                    method, target, headers, content, timeout, ends_at
                )
            except BaseException:
                connection.close()
                raise
            if connection.exchanges.reusable() and not self._closed:
                pool.keep(connection)
            else:
                connection.close()
            return response
        finally:
            pool.free_slot()

    def _open_pool(self, loop: asyncio.AbstractEventLoop) -> _Pool:
        self._forget_finished_loops()
        pool = self._pools[loop] = _Pool(loop)
        return pool

    def _forget_finished_loops(self) -> None:
        for loop in list(self._pools):
            if loop.is_closed():
                self._pools.pop(loop, None)

    async def _connect(self, loop: asyncio.AbstractEventLoop, timeout: float | None) -> _Connection:
        origin = self._origin
        context = tls_context(self._verify) if origin.scheme == "https" else None
        try:
            async with asyncio.timeout(timeout):
                _, connection = await loop.create_connection(
                    lambda: _Connection(origin.host_header),
                    origin.host,
                    origin.port,
                    ssl=context,
                    happy_eyeballs_delay=0.25,
                )
        except TimeoutError as error:
            raise Failure("connect_timeout", "connecting took too long", sent=False) from error
        except (OSError, UnicodeError) as error:
            kind = isinstance(error, ssl.SSLCertVerificationError)
            reason = " ".join(str(error).split()) or type(error).__name__
            raise Failure("tls" if kind else "connect", reason, sent=False, cause=error) from error
        return connection

    async def aclose(self) -> None:
        """Close all connections; those in use close when their answer is there."""
        self._closed = True
        self._forget_finished_loops()
        here = asyncio.get_running_loop()
        for loop, pool in list(self._pools.items()):
            if loop is here:
                pool.close()
            else:
                with suppress(RuntimeError):  # a loop that has ended in this very moment
                    loop.call_soon_threadsafe(pool.close)


class _Pool:
    """The connections of one event loop. Only code that runs in it touches them."""

    __slots__ = ("_idle", "_loop", "_waiting", "free")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop: asyncio.AbstractEventLoop = loop
        self._idle: list[_Connection] = []
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.free: int = MOST_CONNECTIONS

    async def wait_for_slot(self, remaining: float | None) -> None:
        """Wait in line; who frees a slot hands it to the first one."""
        turn = self._loop.create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(remaining):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self.free_slot()
            if isinstance(error, TimeoutError):
                raise Failure("pool", "no connection became free", sent=False) from None
            raise

    def free_slot(self) -> None:
        """Hand a slot to the next in line, or keep it for whoever comes."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.free += 1

    def take(self) -> _Connection | None:
        """An idle connection that is still good."""
        while self._idle:
            connection = self._idle.pop()
            if connection.is_fresh():
                return connection
            connection.close()
        return None

    def keep(self, connection: _Connection) -> None:
        """Keep a connection for a later request."""
        connection.idle_since = monotonic()
        self._idle.append(connection)

    def close(self) -> None:
        """Close what is idle."""
        while self._idle:
            self._idle.pop().close()


class _Connection(asyncio.Protocol):
    def __init__(self, host: str) -> None:
        self.exchanges = Exchanges(host)
        self.idle_since = 0.0
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._sock: HasFileno | None = None
        self._answer: asyncio.Future[Response] | None = None
        self._heard_at = 0.0
        self._lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._sock = transport.get_extra_info("socket")

    def data_received(self, data: bytes) -> None:
        answer = self._answer
        if answer is None or answer.done():
            # Nothing was asked: whatever this is, it isn't an answer to the next request.
            self.close()
            return
        self._heard_at = monotonic()
        try:
            response = self.exchanges.receive(data)
        except Failure as failure:
            answer.set_exception(failure)
        else:
            if response is not None:
                answer.set_result(response)

    def eof_received(self) -> bool:
        self._end(None)
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self._end(error)

    def _end(self, error: Exception | None) -> None:
        self._lost = True
        answer = self._answer
        if answer is None or answer.done():
            return
        try:
            response = self.exchanges.receive(b"")
            if response is not None:
                answer.set_result(response)
            else:
                answer.set_exception(self.exchanges.broken("the connection was lost"))
        except Failure as failure:
            failure.root = root_cause(error)
            answer.set_exception(failure)

    def is_fresh(self) -> bool:
        """Whether the server has neither closed it nor had the time to do so."""
        if self._lost or monotonic() - self.idle_since >= KEPT_FOR:
            return False
        # The loop may not have come round to an end of the connection yet.
        return self._sock is None or not is_readable(self._sock)

    async def exchange(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: bytes | None,
        timeout: float | None,
        ends_at: float | None,
    ) -> Response:
        out = self.exchanges.request(method, target, headers, content)
        assert self._transport is not None
        self._answer = answer = self._loop.create_future()
        self._heard_at = monotonic()
        self._transport.write(out)
        watch = self._watch(timeout, ends_at)
        try:
            response: Response = await answer
            return response
        finally:
            self._answer = None
            if watch is not None:
                watch.cancel()

    def _watch(self, timeout: float | None, ends_at: float | None) -> _Watch | None:
        if timeout is None and ends_at is None:
            return None
        return _Watch(self, timeout, ends_at)

    def overdue_at(self, timeout: float | None, ends_at: float | None) -> float:
        """When the answer is late, by the clock of this module."""
        silent = self._heard_at + timeout if timeout is not None else None
        return min(at for at in (silent, ends_at) if at is not None)

    def give_up(self) -> None:
        """Fail the exchange for having taken too long."""
        if self._answer is not None and not self._answer.done():
            partial = self.exchanges.partial()
            self._answer.set_exception(
                Failure("read_timeout", "no answer in time", sent=True, partial=partial)
            )

    def close(self) -> None:
        self._lost = True
        if self._transport is not None and not self._loop.is_closed():
            self._transport.abort()


class _Watch:
    """One timer for an exchange.

    When data came in the meantime it is set anew, not for each piece.
    """

    __slots__ = ("_connection", "_ends_at", "_handle", "_timeout")

    def __init__(
        self, connection: _Connection, timeout: float | None, ends_at: float | None
    ) -> None:
        self._connection: _Connection = connection
        self._timeout: float | None = timeout
        self._ends_at: float | None = ends_at
        self._look()

    def _look(self) -> None:
        left = self._connection.overdue_at(self._timeout, self._ends_at) - monotonic()
        if left > 0:
            self._handle = self._connection._loop.call_later(left, self._look)
        else:
            self._connection.give_up()

    def cancel(self) -> None:
        if hasattr(self, "_handle"):
            self._handle.cancel()
