"""How long an idle connection may be used again. Pure, but for what it has seen.

A server closes an idle connection when it likes. A request that meets the close is lost, and
nobody knows whether it was carried out: harmless for one that may be repeated, not for another.
"""

from __future__ import annotations

KEPT_FOR = 4.0
"""Seconds; shorter than what servers keep an idle connection for, five seconds for some."""
FRESH_FOR = 0.75
"""Seconds for a request that may not be repeated: no server is known to close earlier."""
REMEMBERED_FOR = 300.0
"""Seconds for which an early close is remembered: it may have been a restart."""


class Keeping:
    """What is known of a server's patience with idle connections."""

    __slots__ = ("_promised", "_seen", "_seen_at")

    def __init__(self) -> None:
        self._promised: float | None = None
        self._seen: float | None = None
        self._seen_at = 0.0

    def promised(self, seconds: float | None) -> None:
        """Note the time-out of a Keep-Alive header; None: the answer had none."""
        self._promised = seconds

    def closed_after(self, seconds: float, now: float) -> None:
        """Note that a connection was closed by the server after so many idle seconds or less."""
        if self._seen is None or seconds < self._seen or now - self._seen_at > REMEMBERED_FOR:
            self._seen, self._seen_at = seconds, now

    def may_idle(self, now: float, *, safe: bool) -> float:
        """The idle seconds below which a connection may carry another request.

        Half of what the server grants is safe from its timers and ours; a request that may be
        repeated takes the chance of a little less.
        """
        limit = KEPT_FOR if safe else FRESH_FOR
        share = 0.8 if safe else 0.5
        if self._promised is not None:
            limit = min(limit, self._promised * share)
        if not safe and self._seen is not None and now - self._seen_at <= REMEMBERED_FOR:
            limit = min(limit, self._seen * share)
        return limit
