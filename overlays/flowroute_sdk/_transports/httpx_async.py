"""Through an ``httpx.AsyncClient``: the user's own, or one of ours for a proxy or a transport."""

from __future__ import annotations

import asyncio
import os
import weakref
from contextlib import AsyncExitStack, aclosing
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

import httpx

from ..wire import Response
from .base import Failure, RawHeaderList, TransportOptions
from .httpx_common import (
    FORKED,
    GRACE,
    Incoming,
    Progress,
    impossible_proxy,
    own_client_options,
    phases,
    request_of,
)
from .mistaken import checked_client, checked_transport
from .uploads import Content, Upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from .downloads import Sink

OTHER_LOOP = (
    "the http_client or transport belongs to another event loop, the one it was first used in: "
    "create one, and a client, for each event loop"
)


class AsyncHttpxTransport:
    """Carries requests with ``AsyncClient.send``.

    A client that was handed in stays open on ``aclose``, and serves the one event loop that it was
    first used in. Of our own there is one for each loop.
    """

    def __init__(self, options: TransportOptions) -> None:
        self._options: TransportOptions = options
        self._given = options.http_client is not None or options.transport is not None
        self._owned = options.http_client is None
        self._closed = False
        self._process = os.getpid()
        self._first: httpx.AsyncClient | None = _client(options)
        self._loop: weakref.ref[asyncio.AbstractEventLoop] | None = None
        self._clients: dict[asyncio.AbstractEventLoop, httpx.AsyncClient] = {}

    async def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,  # noqa: ARG002 - no connection is used twice
        sink: Sink | None = None,
    ) -> Response:
        """Send a request and read the answer; see ``Transport.send``."""
        if self._closed:
            raise Failure("closed", "the client is closed", sent=False)
        client = self._client_here()
        if client.is_closed:
            raise Failure("closed", "the client is closed", sent=False)
        ends_at = None if remaining is None else monotonic() + remaining
        progress = Progress(ends_at)
        extensions = {"timeout": phases(timeout, remaining), "trace": progress.anote}
        url = self._options.origin.url + target
        # Later than the time-outs of its phases, which know whether anything was sent.
        limit = None if remaining is None else remaining + GRACE
        try:
            async with asyncio.timeout(limit), AsyncExitStack() as opened:
                sent, length = cast(Any, content), None
                if isinstance(content, Upload):
                    pieces = await opened.enter_async_context(aclosing(content.pieces_later()))
                    # What can't be read at all fails before anything is sent.
                    sent, length = _all(await anext(pieces, b""), pieces), content.length
                request = request_of(client, method, url, headers, sent, extensions, length)
                return await self._exchange(client, request, progress, ends_at, sink)
        except Exception as error:
            raise progress.failure(error) from error

    async def _exchange(
        self,
        client: httpx.AsyncClient,
        request: httpx.Request,
        progress: Progress,
        ends_at: float | None,
        sink: Sink | None,
    ) -> Response:
        answer = await client.send(request, stream=True, auth=None, follow_redirects=False)
        async with aclosing(answer):
            incoming = Incoming(answer, self._options.largest_body, progress, ends_at, sink)
            try:
                if answer.is_stream_consumed:
                    incoming.take_read(answer.content)
                else:
                    async for chunk in answer.aiter_raw():
                        for _ in incoming.take(chunk):
                            await asyncio.sleep(0)
                return incoming.finish()
            except BaseException:
                incoming.keep()
                raise

    def _client_here(self) -> httpx.AsyncClient:
        loop = asyncio.get_running_loop()
        if self._given:
            return self._given_client(loop)
        if self._process != os.getpid():
            # Left to the parent as they are: to close them would speak on its connections.
            LEFT_BEHIND.append((self._first, self._clients))
            self._process = os.getpid()
            self._first, self._clients = None, {}
        found = self._clients.get(loop)
        if found is None:
            for other in list(self._clients):
                if other.is_closed():
                    self._clients.pop(other, None)
            found = self._clients[loop] = _client(self._options)
        return found

    def _given_client(self, loop: asyncio.AbstractEventLoop) -> httpx.AsyncClient:
        assert self._first is not None
        if self._process != os.getpid():
            raise Failure("closed", FORKED, sent=False)
        if self._loop is None:
            self._loop = weakref.ref(loop)
        elif self._loop() is not loop and not isinstance(
            self._options.transport, httpx.MockTransport
        ):
            raise Failure("closed", OTHER_LOOP, sent=False)
        return self._first

    async def aclose(self) -> None:
        """Close the client of this event loop if it is ours."""
        self._closed = True
        if not self._owned or self._process != os.getpid():
            return
        here = self._clients.pop(asyncio.get_running_loop(), None)
        for client in (here, self._first):
            if client is not None:
                await client.aclose()


LEFT_BEHIND: list[Any] = []


async def _all(first: bytes, others: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    if first:
        yield first
    async for piece in others:
        yield piece


def _client(options: TransportOptions) -> httpx.AsyncClient:
    if options.http_client is not None:
        checked_client(options.http_client, httpx.AsyncClient)
        return cast(httpx.AsyncClient, options.http_client)
    if options.transport is not None:
        checked_transport(options.transport, httpx.AsyncBaseTransport)
    try:
        return httpx.AsyncClient(**own_client_options(options))
    except (AttributeError, ImportError, TypeError, ValueError, httpx.InvalidURL) as error:
        raise impossible_proxy(error, options.proxy) from None
