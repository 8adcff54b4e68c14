"""Fetching media from addresses that others have written."""

from __future__ import annotations

import http.server
import ipaddress
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from flowroute_sdk._files.fetching import is_public
from flowroute_sdk.errors import MediaError
from flowroute_sdk.webhooks import Media

seen: list[dict[str, str]] = []
stop = threading.Event()
LARGE = bytes(range(256)) * 1000


class Files(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        seen.append(dict(self.headers))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/file")
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
        elif self.path == "/gone":
            self.send_response(403)
        else:
            self.send_response(200)
            if self.path not in ("/endless", "/large"):
                length = 20 if self.path == "/short" else 10
                self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.path == "/slow":
            stop.wait(60)
        elif self.path == "/large":
            self.wfile.write(LARGE)
        elif self.path in ("/file", "/short", "/endless"):
            self.wfile.write(b"0123456789")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    seen.clear()
    stop.clear()
    files = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
    thread = threading.Thread(target=files.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{files.server_port}"
    stop.set()
    files.shutdown()
    thread.join()
    files.server_close()


def at(url: str) -> Media:
    return Media({"id": "1", "attributes": {"url": url}})


def test_what_is_said_of_a_file_is_read() -> None:
    said = {"file_name": "a.jpg", "file_size": "7", "mime_type": "image/jpeg", "url": "https://x"}

    media = Media({"id": 5, "attributes": said})

    assert attrs.astuple(media) == ("5", "a.jpg", 7, "image/jpeg", "https://x")


@pytest.mark.parametrize("said", [None, "x", 5, {}])
def test_of_a_file_nothing_may_be_said(said: Any) -> None:
    assert attrs.astuple(Media({"attributes": said})) == ("", None, None, None, None)


def test_a_file_is_read_and_saved_without_credentials(server: str, tmp_path: Path) -> None:
    assert at(f"{server}/file").read(allow_private=True) == b"0123456789"
    assert at(f"{server}/endless").read(allow_private=True) == b"0123456789"
    assert at(f"{server}/large").read(allow_private=True) == LARGE
    saved = at(f"{server}/moved").save(tmp_path / "photo.jpg", allow_private=True)

    assert saved.read_bytes() == b"0123456789"
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]
    assert all(not {"Authorization", "Cookie"} & set(headers) for headers in seen)


@pytest.mark.parametrize(
    ("path", "options", "problem"),
    [
        ("/file", {"limit": 9}, "more than 9"),
        ("/endless", {"limit": 9}, "more than 9"),
        ("/short", {}, "before the end"),
        ("/gone", {}, "answered 403"),
        ("/round", {}, "redirects"),
        ("/slow", {"timeout": 0.2}, "took too long"),
    ],
)
def test_what_cannot_be_fetched_whole_leaves_no_file(
    path: str, options: Any, problem: str, server: str, tmp_path: Path
) -> None:
    with pytest.raises(MediaError, match=problem):
        at(server + path).save(tmp_path / "x", allow_private=True, **options)

    assert list(tmp_path.iterdir()) == []


def test_private_addresses_are_never_called_unless_allowed(server: str) -> None:
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"):
        with pytest.raises(MediaError, match="public internet"):
            at(f"https://{host}:{port}/file").read()
    assert seen == []


@pytest.mark.parametrize("url", ["http://1.1.1.1/x", "http://[2606:4700:4700::1111]/x"])
def test_nothing_public_is_fetched_without_https(url: str) -> None:
    for allowed in (False, True):
        with pytest.raises(MediaError, match="https"):
            at(url).read(allow_private=allowed)


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "https://u:p@1.1.1.1/", "https://a b/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(MediaError, match="URL"):
        at(url).read()


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:a00:1::", "0.0.0.0", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_addresses_that_are_public_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
