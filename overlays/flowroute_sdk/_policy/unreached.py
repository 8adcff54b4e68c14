"""What to say of a server that was not reached or said nothing, and what to do then. Pure."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._transports.base import Failure
    from ..wire import Request

__all__ = ["reason_of"]

_PORTS = {"http": 80, "https": 443}
_SANDBOX = "is the sandbox running? (python -m flowroute_sdk.sandbox)"
_VERIFY = "verify= takes the CA certificates to trust: a file, a folder or an ssl.SSLContext"
_PLAIN = "a server without TLS, such as the sandbox, needs a base_url that starts with http://"
_TLS = "a server that speaks TLS needs a base_url that starts with https://"
_MOST_CAUSES = 20


def reason_of(request: Request, failure: Failure) -> str:
    """The reason of a failure, with what to do about it where that can be told."""
    parts = urlsplit(request.url)
    host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    if failure.kind == "tls":
        return f"{failure.reason}; {_VERIFY}"
    if failure.kind == "connect":
        return _unconnected(parts.scheme, host, port, failure)
    if parts.scheme == "http" and _is_silent(failure):
        return f"{failure.reason}; {_TLS}"
    return failure.reason


def _unconnected(scheme: str, host: str, port: int, failure: Failure) -> str:
    reached = (host, port) if failure.at is None else failure.at
    where = _shown(*reached)
    if reached != (host, port):
        where = f"{where} on the way to {host}"
    causes = list(_causes(failure.root))
    if any(isinstance(each, ConnectionRefusedError) for each in causes):
        hint = f"; {_SANDBOX}" if _is_loopback(host) and reached == (host, port) else ""
        return f"connection refused by {where}{hint}"
    if any(isinstance(each, socket.gaierror) for each in causes):
        which = "base_url" if reached == (host, port) else "the proxy"
        return f"no address found for the host name {reached[0]}: check {which}; {failure.reason}"
    if scheme == "https" and any(_is_no_tls(each) for each in causes):
        return f"no TLS at {where}: {_PLAIN}; {failure.reason}"
    return f"can't connect to {where}: {failure.reason}"


def _is_no_tls(error: BaseException) -> bool:
    """Whether a handshake failed as with a server that doesn't know what is being said to it."""
    is_untrusted = isinstance(error, ssl.SSLCertVerificationError)
    return isinstance(error, ssl.SSLError | ConnectionResetError) and not is_untrusted


def _is_silent(failure: Failure) -> bool:
    """Whether the server dropped the connection without a word, as one does that expects TLS."""
    is_plain = failure.root is None or isinstance(failure.root, OSError)
    return failure.kind == "dropped" and failure.sent and failure.partial is None and is_plain


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what caused it; of a group, what caused each of its errors."""
    pending = [] if error is None else [error]
    for _ in range(_MOST_CAUSES):
        if not pending:
            return
        each = pending.pop()
        yield each
        if isinstance(each, BaseExceptionGroup):
            pending += each.exceptions
        if each.__cause__ is not None:
            pending.append(each.__cause__)


def _shown(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
