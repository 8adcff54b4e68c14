"""Whether something in the process mocks or traces httpx: then requests go through it."""

from __future__ import annotations

import sys
from types import FunctionType

SYNC = (
    ("httpx._transports.default", "HTTPTransport", "handle_request"),
    ("httpx._client", "Client", "send"),
    ("httpx._client", "Client", "_transport_for_url"),
    ("httpcore._sync.connection", "HTTPConnection", "handle_request"),
    ("httpcore._sync.connection_pool", "ConnectionPool", "handle_request"),
)
ASYNC = (
    ("httpx._transports.default", "AsyncHTTPTransport", "handle_async_request"),
    ("httpx._client", "AsyncClient", "send"),
    ("httpx._client", "AsyncClient", "_transport_for_url"),
    ("httpcore._async.connection", "AsyncHTTPConnection", "handle_async_request"),
    ("httpcore._async.connection_pool", "AsyncConnectionPool", "handle_async_request"),
)
"""Where mocks (respx, pytest-httpx, vcr …) and instrumentations (OpenTelemetry …) take hold."""


def httpx_is_watched(places: tuple[tuple[str, str, str], ...]) -> bool:
    """Whether one of the places isn't the library's own any more. Imports nothing."""
    modules = sys.modules
    if "httpx" not in modules:
        return False
    for name, owner, method in places:
        module = modules.get(name)
        function = getattr(getattr(module, owner, None), method, None)
        if function is None:
            continue
        if type(function) is not FunctionType or function.__globals__ is not vars(module):
            return True
    return False
