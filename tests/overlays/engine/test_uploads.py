"""Bodies that are read while they are sent, and answers that are written while they come."""

from __future__ import annotations

import contextlib
import io
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from email.parser import BytesParser
from email.policy import HTTP
from functools import partial
from pathlib import Path
from typing import Any, Self

import pytest
from flowroute_api.calls import File, GeneralOperation
from flowroute_api.types import Operation
from flowroute_sdk._transports.base import told
from flowroute_sdk.errors import (
    APIError,
    FlowrouteError,
    InvalidArgument,
    OutcomeUnknown,
    RateLimited,
    ResponseError,
    TransportError,
)

from tests.misbehaving_server import MisbehavingServer, Received, answer, drop, half
from tests.overlays.engine.support import Driver

Against = Callable[..., tuple[MisbehavingServer, Driver]]
FILE = {"filename": "https://files.example/bill.pdf", "status": "uploaded"}
STORED = json.dumps({"data": {"id": "0", "type": "portorder-file", "attributes": FILE}})
taken = answer(201, STORED)
SIZE = 300_000
BILL = bytes(range(256)) * (SIZE // 256) + b"end"
DOWNLOAD: Operation[Any] = Operation(
    "download",
    tag="porting",
    method="GET",
    path="/v2/file",
    safe_to_repeat=True,
    accept="application/pdf",
    responses={200: "bytes"},
)


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bill.pdf"
    path.write_bytes(BILL)
    return path


def upload(driver: Driver, file: Any, **arguments: Any) -> Any:
    return driver.run(
        lambda client: client.porting.upload_a_port_order_file("42361", file, **arguments)
    )


def part(request: Received) -> Any:
    """The only part of a form."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message: Any = BytesParser(policy=HTTP).parsebytes(head + request.content)
    (found,) = message.iter_parts()
    return found


def payload(request: Received) -> bytes:
    content: bytes = part(request).get_payload(decode=True)
    return content


class Pipe(io.RawIOBase):
    """What can be read once, as a pipe can."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)
        self.sizes: list[int] = []

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.sizes.append(size)
        return self._inner.read(size)


class Watched(io.BytesIO):
    """A file that notes how much is read of it at a time."""

    most = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.most = max(self.most, len(found))
        return found


@pytest.fixture
def straight(serve: Any, side: str) -> Iterator[Against]:
    """As `against`, where it doesn't matter what carries the calls."""
    with ExitStack() as stack:

        def make(*script: Any) -> tuple[MisbehavingServer, Driver]:
            server = serve(*script)
            return server, stack.enter_context(closing(Driver(side, server.url)))

        yield make


def test_a_file_is_sent_with_its_name_type_and_length(against: Against, bill: Path) -> None:
    server, driver = against(taken)

    stored = upload(driver, bill)

    request = server.requests[0]
    found = part(request)
    assert stored.data.attributes.status == "uploaded"
    assert found["content-disposition"].params == {"name": "file", "filename": "bill.pdf"}
    assert found["content-type"] == "application/pdf"
    assert found.get_payload(decode=True) == BILL
    assert int(request.headers["content-length"]) == len(request.content)
    assert "transfer-encoding" not in request.headers


def test_an_open_file_is_sent_from_where_it_stands_and_never_read_as_a_whole(
    against: Against,
) -> None:
    server, driver = against(taken)
    file = Watched(BILL)
    file.seek(1000)

    upload(driver, file, file_name='a "bill"\r\n.pdf')

    assert payload(server.requests[0]) == BILL[1000:]
    assert file.most <= 64 * 1024
    assert b'filename="a %22bill%22%0D%0A.pdf"' in server.requests[0].content


def test_an_attempt_that_is_repeated_begins_where_the_file_stood(against: Against) -> None:
    server, driver = against(answer(429), taken)
    file = io.BytesIO(BILL)
    file.seek(7)

    upload(driver, file)

    assert [payload(each) for each in server.requests] == [BILL[7:]] * 2


def test_what_can_be_read_once_is_sent_once(serve: Any, connect: Any, kind: str) -> None:
    with Chunks(b"HTTP/1.1 429 X\r\ncontent-length: 0\r\n\r\n") as server:
        driver = connect(server.url)

        with pytest.raises(RateLimited):
            upload(driver, Pipe(BILL), media_type="application/pdf")

    assert server.count == 1
    assert BILL[:1000] in server.received
    assert b"transfer-encoding: chunked" in server.received.lower()


def test_an_upload_without_an_answer_is_not_sent_again(against: Against, bill: Path) -> None:
    server, driver = against(drop, taken)

    with pytest.raises(OutcomeUnknown, match="list_port_order_files"):
        upload(driver, bill)

    assert server.count == 1


def test_an_upload_that_reaches_nobody_was_not_sent(connect: Any, bill: Path) -> None:
    driver = connect("http://127.0.0.1:9", max_retries=1)

    with pytest.raises(TransportError) as failed:
        upload(driver, bill)

    assert failed.value.outcome == "not_sent"


def test_a_file_that_is_gone_when_it_is_to_be_sent_was_not_sent(
    against: Against, bill: Path
) -> None:
    server, driver = against(taken, on_request=lambda _: bill.unlink())

    with pytest.raises(TransportError, match="can't be read: FileNotFoundError") as failed:
        upload(driver, bill)

    assert failed.value.outcome == "not_sent"
    assert server.count == 0


def test_a_file_that_shrinks_is_told_and_its_outcome_is_not_known(
    against: Against, bill: Path
) -> None:
    server, driver = against(taken, on_request=lambda _: bill.write_bytes(BILL[:1000]))

    with pytest.raises(OutcomeUnknown, match="shorter while it was sent"):
        upload(driver, bill)

    assert not any(len(r.content) == int(r.headers["content-length"]) for r in server.requests)


def test_a_file_that_grows_is_sent_as_it_was(against: Against, bill: Path) -> None:
    server, driver = against(taken, on_request=lambda _: bill.write_bytes(BILL + BILL))

    upload(driver, bill)

    assert payload(server.requests[0]) == BILL


@pytest.mark.parametrize(
    ("file", "settings", "expected"),
    [
        (b"", {}, "isn't empty"),
        (b"1234", {"max_size": 3}, "at most 3 bytes, not 4"),
        (b"MZ", {"file_name": "setup.exe"}, "one of the types application/msword"),
        (b"<p>", {"media_type": "text/html"}, "one of the types"),
        ("no/such/file.pdf", {}, "the path of a file that can be read"),
        (io.StringIO("text"), {}, "opened for reading bytes"),
        (7, {}, "the path of a file"),
        (b"x", {"max_size": 0}, "max_size"),
    ],
)
def test_what_is_no_document_is_refused_before_anything_is_sent(
    against: Against, file: Any, settings: dict[str, Any], expected: str
) -> None:
    server, driver = against(taken)

    with pytest.raises(InvalidArgument, match=expected):
        upload(driver, file, **settings)

    assert server.count == 0


class Gated(io.RawIOBase):
    """A file whose second half is read only when the server has said something."""

    def __init__(self, server: Talking) -> None:
        self._server = server
        self._at = 0
        self.sizes: list[int] = []

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (len(BILL) if whence == io.SEEK_END else 0)
        return self._at

    def read(self, size: int = -1) -> bytes:
        if size and self._at:
            assert self._server.said.wait(60)
        piece = BILL[self._at : self._at + size]
        self._at += len(piece)
        self.sizes.append(len(piece))
        return piece


class Talking:
    """Says something when it has the beginning of a body, and the rest when it has it all."""

    def __init__(self, early: bytes, late: bytes | None = None) -> None:
        self.said = threading.Event()
        self._early, self._late = early, late
        self.got = b""

    def __call__(self, sock: socket.socket) -> None:
        stream = sock.makefile("rb")
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.lower().partition(b":")
            length = int(value) if name == b"content-length" else length
        self.got = stream.read(1000)
        sock.sendall(self._early)
        self.said.set()
        if self._late is None:
            self.got += stream.read()  # to the end of what the client sends
            return
        self.got += stream.read(length - 1000)
        sock.sendall(self._late)


@pytest.fixture
def talk() -> Iterator[Callable[..., tuple[str, Talking]]]:
    """Start a server for one connection that talks while it is sent something."""
    with ExitStack() as stack:

        def start(early: bytes, late: bytes | None = None) -> tuple[str, Talking]:
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            talking = Talking(early, late)

            def serve() -> None:
                with contextlib.suppress(OSError), listener.accept()[0] as sock:
                    talking(sock)

            thread = threading.Thread(target=serve, daemon=True)
            thread.start()
            stack.callback(thread.join, 30)
            return f"http://127.0.0.1:{listener.getsockname()[1]}", talking

        yield start


def refusal(status: int, detail: str) -> bytes:
    content = json.dumps({"errors": [{"status": status, "detail": detail}]}).encode()
    return b"HTTP/1.1 %d X\r\ncontent-length: %d\r\n\r\n%b" % (status, len(content), content)


def test_an_answer_that_comes_early_ends_the_upload(talk: Any, side: str) -> None:
    url, talking = talk(refusal(413, "Too much."))
    driver = Driver(side, url, max_retries=0)
    file = Gated(talking)

    try:
        with pytest.raises(APIError, match=r"Too much\.") as failed:
            upload(driver, file, media_type="application/pdf")
    finally:
        driver.close()

    assert failed.value.status == 413
    assert sum(file.sizes) <= 2 * 64 * 1024


def test_an_interim_answer_does_not_end_the_upload(talk: Any, connect: Any) -> None:
    interim = b"HTTP/1.1 102 Processing\r\n\r\n"
    stored = STORED.encode()
    late = b"HTTP/1.1 201 X\r\ncontent-length: %d\r\n\r\n%b" % (len(stored), stored)
    url, talking = talk(interim, late)

    found = upload(connect(url), Gated(talking), media_type="application/pdf")

    assert found.data.id == "0"
    assert BILL in talking.got


def test_a_refusal_that_comes_early_is_told_however_it_is_sent(connect: Any, kind: str) -> None:
    refused = b'{"errors": [{"status": 413, "detail": "Too much."}]}'
    head = f"HTTP/1.1 413 X\r\ncontent-length: {len(refused)}\r\n\r\n".encode()
    with Chunks(head + refused, reads=1000) as server:
        driver = connect(server.url, max_retries=0)

        with pytest.raises(APIError if "httpx" not in kind else FlowrouteError) as failed:
            upload(driver, bytes(8_000_000), media_type="application/pdf", check=False)

    assert "httpx" in kind or getattr(failed.value, "status", None) == 413


class Failing(Gated):
    """A file whose second half can't be read."""

    def __init__(self, server: Any = None, error: Exception | None = None) -> None:
        super().__init__(server)
        self.error = error or OSError(5, "Input/output error")

    def read(self, size: int = -1) -> bytes:
        if size and self._at:
            raise self.error
        piece = BILL[self._at : self._at + size]
        self._at += len(piece)
        return piece


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("closed file")])
def test_a_file_that_fails_while_it_is_read_leaves_the_outcome_unknown(
    against: Against, error: Exception
) -> None:
    server, driver = against(taken)

    with pytest.raises(OutcomeUnknown, match=f"the file can't be read: {told(error)}"):
        upload(driver, Failing(error=error), media_type="application/pdf")

    assert not any(len(r.content) == int(r.headers["content-length"]) for r in server.requests)


def test_a_file_that_is_closed_when_it_is_to_be_sent_was_not_sent(
    against: Against, bill: Path
) -> None:
    with bill.open("rb") as file:
        server, driver = against(taken, on_request=lambda _: file.close())

        with pytest.raises(TransportError, match="can't be read: ValueError") as failed:
            upload(driver, file)

    assert failed.value.outcome == "not_sent"
    assert server.count == 0


RAW: Operation[Any] = GeneralOperation(
    "put_it",
    tag="porting",
    method="POST",
    path="/v2/raw",
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "bytes"},
    content_type="application/x-data",
    body="content",
    header_parameters=("X-Kind", "X-None"),
)
EMPTY = b"HTTP/1.1 200 X\r\ncontent-length: 0\r\n\r\n"


def put(driver: Driver, body: Any, **given: Any) -> Any:
    return driver.run(lambda client: client._executor.call(RAW, body=body, **given))


def chunks_of(received: bytes) -> list[bytes]:
    """The chunks of a body in that framing."""
    rest, found = received.partition(b"\r\n\r\n")[2], []
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        found.append(rest[: int(size, 16)])
        rest = rest[int(size, 16) + 2 :]
    return found[:-1]


def test_what_comes_in_parts_goes_out_in_parts(connect: Any) -> None:
    parts = [b"", b"abc", memoryview(b"x" * 70_000), bytearray(b"end"), b""]
    with Chunks(EMPTY) as server:
        put(connect(server.url), iter(parts))

    chunks = chunks_of(server.received)
    assert b"".join(chunks) == b"abc" + b"x" * 70_000 + b"end"
    assert max(map(len, chunks)) <= 64 * 1024
    assert b"content-type: application/x-data\r\n" in server.received.lower()


def test_nothing_in_parts_is_an_empty_body(connect: Any) -> None:
    with Chunks(EMPTY) as server:
        put(connect(server.url), iter([]))

    assert server.received.endswith(b"\r\n\r\n0\r\n\r\n")


def test_parts_are_not_sent_again_even_where_the_call_could_be(connect: Any) -> None:
    with Chunks(EMPTY.replace(b"200", b"503")) as server, pytest.raises(APIError):
        put(connect(server.url), iter([b"abc"]))

    assert server.count == 1


@pytest.mark.parametrize(
    ("body", "content", "media_type"),
    [
        ("grüße", "grüße".encode(), "application/x-data; charset=utf-8"),
        (b"ab", b"ab", "application/x-data"),
        (bytearray(b"ab"), b"ab", "application/x-data"),
        (memoryview(b"ab"), b"ab", "application/x-data"),
        (lambda: io.BytesIO(b"ab"), b"ab", "application/x-data"),
    ],
)
def test_a_body_that_is_no_object_goes_out_as_it_is(
    straight: Against, body: Any, content: bytes, media_type: str
) -> None:
    server, driver = straight(answer(200))

    put(driver, body() if callable(body) else body)

    assert server.requests[0].content == content
    assert server.requests[0].headers["content-type"] == media_type


@pytest.mark.parametrize(
    ("given", "field", "expected"),
    [
        ({"body": 7}, "body", "bytes, a file opened for reading bytes, or an iterable of bytes"),
        ({"body": {"a": b"b"}}, "body", "bytes, a file opened"),
        ({"body": "\ud800"}, "body", "text without lone surrogates"),
        (
            {"body": b"x", "options": {"extra_body": {"a": 1}}},
            "extra_body",
            "nothing: this call's body isn't an object",
        ),
        (
            {"body": b"x", "headers": {"X-Else": "1"}},
            "X-Else",
            "no such header: put_it ",
        ),
        ({"body": b"x", "headers": {"X-Kind": "ü"}}, "headers", "can't stand in a header"),
    ],
)
def test_what_cannot_be_sent_is_refused_by_its_name(
    straight: Against, given: dict[str, Any], field: str, expected: str
) -> None:
    server, driver = straight(answer(200))

    with pytest.raises(InvalidArgument, match=expected) as refused:
        put(driver, **given)

    assert refused.value.field == field
    assert server.count == 0


def test_the_headers_of_a_call_are_sent_with_it(straight: Against) -> None:
    server, driver = straight(answer(200))

    put(driver, b"x", headers={"X-Kind": 7, "X-None": None})
    put(driver, b"x")

    first, second = (request.headers for request in server.requests)
    assert first["x-kind"] == "7"
    assert "x-none" not in first
    assert "x-kind" not in second


FORM: Operation[Any] = GeneralOperation(
    "fill_it",
    tag="porting",
    method="POST",
    path="/v2/forms/{form_id}",
    path_parameters=("form_id",),
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "bytes"},
    content_type="application/x-www-form-urlencoded",
    body="form",
    query_parameters=("brief", "page"),
    styles={"brief": "flag"},
)


def fill(driver: Driver, body: Any, operation: Operation[Any] = FORM, **given: Any) -> Any:
    given = {"path": {"form_id": "7"}, **given}
    return driver.run(lambda client: client._executor.call(operation, body=body, **given))


def test_a_form_is_sent_with_what_is_added_to_it(straight: Against) -> None:
    server, driver = straight(answer(200))

    fill(driver, {"a": "b c"}, query={"brief": True, "page": 2}, options={"extra_body": {"d": 1}})

    assert server.requests[0].content == b"a=b+c&d=1"
    assert server.requests[0].headers["content-type"] == "application/x-www-form-urlencoded"
    assert server.requests[0].target == "/v2/forms/7?brief&page=2"


PARTS: Operation[Any] = GeneralOperation(
    "send_parts",
    tag="porting",
    method="POST",
    path="/v2/forms/{form_id}",
    path_parameters=("form_id",),
    safe_to_repeat=True,
    accept="application/json",
    responses={200: "bytes"},
    content_type="multipart/form-data",
    body="multipart",
)


def test_a_form_of_several_parts_is_written_as_browsers_write_it(straight: Against) -> None:
    server, driver = straight(answer(200))

    body = {"note": "a b", "odd": {"x": 1}, "bill": File(b"%PDF", "b.pdf", "application/pdf")}
    fill(driver, body, PARTS)

    request = server.requests[0]
    boundary = request.headers["content-type"].removeprefix("multipart/form-data; boundary=")
    assert len(boundary) == 32
    assert request.content.decode() == (
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="note"\r\n\r\na b\r\n'
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="odd"\r\n'
        'Content-Type: application/json\r\n\r\n{"x":1}\r\n'
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="bill"; filename="b.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n%PDF\r\n"
        f"--{boundary}--\r\n"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, r"body=\[\].*fields that a form can represent: .*without a part"),
        ({"bill": File(b"x", "\ud800", "text/plain")}, "a file name without lone surrogates"),
    ],
)
def test_a_form_that_cannot_be_sent_is_refused(
    straight: Against, body: dict[str, Any], expected: str
) -> None:
    server, driver = straight(answer(200))

    with pytest.raises(InvalidArgument, match=expected) as refused:
        fill(driver, body, PARTS)

    assert refused.value.field == "body"
    assert server.count == 0


def test_a_file_is_written_while_it_comes(against: Against, tmp_path: Path) -> None:
    _, driver = against(answer(200, BILL))
    with (tmp_path / "got.pdf").open("w+b") as file:
        file.write(b"head")

        response = download(driver, file)

        file.seek(0)
        assert file.read() == b"head" + BILL
    assert response.content == b""


def test_a_download_that_breaks_off_begins_anew(against: Against) -> None:
    server, driver = against(half(200, BILL[:5000]), answer(200, BILL))
    file = io.BytesIO()

    download(driver, file)

    assert file.getvalue() == BILL
    assert server.count == 2


def test_what_an_attempt_before_has_written_is_cut_off(against: Against) -> None:
    _, driver = against(half(200, BILL[:5000]), answer(200, b"short"))
    file = io.BytesIO(b"head")
    file.seek(4)

    download(driver, file)

    assert file.getvalue() == b"headshort"


def test_a_download_that_is_too_large_is_cut_and_refused(against: Against) -> None:
    _, driver = against(answer(200, BILL))
    file = io.BytesIO()

    with pytest.raises(ResponseError, match="larger than 1000 bytes"):
        download(driver, file, limit=1000)

    assert len(file.getvalue()) <= 1000


def test_a_refusal_is_not_written_into_the_file(against: Against) -> None:
    _, driver = against(answer(404, '{"errors": [{"status": 404, "detail": "No such file."}]}'))
    file = io.BytesIO()

    with pytest.raises(APIError, match="No such file"):
        download(driver, file)

    assert file.getvalue() == b""


def test_a_file_that_cannot_be_written_ends_the_download(against: Against, bill: Path) -> None:
    server, driver = against(answer(200, BILL))
    with bill.open("rb") as file, pytest.raises(FlowrouteError, match="can't be written"):
        download(driver, file)

    assert server.count == 1


def download(driver: Driver, file: Any, limit: int = 10**6) -> Any:
    return driver.run(lambda client: client._executor.download(DOWNLOAD, file, limit=limit))


class Chunks:
    """A server that takes one request, of any framing, and answers with bytes."""

    def __init__(self, reply: bytes, reads: int | None = None) -> None:
        self._reply, self._reads = reply, reads
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.received = b""
        self.count = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def _serve(self) -> None:
        for connection in self._connections():
            self.count += 1
            with connection:
                for data in iter(partial(connection.recv, 65536), b""):
                    self.received += data
                    if self._is_whole():
                        break
                connection.sendall(self._reply)
                connection.shutdown(socket.SHUT_WR)
                # What still comes is read, so that the answer isn't lost to a reset.
                while self._reads is not None and connection.recv(65536):
                    pass

    def _connections(self) -> Iterator[socket.socket]:
        while True:
            try:
                yield self._listener.accept()[0]
            except OSError:
                return

    def _is_whole(self) -> bool:
        if self._reads is not None:
            return len(self.received) >= self._reads
        return self.received.endswith(b"0\r\n\r\n")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(30)
