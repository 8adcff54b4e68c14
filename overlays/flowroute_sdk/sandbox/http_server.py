"""HTTP/1.1 for one ASGI application, over h11.

It is small because the sandbox needs little, and its own because the sandbox needs what servers
keep to themselves: to drop a connection in the middle, to refuse what isn't HTTP in the API's
envelope, to be stopped at once, and to date its answers by the sandbox's clock.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import h11
import msgspec

from .document import JSON_API
from .errors import ApiError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, MutableMapping

    from .application import ASGIApp, Scope

KEEP_ALIVE = 60.0
GRACE = 1.0
HIGH_WATER = 1 << 18
HEAD_LIMIT = 1 << 16
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")


class Server:
    """The application on one listening socket, from `start` to `stop`."""

    def __init__(
        self, app: ASGIApp, listener: socket.socket, now: Callable[[], float] = time.time
    ) -> None:
        self.app = app
        self.now = now
        self._listener = listener
        self._server: asyncio.Server | None = None
        self._lifespan = _Lifespan(app)
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
        self._exchange: _Exchange | None = None
        self._idle: asyncio.TimerHandle | None = None
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
            self._exchange.disconnect()

    def data_received(self, data: bytes) -> None:
        """Go on with what has come."""
        self._http.receive_data(data)
        self._go_on()

    def eof_received(self) -> None:
        """The client has closed: so does the transport."""

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

    def write(self, event: h11.Event) -> None:
        """Send an event, if anybody listens."""
        data = self._http.send(event)
        if data and not self.transport.is_closing():
            self.transport.write(data)

    def now(self) -> float:
        """The time that answers are dated with."""
        return self._server.now()

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
            self.transport.close()
            return
        self.hold(full=False)
        self._next()

    def _next(self) -> None:
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._exchange = None
            self._http.start_next_cycle()
            self._wait_for_a_request()
            self._go_on()

    def _go_on(self) -> None:
        while not self.transport.is_closing():
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as error:
                self._refuse(str(error))
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
                return

    def _begin(self, request: h11.Request) -> None:
        self._stop_waiting()
        self._exchange = _Exchange(self, self._scope(request))
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

    def _refuse(self, reason: str) -> None:
        """Refuse what isn't HTTP in the API's envelope, and close."""
        if self._http.our_state is h11.IDLE or self._http.our_state is h11.SEND_RESPONSE:
            content = msgspec.json.encode(ApiError(400, reason).document())
            headers = [
                (b"content-type", JSON_API.encode()),
                (b"content-length", str(len(content)).encode()),
                (b"connection", b"close"),
            ]
            self.write(h11.Response(status_code=400, headers=headers, reason=b"Bad Request"))
            self.write(h11.Data(data=content))
            self.write(h11.EndOfMessage())
        self.transport.close()

    def _wait_for_a_request(self) -> None:
        loop = asyncio.get_running_loop()
        self._idle = loop.call_later(KEEP_ALIVE, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None


class _Exchange:
    """A request and its answer."""

    def __init__(self, connection: Connection, scope: Scope) -> None:
        self._connection = connection
        self._scope = scope
        self._body: list[bytes] = []
        self._waiting = 0
        self._complete = False
        self._taken = False
        self._gone = False
        self._started = False
        self._ended = False
        self._news = asyncio.Event()

    async def run(self, app: ASGIApp) -> None:
        """Have the application answer."""
        try:
            await app(self._scope, self._receive, self._send)
        except (asyncio.CancelledError, ConnectionResetError):
            self._connection.transport.abort()
        except Exception:
            log.exception("%s %s failed", self._scope["method"], self._scope["path"])
            with suppress(h11.LocalProtocolError):
                await self._fail()
        if not self._ended:
            self._connection.transport.close()
        self._connection.answered()

    def feed(self, data: bytes) -> None:
        """A part of the body has come."""
        if self._ended:
            return
        self._body.append(data)
        self._waiting += len(data)
        if self._waiting > HIGH_WATER:
            self._connection.hold(full=True)
        self._news.set()

    def complete(self) -> None:
        """All of the body has come."""
        self._complete = True
        self._news.set()

    def disconnect(self) -> None:
        """The client is gone."""
        self._gone = True
        self._news.set()

    async def _receive(self) -> MutableMapping[str, Any]:
        if not self._complete and not self._body:
            self._connection.ask_for_the_body()
        while True:
            if self._body or (self._complete and not self._taken):
                return self._part()
            if self._gone or self._ended:
                return {"type": "http.disconnect"}
            self._news.clear()
            await self._news.wait()

    def _part(self) -> MutableMapping[str, Any]:
        body, self._body, self._waiting = b"".join(self._body), [], 0
        self._connection.hold(full=False)
        self._taken = self._complete
        return {"type": "http.request", "body": body, "more_body": not self._complete}

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if self._connection.transport.is_closing() or self._ended:
            return
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), (b"date", _date(int(self._connection.now())))]
            response = h11.Response(status_code=message["status"], headers=headers)
            self._started = True
            self._connection.write(response)
        elif message["type"] == "http.response.body":
            await self._send_part(message.get("body", b""), more=message.get("more_body", False))

    async def _send_part(self, body: bytes, *, more: bool) -> None:
        if body and self._scope["method"] != "HEAD":
            self._connection.write(h11.Data(data=body))
        if not more:
            self._connection.write(h11.EndOfMessage())
            self._ended = True
            self._news.set()
        await self._connection.writable.wait()

    async def _fail(self) -> None:
        if self._started:
            return
        error = ApiError(500, "The sandbox failed; its log says why.")
        content = msgspec.json.encode(error.document())
        headers = [
            (b"content-type", JSON_API.encode()),
            (b"content-length", str(len(content)).encode()),
            (b"connection", b"close"),
        ]
        await self._send({"type": "http.response.start", "status": 500, "headers": headers})
        await self._send({"type": "http.response.body", "body": content})


class _Lifespan:
    """The application's own start and end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._to_app: asyncio.Queue[MutableMapping[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._answer: asyncio.Future[str] | None = None

    async def start(self) -> None:
        """Start it. Raises what it raises, `RuntimeError` when it doesn't say that it has."""
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": {}}
        self._task = asyncio.create_task(self._run(scope))
        if await self._ask("lifespan.startup") != "lifespan.startup.complete":
            raise RuntimeError("the application did not start")

    async def stop(self) -> None:
        """End it."""
        if self._task is not None and not self._task.done():
            await self._ask("lifespan.shutdown")
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self, scope: Scope) -> None:
        await self._app(scope, self._to_app.get, self._send)

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(message["type"])

    async def _ask(self, kind: str) -> str:
        assert self._task is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._to_app.put_nowait({"type": kind})
        await asyncio.wait((self._answer, self._task), return_when=asyncio.FIRST_COMPLETED)
        if self._answer.done():
            return self._answer.result()
        self._task.result()
        return "nothing"


@lru_cache(maxsize=16)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()
