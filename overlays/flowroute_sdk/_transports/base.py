"""What the executor asks of a transport, and how a transport says that there was no answer."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from typing import TypeAlias

    import httpx

    TransportLike: TypeAlias = "httpx.BaseTransport | ForThreads"
    AsyncTransportLike: TypeAlias = "httpx.AsyncBaseTransport | ForTasks"
    """What a client can be told to send with."""

    from ..wire import Response
    from .downloads import Sink
    from .origin import Origin
    from .uploads import Content

Kind = Literal[
    "closed",
    "connect",
    "connect_timeout",
    "download",
    "dropped",
    "pool",
    "protocol",
    "read_timeout",
    "tls",
    "too_large",
    "upload",
    "write_timeout",
]
DEFAULT_LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of an answer's body, decoded."""
TIMEOUTS = frozenset({"connect_timeout", "pool", "read_timeout", "write_timeout"})

RawHeaderList = Sequence[tuple[bytes, bytes]]


class Failure(Exception):
    """An attempt without a whole answer.

    ``sent`` tells whether anything may have reached the server, ``partial`` holds what there was
    of an answer, ``at`` is the host and the port that were connected to, where that isn't the
    origin's.
    """

    def __init__(
        self,
        kind: Kind,
        reason: str,
        *,
        sent: bool,
        partial: Response | None = None,
        cause: BaseException | None = None,
    ) -> None:
        super().__init__(kind, reason)
        self.kind: Kind = kind
        self.reason: str = reason
        self.sent: bool = sent
        self.partial: Response | None = partial
        self.root: BaseException | None = root_cause(cause)
        self.at: tuple[str, int] | None = None


def root_cause(error: BaseException | None) -> OSError | None:
    """The operating system's error, TLS included, at the bottom of an exception, if any."""
    seen = 0
    while error is not None and seen < 20:
        if isinstance(error, OSError):
            return error
        error = error.__cause__ or error.__context__
        seen += 1
    return None


def unforeseen(error: Exception) -> Failure:
    """The failure that an exception stands for which no transport should have let through."""
    failure = Failure("dropped", told(error), sent=True, cause=error)
    failure.root = failure.root or error
    return failure


def told(error: Exception) -> str:
    """The kind of an exception. Its text may be anything, a header with credentials too."""
    return type(error).__name__


class Transport(Protocol):
    """Carries one request at a time for each thread that asks."""

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
        """Send a request to the origin and read the whole answer.

        ``timeout`` limits each phase, ``remaining`` everything, waiting for a connection
        included; both are seconds, None is no limit. ``safe`` says that the request may be
        repeated: one that may not goes over no connection that the server may be about to close.
        The body of a success goes into the ``sink`` where there is one, in place of the answer.
        Raises Failure, and nothing else, when there is no whole answer.
        """

    def close(self) -> None:
        """Close all connections; later requests fail."""


class AsyncTransport(Protocol):
    """Carries requests for the tasks of an event loop."""

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
        """Send a request to the origin and read the whole answer; see ``Transport.send``."""

    async def aclose(self) -> None:
        """Close all connections; later requests fail."""


class ForThreads(Protocol):
    """What a synchronous client can be told to send with, of our own."""

    def for_threads(self, origin: Origin) -> Transport:
        """The transport for a client of this origin."""
        ...


class ForTasks(Protocol):
    """What an asynchronous client can be told to send with, of our own."""

    def for_tasks(self, origin: Origin) -> AsyncTransport:
        """The transport for a client of this origin."""
        ...


def warn_of_dropped(client: str, close: str, block: str) -> None:
    """Say that a client with open connections was dropped; Python hides it by default."""
    text = f"{client} was dropped without {close}: use `{block}`, or close it when you are done"
    warnings.warn(text, ResourceWarning, stacklevel=3)


class TransportOptions:
    """What a client was told about its connections."""

    __slots__ = ("http_client", "largest_body", "origin", "proxy", "transport", "verify")

    def __init__(
        self,
        origin: Origin,
        verify: object,
        proxy: str | None,
        transport: object,
        http_client: object,
        largest_body: int = DEFAULT_LARGEST_BODY,
    ) -> None:
        self.origin: Origin = origin
        self.verify: object = verify
        self.proxy: str | None = proxy
        self.transport: object = transport
        self.http_client: object = http_client
        self.largest_body: int = largest_body
