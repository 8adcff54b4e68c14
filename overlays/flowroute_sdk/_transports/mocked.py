"""Whether httpx is mocked or traced in this process, and the transport that heeds it.

Whoever replaces or wraps httpx means all requests, so they go through httpx for as long as that
lasts. Nothing is imported for it: where httpx isn't loaded, nobody has put anything into it.
"""

from __future__ import annotations

import sys
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["HeedsMocks", "is_mocked"]

SEAMS = (
    ("httpx", "HTTPTransport", "handle_request", "close"),
    ("httpx", "AsyncHTTPTransport", "handle_async_request", "aclose"),
    ("httpx", "Client", "send", "close"),
    ("httpx", "AsyncClient", "send", "aclose"),
    ("httpcore", "ConnectionPool", "handle_request", "close"),
    ("httpcore", "AsyncConnectionPool", "handle_async_request", "aclose"),
)
"""Where mocks and tracers take hold: module, class, method, and a method that they leave alone."""


_originals: dict[str, Any] = {}
"""What was found to be httpx's own, so that a second look is a comparison."""


def is_mocked() -> bool:
    """Whether a method that httpx sends with isn't its own."""
    modules = sys.modules
    if "httpx" not in modules:
        return False
    for module, name, method, beside in SEAMS:
        kind = getattr(modules.get(module), name, None)
        found = getattr(kind, method, None)
        if found is None or found is _originals.get(name):
            continue
        if not _is_original(found, getattr(kind, beside, None)):
            return True
        _originals[name] = found
    return False


def _is_original(found: Any, beside: Any) -> bool:
    # A wrapper may carry the name and module of what it wraps, but not the file of its code.
    if type(found) is not FunctionType or type(beside) is not FunctionType:
        return False
    return found.__code__.co_filename == beside.__code__.co_filename


class HeedsMocks:
    """Sends over the library's own connections; through httpx while that is mocked or traced."""

    def __init__(self, own: object, open_httpx: Callable[[], object]) -> None:
        self.own: Any = own
        self._open_httpx: Callable[[], Any] = open_httpx
        self._through_httpx: Any = None

    @property
    def send(self) -> Any:
        """The method to send with at this moment."""
        return self._in_charge().send

    def _in_charge(self) -> Any:
        if not is_mocked():
            return self.own
        if self._through_httpx is None:
            self._through_httpx = self._open_httpx()
        return self._through_httpx

    def close(self) -> None:
        """Close all connections; later requests fail."""
        self.own.close()
        if self._through_httpx is not None:
            self._through_httpx.close()

    async def aclose(self) -> None:
        """Close all connections; later requests fail."""
        await self.own.aclose()
        if self._through_httpx is not None:
            await self._through_httpx.aclose()
