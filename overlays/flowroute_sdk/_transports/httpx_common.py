"""What both httpx transports share: failures, time-outs, headers, what was sent, bodies."""

from __future__ import annotations

import functools
import ssl
import threading
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

import httpx

from ..errors import ConfigurationError
from ..wire import Response
from .base import Failure, Kind, RawHeaderList, root_cause
from .bodies import Body, encoding_of
from .tls import tls_context

if TYPE_CHECKING:
    from .base import TransportOptions
    from .downloads import Sink

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
    TimeoutError: ("read_timeout", True),
}
"""The kind of each exception, and whether anything may have been sent where nobody saw it.

A subclass counts as its nearest base, anything else as a dropped connection.
"""

OURS = frozenset(
    {
        b"accept",
        b"accept-encoding",
        b"connection",
        b"content-length",
        b"content-type",
        b"host",
        b"user-agent",
    }
)
GRACE = 0.05
"""Seconds after the deadline in which the time-outs of a phase may report first: they know more."""
NO_KEEP_ALIVE = httpx.Limits(max_connections=100, max_keepalive_connections=0)
"""A connection for each request: httpx takes surplus bytes on a kept one for the next answer."""
OPENED = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")
FORKED = (
    "the http_client or transport was created before a fork, and its connections are the parent's: "
    "create it, and the client, after the fork"
)


@functools.lru_cache(maxsize=128)
def address(url: str) -> httpx.URL:
    """An address, taken apart once: that is a sixth of what sending through httpx costs."""
    return httpx.URL(url)


class Progress:
    """How far a request has come, told by httpcore's trace; it also stops one that is late.

    A transport that isn't httpcore's tells nothing: then ``seen`` stays false.
    """

    def __init__(self, ends_at: float | None) -> None:
        self._ends_at: float | None = ends_at
        self._lock = threading.Lock()
        self._streams: list[Any] = []
        self._stopped = False
        self.seen: bool = False
        self.sent: bool = False
        self.partial: Response | None = None
        self._at: tuple[str, int] | None = None

    def note(self, event: str, about: dict[str, Any]) -> None:
        """Take an event of httpcore. Raises Failure to keep a request from being written late."""
        with self._lock:
            self.seen = True
            if event.endswith("connect_tcp.started") and "host" in about:
                self._at = (about["host"], about["port"])
            if event.endswith(OPENED):
                self._streams.append(about.get("return_value"))
            late = self._ends_at is not None and monotonic() >= self._ends_at
            if event.endswith(".started") and (self._stopped or late) and not self.sent:
                raise Failure("pool", "no time was left to send", sent=False)
            if event.endswith("send_request_headers.started"):
                request = about.get("request")
                if getattr(request, "method", b"") != b"CONNECT":
                    self.sent = True
                    if event.startswith("http11."):
                        _use_once(request)

    async def anote(self, event: str, about: dict[str, Any]) -> None:
        """The same for the asynchronous side."""
        self.note(event, about)

    def stop(self) -> None:
        """Let nothing be written from here on, and end what waits on a socket."""
        with self._lock:
            self._stopped = True
            streams = list(self._streams)
        for stream in streams:
            try:
                sock = stream.get_extra_info("socket")
                # Closing wouldn't wake the thread that reads from it.
                sock.shutdown(2)
            except Exception:  # noqa: BLE001, S112 - it is closed, or no socket
                continue

    def failure(self, error: Exception) -> Failure:
        """The failure that an exception raised while sending or reading stands for."""
        kinds = (KINDS[base] for base in type(error).__mro__ if base in KINDS)
        kind, sent = next(kinds, ("dropped", True))
        if isinstance(error, Failure):
            kind, sent = error.kind, error.sent
        elif self.seen:
            sent = self.sent
        partial = self.partial
        root = root_cause(error)
        if kind == "connect" and isinstance(root, ssl.SSLCertVerificationError):
            kind = "tls"
        reason = error.reason if isinstance(error, Failure) else _told(error)
        sent = sent or partial is not None
        failure = Failure(kind, reason, sent=sent, partial=partial, cause=root)
        failure.at = self._at
        return failure


def _use_once(request: Any) -> None:
    """Have the connection closed after the answer.

    What a server says unasked on a kept connection, httpx takes for the next answer. HTTP/2 has no
    such header, and no need of it.
    """
    kept = [pair for pair in request.headers if pair[0].lower() != b"connection"]
    request.headers = [*kept, (b"Connection", b"close")]


def _told(error: Exception) -> str:
    try:
        return " ".join(str(error).split()) or type(error).__name__
    except Exception:  # noqa: BLE001 - the exception is anybody's
        return type(error).__name__


def request_of(
    client: httpx.Client | httpx.AsyncClient,
    method: str,
    url: str,
    headers: RawHeaderList,
    content: Any,
    extensions: dict[str, Any],
    length: int | None = None,
) -> httpx.Request:
    """The request as httpx wants it. Raises Failure when it can't be one.

    ``length`` is that of an upload, which httpx would send in chunks.
    """
    if length is not None:
        headers = [*headers, (b"content-length", b"%d" % length)]
    try:
        return httpx.Request(
            method,
            address(url),
            headers=with_defaults(client, headers),
            content=content,
            extensions=extensions,
        )
    except Exception as error:
        raise Failure("protocol", _told(error), sent=False, cause=error) from error


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
    """Our headers after the client's own (tracing …), which ours override.

    Encodings are those that can be undone piece by piece.
    """
    names = {name for name, _ in headers}
    taken = OURS | names
    own = [pair for pair in client.headers.raw if pair[0].lower() not in taken]
    if b"accept-encoding" not in names:
        own.append((b"accept-encoding", b"gzip, deflate"))
    return [*own, *headers]


class Incoming:
    """The body of an answer, collected below the limit."""

    def __init__(
        self,
        answer: httpx.Response,
        limit: int,
        progress: Progress,
        ends_at: float | None,
        sink: Sink | None = None,
    ) -> None:
        self._answer: httpx.Response = answer
        self._progress: Progress = progress
        self._ends_at: float | None = ends_at
        self._sink: Sink | None = sink if 200 <= answer.status_code < 300 else None
        self._limit: int = limit if self._sink is None else self._sink.limit
        if self._sink is not None:
            self._sink.begin()
        self._body = Body(self._limit, encoding_of(answer.headers.raw), self._sink)

    def take(self, chunk: bytes) -> Iterator[None]:
        """Take a piece in; stops between steps of decoding. Raises Failure past the deadline."""
        self._body.feed(chunk)
        while True:
            if self._ends_at is not None and monotonic() >= self._ends_at:
                raise Failure("read_timeout", "no answer in time", sent=True)
            if not self._body.pending:
                return
            yield
            self._body.advance()

    def take_read(self, content: bytes) -> None:
        """Take what a hook of the httpx client has read, and decoded, already."""
        self._body = Body(self._limit, sink=self._sink)
        self._body.feed(content)

    def keep(self) -> None:
        """Note what has come so far."""
        self._progress.partial = self._response(self._body.content())

    def finish(self) -> Response:
        """The whole answer."""
        return self._response(self._body.finish())

    def _response(self, content: bytes) -> Response:
        return Response(self._answer.status_code, self._answer.headers.raw, content)


def own_client_options(options: TransportOptions) -> dict[str, Any]:
    """The arguments of a client of ours. Raises ConfigurationError."""
    if options.transport is not None:
        return {"transport": options.transport}
    proxy = options.proxy
    if proxy is not None and not isinstance(proxy, str | httpx.URL | httpx.Proxy):
        raise ConfigurationError("proxy must be an address such as http://proxy:3128")
    return {"proxy": proxy, "verify": tls_context(options.verify), "limits": NO_KEEP_ALIVE}


def impossible_proxy(error: Exception, proxy: object) -> ConfigurationError:
    """What to say of a proxy, given or of the environment, that httpx can't use; never its keys."""
    where = "proxy" if proxy is not None else "the proxy of the environment"
    if isinstance(error, ImportError):
        return ConfigurationError(
            f"{where} speaks SOCKS, which needs socksio: pip install 'flowroute-sdk[socks]'"
        )
    return ConfigurationError(
        f"{where} must be an address such as http://proxy:3128, https://… or socks5://…"
    )
