"""Media over TLS, and from hosts whose names lead somewhere else than they seem to."""

from __future__ import annotations

import http.server
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import certifi
import pytest
from flowroute_sdk.errors import MediaError
from flowroute_sdk.webhooks import Media

NAME, PUBLIC, OTHER_PUBLIC = "files.example.com", "93.184.216.34", "1.1.1.1"
CONTENT = bytes(range(256)) * 40


class Files(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, dict[str, str]]]
    stop: threading.Event

    def do_GET(self) -> None:
        self.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        target = self.path.partition("?to=")[2]
        if target:
            self.send_response(302)
            self.send_header("Location", target)
            self.send_header("Set-Cookie", "session=1")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        if self.path == "/chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(CONTENT), 1000):
                part = CONTENT[start : start + 1000]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            self.wfile.write(b"0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        if self.path == "/slow":  # a byte now and then is within any time-out of a socket
            for place in range(len(CONTENT)):
                self.wfile.write(CONTENT[place : place + 1])
                if self.stop.wait(0.05):
                    return
        else:
            self.wfile.write(CONTENT)

    def log_message(self, *_: Any) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that has gone: some are meant to."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate for NAME and the authority that has signed it."""
    folder = tmp_path_factory.mktemp("tls")
    (folder / "ext").write_text(f"subjectAltName=DNS:{NAME}\nbasicConstraints=CA:FALSE\n")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    authority = ["-x509", "-subj", "/CN=Test CA", "-days", "2", "-keyout", "ca.key"]
    for command in (
        ["req", *key, *authority, "-out", "ca.pem"],
        ["req", *key, "-subj", f"/CN={NAME}", "-keyout", "key.pem", "-out", "request.pem"],
        ["x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "2",
         "-CAcreateserial", "-extfile", "ext", "-out", "cert.pem"],
    ):  # fmt: skip
        subprocess.run(["openssl", *command], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def trusting(authority: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(authority / "ca.pem"))


class Network:
    """A network in which public addresses lead to the server of the test."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, list[list[str]]] = {NAME: [[PUBLIC]]}
        """What a name resolves to: the first time, the second time, and so on."""
        self.asked: list[str] = []
        self.connected: list[str] = []
        self._lookup = socket.getaddrinfo
        self._connect = socket.create_connection

    def getaddrinfo(self, host: str, port: int, *args: Any, **options: Any) -> Any:
        self.asked.append(host)
        known = self.answers.get(host)
        if known is None:
            return self._lookup(host, port, *args, **options)
        addresses = known.pop(0) if len(known) > 1 else known[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    def create_connection(self, address: tuple[str, int], timeout: float) -> socket.socket:
        host, _ = address
        self.connected.append(host)
        raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        raw.settimeout(timeout)
        raw.connect(("127.0.0.1", self.port))
        return raw


@pytest.fixture
def files(authority: Path) -> Iterator[Any]:
    handler = type("Handler", (Files,), {"seen": [], "stop": threading.Event()})
    server = Server(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "cert.pem", authority / "key.pem")
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    handler.port = server.server_port  # type: ignore[attr-defined]
    yield handler
    handler.stop.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def network(files: Any, monkeypatch: pytest.MonkeyPatch) -> Network:
    network = Network(files.port)
    monkeypatch.setattr(socket, "getaddrinfo", network.getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", network.create_connection)
    return network


def at(url: str) -> Media:
    return Media({"id": "1", "attributes": {"url": url}})


@pytest.mark.parametrize("path", ["/file", "/chunked"])
def test_a_file_comes_over_tls_without_credentials(
    path: str,
    network: Network,
    files: Any,
    trusting: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / ".netrc").write_text(f"machine {NAME} login user password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FR_ACCESS_KEY", "key")
    monkeypatch.setenv("FR_SECRET_KEY", "secret")

    content = at(f"https://{NAME}{path}?signature=a%20b").read(ssl_context=trusting)

    assert content == CONTENT
    ((seen_path, headers),) = files.seen
    assert seen_path == f"{path}?signature=a%20b"
    assert headers == {"host": NAME, "accept": "*/*", "connection": "close"}
    assert network.connected == [PUBLIC]


def test_the_usual_authorities_are_those_of_certifi(
    network: Network, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifi, "where", lambda: str(authority / "ca.pem"))

    assert at(f"https://{NAME}/file").read() == CONTENT


def test_chunks_are_put_together_and_counted(
    network: Network, trusting: ssl.SSLContext, tmp_path: Path
) -> None:
    media = at(f"https://{NAME}/chunked")

    assert media.read(ssl_context=trusting, limit=len(CONTENT)) == CONTENT
    with pytest.raises(MediaError, match=f"more than {len(CONTENT) - 1} bytes"):
        media.save(tmp_path / "x", ssl_context=trusting, limit=len(CONTENT) - 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", [NAME, "other.example.com"])
def test_a_certificate_has_to_be_trusted_and_of_that_name(
    host: str, network: Network, files: Any, trusting: ssl.SSLContext
) -> None:
    network.answers["other.example.com"] = [[PUBLIC]]
    context = trusting if host != NAME else None

    with pytest.raises(MediaError, match=r"(?i)certificate.verify.failed"):
        at(f"https://{host}/file").read(ssl_context=context)

    assert files.seen == []


def test_the_address_that_was_checked_is_the_one_that_is_called(
    network: Network, trusting: ssl.SSLContext
) -> None:
    network.answers[NAME] = [[PUBLIC], ["127.0.0.1"]]

    first = at(f"https://{NAME}/file").read(ssl_context=trusting)
    with pytest.raises(MediaError, match="public internet"):
        at(f"https://{NAME}/file").read(ssl_context=trusting)

    assert first == CONTENT
    assert network.asked == [NAME, NAME]
    assert network.connected == [PUBLIC]


def test_each_redirect_is_looked_up_and_checked_anew(
    network: Network, files: Any, trusting: ssl.SSLContext
) -> None:
    network.answers[NAME] = [[PUBLIC], [OTHER_PUBLIC], ["10.0.0.1"]]
    twice = f"https://{NAME}/?to=https://{NAME}/file"

    assert at(twice).read(ssl_context=trusting) == CONTENT
    with pytest.raises(MediaError, match="public internet"):
        at(twice).read(ssl_context=trusting)
    assert network.connected == [PUBLIC, OTHER_PUBLIC]
    assert "cookie" not in files.seen[1][1]


@pytest.mark.parametrize("addresses", [[PUBLIC, "127.0.0.1"], ["192.168.1.1", PUBLIC]])
def test_a_name_with_one_private_address_is_refused_whole(
    addresses: list[str], network: Network, trusting: ssl.SSLContext
) -> None:
    network.answers[NAME] = [addresses]

    with pytest.raises(MediaError, match="public internet"):
        at(f"https://{NAME}/file").read(ssl_context=trusting)
    assert network.connected == []


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("https://127.0.0.1/file", "public internet"),
        ("http://169.254.169.254/latest/meta-data/", "public internet"),
        ("https://[::1]/file", "public internet"),
        ("https://[::ffff:10.0.0.1]/file", "public internet"),
        (f"http://{OTHER_PUBLIC}/file", "https"),
        (f"https://user:password@{OTHER_PUBLIC}/file", "credentials"),
        ("file:///etc/passwd", "isn't a web address"),
        ("gopher://files.example.com/", "isn't a web address"),
    ],
)
def test_no_redirect_leads_where_nothing_is_fetched(
    target: str, problem: str, network: Network, files: Any, trusting: ssl.SSLContext
) -> None:
    with pytest.raises(MediaError, match=problem):
        at(f"https://{NAME}/?to={target}").read(ssl_context=trusting)

    assert network.connected == [PUBLIC]
    assert len(files.seen) == 1


def test_the_next_address_is_tried_when_one_does_not_answer(
    network: Network, trusting: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    network.answers[NAME] = [[OTHER_PUBLIC, PUBLIC]]
    connect = network.create_connection

    def refusing(address: tuple[str, int], timeout: float) -> socket.socket:
        if address[0] == OTHER_PUBLIC:
            raise ConnectionRefusedError
        return connect(address, timeout)

    monkeypatch.setattr(socket, "create_connection", refusing)

    assert at(f"https://{NAME}/file").read(ssl_context=trusting) == CONTENT


def test_the_time_limit_holds_for_all_of_a_slow_body(
    network: Network, trusting: ssl.SSLContext, tmp_path: Path
) -> None:
    with pytest.raises(MediaError, match="took too long"):
        at(f"https://{NAME}/slow").save(tmp_path / "x", ssl_context=trusting, timeout=1.0)

    assert list(tmp_path.iterdir()) == []


def test_the_time_limit_holds_for_a_server_that_says_nothing(
    network: Network, trusting: ssl.SSLContext
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        network.port = silent.getsockname()[1]
        with pytest.raises(MediaError, match="took too long"):
            at(f"https://{NAME}/file").read(ssl_context=trusting, timeout=0.5)
