"""One request and its answer, between a connection and an ASGI application."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import h11
import msgspec

from .document import JSON_API
from .errors import ApiError

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from .application import ASGIApp, Scope
    from .http_server import Connection

PATIENCE = 60.0
"""Seconds that the next part of a body may take."""
HIGH_WATER = 1 << 18
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")


class Exchange:
    """A request and its answer."""

    def __init__(self, connection: Connection, scope: Scope) -> None:
        self._connection = connection
        self._scope = scope
        self._body: list[bytes] = []
        self._waiting = 0
        self._complete = False
        self._taken = False
        self._deserted = False
        self._head: list[h11.Event] = []
        self._started = False
        self._ended = False
        self._news = asyncio.Event()

    async def run(self, app: ASGIApp) -> None:
        """Have the application answer."""
        try:
            await app(self._scope, self._receive, self._send)
        except (asyncio.CancelledError, ConnectionResetError):
            if not self._ended:
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

    def desert(self) -> None:
        """Nothing more will come: the client is gone, or has closed its side."""
        self._deserted = True
        self._news.set()

    def end(self) -> None:
        """There has been an answer: the application's, or one in its place."""
        self._ended = True
        self._news.set()

    async def _receive(self) -> MutableMapping[str, Any]:
        if not self._complete and not self._body:
            self._connection.ask_for_the_body()
        while True:
            if self._body or (self._complete and not self._taken):
                return self._part()
            if self._deserted or self._ended:
                return {"type": "http.disconnect"}
            self._news.clear()
            try:
                async with asyncio.timeout(None if self._complete else PATIENCE):
                    await self._news.wait()
            except TimeoutError:
                self._connection.refuse(408, "The body of the request is incomplete.")

    def _part(self) -> MutableMapping[str, Any]:
        body, self._body, self._waiting = b"".join(self._body), [], 0
        self._connection.hold(full=False)
        self._taken = self._complete
        return {"type": "http.request", "body": body, "more_body": not self._complete}

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if self._connection.transport.is_closing() or self._ended:
            return
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), self._connection.date()]
            # It goes out with the first part of the body: one system call, one packet.
            self._head = [h11.Response(status_code=message["status"], headers=headers)]
        elif message["type"] == "http.response.body":
            await self._send_part(message.get("body", b""), more=message.get("more_body", False))

    async def _send_part(self, body: bytes, *, more: bool) -> None:
        events, self._head, self._started = self._head, [], True
        if body and self._scope["method"] != "HEAD":
            events.append(h11.Data(data=body))
        if not more:
            events.append(h11.EndOfMessage())
        self._connection.write(*events)
        if not more:
            self.end()
        await self._connection.writable.wait()

    async def _fail(self) -> None:
        if self._started:
            return
        content, headers = refusal(500, "The sandbox failed; its log says why.")
        await self._send({"type": "http.response.start", "status": 500, "headers": headers})
        await self._send({"type": "http.response.body", "body": content})


def refusal(status: int, reason: str) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The content and the headers of an answer that ends the connection."""
    content = msgspec.json.encode(ApiError(status, reason).document())
    headers = [
        (b"content-type", JSON_API.encode()),
        (b"content-length", str(len(content)).encode()),
        (b"connection", b"close"),
    ]
    return content, headers
