"""Through an ``httpx.Client``: the user's own, or one of ours for a proxy or a transport."""

from __future__ import annotations

import time
from contextlib import closing

import httpx

from ..errors import ConfigurationError
from ..wire import Response
from .base import Failure, RawHeaderList, TransportOptions
from .httpx_common import EXCEPTIONS, address, failure_of, phases, with_defaults
from .tls import tls_context


class HttpxTransport:
    """Carries requests with ``Client.send``.

    A client that was handed in stays open on ``close``.
    """

    def __init__(self, options: TransportOptions) -> None:
        self._base = options.origin.url
        self._owned = options.http_client is None
        self._client = _client(options)

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
        client = self._client
        if client.is_closed:
            raise Failure("closed", "the client is closed", sent=False)
        ends_at = None if remaining is None else time.monotonic() + remaining
        partial: Response | None = None
        try:
            request = httpx.Request(
                method,
                address(self._base + target),
                headers=with_defaults(client, headers),
                content=content,
                extensions={"timeout": phases(timeout, remaining)},
            )
            answer = client.send(request, stream=True, auth=None, follow_redirects=False)
            with closing(answer):
                chunks: list[bytes] = []
                try:
                    for chunk in answer.iter_bytes():
                        chunks.append(chunk)
                        if ends_at is not None and time.monotonic() >= ends_at:
                            raise httpx.ReadTimeout("no answer in time")
                finally:
                    body = b"".join(chunks)
                    partial = Response(answer.status_code, answer.headers.raw, body)
        except EXCEPTIONS as error:
            raise failure_of(error, partial) from error
        return partial

    def close(self) -> None:
        """Close the client if it is ours."""
        if self._owned:
            self._client.close()


def _client(options: TransportOptions) -> httpx.Client:
    if options.http_client is not None:
        if not isinstance(options.http_client, httpx.Client):
            raise ConfigurationError("http_client must be an httpx.Client")
        return options.http_client
    if options.transport is not None:
        if not isinstance(options.transport, httpx.BaseTransport):
            raise ConfigurationError("transport must be an httpx.BaseTransport")
        return httpx.Client(transport=options.transport)
    try:
        return httpx.Client(proxy=options.proxy, verify=tls_context(options.verify))
    except (AttributeError, ImportError, TypeError, ValueError, httpx.InvalidURL):
        raise ConfigurationError("proxy must be an address such as http://proxy:3128") from None
