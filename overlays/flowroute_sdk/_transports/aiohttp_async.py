"""Through aiohttp, for ``transport="aiohttp"``: its compiled parser tells when answers are long."""

from __future__ import annotations

import asyncio
import os
import ssl
from contextlib import suppress
from time import monotonic
from types import SimpleNamespace
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from ..wire import Response
from .base import DEFAULT_LARGEST_BODY, Failure, Kind, RawHeaderList, root_cause
from .bodies import Body, encoding_of
from .tls import checked_verify, tls_context

if TYPE_CHECKING:
    from .._setup.config import Origin

MOST_CONNECTIONS = 100
NEVER = 1e10
"""Seconds from which aiohttp would round time-outs up to whole seconds."""
TURNS = 2
"""Turns of the event loop in which it notices the connections that the server has closed."""

KINDS: dict[type[BaseException], Kind] = {
    aiohttp.ClientConnectorError: "connect",
    aiohttp.ConnectionTimeoutError: "connect_timeout",
    aiohttp.InvalidURL: "protocol",
    aiohttp.ClientResponseError: "protocol",
    aiohttp.ServerTimeoutError: "read_timeout",
    aiohttp.ClientError: "dropped",
    TimeoutError: "read_timeout",
    OSError: "dropped",
}
"""The kind of each exception; a subclass counts as its nearest base."""


class AiohttpTransport:
    """Carries requests with a session of its own for each event loop."""

    def __init__(
        self, origin: Origin, verify: object, largest_body: int = DEFAULT_LARGEST_BODY
    ) -> None:
        self._sessions: dict[asyncio.AbstractEventLoop, aiohttp.ClientSession] = {}
        self._origin = origin
        self._verify = checked_verify(verify)
        self._largest_body = largest_body
        self._process = os.getpid()
        self._closed = False

    async def send(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: bytes | None,
        timeout: float | None,
        remaining: float | None,
        *,
        safe: bool = True,  # noqa: ARG002 - no connection is used twice
    ) -> Response:
        """Send a request and read the answer; see ``Transport.send``."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
        if self._closed:
            raise Failure("closed", "the client is closed", sent=False)
        if self._process != os.getpid():
            # Left to the parent as they are: to close them would speak on its connections.
            LEFT_BEHIND.append(self._sessions)
            self._process, self._sessions = os.getpid(), {}
        loop = asyncio.get_running_loop()
        ends_at = None if remaining is None else monotonic() + remaining
        session = self._sessions.get(loop) or self._open(loop)
        limits = aiohttp.ClientTimeout(
            total=remaining, sock_connect=timeout, sock_read=timeout, ceil_threshold=NEVER
        )
        progress = SimpleNamespace(sent=False)
        answer: aiohttp.ClientResponse | None = None
        body: Body | None = None
        try:
            async with session.request(
                method,
                URL(self._origin.url + target, encoded=True),
                headers=[
                    (name.decode("ascii"), value.decode("latin-1")) for name, value in headers
                ],
                data=content,
                allow_redirects=False,
                timeout=limits,
                trace_request_ctx=progress,
            ) as answer:
                body = Body(self._largest_body, encoding_of(answer.raw_headers))
                while chunk := await answer.content.readany():
                    body.feed(chunk)
                    while body.pending:
                        await asyncio.sleep(0)
                        if ends_at is not None and monotonic() >= ends_at:
                            raise TimeoutError("no answer in time")
                        body.advance()
                content = body.finish()
        except Exception as error:
            partial = None
            if answer is not None and body is not None:
                partial = Response(answer.status, answer.raw_headers, body.content())
            raise _failure_of(error, partial, sent=progress.sent) from error
        return Response(answer.status, answer.raw_headers, content)

    def _open(self, loop: asyncio.AbstractEventLoop) -> aiohttp.ClientSession:
        self._forget_finished_loops()
        tracing = aiohttp.TraceConfig()
        tracing.on_request_headers_sent.append(_note_sent)
        secure = self._origin.scheme == "https"
        session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=MOST_CONNECTIONS,
                # It takes surplus bytes on a kept connection for the next answer.
                force_close=True,
                ssl=tls_context(self._verify) if secure else True,
                timeout_ceil_threshold=NEVER,
            ),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(_once,),
            skip_auto_headers=("Accept-Encoding",),
            trace_configs=[tracing],
        )
        self._sessions[loop] = session
        return session

    def _forget_finished_loops(self) -> None:
        for loop in list(self._sessions):
            if loop.is_closed() and (session := self._sessions.pop(loop, None)):
                _close_at_once(session)

    async def aclose(self) -> None:
        """Close the connections of this event loop, and of those that are over."""
        self._closed = True
        self._forget_finished_loops()
        session = self._sessions.pop(asyncio.get_running_loop(), None)
        if session is not None:
            await session.close()

    def __del__(self) -> None:
        # A session that is never closed complains; ours goes as quietly as the other transports.
        for session in self._sessions.values():
            _close_at_once(session)


LEFT_BEHIND: list[object] = []


def _close_at_once(session: aiohttp.ClientSession) -> None:
    """Close a session as far as that goes without waiting."""
    closing = session.close()
    with suppress(Exception):
        closing.send(None)
    closing.close()


async def _note_sent(_session: object, context: SimpleNamespace, _about: object) -> None:
    context.trace_request_ctx.sent = True


async def _once(
    request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Keep aiohttp from repeating requests by itself: what may be repeated is decided elsewhere."""
    try:
        return await send(request)
    except aiohttp.ClientConnectorError as error:
        raise _failure_of(error, None, sent=False) from error
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise _failure_of(error, None, sent=True) from error


def _failure_of(error: Exception, partial: Response | None, *, sent: bool) -> Failure:
    if isinstance(error, Failure):
        sent = error.sent or partial is not None
        return Failure(error.kind, error.reason, sent=sent, partial=partial, cause=error)
    kinds = (KINDS[base] for base in type(error).__mro__ if base in KINDS)
    kind: Kind = next(kinds, "dropped")
    root = root_cause(error)
    if kind == "connect" and isinstance(root, ssl.SSLCertVerificationError):
        kind = "tls"
    elif kind == "read_timeout" and not sent:
        kind = "pool"
    reason = " ".join(str(error).split()) or type(error).__name__
    return Failure(kind, reason, sent=sent, partial=partial, cause=root)
