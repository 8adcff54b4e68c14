"""Straight to the origin, but through httpx while something mocks or traces that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import RawHeaderList, TransportOptions
from .direct_sync import DirectTransport
from .watched import SYNC, httpx_is_watched

if TYPE_CHECKING:
    from ..wire import Response
    from .downloads import Sink
    from .httpx_sync import HttpxTransport
    from .uploads import Content


class SwitchingTransport(DirectTransport):
    """Looks before each request: a mock may begin after the client was made, and end before it."""

    def __init__(self, options: TransportOptions) -> None:
        super().__init__(options.origin, options.verify, options.largest_body)
        self._options: TransportOptions = options
        self._carried: HttpxTransport | None = None

    def send(
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
        if httpx_is_watched(SYNC) and not self._closed:
            send = self._through_httpx().send
        return send(method, target, headers, content, timeout, remaining, safe=safe, sink=sink)

    def _through_httpx(self) -> HttpxTransport:
        if self._carried is None:
            from .httpx_sync import HttpxTransport  # only where needed

            self._carried = HttpxTransport(self._options)
        return self._carried

    def close(self) -> None:
        """Close all connections; those in use close when their answer is there."""
        super().close()
        if self._carried is not None:
            self._carried.close()
