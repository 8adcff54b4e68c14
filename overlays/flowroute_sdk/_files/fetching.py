"""Fetching a file from an address that somebody else has written."""

from __future__ import annotations

import http.client
import ipaddress
import math
import os
import socket
import ssl
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Self, TypeAlias
from urllib.parse import SplitResult, urljoin, urlsplit

from ..errors import FetchError, InvalidArgument, MediaError

__all__ = ["CHUNK", "Exchange", "answered", "fetch", "is_public", "save"]

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 3
_NO_HEADERS: Mapping[str, str] = {}
CHUNK = 1 << 16
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


def fetch(
    url: str | None,
    limit: int,
    timeout: float,
    *,
    allow_private: bool = False,
    context: ssl.SSLContext | None = None,
) -> Iterator[bytes]:
    """Yield what lies at an address, piece by piece.

    Raises:
        MediaError: Nothing is fetched from there, or it failed.
    """
    if limit < 1:
        raise InvalidArgument("limit", limit, "a number of bytes above 0")
    if not timeout > 0:
        raise InvalidArgument("timeout", timeout, "seconds above 0")
    if not url:
        raise MediaError("it has no URL to fetch it from")
    ends_at = time.monotonic() + timeout
    with answered(url, ends_at, allow_private=allow_private, context=context) as (exchange, answer):
        if answer.status != 200:
            raise MediaError(
                f"the server answered {answer.status}; the URL may have expired",
                status=answer.status,
            )
        yield from exchange.pieces(answer, limit)


@contextmanager
def answered(
    url: str,
    ends_at: float,
    *,
    idle: float | None = None,
    headers: Mapping[str, str] = _NO_HEADERS,
    allow_private: bool = False,
    context: ssl.SSLContext | None = None,
    kind: type[FetchError] = MediaError,
) -> Iterator[tuple[Exchange, http.client.HTTPResponse]]:
    """Ask for what lies at an address, and hand out the answer, its body still to come.

    Redirects are followed; everything ends at a moment of the monotonic clock, and with ``idle``
    each wait for the server takes that many seconds at most.

    Raises:
        FetchError: Nothing is fetched from there, or it failed: of that ``kind``.
    """
    for _ in range(_MOST_REDIRECTS + 1):
        with Exchange(
            url, allow_private=allow_private, context=context, idle=idle, kind=kind
        ) as exchange:
            answer = exchange.get(ends_at, headers)
            if answer.status in _REDIRECTS:
                url = urljoin(url, answer.headers.get("location", ""))
                continue
            yield exchange, answer
            return
    raise kind(f"more than {_MOST_REDIRECTS} redirects")


def save(path: str | os.PathLike[str], pieces: Iterator[bytes]) -> Path:
    """Write pieces into a file, which appears when all are there."""
    target = Path(path)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        os.replace(name, target)  # noqa: PTH105 - both names are at hand
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target


def is_public(address: _Address) -> bool:
    """Whether an address is one of the public internet, also where another one is wrapped in it."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None or (inner is not None and not is_public(inner)):
            return False
        if inner is not None:
            return True
    return address.is_global and not address.is_multicast


class Exchange:
    """One request. The name is looked up once, and the very address that was checked is called."""

    def __init__(
        self,
        url: str,
        *,
        allow_private: bool,
        context: ssl.SSLContext | None,
        idle: float | None = None,
        kind: type[FetchError] = MediaError,
    ) -> None:
        self._kind = kind
        self._idle = math.inf if idle is None else idle
        self._parts = _parts(url, kind)
        self._allow_private = allow_private
        self._context = context
        self._connection: socket.socket | None = None
        self._answer: http.client.HTTPResponse | None = None
        self._timer: Timer | None = None
        self._is_late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._answer is not None:
            self._answer.close()  # it keeps the connection open as well
        if self._connection is not None:
            self._connection.close()

    def get(
        self, ends_at: float, headers: Mapping[str, str] = _NO_HEADERS
    ) -> http.client.HTTPResponse:
        """Send the request and read the head of the answer."""
        host, port = self._parts.hostname or "", self._parts.port or self._default_port
        addresses = self._checked(host, port)
        left = ends_at - time.monotonic()
        try:
            self._connection = self._connect(addresses, left)
            # A time-out of the socket holds for each read; this one for all of them.
            if ends_at < math.inf:
                self._timer = Timer(max(ends_at - time.monotonic(), 0), self.give_up)
                self._timer.daemon = True
                self._timer.start()
            if self._parts.scheme == "https":
                context = self._context or _trusted()
                wrapped = context.wrap_socket(
                    self._connection, server_hostname=host, do_handshake_on_connect=False
                )
                self._connection = wrapped
                wrapped.do_handshake()
            self._connection.sendall(self._request(host, port, headers))
            answer = self._answer = http.client.HTTPResponse(self._connection, method="GET")
            answer.begin()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._failure(error) from None
        return answer

    def pieces(self, answer: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
        """Yield the body. A piece that is missing at the end is noticed."""
        if answer.length is not None and answer.length > limit:
            raise self._kind(f"the file has {answer.length} bytes, more than {limit}")
        size = 0
        while True:
            try:
                piece = answer.read(CHUNK)
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise self._failure(error) from None
            size += len(piece)
            if size > limit:
                raise self._kind(f"the file has more than {limit} bytes")
            if not piece:
                break
            yield piece
        if answer.length or self._is_late:
            raise self._failure(EOFError("the connection was closed before the end"))

    @property
    def _default_port(self) -> int:
        return 443 if self._parts.scheme == "https" else 80

    def _checked(self, host: str, port: int) -> list[tuple[int, str]]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            text = f"the host of its URL wasn't found: {error}"
            raise self._kind(text, is_temporary=True) from None
        addresses = [(int(family), str(where[0])) for family, _, _, _, where in found]
        public = [is_public(ipaddress.ip_address(each.partition("%")[0])) for _, each in addresses]
        if not self._allow_private and not all(public):
            raise self._kind("its URL isn't on the public internet")
        if self._parts.scheme != "https" and any(public):
            raise self._kind("its URL isn't https")
        return addresses

    def _connect(self, addresses: list[tuple[int, str]], left: float) -> socket.socket:
        port = self._parts.port or self._default_port
        problem: OSError = TimeoutError("the time is over")
        for _, address in addresses[:3]:
            if left <= 0:
                break
            try:
                return socket.create_connection((address, port), timeout=min(left, self._idle))
            except OSError as error:
                problem = error
        raise problem

    def _request(self, host: str, port: int, headers: Mapping[str, str]) -> bytes:
        shown = f"[{host}]" if ":" in host else host
        if port != self._default_port:
            shown = f"{shown}:{port}"
        target = (self._parts.path or "/") + (f"?{self._parts.query}" if self._parts.query else "")
        head = (f"GET {target} HTTP/1.1", f"Host: {shown}", "Accept: */*", "Connection: close")
        more = (f"{name}: {value}" for name, value in headers.items())
        return "\r\n".join((*head, *more, "", "")).encode("ascii")

    def give_up(self) -> None:
        """End it at once, from any thread; whoever reads meets an error."""
        self._is_late = True
        if self._connection is not None:
            try:
                self._connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def _failure(self, error: Exception) -> FetchError:
        if self._is_late or isinstance(error, TimeoutError):
            return self._kind("fetching it took too long", is_temporary=True)
        is_temporary = not isinstance(error, ssl.SSLCertVerificationError)
        text = f"fetching it failed: {type(error).__name__}: {error}"
        return self._kind(text, is_temporary=is_temporary)


def _parts(url: str, kind: type[FetchError]) -> SplitResult:
    """Split a URL and reject an invalid one. Messages leave out its secrets."""
    try:
        parts = urlsplit(url)
        right = bool(parts.hostname) and parts.port != 0 and parts.scheme in ("http", "https")
    except ValueError:
        right = False
    if not right or not url.isascii() or not url.isprintable() or " " in url:
        raise kind("its URL isn't a web address")
    if parts.username is not None:
        raise kind("its URL contains credentials")
    return parts


def _trusted() -> ssl.SSLContext:
    import certifi

    return ssl.create_default_context(cafile=certifi.where())
