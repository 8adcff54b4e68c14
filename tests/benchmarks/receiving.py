"""Webhooks: reading one, and taking one in over a socket, beside `json.loads` in a bare route."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from typing import Any

from flowroute_sdk.webhooks import InboundSMS, Receiver, parse

from .figures import OURS, Group, compared
from .race import Lap, race
from .server import cores, stay_on

BODY = {
    "data": {
        "attributes": {
            "amount_display": "$0.0040",
            "amount_nanodollars": "4000000",
            "body": "Hello there",
            "direction": "inbound",
            "from": "12066505557",
            "is_mms": False,
            "message_callback_url": "https://example.com/sms",
            "message_encoding": 0,
            "message_type": "longcode",
            "status": "delivered",
            "timestamp": "2018-01-08T17:55:03.25Z",
            "to": "12066505556",
        },
        "id": "mdr2-0123456789abcdef0123456789abcdef",
        "type": "message",
    }
}
SMS = json.dumps(BODY).encode()
BARE = "Starlette and json.loads"


def receiving_groups(scale: float) -> Iterator[Group]:
    """Reading alone, then over a socket."""
    yield compared("parse of an inbound SMS", reading(scale), {OURS: 1.5, READ: 1.5})
    if not all(find_spec(name) for name in ("starlette", "uvicorn")):
        return  # the environment of other SDKs hasn't them
    title = "receiving an SMS over a socket, each with an id of its own"
    # At least 0.8 of the rate is at most 1.25 of the time.
    yield compared(title, posting(scale), {OURS: 1.25, MOUNTED: 1.25})


READ = f"{OURS}, and its fields read"
MOUNTED = f"{OURS} in a Starlette route"


def reading(scale: float) -> dict[str, Lap]:
    """An event against a plain dict."""

    def fields() -> tuple[object, ...]:
        event = parse(SMS)
        assert isinstance(event, InboundSMS)
        return event.id, event.from_, event.to, event.text, event.sent_at

    contenders = {"json.loads": lambda: json.loads(SMS), OURS: lambda: parse(SMS), READ: fields}
    return race(contenders, rounds=int(1000 * scale), block=20)


def posting(scale: float) -> dict[str, Lap]:
    """Requests one after the other on a connection that stays open."""
    numbers = count()
    with running_receivers() as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        paths = {BARE: b"/bare", OURS: b"/sms", MOUNTED: b"/mounted/sms"}
        contenders = {name: poster(connection, path, numbers) for name, path in paths.items()}
        return race(contenders, rounds=int(400 * scale), block=10)


def poster(connection: socket.socket, path: bytes, numbers: Iterator[int]) -> Callable[[], object]:
    """Post one SMS; the bytes are ready but for the id."""
    before, _, after = SMS.partition(b"0123456789abcdef0123456789abcdef")
    length = str(len(SMS)).encode()
    head = b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Go-http-client/1.1\r\n"
    head += b"Content-Length: " + length + b"\r\nContent-Type: application/json\r\n"
    head += b"Accept-Encoding: gzip\r\n\r\n" + before

    def post() -> None:
        connection.sendall(head + b"%032x" % next(numbers) + after)
        answer = connection.recv(1 << 16)
        assert answer.startswith(b"HTTP/1.1 200"), answer

    return post


def application() -> Any:
    """The contenders, told apart by the start of the path."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    async def bare(request: Request) -> Response:
        json.loads(await request.body())
        return Response()

    async def on_message(message: object) -> None:
        pass

    receiver = Receiver(on_message=on_message)
    apps = {
        "/bare": Starlette(routes=[Route("/bare", bare, methods=["POST"])]),
        "/sms": receiver.asgi,
        "/mounted/sms": Starlette(routes=[Route("/mounted/sms", receiver.asgi, methods=["POST"])]),
    }

    async def dispatch(scope: Any, receive: Any, send: Any) -> None:
        await apps[scope["path"]](scope, receive, send)

    return dispatch


async def serve() -> None:
    """Serve with uvicorn on a free port, which is printed, until standard input ends."""
    import uvicorn

    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application(), access_log=False, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    print(listener.getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, sys.stdin.read).add_done_callback(
        lambda _: setattr(server, "should_exit", True)
    )
    await server.serve(sockets=[listener])


@contextmanager
def running_receivers() -> Iterator[int]:
    """Run the server on a core of its own and give its port."""
    for_server, for_client = cores()
    command = [sys.executable, "-m", f"{__package__}.receiving", *map(str, for_server)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    stay_on(for_client)
    try:
        yield int(process.stdout.readline())
    finally:
        stay_on(for_client | for_server)
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


if __name__ == "__main__":
    stay_on({int(core) for core in sys.argv[1:]})
    try:
        import uvloop
    except ImportError:
        asyncio.run(serve())
    else:
        uvloop.run(serve())
