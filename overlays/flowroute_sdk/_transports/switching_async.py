"""Straight to the origin, but through httpx while something mocks or traces that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import RawHeaderList, TransportOptions
from .direct_async import AsyncDirectTransport
from .watched import ASYNC, httpx_is_watched

if TYPE_CHECKING:
    from ..wire import Response
    from .downloads import Sink
    from .httpx_async import AsyncHttpxTransport
    from .uploads import Content


class AsyncSwitchingTransport(AsyncDirectTransport):
    """Looks before each request: a mock may begin after the client was made, and end before it."""

    def __init__(self, options: TransportOptions) -> None:
        super().__init__(options.origin, options.verify, options.largest_body)
        self._options: TransportOptions = options
        self._carried: AsyncHttpxTransport | None = None

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
        send = super().send
        if httpx_is_watched(ASYNC) and not self._closed:
            send = self._through_httpx().send
        return await send(
            method, target, headers, content, timeout, remaining, safe=safe, sink=sink
        )

    def _through_httpx(self) -> AsyncHttpxTransport:
        if self._carried is None:
            from .httpx_async import AsyncHttpxTransport  # only where needed

            self._carried = AsyncHttpxTransport(self._options)
        return self._carried

    async def aclose(self) -> None:
        """Close all connections; those in use close when their answer is there."""
        await super().aclose()
        if self._carried is not None:
            await self._carried.aclose()
