"""The start and end of an ASGI application."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from .application import ASGIApp, Scope


class Lifespan:
    """The application's own start and end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._to_app: asyncio.Queue[MutableMapping[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._answer: asyncio.Future[str] | None = None

    async def start(self) -> None:
        """Start it. Raises what it raises, `RuntimeError` when it doesn't say that it has."""
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": {}}
        self._task = asyncio.create_task(self._run(scope))
        if await self._ask("lifespan.startup") != "lifespan.startup.complete":
            raise RuntimeError("the application did not start")

    async def stop(self) -> None:
        """End it."""
        if self._task is not None and not self._task.done():
            await self._ask("lifespan.shutdown")
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self, scope: Scope) -> None:
        await self._app(scope, self._to_app.get, self._send)

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(message["type"])

    async def _ask(self, kind: str) -> str:
        assert self._task is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._to_app.put_nowait({"type": kind})
        await asyncio.wait((self._answer, self._task), return_when=asyncio.FIRST_COMPLETED)
        if self._answer.done():
            return self._answer.result()
        self._task.result()
        return "nothing"
