"""A small HTTP server that misbehaves by a script, one act a request, and counts what comes."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from typing import NamedTuple, Self

Act = Callable[["Exchange"], bool]
"""Deals with a request; tells whether the connection stays open."""


class Received(NamedTuple):
    """A request that reached the server whole."""

    method: str
    target: str
    headers: dict[str, str]
    content: bytes


class Exchange:
    """What an act has in its hands."""

    def __init__(self, sock: socket.socket, closing: threading.Event) -> None:
        self.sock = sock
        self.closing = closing
        self.request: Received | None = None

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)


def answer(status: int, content: bytes | str = b"", **headers: str) -> Act:
    """A complete answer; an underscore in a header's name is a dash."""

    def act(exchange: Exchange) -> bool:
        exchange.send(head(status, len(body(content)), headers) + body(content))
        return True

    return act


def drop_before_reading(exchange: Exchange) -> bool:
    """Reset the connection without reading. It counts as no request."""
    exchange.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def drop(exchange: Exchange) -> bool:
    """Read the request and close without an answer."""
    return False


def stall(exchange: Exchange) -> bool:
    """Read the request and never answer."""
    exchange.closing.wait(100)
    return False


def half(status: int, content: bytes | str = b'{"data": ', **headers: str) -> Act:
    """An answer that breaks off in its body."""

    def act(exchange: Exchange) -> bool:
        exchange.send(head(status, len(body(content)) + 100, headers) + body(content))
        return False

    return act


def trickle(status: int, content: bytes | str = b" " * 10_000, every: float = 0.05) -> Act:
    """An answer whose body comes byte by byte."""

    def act(exchange: Exchange) -> bool:
        return drip(exchange, head(status, len(body(content)), {}), body(content), every)

    return act


def trickle_head(exchange: Exchange) -> bool:
    """An answer whose very head comes byte by byte."""
    return drip(exchange, b"", head(200, 2, {"x-long": "x" * 5000}) + b"{}", 0.05)


def garbage(exchange: Exchange) -> bool:
    """Something that isn't HTTP."""
    exchange.send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    return False


def then_reset(act: Act) -> Act:
    """What an act sends, then a reset instead of an orderly end."""

    def reset(exchange: Exchange) -> bool:
        act(exchange)
        exchange.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    return reset


def raw(data: bytes, *, keep: bool = True) -> Act:
    """Bytes as they are; then the connection stays open, or is closed."""

    def act(exchange: Exchange) -> bool:
        exchange.send(data)
        return keep

    return act


def drip(exchange: Exchange, at_once: bytes, slowly: bytes, every: float) -> bool:
    exchange.send(at_once)
    for byte in slowly:
        exchange.send(bytes([byte]))
        if exchange.closing.wait(every):
            return False
    return True


def body(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


def head(status: int, length: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} X"]
    if status != 204:
        lines += [f"content-length: {length}", "content-type: application/vnd.api+json"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class MisbehavingServer:
    """Plays its script, one act for each request; the last act is repeated."""

    def __init__(self, *script: Act, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.requests: list[Received] = []
        self.connections = 0
        self._script = list(script)
        self._closing = threading.Event()
        self._arrived = threading.Event()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def count(self) -> int:
        """How many requests were read whole."""
        return len(self.requests)

    def wait_for_a_request(self) -> None:
        """Wait until a request was read whole."""
        assert self._arrived.wait(60)

    def then(self, *script: Act) -> Self:
        """Replace what is left of the script."""
        with self._lock:
            self._script = list(script)
        return self

    def _next(self, *, early: bool) -> Act | None:
        with self._lock:
            act = self._script[0]
            if early and act is not drop_before_reading:
                return None
            if len(self._script) > 1:
                self._script.pop(0)
            return act

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.connections += 1
                self._open.add(sock)
                threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        if self._tls is not None:
            try:
                sock = self._tls.wrap_socket(sock, server_side=True)
            except OSError:
                sock.close()
                return
        exchange = Exchange(sock, self._closing)
        with contextlib.suppress(OSError), sock:
            act = self._next(early=True)
            if act is not None:
                act(exchange)
                return
            for request in read_requests(sock):
                exchange.request = request
                self.requests.append(request)
                self._arrived.set()
                act = self._next(early=False)
                if act is None or not act(exchange):
                    return
        self._open.discard(sock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        # Closing alone doesn't wake the thread that waits in accept.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in list(self._open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def read_requests(sock: socket.socket) -> Iterator[Received]:
    stream = sock.makefile("rb")
    while line := stream.readline():
        method, target, _ = line.decode("latin-1").split()
        headers = {}
        while text := stream.readline().strip():
            name, _, value = text.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        yield Received(method, target, headers, stream.read(int(headers.get("content-length", 0))))
