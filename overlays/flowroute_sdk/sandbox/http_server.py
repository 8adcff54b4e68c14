"""HTTP/1.1 for one ASGI application, over h11.

Why not uvicorn: the sandbox has to drop a connection in the middle, to refuse what isn't HTTP in
the API's envelope, to end at once, to date its answers by its own clock and to answer clients that
have closed their half. Under uvicorn each of these meant to reach into what it keeps to itself.

Speed is no reason. Around the same application, for each second of CPU time, this server answered
0.9 to 1.1 times as many requests as uvicorn with the same parser, and half to two thirds as many
as uvicorn with the compiled one, httptools: a sandbox can do without that, and without another
dependency. The price is these few hundred lines; `python -m tests.benchmarks.sandbox_speed`
measures anew.
"""

from __future__ import annotations

import asyncio
import time
from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import h11

from .errors import TITLES
from .exchange import Exchange, refusal
from .lifespan import Lifespan

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from .application import ASGIApp, Scope

KEEP_ALIVE = 60.0
"""Seconds that a connection may be idle, or the head of a request take."""
GRACE = 1.0
LINGER = 2.0
HEAD_LIMIT = 1 << 16
HEARD_OUT = (h11.DONE, h11.MUST_CLOSE, h11.CLOSED)


class Server:
    """The application on one listening socket, from `start` to `stop`."""

    def __init__(
        self, app: ASGIApp, listener: socket.socket, now: Callable[[], float] = time.time
    ) -> None:
        self.app = app
        self.now = now
        self._listener = listener
        self._server: asyncio.Server | None = None
        self._lifespan = Lifespan(app)
        self.connections: set[Connection] = set()
        self.stopping: bool = False

    async def start(self) -> None:
        """Start the application, then accept connections. Raises what the application raises."""
        await self._lifespan.start()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Connection(self), sock=self._listener)

    async def stop(self) -> None:
        """Accept nothing more, let requests under way end for a second, stop the application."""
        self.stopping = True
        if self._server is not None:
            self._server.close()
        for connection in list(self.connections):
            connection.finish()
        tasks = {one.task for one in self.connections if one.task is not None}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for connection in list(self.connections):
            connection.transport.abort()
        await self._lifespan.stop()


class Connection(asyncio.Protocol):
    """One connection: its requests one after the other."""

    transport: asyncio.Transport

    def __init__(self, server: Server) -> None:
        self._server = server
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEAD_LIMIT)
        self._exchange: Exchange | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._deaf = False
        self._heads_only = False
        self.task: asyncio.Task[None] | None = None
        self.writable: asyncio.Event = asyncio.Event()
        self.writable.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection up."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._server.connections.add(self)
        self._wait_for_a_request()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Tell the request under way that nobody listens any more."""
        self._server.connections.discard(self)
        self._stop_waiting()
        self.writable.set()
        if self._exchange is not None:
            self._exchange.desert()

    def data_received(self, data: bytes) -> None:
        """Go on with what has come."""
        if not self._deaf:
            self._http.receive_data(data)
            self._go_on()

    def eof_received(self) -> bool:
        """The client sends no more; it may be waiting for answers all the same."""
        if self._deaf:
            return False
        self._http.receive_data(b"")
        self._go_on()
        if self._exchange is not None:
            self._exchange.desert()
        return True

    def pause_writing(self) -> None:
        """The client is slow."""
        self.writable.clear()

    def resume_writing(self) -> None:
        """The client has caught up."""
        self.writable.set()

    def finish(self) -> None:
        """Close once the request under way has been answered."""
        if self.task is None:
            self.transport.close()

    def write(self, *events: h11.Event) -> None:
        """Send events in one piece, if anybody listens."""
        data = b"".join([self._http.send(event) or b"" for event in events])
        if data and not self.transport.is_closing():
            self.transport.write(data)

    def date(self) -> tuple[bytes, bytes]:
        """The header that dates an answer."""
        return b"date", _date(int(self._server.now()))

    def ask_for_the_body(self) -> None:
        """Let a client that waits for it send the body."""
        if self._http.they_are_waiting_for_100_continue:
            self.write(h11.InformationalResponse(status_code=100, headers=[], reason=b"Continue"))

    def hold(self, full: bool) -> None:
        """Stop or go on reading."""
        if not self.transport.is_closing():
            (self.transport.pause_reading if full else self.transport.resume_reading)()

    def answered(self) -> None:
        """The exchange is over: take the next request, or close."""
        self.task = None
        if self.transport.is_closing():
            return
        if self._server.stopping or self._http.our_state is not h11.DONE:
            self._close()
            return
        self.hold(full=False)
        self._next()

    def _next(self) -> None:
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._exchange = None
            self._heads_only = False
            self._http.start_next_cycle()
            self._wait_for_a_request()
            self._go_on()

    def _go_on(self) -> None:
        while not (self._deaf or self.transport.is_closing()):
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as error:
                self.refuse(error.error_status_hint, str(error))
                return
            if event is h11.NEED_DATA:
                return
            if event is h11.PAUSED:
                self.hold(full=True)
                return
            if isinstance(event, h11.Request):
                self._begin(event)
            elif isinstance(event, h11.Data) and self._exchange is not None:
                self._exchange.feed(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage) and self._exchange is not None:
                self._exchange.complete()
                if self.task is None:
                    self._next()
                    return
            elif isinstance(event, h11.ConnectionClosed):
                if self.task is None:
                    self.transport.close()
                return

    def _begin(self, request: h11.Request) -> None:
        self._stop_waiting()
        self._heads_only = request.method == b"HEAD"
        objection = _objection(request)
        if objection is not None:
            self.refuse(*objection)
            return
        self._exchange = Exchange(self, self._scope(request))
        self.task = asyncio.create_task(self._exchange.run(self._server.app))

    def _scope(self, request: h11.Request) -> Scope:
        target = request.target
        if target[:4].lower() == b"http":  # the absolute form that proxies use
            target = b"/" + target.partition(b"://")[2].partition(b"/")[2]
        path, _, query = target.partition(b"?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": request.http_version.decode(),
            "method": request.method.decode(),
            "scheme": "http",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "root_path": "",
            "query_string": query,
            "headers": list(request.headers),
            "client": tuple((self.transport.get_extra_info("peername") or ("", 0))[:2]),
            "server": tuple((self.transport.get_extra_info("sockname") or ("", 0))[:2]),
            "state": {"transport": self.transport},
        }

    def refuse(self, status: int, reason: str) -> None:
        """Refuse what can't be made sense of in the API's envelope, and close."""
        if self._http.our_state is h11.IDLE or self._http.our_state is h11.SEND_RESPONSE:
            content, headers = refusal(status, reason)
            title = TITLES.get(status, "Bad Request").encode()
            head = h11.Response(status_code=status, headers=[*headers, self.date()], reason=title)
            body = [] if self._heads_only else [h11.Data(data=content)]
            self.write(head, *body, h11.EndOfMessage())
        if self._exchange is not None:
            self._exchange.end()
        self._close()

    def _close(self) -> None:
        """Close, but let a client that is still sending read the answer first.

        To close at once would reset the connection, and that wipes out what wasn't read yet.
        """
        if self._deaf or self.transport.is_closing():
            return
        self._stop_waiting()
        if self._http.their_state in HEARD_OUT and not self._http.trailing_data[0]:
            self.transport.close()
            return
        self._deaf = True
        self.hold(full=False)
        self.transport.write_eof()
        self._timer = asyncio.get_running_loop().call_later(LINGER, self.transport.abort)

    def _wait_for_a_request(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(KEEP_ALIVE, self._out_of_patience)

    def _out_of_patience(self) -> None:
        if self._http.trailing_data[0]:
            self.refuse(408, "The head of the request is incomplete.")
        else:
            self.transport.close()

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _objection(request: h11.Request) -> tuple[int, str] | None:
    """Status and reason to refuse a request that another program may understand differently."""
    names = {name for name, _ in request.headers}
    if request.http_version not in (b"1.0", b"1.1"):
        return 505, f"HTTP/{request.http_version.decode()} isn't supported."
    if b"transfer-encoding" not in names:
        return None
    if request.http_version == b"1.0":
        return 400, "HTTP/1.0 has no Transfer-Encoding."
    if b"content-length" in names:
        return 400, "Transfer-Encoding and Content-Length exclude each other."
    return None


@lru_cache(maxsize=16)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()
