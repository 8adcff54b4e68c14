"""The receiver as an ASGI application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from ..errors import WebhookError
from .guard import Posted

if TYPE_CHECKING:
    from .receiver import Answer, Receiver

__all__ = ["AsgiApplication"]

_Message: TypeAlias = MutableMapping[str, Any]
_Receive: TypeAlias = Callable[[], Awaitable[_Message]]
_Send: TypeAlias = Callable[[_Message], Awaitable[None]]


class AsgiApplication:
    """An ASGI application: the endpoint of a route in FastAPI or Starlette, or run by itself."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            answer = await self._answer(_posted(scope), receive)
            if answer is not None:
                await _send(answer, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _answer(self, posted: Posted, receive: _Receive) -> Answer | None:
        try:
            self._receiver.guard.check(posted)  # before the body is taken in
            body = await _body(receive, self._receiver.guard.max_size)
        except WebhookError as error:
            return self._receiver.refuse(error)
        return None if body is None else await self._receiver.receive_async(body)


async def _live(receive: _Receive, send: _Send) -> None:
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return


async def _body(receive: _Receive, limit: int) -> bytes | None:
    """Take in the body; None when the client has gone."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        if size > limit:
            raise WebhookError(f"more than {limit} bytes", status=413)
        if not message.get("more_body"):
            return b"".join(parts)


async def _send(answer: Answer, send: _Send) -> None:
    headers, content = _encoded(answer)
    await send({"type": "http.response.start", "status": answer.status, "headers": [*headers]})
    await send({"type": "http.response.body", "body": content})


@lru_cache(maxsize=64)
def _encoded(answer: Answer) -> tuple[tuple[tuple[bytes, bytes], ...], bytes]:
    content = answer.content
    headers = [(name.encode(), value.encode()) for name, value in answer.headers]
    return (*headers, (b"content-length", str(len(content)).encode())), content


def _posted(scope: _Message) -> Posted:
    client = scope.get("client")
    raw_path = scope.get("raw_path")
    return Posted(
        method=scope["method"],
        path=scope["path"] if raw_path is None else raw_path.decode("latin-1").partition("?")[0],
        query=scope.get("query_string", b"").decode("latin-1"),
        headers=_headers(list(scope["headers"])),
        peer=client[0] if client else None,
    )


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found = {name.lower().decode("latin-1"): value.decode("latin-1") for name, value in pairs}
    if len(found) < len(pairs):  # some came more than once
        for name in found:
            values = [value for known, value in pairs if known.lower().decode("latin-1") == name]
            found[name] = b",".join(values).decode("latin-1")
    return found
