"""What is asked for when a file is fetched, and what is made of each answer, byte by byte."""

from __future__ import annotations

import contextlib
import gc
import ipaddress
import math
import os
import re
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flowroute_sdk._files import fetching as _fetching
from flowroute_sdk._files.fetching import fetch, is_public, save
from flowroute_sdk.errors import InvalidArgument, MediaError
from flowroute_sdk.webhooks import Media

TLS = b"\x16"
FILE = b"0123456789"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + FILE


class Server:
    """Answers each connection with the next of some bytes, the last of them again and again."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.create_server((host, 0), family=family)
        self.port = self.listener.getsockname()[1]
        self.answers = [OK]
        self.asked: list[bytes] = []
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            with connection, contextlib.suppress(OSError):  # a client may have seen enough
                head = b""
                while not head.endswith(b"\r\n\r\n") and head[:1] != TLS:
                    if not (part := connection.recv(65_536)):
                        break
                    head += part
                if head == b"stop\r\n\r\n":
                    return
                self.asked.append(head)
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                connection.sendall(answer)

    def stop(self) -> None:
        with socket.create_connection(self.listener.getsockname()[:2]) as last:
            last.sendall(b"stop\r\n\r\n")
        self.thread.join()
        self.listener.close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


def url(server: Server, rest: str = "/file") -> str:
    return f"http://127.0.0.1:{server.port}{rest}"


def read(
    url: str | None, limit: int = 1000, timeout: float = 60.0, *, private: bool = True
) -> bytes:
    return b"".join(fetch(url, limit, timeout, allow_private=private))


def refusal(url: str | None, **options: Any) -> str:
    with pytest.raises(MediaError) as caught:
        read(url, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("rest", "target"),
    [
        ("/a/b", "/a/b"),
        ("/a%20b?c=d&e=%2F", "/a%20b?c=d&e=%2F"),
        ("", "/"),
        ("?c=d", "/?c=d"),
        ("/a?", "/a"),
        ("/a#part", "/a"),
    ],
)
def test_a_request_asks_for_the_file_and_says_no_more(
    rest: str, target: str, server: Server
) -> None:
    assert read(url(server, rest)) == FILE

    [head] = server.asked
    assert head.decode().split("\r\n") == [
        f"GET {target} HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "Accept: */*",
        "Connection: close",
        "",
        "",
    ]


def test_an_address_of_six_has_its_brackets() -> None:
    server = Server("::1")
    try:
        assert read(f"http://[::1]:{server.port}/") == FILE
    finally:
        server.stop()

    assert f"\r\nHost: [::1]:{server.port}\r\n".encode() in server.asked[0]


@pytest.fixture
def called(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, float]]:
    """The addresses and time-outs of all connections, which lead to the server of the test."""
    calls: list[tuple[Any, float]] = []
    connect = socket.create_connection

    def create_connection(address: Any, timeout: float) -> socket.socket:
        calls.append((address, timeout))
        return connect(("127.0.0.1", server.port), timeout)

    monkeypatch.setattr(socket, "create_connection", create_connection)
    return calls


@pytest.mark.parametrize(
    ("authority", "port", "host"),
    [
        ("10.0.0.1", 80, "10.0.0.1"),
        ("10.0.0.1:443", 443, "10.0.0.1:443"),
        ("10.0.0.1:80", 80, "10.0.0.1"),
    ],
)
def test_the_usual_port_is_called_and_not_named(
    authority: str, port: int, host: str, server: Server, called: list[Any]
) -> None:
    assert read(f"http://{authority}/", timeout=50) == FILE

    [(address, timeout)] = called
    assert address == ("10.0.0.1", port)
    assert 0 < timeout <= 50
    assert f"\r\nHost: {host}\r\n".encode() in server.asked[0]


def test_https_is_called_on_443(server: Server, called: list[Any]) -> None:
    assert re.match("fetching it failed: (SSL|Connection)", refusal("https://10.0.0.1/"))

    assert called[0][0] == ("10.0.0.1", 443)


def moved(code: int, location: str | None) -> bytes:
    line = b"" if location is None else f"Location: {location}\r\n".encode()
    return b"HTTP/1.1 %d Moved\r\n%sContent-Length: 0\r\n\r\n" % (code, line)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed(code: int, server: Server) -> None:
    server.answers = [moved(code, "../b?c=d"), moved(code, url(server, "/e")), moved(code, "f"), OK]

    assert read(url(server, "/x/a")) == FILE
    lines = [head.split(b" ")[1] for head in server.asked]
    assert lines == [b"/x/a", b"/b?c=d", b"/e", b"/f"]


@pytest.mark.parametrize("location", ["/again", None])
def test_more_than_three_redirects_are_not(location: str | None, server: Server) -> None:
    server.answers = [moved(302, location)]

    assert refusal(url(server)) == "more than 3 redirects"
    lines = [head.split(b" ")[1].decode() for head in server.asked]
    assert lines == ["/file", *[location or "/file"] * 3]


@pytest.mark.parametrize("code", [201, 206, 300, 304, 305, 403, 404, 500])
def test_any_other_answer_is_told_with_its_status(code: int, server: Server) -> None:
    server.answers = [moved(code, "/b")]

    with pytest.raises(MediaError) as caught:
        read(url(server))

    expected = f"the server answered {code}; the URL may have expired"
    assert (str(caught.value), caught.value.status) == (expected, code)
    assert len(server.asked) == 1


def test_no_connection_stays_open_after_an_answer_that_is_not_taken(server: Server) -> None:
    server.answers = [moved(404, None), b"nonsense", moved(302, "/b"), OK]

    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        assert "404" in refusal(url(server))
        assert "BadStatusLine" in refusal(url(server))
        assert read(url(server)) == FILE
        assert "10 bytes" in refusal(url(server), limit=9)
        gc.collect()


@pytest.mark.parametrize("announced", [True, False])
def test_a_file_may_have_as_many_bytes_as_the_limit(announced: bool, server: Server) -> None:
    if not announced:
        server.answers = [b"HTTP/1.1 200 OK\r\n\r\n" + FILE]

    assert read(url(server), limit=10) == FILE
    found = refusal(url(server), limit=9)

    assert found == (
        "the file has 10 bytes, more than 9" if announced else "the file has more than 9 bytes"
    )


def test_an_empty_file_is_one(server: Server) -> None:
    server.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]

    assert read(url(server), limit=1) == b""


def test_a_large_file_comes_in_pieces(server: Server) -> None:
    body = os.urandom(200_000)
    server.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + body]

    pieces = list(fetch(url(server), 200_000, 60.0, allow_private=True))

    assert b"".join(pieces) == body
    assert max(map(len, pieces)) <= 65_536
    assert len(pieces) < 100


def test_the_limit_holds_for_all_pieces_together(server: Server) -> None:
    server.answers = [b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000]

    assert refusal(url(server), limit=199_999) == "the file has more than 199999 bytes"
    assert len(read(url(server), limit=200_000)) == 200_000


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (OK[:-1], "fetching it failed: EOFError: the connection was closed before the end"),
        (b"", r"fetching it failed: RemoteDisconnected: .*"),
        (
            b"220 smtp.example.com\r\n",
            r"fetching it failed: BadStatusLine: 220 smtp.example.com\s*",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\nx\r\n",
            r"fetching it failed: (IncompleteRead|ValueError): .*",
        ),
    ],
)
def test_what_breaks_off_is_no_file(answer: bytes, problem: str, server: Server) -> None:
    server.answers = [answer]

    assert re.fullmatch(problem, refusal(url(server)))


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert re.fullmatch(
        r"fetching it failed: ConnectionRefusedError: .*", refusal(f"http://127.0.0.1:{port}/")
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"limit": 0}, "limit=0: expected a number of bytes above 0"),
        ({"timeout": 0.0}, "timeout=0.0: expected seconds above 0"),
        ({"timeout": math.nan}, "timeout=nan: expected seconds above 0"),
    ],
)
def test_limits_are_above_0(options: Any, message: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        read("http://127.0.0.1/", **options)

    assert str(caught.value) == message


def test_nothing_private_is_fetched_unless_that_is_said(server: Server) -> None:
    with pytest.raises(MediaError, match="public internet"):
        list(fetch(url(server), 100, 60.0))


@pytest.mark.parametrize("missing", [None, ""])
def test_without_an_address_there_is_nothing_to_fetch(missing: str | None) -> None:
    assert refusal(missing) == "it has no URL to fetch it from"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "//a.example/",
        "https:///a",
        "https://a.example:0/",
        "https://a.example:x/",
        "https://[::1/",
        "https://a.example/é",
        "https://a.example/\x01",
        "https://a.example/a b",
        "a",
    ],
)
def test_what_is_no_address_of_the_web_is_told_without_repeating_it(url: str) -> None:
    assert refusal(url) == "its URL isn't a web address"


@pytest.mark.parametrize("user", ["user:password@", "user@", "@"])
def test_an_address_with_credentials_is_not_used(user: str) -> None:
    assert refusal(f"https://{user}a.example/") == "its URL contains credentials"


@pytest.fixture
def look_up(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[Any]]:
    """Lets every name be at some addresses, or not be found, and keeps what was asked."""

    def answer(found: list[str] | Exception) -> list[Any]:
        asked: list[Any] = []

        def getaddrinfo(host: str, port: int, **options: Any) -> list[Any]:
            asked.append((host, port, options))
            if isinstance(found, Exception):
                raise found
            return [
                (socket.AF_INET6 if ":" in each else socket.AF_INET, 1, 6, "", (each, port))
                for each in found
            ]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        return asked

    return answer


@pytest.mark.parametrize(
    "error", [socket.gaierror(-2, "Name not known"), UnicodeEncodeError("idna", "a", 0, 1, "no")]
)
def test_a_host_that_cannot_be_found_is_told(error: Exception, look_up: Any) -> None:
    asked = look_up(error)

    assert refusal("https://a.example/") == f"the host of its URL wasn't found: {error}"
    assert asked == [("a.example", 443, {"type": socket.SOCK_STREAM})]


@pytest.mark.parametrize(
    ("found", "problem"),
    [
        (["10.0.0.1"], "its URL isn't on the public internet"),
        (["1.1.1.1", "10.0.0.1"], "its URL isn't on the public internet"),
        (["fe80::1%eth0"], "its URL isn't on the public internet"),
        (["fe80::1%odd%name"], "its URL isn't on the public internet"),
        (["1.1.1.1"], "its URL isn't https"),
    ],
)
def test_where_a_name_leads_is_looked_at(found: list[str], problem: str, look_up: Any) -> None:
    look_up(found)

    assert refusal("http://a.example/", private=False) == problem


def test_plain_http_goes_to_private_addresses_only(look_up: Any) -> None:
    look_up(["10.0.0.1", "1.1.1.1"])

    assert refusal("http://a.example/") == "its URL isn't https"


@pytest.mark.parametrize("refused", [0, 2, 3])
def test_three_addresses_are_tried(
    refused: int, look_up: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up(["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"])
    tried: list[Any] = []

    def create_connection(address: Any, timeout: float) -> socket.socket:
        tried.append(address)
        if len(tried) <= refused:
            raise ConnectionRefusedError(f"number {len(tried)}")
        connection = socket.socket()
        connection.settimeout(timeout)
        connection.connect(server.listener.getsockname())
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(socket, "create_connection", create_connection)
        if refused < 3:
            assert read("http://a.example/") == FILE
        else:
            problem = "fetching it failed: ConnectionRefusedError: number 3"
            assert refusal("http://a.example/") == problem

    monkeypatch.undo()
    assert tried == [(f"10.0.0.{n}", 80) for n in range(1, min(refused + 1, 3) + 1)]


def test_no_address_is_called_when_the_time_is_over(
    look_up: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up(["10.0.0.1"])
    tried: list[Any] = []
    monkeypatch.setattr(socket, "create_connection", lambda *call, **_: tried.append(call))

    assert refusal("http://a.example/", timeout=1e-9) == "fetching it took too long"
    assert tried == []


class Clock:
    """Gives readings one after the other, the last of them again and again."""

    def __init__(self) -> None:
        self.readings = [0.0]

    def monotonic(self) -> float:
        return self.readings.pop(0) if len(self.readings) > 1 else self.readings[0]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(_fetching, "time", SimpleNamespace(monotonic=clock.monotonic))
    return clock


class Alarm:
    """A timer that goes off when it is told to."""

    set_: list[Alarm]
    daemon = False

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self.seconds = seconds
        self.ring = ring

    def start(self) -> None:
        self.set_.append(self)

    def cancel(self) -> None:
        pass


@pytest.fixture
def alarms(monkeypatch: pytest.MonkeyPatch) -> list[Alarm]:
    """The timers that have been started."""
    Alarm.set_ = []
    monkeypatch.setattr(_fetching, "Timer", Alarm)
    return Alarm.set_


def test_a_moment_is_enough_to_call_and_no_moment_is_not(
    server: Server, called: list[Any], clock: Clock
) -> None:
    clock.readings = [0.0, 59.0]
    assert read(url(server), timeout=60.0) == FILE
    clock.readings = [0.0, 60.0]
    assert refusal(url(server), timeout=60.0) == "fetching it took too long"

    assert [timeout for _, timeout in called] == [1.0]


def test_the_alarm_is_set_for_what_is_left_after_connecting(
    server: Server, called: list[Any], clock: Clock, alarms: list[Alarm]
) -> None:
    for connected_at in (59.5, 61.0):
        clock.readings = [0.0, 0.0, connected_at]
        assert read(url(server), timeout=60.0) == FILE

    assert [(alarm.seconds, alarm.daemon) for alarm in alarms] == [(0.5, True), (0, True)]
    assert [timeout for _, timeout in called] == [60.0, 60.0]


@pytest.mark.parametrize("way", ["read", "save"])
def test_a_file_has_half_a_minute(
    way: str, server: Server, called: list[Any], clock: Clock, tmp_path: Path
) -> None:
    media = Media({"id": "1", "attributes": {"url": url(server)}})

    if way == "read":
        assert media.read(allow_private=True) == FILE
    else:
        assert media.save(tmp_path / "x", allow_private=True).read_bytes() == FILE
    assert [timeout for _, timeout in called] == [30.0]


def test_the_alarm_ends_a_handshake_too(alarms: list[Alarm]) -> None:
    ended: list[bytes] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(20)
            connection.recv(65_536)
            alarms[0].ring()
            with contextlib.suppress(TimeoutError):
                ended.append(connection.recv(65_536))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        found = refusal(f"https://127.0.0.1:{listener.getsockname()[1]}/")
        thread.join()

    assert found == "fetching it took too long"
    assert ended == [b""]


def test_a_connection_that_takes_too_long_is_told_as_such(
    look_up: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up(["10.0.0.1"])

    def create_connection(address: Any, timeout: float) -> socket.socket:
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "create_connection", create_connection)

    assert refusal("http://a.example/") == "fetching it took too long"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("2002:101:101::", True),
        ("::ffff:1.1.1.1", True),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::ffff:ffff", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("ff02::1", False),
        ("ff0e::1", False),
        ("239.1.1.1", False),
        ("2606:4700::1111", True),
    ],
)
def test_addresses_within_addresses_are_looked_at(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_file_appears_when_all_of_it_is_there(tmp_path: Path) -> None:
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"before")
    seen: list[list[str]] = []

    def pieces() -> Iterator[bytes]:
        for piece in (b"01", b"23"):
            seen.append(sorted(path.name for path in tmp_path.iterdir()))
            assert target.read_bytes() == b"before"
            yield piece

    assert save(str(target), pieces()) == target

    assert target.read_bytes() == b"0123"
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]
    assert all(re.fullmatch(r"\..+\.part", names[0]) and len(names) == 2 for names in seen)


def test_a_file_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "photo.jpg"
    target.write_bytes(b"before")

    def pieces() -> Iterator[bytes]:
        yield b"01"
        raise MediaError("it broke off")

    with pytest.raises(MediaError, match="broke off"):
        save(target, pieces())

    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "nowhere" / "x", iter([b"0"]))


def test_a_file_is_read_up_to_25_million_bytes_in_thirty_seconds(
    server: Server, tmp_path: Path
) -> None:
    media = Media({"id": "1", "attributes": {"url": url(server)}})
    server.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: 25000001\r\n\r\n"]

    for get in (media.read, lambda **options: media.save(tmp_path / "x", **options)):
        with pytest.raises(MediaError, match="25000001 bytes, more than 25000000"):
            get(allow_private=True)
        with pytest.raises(InvalidArgument, match="limit=0"):
            get(allow_private=True, limit=0)
        with pytest.raises(InvalidArgument, match="timeout=0"):
            get(allow_private=True, timeout=0)
        with pytest.raises(MediaError, match="public internet"):
            get()
