"""Real servers for the tests: uvicorn, the sandbox's own and wsgiref."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import uvicorn
from flowroute_sdk.sandbox.server import listen, url_of
from flowroute_sdk.testing import AppServer


@contextlib.contextmanager
def by_uvicorn(app: Any, *, lifespan: str = "auto") -> Iterator[str]:
    """Serve an ASGI application with uvicorn and give its address."""
    listener = listen("127.0.0.1", 0)
    config = uvicorn.Config(app, log_level="error", ws="none", lifespan=lifespan)  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.01)
        assert server.started
        yield url_of(listener)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextlib.contextmanager
def by_the_kit(app: Any) -> Iterator[str]:
    """Serve an application of either kind with the server of the test kit."""
    with AppServer(app) as server:
        yield server.url
