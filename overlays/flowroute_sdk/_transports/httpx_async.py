"""Through an ``httpx.AsyncClient``: the user's own, or one of ours for a proxy or a transport."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import httpx

from ..errors import ConfigurationError
from ..wire import Response
from .base import Failure, RawHeaderList, TransportOptions
from .httpx_common import EXCEPTIONS, address, failure_of, phases, with_defaults
from .tls import tls_context


class AsyncHttpxTransport:
    """Carries requests with ``AsyncClient.send``.

    A client that was handed in stays open on ``aclose``.
    """

    def __init__(self, options: TransportOptions) -> None:
        self._base = options.origin.url
        self._owned = options.http_client is None
        self._client = _client(options)

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
        client = self._client
        if client.is_closed:
            raise Failure("closed", "the client is closed", sent=False)
        partial: Response | None = None
        # Later than the time-outs of its phases, which know whether anything was sent.
        limit = None if remaining is None else remaining + 0.05
        try:
            request = httpx.Request(
                method,
                address(self._base + target),
                headers=with_defaults(client, headers),
                content=content,
                extensions={"timeout": phases(timeout, remaining)},
            )
            async with asyncio.timeout(limit):
                answer = await client.send(request, stream=True, auth=None, follow_redirects=False)
                async with aclosing(answer):
                    chunks: list[bytes] = []
                    try:
                        async for chunk in answer.aiter_bytes():
                            chunks.append(chunk)  # noqa: PERF401 - what came before a failure is kept
                    finally:
                        body = b"".join(chunks)
                        partial = Response(answer.status_code, answer.headers.raw, body)
        except EXCEPTIONS as error:
            raise failure_of(error, partial) from error
        return partial

    async def aclose(self) -> None:
        """Close the client if it is ours."""
        if self._owned:
            await self._client.aclose()


def _client(options: TransportOptions) -> httpx.AsyncClient:
    if options.http_client is not None:
        if not isinstance(options.http_client, httpx.AsyncClient):
            raise ConfigurationError("http_client must be an httpx.AsyncClient")
        return options.http_client
    if options.transport is not None:
        if not isinstance(options.transport, httpx.AsyncBaseTransport):
            raise ConfigurationError("transport must be an httpx.AsyncBaseTransport")
        return httpx.AsyncClient(transport=options.transport)
    try:
        return httpx.AsyncClient(proxy=options.proxy, verify=tls_context(options.verify))
    except (AttributeError, ImportError, TypeError, ValueError, httpx.InvalidURL):
        raise ConfigurationError("proxy must be an address such as http://proxy:3128") from None
