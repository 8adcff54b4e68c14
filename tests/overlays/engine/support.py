"""Both clients behind one face, so that every behaviour is tested once and holds for each."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable
from typing import Any

import httpx
from flowroute_sdk import AsyncFlowroute, Flowroute, testing

KINDS = ("sync", "async", "async-uvloop", "sync-httpx", "async-httpx")
"""Each client, straight to the server and through a client of httpx.

And the loop that many people use instead of asyncio's own.
"""

ADDRESS = {
    "label": "HQ",
    "first_name": "Chris",
    "last_name": "Smith",
    "street_number": "1182",
    "street_name": "3rd Ave",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
    "zipcode": "98101",
}


def record(id: str) -> dict[str, Any]:
    """An emergency address as the API sends it."""
    attributes = {("zip" if name == "zipcode" else name): text for name, text in ADDRESS.items()}
    return {"type": "e911", "id": id, "attributes": attributes}


RECORD = json.dumps({"data": record("7")})


class Driver:
    """One client whose calls, awaited where needed, are made with `run`."""

    def __init__(
        self,
        kind: str,
        base_url: str,
        keys: tuple[str | None, str | None] = ("12065550100", "s3cr3t-k3y"),
        **arguments: Any,
    ) -> None:
        self.is_async = kind.startswith("async")
        self.kind = kind
        self._runner = self._new_runner() if self.is_async else None
        self._own: Any = None
        if kind.endswith("httpx"):
            self._own = httpx.AsyncClient() if self.is_async else httpx.Client()
            arguments["http_client"] = self._own
        make: Callable[..., Any] = AsyncFlowroute if self.is_async else Flowroute
        self.client = make(*keys, base_url=base_url, **arguments)
        self._living = testing.patched(self.client)
        self.clock = self._living.__enter__()

    @property
    def pauses(self) -> list[float]:
        """The pauses that the client took, in no time and each as long as it may be."""
        return self.clock.sleeps

    def _new_runner(self) -> asyncio.Runner:
        if self.kind.endswith("uvloop"):
            import uvloop

            return asyncio.Runner(loop_factory=uvloop.new_event_loop)
        return asyncio.Runner()

    def run(self, call: Callable[[Any], Any]) -> Any:
        """The result of a call that is given the client."""
        if self._runner is None:
            return call(self.client)

        async def awaited() -> Any:
            result = call(self.client)
            return await result if inspect.isawaitable(result) else result

        return self._runner.run(awaited())

    def items(self, call: Callable[[Any], Any]) -> list[Any]:
        """All that iteration over a call's result gives."""
        if self._runner is None:
            return list(call(self.client))

        async def collected() -> list[Any]:
            return [item async for item in call(self.client)]

        return self._runner.run(collected())

    def close(self) -> None:
        """Close the client, and the httpx client that it was given."""
        self._living.__exit__(None, None, None)
        if self._runner is None:
            self.client.close()
            if self._own is not None:
                self._own.close()
            return
        self.run(lambda client: client.aclose())
        if self._own is not None:
            self.run(lambda client: self._own.aclose())
        self._runner.close()
