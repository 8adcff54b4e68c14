"""Pages of other origins, in a real browser, against the control plane of a sandbox."""

from __future__ import annotations

import json
import queue
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from flowroute_sdk.sandbox import Sandbox

from tests.sandbox.browser.conftest import PATIENCE, browsing

PAGE = Path(__file__).with_name("hostile.html").read_text()
SECRET = "12012673227"
Line = tuple[str, str, int | None]


class Attacker:
    """Serves the hostile page.

    As after a rebinding of its name, it hands everything else on to the sandbox as it came: the
    browser takes that for its own site.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.results: queue.Queue[dict[str, str]] = queue.Queue()
        self.target = sandbox.url
        self._port = int(sandbox.url.rpartition(":")[2])
        attacker = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"] or 0))
                if self.path == "/result":
                    attacker.results.put(json.loads(body))
                    self.reply(b"", "text/plain")
                elif self.path == "/page":
                    page = PAGE.replace("{target}", attacker.target)
                    self.reply(page.encode(), "text/html; charset=utf-8")
                else:
                    self.wfile.write(attacker.handed_on(self.requestline, self.headers, body))

            do_GET = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_HEAD = answer

            def reply(self, content: bytes, media_type: str) -> None:
                self.send_response(200)
                self.send_header("content-type", media_type)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def handed_on(self, line: str, headers: Any, body: bytes) -> bytes:
        lines = [line, *(f"{name}: {value}" for name, value in headers.items())]
        lines = [one for one in lines if not one.lower().startswith("connection:")]
        head = "\r\n".join([*lines, "Connection: close", "", ""]).encode()
        with socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE) as connection:
            connection.sendall(head + body)
            return b"".join(iter(lambda: connection.recv(1 << 16), b""))

    @contextmanager
    def serving(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


@pytest.fixture
def lines() -> list[Line]:
    """The requests that have reached the sandbox."""
    return []


@pytest.fixture
def victim(lines: list[Line]) -> Iterator[Sandbox]:
    """A sandbox in the midst of its work: a reset, a turn of the clock, a lost fault would show."""

    def observe(method: str, path: str, status: int | None, seconds: float) -> None:
        lines.append((method, path, status))

    with Sandbox(fast=True, observe=observe) as sandbox:
        sandbox.set_balance(7)
        sandbox.fault("latency", times=None, path="/nowhere")
        before = sandbox.now()
        yield sandbox
        assert sandbox.balance == 7
        assert len(sandbox.faults()) == 1
        assert sandbox.dump()["account"]["clock_offset"] == 0
        assert sandbox.now() >= before


def attacked(sandbox: Sandbox, host: str, profile: Path, *, rebound: bool) -> dict[str, str]:
    """What a page at `host` could do and read."""
    attacker = Attacker(sandbox)
    own = f"http://{host}:{attacker.port}"
    attacker.target = own if rebound else sandbox.url
    rules = "--host-resolver-rules=MAP evil.example 127.0.0.1"
    with attacker.serving(), browsing(f"{own}/page", profile, rules):
        return attacker.results.get(timeout=PATIENCE)


def check(results: dict[str, str], lines: list[Line]) -> None:
    assert len(results) == 22
    assert not [name for name, told in results.items() if SECRET in told], results
    tried = [line for line in lines if line[1].startswith("/_sandbox")]
    assert len(tried) >= 15
    assert {status for _, _, status in tried} <= {401, 403, 404, 405, 415}, tried
    assert {"GET", "POST"} <= {method for method, _, _ in tried}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost"])
def test_a_page_of_another_origin_can_neither_change_nor_read_anything(
    victim: Sandbox, lines: list[Line], tmp_path: Path, host: str
) -> None:
    results = attacked(victim, host, tmp_path, rebound=False)

    check(results, lines)
    told = {one for one in results.values() if not one.startswith(("refused", "nothing"))}
    assert told <= {"opaque 0 ", "TypeError: Failed to fetch", "unread", "true"}, results


def test_a_page_whose_name_was_rebound_to_this_machine_can_neither(
    victim: Sandbox, lines: list[Line], tmp_path: Path
) -> None:
    results = attacked(victim, "evil.example", tmp_path, rebound=True)

    check(results, lines)
    assert "403" in results["fetch reset"]
    assert "403" in results["fetch balance"]
    assert "403" in results["fetch state"]


def test_the_same_page_gets_through_by_a_name_of_this_machine(tmp_path: Path) -> None:
    """So it is the guard that keeps the others out, not a mistake in the page."""
    with Sandbox(fast=True) as sandbox:
        results = attacked(sandbox, "localhost", tmp_path, rebound=True)

    assert results["fetch balance"] == "basic 204 "
    assert SECRET in results["fetch state"]
    assert SECRET in results["request state"]
    assert SECRET in results["frame"]
