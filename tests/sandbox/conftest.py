"""A sandbox of its own for these tests, reached with nothing but an HTTP client."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from flowroute_sdk.sandbox import Sandbox

JSON_API = "application/vnd.api+json"


@pytest.fixture(scope="session")
def server() -> Iterator[Sandbox]:
    with Sandbox(fast=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    server.reset()
    return server


def client_of(sandbox: Sandbox, **options: Any) -> httpx.Client:
    return httpx.Client(
        base_url=sandbox.url,
        auth=(sandbox.access_key, sandbox.secret_key),
        headers={"content-type": JSON_API},
        **options,
    )


@pytest.fixture(scope="session")
def server_client(server: Sandbox) -> Iterator[httpx.Client]:
    with client_of(server) as client:
        yield client


@pytest.fixture
def api(sandbox: Sandbox, server_client: httpx.Client) -> httpx.Client:
    return server_client


@pytest.fixture
def slow_sandbox() -> Iterator[Sandbox]:
    """One that waits and limits as the real service does."""
    with Sandbox() as sandbox:
        yield sandbox


class Receiver:
    """A web server that keeps the JSON that is posted to it."""

    def __init__(self) -> None:
        self.received: list[tuple[str, Any]] = []
        self.authorizations: list[str | None] = []
        self.statuses: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["content-length"]))
                receiver.received.append((self.path, json.loads(content)))
                receiver.authorizations.append(self.headers["authorization"])
                self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
                self.end_headers()

            def log_message(self, *arguments: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def at(self, path: str) -> list[Any]:
        return [document for where, document in self.received if where == path]

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.stop()


def envelope(kind: str, **attributes: Any) -> dict[str, Any]:
    return {"data": {"type": kind, "attributes": attributes}}


def error_of(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    (error,) = response.json()["errors"]
    assert error["status"] == status
    return error
