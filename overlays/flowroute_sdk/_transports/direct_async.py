"""Straight to the origin over kept-alive connections, for the tasks of an event loop."""

from __future__ import annotations

import asyncio
import weakref
from collections import deque
from typing import TYPE_CHECKING

from .. import _forks
from .base import DEFAULT_LARGEST_BODY, Failure, RawHeaderList, warn_of_dropped
from .connecting import connect_failure
from .connecting_async import connect, look_up
from .connection_async import Connection, Tls
from .http1 import Exchanges
from .keeping import KEPT_FOR, Keeping
from .sockets import CONNECT_TOO_LONG, MOST_CONNECTIONS, ends_first, monotonic, time_left
from .tls import checked_verify, handshake_failure, tls_context

if TYPE_CHECKING:
    import socket

    from ..wire import Response
    from .downloads import Sink
    from .origin import Origin
    from .uploads import Content

_parents: list[object] = []
"""What a child of a fork has inherited and must neither use nor destroy."""


class AsyncDirectTransport:
    """A pool of connections to one origin for each event loop."""

    def __init__(
        self, origin: Origin, verify: object, largest_body: int = DEFAULT_LARGEST_BODY
    ) -> None:
        self._origin: Origin = origin
        self._verify: object = checked_verify(verify)
        self._largest_body: int = largest_body
        self._closed = False
        self._pools: dict[asyncio.AbstractEventLoop, _Pool] = {}
        _forks.renew_in_children(self)

    def renew_in_child(self) -> None:
        """Begin without connections: they are the parent's, whatever loop goes on in the child."""
        pools, self._pools = self._pools, {}
        _parents.append(pools)
        for pool in pools.values():
            pool.close_all()

    async def send(
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
            connection = pool.take(safe=safe)
            if connection is None:
                connection = await self._open(loop, ends_first(timeout, ends_at))
                pool.busy.add(connection)
            try:
                response = await connection.exchange(
                    method, target, headers, content, timeout, ends_at, sink
                )
            except BaseException as error:
                pool.drop(connection, error)
                raise
            pool.give_back(connection, keep=not self._closed)
            return response
        finally:
            pool.free_slot()

    def _open_pool(self, loop: asyncio.AbstractEventLoop) -> _Pool:
        self._forget_finished_loops()
        pool = self._pools[loop] = _Pool(loop)
        return pool

    def _forget_finished_loops(self) -> None:
        for loop in list(self._pools):
            if loop.is_closed() and (pool := self._pools.pop(loop, None)):
                pool.close_all()

    async def _open(self, loop: asyncio.AbstractEventLoop, ends_at: float | None) -> Connection:
        origin = self._origin
        context = tls_context(self._verify) if origin.scheme == "https" else None
        sock: socket.socket | None = None
        try:
            async with asyncio.timeout(time_left(None, ends_at)):
                sock = await connect(loop, await look_up(loop, origin.host, origin.port))
                tls = None if context is None else Tls(context, origin.host)
                if tls is not None:
                    await tls.handshake(loop, sock)
            exchanges = Exchanges(origin.host_header, self._largest_body)
            return Connection(loop, sock, exchanges, tls)
        except BaseException as error:
            if sock is not None:
                sock.close()
            if isinstance(error, TimeoutError):
                raise Failure("connect_timeout", CONNECT_TOO_LONG, sent=False) from error
            if isinstance(error, OSError) and sock is None:
                raise connect_failure(error) from error
            if isinstance(error, OSError | ValueError):
                raise handshake_failure(error) from error
            raise

    async def aclose(self) -> None:
        """Close all connections; those in use close when their answer is there."""
        self._closed = True
        self._forget_finished_loops()
        for pool in list(self._pools.values()):
            pool.close_idle()

    def __del__(self) -> None:
        pools = getattr(self, "_pools", {})
        if sum(pool.close_all() for pool in pools.values()) and not self._closed:
            warn_of_dropped("AsyncFlowroute", "aclose()", "async with")


class _Pool:
    """The connections of one event loop.

    Only code that runs in it touches them, but for closing what is idle.
    """

    __slots__ = ("__weakref__", "_idle", "_keeping", "_loop", "_timer", "_waiting", "busy", "free")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop: asyncio.AbstractEventLoop = loop
        self._idle: list[Connection] = []
        self._keeping = Keeping()
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.busy: set[Connection] = set()
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
        while self._waiting and not self._loop.is_closed():
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.free += 1

    def take(self, *, safe: bool) -> Connection | None:
        """An idle connection that is still good."""
        while self._idle:
            connection = self._idle.pop()
            now = monotonic()
            idle = connection.idle_for = now - connection.idle_since
            self.busy.add(connection)
            good = False
            try:
                if not connection.is_unspoilt():
                    self._keeping.closed_after(idle, now)
                elif idle < self._keeping.may_idle(now, safe=safe):
                    good = True
                    return connection
            finally:
                if not good:
                    self.busy.discard(connection)
                    connection.close()
        return None

    def give_back(self, connection: Connection, *, keep: bool) -> None:
        """Keep a connection for a later request, if it can carry one."""
        self.busy.discard(connection)
        self._keeping.promised(connection.exchanges.keep_alive())
        if keep and connection.exchanges.reusable():
            connection.idle_since = monotonic()
            self._idle.append(connection)
            if self._timer is None:
                self._reap_after(KEPT_FOR)
        else:
            connection.close()

    def drop(self, connection: Connection, error: BaseException) -> None:
        """Close a connection whose exchange failed."""
        self.busy.discard(connection)
        connection.close()
        if isinstance(error, Failure) and error.kind == "dropped" and connection.idle_for:
            self._keeping.closed_after(connection.idle_for, monotonic())

    def _reap_after(self, seconds: float) -> None:
        self._timer = self._loop.call_later(seconds, _reap, weakref.ref(self))

    def reap(self) -> None:
        """Close what has been idle for too long: those given back first, at the front."""
        self._timer = None
        now = monotonic()
        while self._idle and now - self._idle[0].idle_since >= KEPT_FOR:
            self._idle.pop(0).close()
        if self._idle:
            self._reap_after(max(0.01, self._idle[0].idle_since + KEPT_FOR - now))

    def close_idle(self) -> int:
        """Close what is idle; how many connections that were."""
        count = 0
        while self._idle:
            try:
                self._idle.pop().close()
            except IndexError:  # its own loop was faster
                break
            count += 1
        return count

    def close_all(self) -> int:
        """Close what is idle and what is in use: nobody uses it any more."""
        count = self.close_idle()
        while self.busy:
            self.busy.pop().close()
            count += 1
        return count


def _reap(of: weakref.ref[_Pool]) -> None:
    pool = of()
    if pool is not None:
        pool.reap()
