"""A sandbox put together: account, API, control plane, webhooks, reference page."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, RedirectResponse

from .application import Api, ASGIApp, Receive, Scope, Send
from .control import Control
from .control_http import ControlApp
from .docs_page import render_reference
from .document import load_document
from .guard import Guard
from .journal import Journal
from .settle import settle
from .store import Store
from .worker import Worker
from .world import Settings, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .records import State


class Core:
    """An ASGI application with everything behind it."""

    def __init__(
        self,
        settings: Settings,
        initial: Callable[[float], State],
        *,
        state_file: str | Path | None = None,
        document: dict[str, Any] | None = None,
    ) -> None:
        self.document: dict[str, Any] = load_document() if document is None else document
        self.journal: Journal | None = Journal(state_file) if state_file is not None else None
        self.world: World = World(settings, Store(self.journal))
        try:
            self._restore(initial)
        except BaseException:
            self.close()
            raise
        self.api: Api = Api(self.document, self.world)
        self.worker: Worker = Worker(self.world)
        self.control: Control = Control(self.world, self.api, self.worker, initial)
        self.api.after_change = self.worker.look
        self.guard: Guard = _guard(settings)
        self._control_app: ASGIApp = ControlApp(self.control, self.guard)
        self._reference: bytes | None = None

    def _restore(self, initial: Callable[[float], State]) -> None:
        if self.world.store.restore():
            self.world.clock.offset = self.world.store.account.clock_offset
        else:
            self.world.store.load(initial(self.world.clock.now()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Route to the API, the control plane or the reference page."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        path = scope["path"]
        if path == "/_sandbox" or path.startswith("/_sandbox/"):
            await self._control_app(scope, receive, send)
        elif path == "/docs" and scope["method"] in ("GET", "HEAD"):
            await HTMLResponse(self._page())(scope, receive, send)
        elif path == "/" and scope["method"] == "GET":
            await RedirectResponse("/docs")(scope, receive, send)
        else:
            if self.world.store.unfinished_tasks:
                settle(self.world)
            self.worker.give_way()
            await self.api(scope, receive, send)

    def close(self) -> None:
        """Close the state file."""
        if self.journal is not None:
            self.journal.close()

    def _page(self) -> bytes:
        if self._reference is None:
            self._reference = render_reference(self.document).encode()
        return self._reference

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        worker = asyncio.create_task(self.worker.run())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})


def _guard(settings: Settings) -> Guard:
    token = settings.control_token
    if token is None and settings.open_control:
        token = secrets.token_urlsafe(24)
    hosts = frozenset(name.lower() for name in settings.allowed_hosts)
    return Guard(open_to_all=settings.open_control, token=token, hosts=hosts)
