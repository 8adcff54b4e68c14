"""The control plane over HTTP, under `/_sandbox`: the table of operations behind the guard."""

from __future__ import annotations

import inspect
import logging
from typing import TYPE_CHECKING, Any

import msgspec

from .account import AccountError
from .arguments import parse
from .control import Control, ControlError
from .control_operations import OPERATIONS, PREFIX, find
from .errors import ApiError

if TYPE_CHECKING:
    from .application import Receive, Scope, Send
    from .guard import Guard

MAX_BODY = 1 << 28
HEADERS = [
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
]
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")


class ControlApp:
    """The control plane as an ASGI application."""

    def __init__(self, control: Control, guard: Guard) -> None:
        self._control = control
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        headers: list[tuple[bytes, bytes]] = []
        try:
            result = await self._result(scope, receive, headers)
            status, content = (204, b"") if result is None else (200, msgspec.json.encode(result))
        except (ControlError, AccountError) as error:
            status = getattr(error, "status", 400)
            content = _refusal(status, str(error))
        except ConnectionResetError:
            raise
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            status = 500
            content = _refusal(status, "The sandbox failed; its log says why.")
        if content:
            headers.append((b"content-type", b"application/json"))
            headers.append((b"content-length", str(len(content)).encode()))
        headers += HEADERS
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else content
        await send({"type": "http.response.body", "body": body})

    async def _result(
        self, scope: Scope, receive: Receive, headers: list[tuple[bytes, bytes]]
    ) -> Any:
        content = await _read(receive)
        self._guard.check(scope, has_body=bool(content))
        path = scope["path"].removeprefix(PREFIX)
        if path in ("", "/") and scope["method"] == "GET":
            return _about()
        found = find(scope["method"], path)
        if isinstance(found, list):
            raise _not_there(found, headers)
        operation, in_path = found
        result = operation.invoke(self._control, in_path, _given(content))
        if inspect.isawaitable(result):
            result = await result
        return {operation.answer: result} if operation.answer else result


def _about() -> Any:
    return {
        "sandbox": "flowroute",
        "paths": [f"{one.method} {one.url}" for one in OPERATIONS],
        "operations": [
            {
                "name": one.name,
                "method": one.method,
                "path": one.url,
                "summary": one.summary,
                "fields": [argument.name for argument in one.arguments()],
            }
            for one in OPERATIONS
        ],
    }


def _given(content: bytes) -> Any:
    try:
        return parse(content) if content else {}
    except ValueError as error:
        raise ControlError(str(error)) from error


def _not_there(allowed: list[str], headers: list[tuple[bytes, bytes]]) -> ControlError:
    if not allowed:
        return ControlError("There is no such path: GET /_sandbox lists what there is.", 404)
    headers.append((b"allow", ", ".join(allowed).encode()))
    return ControlError(f"The method isn't one of {', '.join(allowed)}.", 405)


def _refusal(status: int, detail: str) -> bytes:
    return msgspec.json.encode(ApiError(status, detail).document())


async def _read(receive: Receive) -> bytes:
    chunks, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionResetError("the client disconnected before the whole request was sent")
        chunk = message.get("body", b"")
        more = message.get("more_body", False)
        size += len(chunk)
        if size <= MAX_BODY:
            chunks.append(chunk)
    if size > MAX_BODY:
        raise ControlError(f"the body is over {MAX_BODY} bytes", 413)
    return b"".join(chunks)
