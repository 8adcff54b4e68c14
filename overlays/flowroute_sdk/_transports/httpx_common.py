"""What both httpx transports share: which failure an exception is, time-outs, headers."""

from __future__ import annotations

import functools
import ssl
from typing import TYPE_CHECKING

import httpx

from .base import Failure, Kind, RawHeaderList, root_cause

if TYPE_CHECKING:
    from ..wire import Response

KINDS: dict[type[Exception], tuple[Kind, bool]] = {
    httpx.ConnectTimeout: ("connect_timeout", False),
    httpx.ReadTimeout: ("read_timeout", True),
    httpx.WriteTimeout: ("write_timeout", True),
    httpx.PoolTimeout: ("pool", False),
    httpx.ConnectError: ("connect", False),
    httpx.ProxyError: ("connect", False),
    httpx.UnsupportedProtocol: ("protocol", False),
    httpx.InvalidURL: ("protocol", False),
    httpx.LocalProtocolError: ("protocol", True),
    httpx.DecodingError: ("protocol", True),
    httpx.TransportError: ("dropped", True),
    httpx.RequestError: ("dropped", True),
    TimeoutError: ("read_timeout", True),
}
"""The kind of each exception, and whether anything may have been sent.

A subclass counts as its nearest base.
"""

EXCEPTIONS = (httpx.RequestError, httpx.StreamError, httpx.InvalidURL, OSError)
OURS = frozenset({b"accept", b"content-length", b"content-type", b"host", b"user-agent"})


@functools.lru_cache(maxsize=128)
def address(url: str) -> httpx.URL:
    """An address, taken apart once: that is a sixth of what sending through httpx costs."""
    return httpx.URL(url)


def failure_of(error: Exception, partial: Response | None) -> Failure:
    """The failure that an exception raised while sending or reading stands for."""
    kinds = (KINDS[base] for base in type(error).__mro__ if base in KINDS)
    kind, sent = next(kinds, ("dropped", True))
    root = root_cause(error)
    if kind == "connect" and isinstance(root, ssl.SSLCertVerificationError):
        kind = "tls"
    reason = " ".join(str(error).split()) or type(error).__name__
    return Failure(kind, reason, sent=sent or partial is not None, partial=partial, cause=root)


def phases(timeout: float | None, remaining: float | None) -> dict[str, float | None]:
    """httpx's time-outs.

    Each phase as asked, waiting for a connection only as long as the deadline.
    """
    limits = [limit for limit in (timeout, remaining) if limit is not None]
    phase = max(min(limits), 1e-6) if limits else None
    pool = None if remaining is None else max(remaining, 1e-6)
    return {"connect": phase, "read": phase, "write": phase, "pool": pool}


def with_defaults(
    client: httpx.Client | httpx.AsyncClient, headers: RawHeaderList
) -> RawHeaderList:
    """Our headers after the client's own (encodings, tracing …), which ours override."""
    taken = OURS.union(name for name, _ in headers)
    return [*(pair for pair in client.headers.raw if pair[0].lower() not in taken), *headers]
