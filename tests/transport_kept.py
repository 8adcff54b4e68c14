"""The transport that a client would have by itself, kept for a look at what it holds."""

from __future__ import annotations

from typing import Any

from flowroute_sdk._sides import rim_async, rim_sync
from flowroute_sdk._transports.base import DEFAULT_LARGEST_BODY, TransportOptions


class KeptTransport:
    """Given to a client as `transport=`, it is made as that client makes its own."""

    made: Any = None

    def for_threads(self, origin: Any) -> Any:
        self.made = rim_sync.open_transport(self._options(origin))
        return self.made

    def for_tasks(self, origin: Any) -> Any:
        self.made = rim_async.open_transport(self._options(origin))
        return self.made

    def _options(self, origin: Any) -> TransportOptions:
        return TransportOptions(origin, True, None, None, None, DEFAULT_LARGEST_BODY)
