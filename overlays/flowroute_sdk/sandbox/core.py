"""A sandbox put together: account, API, control plane, webhooks, reference page."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from .application import Api, ASGIApp, Receive, Scope, Send
from .control import Control
from .control_http import ControlApp
from .docs_examples import Examples
from .docs_page import render_reference
from .document import load_document
from .guard import Guard
from .journal import Journal, StateFileError
from .settle import is_due, settle
from .store import Store
from .worker import Worker
from .world import Settings, World

if TYPE_CHECKING:
    from pathlib import Path

    from .records import State

Observer = Callable[[str, str, int | None, float], None]
"""Called after each request: method, path, status (None: no answer), seconds."""
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")


class Core:
    """An ASGI application with everything behind it."""

    def __init__(
        self,
        settings: Settings,
        initial: Callable[[float], State],
        state_file: str | Path | None = None,
        document: dict[str, Any] | None = None,
        observe: Observer | None = None,
    ) -> None:
        self._observe = observe
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
        guard = Guard(
            open_to_all=settings.open_control,
            token=settings.control_token,
            hosts=frozenset(name.lower() for name in settings.allowed_hosts),
        )
        self._control_app: ASGIApp = ControlApp(self.control, guard)

    def _restore(self, initial: Callable[[float], State]) -> None:
        found = self.world.store.restore()
        if self.journal is not None:
            self.journal.prepare()
        if found:
            self.world.clock.offset = self.world.store.account.clock_offset
        else:
            self.world.adopt(initial(self.world.clock.real()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Route to the API, the control plane or the reference page."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._observe is None:
            await self._answer(scope, receive, send)
        else:
            await self._answer_observed(self._observe, scope, receive, send)

    async def _answer_observed(
        self, observe: Observer, scope: Scope, receive: Receive, send: Send
    ) -> None:
        start, status = time.perf_counter(), None

        async def noting(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._answer(scope, receive, noting)
        finally:
            path = scope["raw_path"].decode("latin-1")
            observe(scope["method"], path, status, time.perf_counter() - start)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == "/_sandbox" or path.startswith("/_sandbox/"):
            await self._control_app(scope, receive, send)
        elif path == "/docs" and scope["method"] in ("GET", "HEAD"):
            await _send(send, 200, self._page(), (b"content-type", b"text/html; charset=utf-8"))
        elif path == "/" and scope["method"] == "GET":
            await _send(send, 307, b"", (b"location", b"/docs"))
        else:
            if is_due(self.world):
                self._settle()
            self.worker.give_way()
            await self.api(scope, receive, send)

    def _settle(self) -> None:
        try:
            with self.world.transaction():
                settle(self.world)
        except StateFileError as error:
            log.warning("tasks and reviews can't end now: %s", error)  # reads go on without it

    def close(self) -> None:
        """Close the state file."""
        if self.journal is not None:
            self.journal.close()

    def _page(self) -> bytes:
        return render_reference(self.document, Examples(self.world)).encode()

    async def _prepare(self) -> None:
        """Have ready what the first search of the inventory needs; requests come in between."""
        for _ in self.world.inventory.prepare():
            await asyncio.sleep(0)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        tasks = [asyncio.create_task(one) for one in (self.worker.run(), self._prepare())]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})


async def _send(send: Send, status: int, content: bytes, header: tuple[bytes, bytes]) -> None:
    headers = [header, (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
