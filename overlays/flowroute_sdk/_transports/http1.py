"""One HTTP/1.1 exchange at a time over h11, without I/O: bytes go out, bytes come in."""

from __future__ import annotations

import re

import h11

from .._secrets import SecretBytes
from ..wire import Response
from .base import DEFAULT_LARGEST_BODY, Failure, RawHeaderList
from .bodies import Body, encoding_of
from .downloads import Sink
from .uploads import Content, Upload, content_length

LARGEST_HEAD = 100 * 1024
NO_ANSWER = "the server closed the connection without an answer"
BROKEN_OFF = "the server closed the connection before the answer was whole"
KEEP_ALIVE_TIMEOUT = re.compile(rb"(?:^|[,\s])timeout\s*=\s*\"?(\d{1,6})", re.IGNORECASE)


class Exchanges:
    """The exchanges on one connection, one after the other."""

    __slots__ = ("_body", "_ended", "_headers", "_limit", "_protocol", "_sink", "_status", "host")

    def __init__(self, host: str, largest_body: int = DEFAULT_LARGEST_BODY) -> None:
        self.host = (b"host", host.encode("ascii"))
        self._limit = largest_body
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD)
        self._ended = False
        self._status = 0
        self._headers: list[tuple[bytes, bytes]] = []
        self._body = Body(largest_body)
        self._sink: Sink | None = None

    def request(
        self,
        method: str,
        target: str,
        headers: RawHeaderList,
        content: Content,
        sink: Sink | None = None,
    ) -> SecretBytes:
        """The bytes of a request; of one with an upload, those of its head.

        After these, what `framed` and `ended` give has to be sent. Raises Failure when it can't be
        a request.

        Secret values are no business of h11's, whose frames a traceback may show.
        """
        lines, secrets = [self.host], b""
        for name, value in headers:
            if type(value) is SecretBytes:
                secrets = SecretBytes(b"%b%b: %b\r\n" % (secrets, name, value))
            else:
                lines.append((name, value))
        length = content_length(content)
        if length is not None:
            lines.append((b"content-length", b"%d" % length))
        elif content is not None:
            lines.append((b"transfer-encoding", b"chunked"))
        send = self._protocol.send
        self._status, self._sink = 0, sink
        try:
            head = send(h11.Request(method=method, target=target, headers=lines)) or b""
            if isinstance(content, Upload):
                return SecretBytes(b"%b%b\r\n" % (head[:-2], secrets))
            if content:
                send(h11.Data(data=content))
            send(h11.EndOfMessage())
        except h11.LocalProtocolError as error:
            raise Failure("protocol", str(error), sent=False) from None
        return SecretBytes(b"%b%b\r\n%b" % (head[:-2], secrets, content or b""))

    def framed(self, piece: bytes) -> bytes:
        """What goes over the wire for a piece of an upload. Raises Failure."""
        try:
            return self._protocol.send(h11.Data(data=piece)) or b""
        except h11.LocalProtocolError as error:
            raise Failure("protocol", str(error), sent=True) from None

    def ended(self) -> bytes:
        """What goes over the wire at the end of an upload. Raises Failure."""
        try:
            return self._protocol.send(h11.EndOfMessage()) or b""
        except h11.LocalProtocolError as error:
            raise Failure("protocol", str(error), sent=True) from None

    def receive(self, data: bytes) -> Response | None:
        """Take bytes in (none at all: the server closed); the answer, once it is whole.

        While `busy` is true afterwards, `go_on` has to be called. Raises Failure when the answer
        breaks off, isn't HTTP, or is too large.
        """
        self._ended = not data
        self._protocol.receive_data(data)
        return self.go_on()

    @property
    def has_answer(self) -> bool:
        """Whether the answer has begun; an interim one, such as 100, is none."""
        return self._status != 0

    @property
    def busy(self) -> bool:
        """Whether there is more to decode of what has come in already."""
        return self._body.pending

    def go_on(self) -> Response | None:
        """Decode one piece of the body, or go on with what comes after it; see `receive`."""
        body = self._body
        try:
            if body.pending:
                body.advance()
            while not body.pending:
                event = self._protocol.next_event()
                if event is h11.NEED_DATA:
                    return None
                if isinstance(event, h11.Data):
                    body.feed(event.data)
                elif isinstance(event, h11.Response):
                    body = self._start_answer(event)
                elif isinstance(event, h11.EndOfMessage):
                    return Response(self._status, self._headers, body.finish())
                elif not isinstance(event, h11.InformationalResponse):
                    raise self.broken(NO_ANSWER)
        except Failure as failure:
            raise self._failed(failure) from None
        except h11.RemoteProtocolError as error:
            if self._ended:
                raise self.broken(BROKEN_OFF if self._status else NO_ANSWER) from None
            raise self._failed(Failure("protocol", str(error), sent=True)) from None
        return None

    def _start_answer(self, event: h11.Response) -> Body:
        self._status, self._headers = event.status_code, list(event.headers)
        sink = self._sink if 200 <= self._status < 300 else None
        if sink is not None:
            sink.begin()
        self._body = Body(
            self._limit if sink is None else sink.limit, encoding_of(self._headers), sink
        )
        return self._body

    def broken(self, reason: str) -> Failure:
        """The failure of a connection that ended too early."""
        return self._failed(Failure("dropped", reason, sent=True))

    def _failed(self, failure: Failure) -> Failure:
        failure.partial = self.partial()
        return failure

    def partial(self) -> Response | None:
        """What there is of an answer."""
        if not self._status:
            return None
        return Response(self._status, self._headers, self._body.content())

    def keep_alive(self) -> float | None:
        """Seconds for which the server says that it keeps the connection; None: it doesn't say."""
        for name, value in self._headers:
            if name == b"keep-alive":
                found = KEEP_ALIVE_TIMEOUT.search(value)
                return float(found[1]) if found else None
        return None

    def reusable(self) -> bool:
        """Whether the connection can carry another exchange; it is made ready for it."""
        protocol = self._protocol
        if self._ended:  # h11 doesn't mind, after an answer that the end made whole
            return False
        if protocol.our_state is h11.DONE and protocol.their_state is h11.DONE:
            protocol.start_next_cycle()
            return not protocol.trailing_data[0]
        return False
