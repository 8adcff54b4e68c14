"""A file on its way to the disk: without credentials, whole or not at all, in several attempts."""

from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk._files.transfer import Transfer, checked_target, in_place_of, temporary
from flowroute_sdk.errors import DownloadError, DownloadExpired, InvalidArgument

from tests.misbehaving_server import Act, MisbehavingServer, answer, drop, half, raw

FILE = gzip.compress(bytes(range(256)) * 500, compresslevel=0)
ETAG = '"abc"'


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer(answer(200, FILE, etag=ETAG)) as server:
        yield server


def transfer(server: MisbehavingServer, file: Any, **options: Any) -> Transfer:
    given = {"limit": 10**7, "allow_private": True, "context": None, **options}
    return Transfer(f"{server.url}/x.gz?X-Amz-Signature=s", file, **given)


def fetched(server: MisbehavingServer, *script: Act, attempts: int = 3) -> bytes:
    server.then(*script)
    file = io.BytesIO()
    one = transfer(server, file)
    for left in reversed(range(attempts)):
        try:
            one.attempt(60, None)
            break
        except DownloadError as error:
            if not error.is_temporary or not left:
                raise
    one.check(10**7)
    return file.getvalue()


def broken_off(size: int, total: int = len(FILE), **headers: str) -> Act:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 200 OK\r\ncontent-length: {total}\r\n{lines}\r\n".encode()
    return raw(head + FILE[:size], keep=False)


def rest(first: int, content: bytes | None = None) -> Act:
    part = FILE[first:] if content is None else content
    where = f"bytes {first}-{len(FILE) - 1}/{len(FILE)}"
    return answer(206, part, content_range=where, etag=ETAG)


def test_a_file_is_asked_for_without_credentials(server: MisbehavingServer) -> None:
    assert fetched(server, answer(200, FILE)) == FILE

    (request,) = server.requests
    assert request.target == "/x.gz?X-Amz-Signature=s"
    assert request.headers.keys() == {"host", "accept", "accept-encoding", "connection"}
    assert request.headers["accept-encoding"] == "identity"


def test_what_broke_off_goes_on_where_it_was(server: MisbehavingServer) -> None:
    assert fetched(server, broken_off(70_000, etag=ETAG), rest(70_000)) == FILE

    assert server.requests[1].headers["range"] == "bytes=70000-"
    assert server.requests[1].headers["if-range"] == ETAG


@pytest.mark.parametrize("headers", [{}, {"etag": 'W/"weak"'}])
def test_without_a_strong_tag_it_begins_anew(
    server: MisbehavingServer, headers: dict[str, str]
) -> None:
    assert fetched(server, broken_off(70_000, **headers), answer(200, FILE)) == FILE

    assert "range" not in server.requests[1].headers


def test_another_file_in_its_place_is_taken_from_its_beginning(server: MisbehavingServer) -> None:
    assert fetched(server, broken_off(70_000, etag=ETAG), answer(200, FILE, etag='"new"')) == FILE


def test_a_part_that_was_not_asked_for_is_not_taken(server: MisbehavingServer) -> None:
    missing = len(FILE) - 70_000
    where = f"bytes 60000-{60_000 + missing - 1}/{len(FILE)}"
    odd = answer(206, FILE[60_000 : 60_000 + missing], content_range=where)

    assert fetched(server, broken_off(70_000, etag=ETAG), odd, answer(200, FILE)) == FILE
    assert "range" not in server.requests[2].headers


def test_a_range_that_cannot_be_had_is_no_end(server: MisbehavingServer) -> None:
    assert fetched(server, broken_off(70_000, etag=ETAG), answer(416), answer(200, FILE)) == FILE


def test_a_total_that_does_not_come_true_is_noticed(server: MisbehavingServer) -> None:
    with pytest.raises(
        DownloadError, match=f"only {len(FILE) - 1} of {len(FILE)} bytes of the file arrived"
    ):
        fetched(server, broken_off(70_000, etag=ETAG), rest(70_000, FILE[70_000:-1]), attempts=2)


@pytest.mark.parametrize(
    "act", [drop, half(200, b"x"), answer(503), answer(500), answer(429), raw(b"SSH-2.0\r\n\r\n")]
)
def test_what_may_pass_can_be_tried_again(server: MisbehavingServer, act: Act) -> None:
    assert fetched(server, act, answer(200, FILE)) == FILE


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410])
def test_a_refusal_is_final(server: MisbehavingServer, status: int) -> None:
    with pytest.raises(DownloadError, match=f"the server of the file answered {status}") as caught:
        fetched(server, answer(status, "" if status == 204 else "<Error/>"))

    assert (caught.value.status, caught.value.is_temporary) == (status, False)
    assert not isinstance(caught.value, DownloadExpired)


def test_an_expired_address_is_told_from_other_refusals(server: MisbehavingServer) -> None:
    told = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"

    with pytest.raises(DownloadExpired, match="expired"):
        fetched(server, answer(403, told))


def test_nothing_is_fetched_from_an_address_that_is_not_public(server: MisbehavingServer) -> None:
    with pytest.raises(DownloadError, match="public internet") as caught:
        transfer(server, io.BytesIO(), allow_private=False).attempt(60, None)

    assert not caught.value.is_temporary
    assert server.connections == 0


@pytest.mark.parametrize(
    "act",
    [answer(200, b"x" * 101), raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 101, keep=False)],
    ids=["told", "not told"],
)
def test_a_file_above_the_limit_is_not_taken(server: MisbehavingServer, act: Act) -> None:
    server.then(act)
    file = io.BytesIO()

    with pytest.raises(DownloadError, match="more than 100") as caught:
        transfer(server, file, limit=100).attempt(60, None)

    assert not caught.value.is_temporary
    assert len(file.getvalue()) <= 100


def test_parts_count_against_the_limit_together(server: MisbehavingServer) -> None:
    whole = 200_000
    tail = answer(206, b"", content_range=f"bytes 70000-{whole - 1}/{whole}")
    server.then(broken_off(70_000, etag=ETAG), tail)
    one = transfer(server, io.BytesIO(), limit=150_000)

    with pytest.raises(DownloadError, match="closed before the end"):
        one.attempt(60, None)
    with pytest.raises(DownloadError, match="the file has 200000 bytes, more than 150000"):
        one.attempt(60, None)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(FILE[:-3], "truncated"), (FILE[:-6] + b"xx" + FILE[-4:], "damaged")],
)
def test_a_compressed_file_is_held_against_what_it_says_of_itself(
    server: MisbehavingServer, content: bytes, problem: str
) -> None:
    with pytest.raises(DownloadError, match=problem):
        fetched(server, answer(200, content))


def test_a_decompression_bomb_is_not_let_through(server: MisbehavingServer) -> None:
    server.then(answer(200, gzip.compress(b"\0" * 5_000_000)))
    one = transfer(server, io.BytesIO())
    one.attempt(60, None)

    with pytest.raises(DownloadError, match="decompresses to more than 4999999 bytes"):
        one.check(4_999_999)
    one.check(5_000_000)


def test_a_server_that_falls_silent_is_not_waited_for_long(server: MisbehavingServer) -> None:
    def silent(exchange: Any) -> bool:
        exchange.send(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345")
        exchange.closing.wait(100)
        return False

    server.then(silent)

    for idle, remaining in ((0.2, None), (None, 0.2)):
        with pytest.raises(DownloadError, match="took too long") as caught:
            transfer(server, io.BytesIO()).attempt(idle, remaining)
        assert caught.value.is_temporary


def test_an_attempt_can_be_stopped_from_another_thread(server: MisbehavingServer) -> None:
    asked, told = threading.Event(), threading.Event()

    def endless(exchange: Any) -> bool:
        exchange.send(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n" + b"x" * 100_000)
        asked.set()
        exchange.closing.wait(100)
        return False

    class Told(io.BytesIO):
        def write(self, content: Any) -> int:
            told.set()
            return super().write(content)

    server.then(endless)
    one = transfer(server, Told())
    caught: list[BaseException] = []

    def work() -> None:
        try:
            one.attempt(60, None)
        except DownloadError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert asked.wait(60)
    assert told.wait(60)
    one.stop()
    thread.join(60)

    assert len(caught) == 1
    assert not thread.is_alive()


def write_and_fail(target: Any, error: BaseException) -> None:
    with in_place_of(target) as file:
        file.write(b"more")
        raise error


def test_a_path_appears_when_all_is_there(tmp_path: Path) -> None:
    path = tmp_path / "calls.gz"
    path.write_bytes(b"old")

    with in_place_of(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_path_stays_as_it_is_when_something_fails(tmp_path: Path) -> None:
    path = tmp_path / "calls.gz"
    path.write_bytes(b"old")

    with pytest.raises(KeyboardInterrupt):
        write_and_fail(path, KeyboardInterrupt())

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_open_file_gets_all_at_the_end_or_nothing() -> None:
    target = io.BytesIO()

    with in_place_of(target) as file:
        file.write(b"new")
        assert target.getvalue() == b""
    with pytest.raises(ZeroDivisionError):
        write_and_fail(target, ZeroDivisionError())

    assert target.getvalue() == b"new"


def test_a_temporary_file_is_gone_afterwards() -> None:
    with temporary() as file:
        file.write(b"x")

    assert file.closed


@pytest.mark.parametrize("target", [None, 5, io.StringIO(), "/no/such/folder/x", Path("/no/x")])
def test_what_cannot_be_written_to_is_refused(target: Any) -> None:
    with pytest.raises(InvalidArgument, match="to="):
        checked_target(target)
