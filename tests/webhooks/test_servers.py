"""The receiver in real frameworks, over real servers."""

from __future__ import annotations

import contextlib
import http.client
import subprocess
import sys
import threading
import wsgiref.simple_server
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flowroute_sdk.sandbox.server import ServerThread, listen, url_of
from flowroute_sdk.webhooks import Guard, Receiver
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from .bodies import MMS, SMS, content


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def wsgi(app: Any) -> Iterator[int]:
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, app, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def asgi(app: Any) -> Iterator[int]:
    listener = listen("127.0.0.1", 0)
    port = int(url_of(listener).rpartition(":")[2])
    thread = ServerThread(app, listener)
    thread.start()
    try:
        yield port
    finally:
        thread.stop()


def flask(receiver: Receiver) -> Any:
    app = Flask("app")
    app.wsgi_app = DispatcherMiddleware(  # type: ignore[method-assign]
        app.wsgi_app, {"/hooks": receiver.wsgi}
    )
    return wsgi(app)


SERVERS: dict[str, Any] = {
    "bare ASGI": lambda receiver: asgi(receiver.asgi),
    "Starlette, mounted": lambda receiver: asgi(Starlette(routes=[Mount("/hooks", receiver.asgi)])),
    "Starlette, a route": lambda receiver: asgi(
        Starlette(routes=[Route("/hooks/sms", receiver.asgi)])
    ),
    "bare WSGI": lambda receiver: wsgi(receiver.wsgi),
    "Flask": flask,
}


def post(port: int, body: bytes, method: str = "POST", path: str = "/hooks/sms") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("is_async", [False, True])
def test_each_server_passes_events_on_once_and_answers(server: str, is_async: bool) -> None:
    got: list[str] = []

    async def note(event: Any) -> None:
        got.append(event.id)

    receiver = Receiver(on_message=note if is_async else lambda event: got.append(event.id))
    with SERVERS[server](receiver) as port:
        answers = [post(port, content(body))[0] for body in (SMS, SMS, MMS)]
        wrong = post(port, b"{}")
        get = post(port, b"", "GET")
        # wsgiref hangs up on what it hasn't read
        too_large = 413 if server in ("bare WSGI", "Flask") else post(port, b" " * (1 << 21))[0]

    assert answers == [200, 200, 200]
    assert got == [SMS["data"]["id"], MMS["data"]["id"]]
    assert wrong[0] == 400
    assert "neither data" in wrong[1]
    assert get[0] == 405
    assert too_large == 413


@pytest.mark.parametrize("server", ["bare ASGI", "bare WSGI", "Flask", "Starlette, mounted"])
def test_a_token_in_the_path_reaches_the_guard(server: str) -> None:
    receiver = Receiver(guard=Guard(path_token="to ken"))
    with SERVERS[server](receiver) as port:
        assert post(port, content(SMS), path="/hooks/sms/to%20ken")[0] == 200
        assert post(port, content(SMS), path="/hooks/sms/token")[0] == 403


def test_importing_it_loads_nothing_of_the_client() -> None:
    code = "import sys, flowroute_sdk.webhooks, flowroute_sdk.opt_outs; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    parts = ("_async", "_sync", "_transports", "_options", "_requests", "sandbox")
    assert {
        name for name in loaded if name.startswith(tuple(f"flowroute_sdk.{p}" for p in parts))
    } == set()
    roots = {name.partition(".")[0] for name in loaded}
    assert roots & {"httpx", "httpcore", "h11", "starlette", "uvicorn", "phonenumbers"} == set()
