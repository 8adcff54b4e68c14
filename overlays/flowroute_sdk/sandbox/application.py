"""The ASGI application: the API, the control plane and the reference page."""

from __future__ import annotations

import asyncio
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import msgspec

from .document import JSON_API, Operation, read_operations
from .errors import TITLES, ApiError
from .exports import FILE_PATH, serve_file
from .faults import Fault, Faults
from .forms import LARGEST, MULTIPART
from .handlers import handlers_for
from .journal import StateFileError
from .media import content_of, find_media, media_resource
from .requests import Authenticator, read_call
from .router import Router

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .records import Version
    from .world import Reply, World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 1 << 20
WITHOUT_BODY = (204, 304)
BROKEN = b'{"data": '
REQUESTS_KEPT = 1000
# The link of a file needs no credentials; the resource itself isn't documented, but linked to.
MEDIA_PATH = re.compile(
    r"/media/(?P<served>[^/]+)/[^/]*|/(?P<version>v2\.[12])/media/(?P<known>[^/]+)"
)
BODY_KEPT = 1 << 16
log: logging.Logger = logging.getLogger("flowroute_sdk.sandbox")
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Seen:
    """A request that reached the API, for the control plane's list."""

    at: float
    method: str
    path: str
    query: str
    headers: list[tuple[bytes, bytes]]
    operation: str | None = None
    content: bytes = b""
    status: int | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is sent."""

    status: int
    content: bytes = b""
    media_type: str = JSON_API
    headers: dict[str, str] | None = None


class Api:
    """The API of the document as an ASGI application."""

    def __init__(self, document: dict[str, Any], world: World) -> None:
        operations = read_operations(document)
        self.world = world
        self.faults: Faults = world.faults
        self.seen: deque[Seen] = deque(maxlen=REQUESTS_KEPT)
        self.after_change: Callable[[], None] = lambda: None
        self._router = Router(operations)
        self._handlers = handlers_for(operations)
        self.operation_ids: frozenset[str] = frozenset(self._handlers)
        settings = world.settings
        self._authenticator = Authenticator(settings.access_key, settings.secret_key)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = _raw_path(scope)
        query = scope["query_string"].decode("latin-1")
        seen = Seen(self.world.clock.now(), scope["method"], path, query, scope["headers"])
        self.seen.append(seen)
        matched = self._match(seen)
        operation = None if isinstance(matched, ApiError) else matched[0]
        seen.operation = operation.id if operation else None
        faults = self.faults.draw(seen.method, path, seen.operation)
        for one in faults:
            if one.effect == "latency":
                await asyncio.sleep(one.seconds)
        fault = next((one for one in faults if one.effect != "latency"), None)
        if fault is not None:
            seen.fault = fault.effect
            await self._answer_with_fault(fault, matched, seen, scope, receive, send)
            return
        answer = await self._answer(matched, seen, scope, receive)
        await _send(answer, send)

    def _match(self, seen: Seen) -> tuple[Operation, dict[str, str]] | ApiError:
        try:
            return self._router.match(seen.method, seen.path)
        except ApiError as error:
            return error

    async def _answer(
        self,
        matched: tuple[Operation, dict[str, str]] | ApiError,
        seen: Seen,
        scope: Scope,
        receive: Receive,
    ) -> Answer:
        try:
            content = await _read(receive, _largest_body(matched))
            seen.content = content[:BODY_KEPT]
            answer = self._carry_out(matched, seen, scope, content)
        except ApiError as error:
            answer = _refusal(error)
        except StateFileError as error:
            log.warning("%s %s was undone: %s", seen.method, seen.path, error)
            answer = _refusal(ApiError(503, f"{error}: nothing has changed."))
        except ConnectionResetError:
            raise
        except Exception:
            log.exception("%s %s failed", seen.method, seen.path)
            self.world.store.repair()
            answer = _refusal(ApiError(500, "The sandbox failed; its log says why."))
        seen.status = answer.status
        return answer

    def _carry_out(
        self,
        matched: tuple[Operation, dict[str, str]] | ApiError,
        seen: Seen,
        scope: Scope,
        content: bytes,
    ) -> Answer:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        base_url = f"{scope['scheme']}://{headers.get(b'host', 'localhost')}"
        if isinstance(matched, ApiError):
            export = FILE_PATH.fullmatch(seen.path)
            if export is not None and seen.method == "GET":
                return _file(self.world, export[1], seen.query, headers)
            return self._medium(seen, headers.get(b"authorization"), base_url, matched)
        operation, path = matched
        self._authenticator.check(headers.get(b"authorization"))
        content_type = headers.get(b"content-type")
        call = read_call(self.world, operation, path, seen.query, content_type, content, base_url)
        with self.world.transaction():
            reply = self._handlers[operation.id](call)
            changed = self.world.store.changed
        if changed:
            self.after_change()
        return _success(operation, reply)

    def _medium(
        self, seen: Seen, credentials: str | None, base_url: str, refusal: ApiError
    ) -> Answer:
        """A file of an MMS, or what is known of it; raises `refusal` when the path is no file's."""
        found = MEDIA_PATH.fullmatch(unquote(seen.path))
        if found is None or seen.method != "GET":
            raise refusal
        if found["served"]:
            media_type, content = content_of(self.world, found["served"])
            return Answer(200, content, media_type)
        self._authenticator.check(credentials)
        version: Version = "v2.2" if found["version"] == "v2.2" else "v2.1"
        _, medium = find_media(self.world, found["known"])
        return Answer(200, _encode({"data": media_resource(medium, base_url, version)}))

    async def _answer_with_fault(
        self,
        fault: Fault,
        matched: tuple[Operation, dict[str, str]] | ApiError,
        seen: Seen,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        if fault.effect == "drop_before":
            await _drop(scope, receive)
            return
        staged = fault.effect in ("status", "rate_limit")
        if staged and not fault.carried_out:
            await _read(receive)
        else:
            answer = await self._answer(matched, seen, scope, receive)
        if staged:
            answer = _staged(fault)
            seen.status = answer.status
            await _send(_marked(answer, fault), send)
        elif fault.effect == "drop_after":
            await _drop(scope, receive)
        elif fault.effect == "truncate":
            await _send(_marked(answer, fault), send, cut=True)
            await _drop(scope, receive)
        else:
            content = BROKEN if fault.body is None else fault.content()
            broken = Answer(answer.status, content, answer.media_type)
            await _send(_marked(broken, fault), send)


def _file(world: World, export_id: str, query: str, headers: Mapping[bytes, str]) -> Answer:
    """The file of an export, as a presigned address serves it: no credentials, parts on demand."""
    served = serve_file(
        world,
        export_id,
        query,
        has_credentials=b"authorization" in headers,
        wanted=headers.get(b"range"),
        unless_changed=headers.get(b"if-range"),
    )
    return Answer(served.status, served.content, served.media_type, served.headers)


def _raw_path(scope: Scope) -> str:
    raw: bytes | None = scope.get("raw_path")
    if raw is None:
        return quote(scope["path"])
    return raw.partition(b"?")[0].decode("latin-1")


async def _part(receive: Receive) -> MutableMapping[str, Any]:
    """The next part of a body. Raises `ConnectionResetError` when there won't be one."""
    message = await receive()
    if message["type"] == "http.disconnect":
        raise ConnectionResetError("the client disconnected before the whole request was sent")
    return message


def _largest_body(matched: tuple[Operation, dict[str, str]] | ApiError) -> int:
    body = None if isinstance(matched, ApiError) else matched[0].body
    return LARGEST if body is not None and MULTIPART in body.media_types else MAX_BODY


async def _read(receive: Receive, most: int = MAX_BODY) -> bytes:
    message = await _part(receive)
    content: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return content
    chunks, size = [content], len(content)
    while message.get("more_body"):
        message = await _part(receive)
        chunk = message.get("body", b"")
        size += len(chunk)
        # What is too much is read all the same: a client that is still sending sees no answer.
        if size <= most:
            chunks.append(chunk)
    if size > most:
        raise ApiError(413, f"The request body is over {most} bytes.")
    return b"".join(chunks)


def _success(operation: Operation, reply: Reply) -> Answer:
    if reply.document is None:
        return Answer(reply.status)
    media_type = operation.media_types.get(reply.status, JSON_API)
    return Answer(reply.status, _encode(reply.document), media_type)


def _refusal(error: ApiError) -> Answer:
    return Answer(error.status, _encode(error.document()), JSON_API, error.headers)


def _staged(fault: Fault) -> Answer:
    status = 429 if fault.effect == "rate_limit" else fault.status
    if fault.body is not None:
        media_type = "text/plain" if isinstance(fault.body, str) else JSON_API
        return Answer(status, fault.content(), media_type, _retry_after(fault))
    title = fault.title or TITLES.get(status, "Error")
    detail = f"{title} (staged by the sandbox)." if fault.detail is None else fault.detail
    document = ApiError(status, detail, title).document()
    for member in fault.without:
        document["errors"][0].pop(member, None)
    return Answer(status, _encode(document), JSON_API, _retry_after(fault))


def _retry_after(fault: Fault) -> dict[str, str]:
    return {} if fault.retry_after is None else {"retry-after": f"{fault.retry_after:g}"}


def _marked(answer: Answer, fault: Fault) -> Answer:
    """The answer with the fault's headers, and one that gives it away to who looks at the wire."""
    own = {name.lower(): value for name, value in (fault.headers or {}).items()}
    media_type = own.pop("content-type", answer.media_type)
    headers = {**(answer.headers or {}), "x-sandbox-fault": fault.effect, **own}
    return replace(answer, headers=headers, media_type=media_type)


async def _send(answer: Answer, send: Send, *, cut: bool = False) -> None:
    headers = []
    content = b"" if answer.status in WITHOUT_BODY else answer.content
    if content:
        headers.append((b"content-type", answer.media_type.encode()))
    if answer.status not in WITHOUT_BODY:
        headers.append((b"content-length", str(len(content)).encode()))
    for name, value in (answer.headers or {}).items():
        headers.append((name.encode(), value.encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if cut:
        content = content[: len(content) // 2]
    await send({"type": "http.response.body", "body": content, "more_body": cut})


async def _drop(scope: Scope, receive: Receive) -> None:
    """Close the connection without another byte; needs the sandbox's own server."""
    transport: asyncio.Transport | None = scope.get("state", {}).get("transport")
    if transport is None:
        raise ConnectionResetError("dropped by a fault")
    transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass
