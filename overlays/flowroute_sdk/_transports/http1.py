"""One HTTP/1.1 exchange at a time over h11, without I/O: bytes go out, bytes come in."""

from __future__ import annotations

import zlib

import h11

from ..wire import Response
from .base import Failure, RawHeaderList

LARGEST_HEAD = 100 * 1024


class Exchanges:
    """The exchanges on one connection, one after the other."""

    __slots__ = ("_chunks", "_encoding", "_headers", "_protocol", "_status", "host")

    def __init__(self, host: str) -> None:
        self.host = (b"host", host.encode("ascii"))
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD)
        self._reset()

    def _reset(self) -> None:
        self._status = 0
        self._headers: list[tuple[bytes, bytes]] = []
        self._chunks: list[bytes] = []

    def request(
        self, method: str, target: str, headers: RawHeaderList, content: bytes | None
    ) -> bytes:
        """The bytes of a request. Raises Failure when it can't be one."""
        lines = [self.host, *headers]
        if content is not None:
            lines.append((b"content-length", b"%d" % len(content)))
        send = self._protocol.send
        try:
            out = send(h11.Request(method=method, target=target, headers=lines)) or b""
            if content:
                out += send(h11.Data(data=content)) or b""
            return out + (send(h11.EndOfMessage()) or b"")
        except h11.LocalProtocolError as error:
            raise Failure("protocol", str(error), sent=False) from None

    def receive(self, data: bytes) -> Response | None:
        """Take bytes in (none at all: the server closed); the answer, once it is whole.

        Raises Failure when the answer breaks off or isn't HTTP.
        """
        protocol = self._protocol
        try:
            protocol.receive_data(data)
            while True:
                event = protocol.next_event()
                if event is h11.NEED_DATA:
                    return None
                if isinstance(event, h11.Data):
                    self._chunks.append(bytes(event.data))
                elif isinstance(event, h11.Response):
                    self._status, self._headers = event.status_code, list(event.headers)
                elif isinstance(event, h11.EndOfMessage):
                    return self._finish()
                elif not isinstance(event, h11.InformationalResponse):
                    raise self.broken("the server closed the connection without an answer")
        except h11.RemoteProtocolError as error:
            if data:
                raise Failure("protocol", str(error), sent=True, partial=self.partial()) from None
            raise self.broken(
                "the server closed the connection before the answer was whole"
            ) from None

    def broken(self, reason: str) -> Failure:
        """The failure of a connection that ended too early."""
        return Failure("dropped", reason, sent=True, partial=self.partial())

    def partial(self) -> Response | None:
        """What there is of an answer."""
        if not self._status:
            return None
        return Response(self._status, self._headers, b"".join(self._chunks))

    def _finish(self) -> Response:
        content = b"".join(self._chunks)
        encoding = next((v.lower() for n, v in self._headers if n == b"content-encoding"), b"")
        if content and encoding in (b"gzip", b"x-gzip", b"deflate"):
            content = self._inflate(content)
        response = Response(self._status, self._headers, content)
        self._reset()
        return response

    def _inflate(self, content: bytes) -> bytes:
        try:
            inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
            content = inflate.decompress(content)
            if inflate.eof:
                return content
            reason = "the compressed body breaks off"
        except zlib.error as error:
            reason = f"the compressed body can't be read: {error}"
        raise Failure("protocol", reason, sent=True, partial=self.partial())

    def reusable(self) -> bool:
        """Whether the connection can carry another exchange; it is made ready for it."""
        protocol = self._protocol
        if protocol.our_state is h11.DONE and protocol.their_state is h11.DONE:
            protocol.start_next_cycle()
            return not protocol.trailing_data[0]
        return False
