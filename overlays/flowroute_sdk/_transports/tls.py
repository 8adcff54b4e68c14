"""TLS settings.

The same roots and variables as httpx, made on first use and shared in the process.
"""

from __future__ import annotations

import functools
import os
import socket
import ssl
from pathlib import Path

from .._forks import no_fork_meanwhile
from ..errors import ConfigurationError
from .base import Failure
from .sockets import told, wait_until_ready


def tls_context(verify: object) -> ssl.SSLContext:
    """The context for ``verify``: True, False, a file or folder of CA certificates, or a context.

    Raises ConfigurationError for anything else.
    """
    if isinstance(verify, ssl.SSLContext):
        return verify
    if verify is False:
        return _trusting_all()
    if verify is True:
        file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    elif isinstance(verify, str | os.PathLike):
        path = str(Path(verify))
        file, folder = (None, path) if Path(verify).is_dir() else (path, None)
    else:
        raise ConfigurationError("verify must be True, False, a path or an ssl.SSLContext")
    try:
        with no_fork_meanwhile:
            return _trusting(file, folder)
    except OSError as error:
        raise ConfigurationError(f"verify: {file or folder} can't be loaded: {error}") from error


def checked_verify(verify: object) -> object:
    """The value itself. What isn't simply True or False is loaded once, to fail early."""
    if not isinstance(verify, bool):
        tls_context(verify)
    return verify


def handshake(
    context: ssl.SSLContext, sock: socket.socket, host: str, ends_at: float | None
) -> ssl.SSLSocket:
    """Agree with the server on a secret, step by step. Raises OSError, and closes the socket then.

    The TLS socket that it returns doesn't block until it is given a time limit.
    """
    sock.settimeout(0)
    with no_fork_meanwhile:
        wrapped = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    try:
        while not _is_agreed(wrapped, ends_at):
            pass
    except BaseException:
        wrapped.close()
        raise
    return wrapped


def _is_agreed(wrapped: ssl.SSLSocket, ends_at: float | None) -> bool:
    """Take a step of the handshake, and wait for what the next one needs."""
    try:
        with no_fork_meanwhile:
            wrapped.do_handshake()
    except ssl.SSLWantReadError:
        wait_until_ready(wrapped, ends_at)
        return False
    except ssl.SSLWantWriteError:
        wait_until_ready(wrapped, ends_at, writing=True)
        return False
    return True


def handshake_failure(error: OSError | ValueError) -> Failure:
    """A failed handshake: a certificate that isn't trusted stays so, anything else may pass."""
    if isinstance(error, TimeoutError):
        return Failure("connect_timeout", "the TLS handshake took too long", sent=False)
    kind = isinstance(error, ssl.SSLCertVerificationError)
    return Failure("tls" if kind else "connect", told(error), sent=False, cause=error)


@functools.cache
def _trusting(file: str | None, folder: str | None) -> ssl.SSLContext:
    if file:
        context = ssl.create_default_context(cafile=file)
    elif folder:
        context = ssl.create_default_context(capath=folder)
    else:
        import certifi  # only for https

        context = ssl.create_default_context(cafile=certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


@functools.cache
def _trusting_all() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["http/1.1"])
    return context
