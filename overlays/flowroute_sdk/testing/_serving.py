"""Serve an application locally for the duration of a test."""

from __future__ import annotations

import socket
import socketserver
import threading
import wsgiref.simple_server
from typing import TYPE_CHECKING, Any, Self

from ..errors import ConfigurationError
from ..webhooks._calling import is_async

if TYPE_CHECKING:
    from types import TracebackType

    from ..sandbox.server import ServerThread

__all__ = ["AppServer"]


class AppServer:
    """Serves an ASGI or WSGI application over HTTP, from a thread of its own.

    ```python
    with AppServer(app) as server:
        client.messages.set_account_level_sms_callback(f"{server.url}/sms")
    ```

    ASGI applications need the extra `sandbox`; their lifespan is started and ended.
    """

    def __init__(self, app: Any, *, host: str = "127.0.0.1", port: int = 0) -> None:
        """Name what to serve.

        Args:
            app: The application, such as that of FastAPI, Flask or Django.
            host: Where to listen.
            port: The port; 0 takes a free one.

        Raises:
            ConfigurationError: `app` can't be called.
        """
        if not callable(app):
            raise ConfigurationError("app must be an ASGI or WSGI application")
        self._app = app
        self._host = host
        self._port = port
        self._running: _Asgi | _Wsgi | None = None

    @property
    def url(self) -> str:
        """The base URL, without a trailing slash; known while it is running."""
        if self._running is None:
            raise RuntimeError("the server isn't running")
        return self._running.url

    def start(self) -> Self:
        """Start serving, possibly on another free port than last time.

        Raises:
            OSError: The port is taken.
            RuntimeError: It is already running, or the application doesn't start.
        """
        if self._running is not None:
            raise RuntimeError("the server is already running")
        kind = _Asgi if is_async(self._app) else _Wsgi
        self._running = kind(self._app, self._host, self._port)
        return self

    def stop(self) -> None:
        """Stop serving. Does nothing if it isn't running."""
        running, self._running = self._running, None
        if running is not None:
            running.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._running.url if self._running else 'not running'}>"


class _Asgi:
    def __init__(self, app: Any, host: str, port: int) -> None:
        from ..sandbox.server import ServerThread, listen, url_of

        listener = listen(host, port)
        self.url = url_of(listener)
        self._thread: ServerThread = ServerThread(app, listener)
        self._thread.start()

    def stop(self) -> None:
        self._thread.stop()


class _Wsgi:
    def __init__(self, app: Any, host: str, port: int) -> None:
        kind = _ServerOverIPv6 if ":" in host else _Server
        self._server = wsgiref.simple_server.make_server(host, port, app, kind, _Quiet)
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self._server.server_port}"
        serve = self._server.serve_forever
        self._thread = threading.Thread(target=serve, args=(0.05,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        """Bind without the question after the machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]
        self.setup_environ()


class _ServerOverIPv6(_Server):
    address_family = socket.AF_INET6


class _Quiet(wsgiref.simple_server.WSGIRequestHandler):
    timeout = 60

    def log_message(self, *_: object) -> None:
        """Say nothing: a test says what matters."""
