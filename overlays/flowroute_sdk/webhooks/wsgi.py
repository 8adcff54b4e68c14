"""The receiver as a WSGI application."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..errors import WebhookError
from .guard import Posted

if TYPE_CHECKING:
    from .receiver import Answer, Receiver

__all__ = ["WsgiApplication"]


class WsgiApplication:
    """To mount in Flask or Django, or to run bare."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., object]
    ) -> Iterable[bytes]:
        """Serve one request."""
        answer = self._answer(environ)
        content = answer.content
        headers = [*answer.headers, ("content-length", str(len(content)))]
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
        return [content]

    def _answer(self, environ: dict[str, Any]) -> Answer:
        try:
            self._receiver.guard.check(_posted(environ))  # before the body is taken in
            body = _body(environ, self._receiver.guard.max_size)
        except WebhookError as error:
            return self._receiver.refuse(error)
        return self._receiver.receive(body)


def _body(environ: dict[str, Any], limit: int) -> bytes:
    """Take in the body, of which a server that knows its end may hand out all."""
    length = environ.get("CONTENT_LENGTH") or ""
    if length.isdecimal():
        wanted = int(length[:20])
    else:
        wanted = limit + 1 if environ.get("wsgi.input_terminated") else 0
    parts: list[bytes] = []
    while wanted > 0 and (part := environ["wsgi.input"].read(min(wanted, 1 << 16))):
        parts.append(part)
        wanted -= len(part)
    body = b"".join(parts)
    if len(body) > limit:
        raise WebhookError(f"more than {limit} bytes", status=413)
    return body


def _posted(environ: dict[str, Any]) -> Posted:
    headers = {
        name[5:].replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    headers["content-type"] = environ.get("CONTENT_TYPE") or ""
    headers["content-length"] = environ.get("CONTENT_LENGTH") or ""
    path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return Posted(
        method=environ["REQUEST_METHOD"],
        path=quote(path.encode("latin-1")),
        query=environ.get("QUERY_STRING", ""),
        headers=headers,
        peer=environ.get("REMOTE_ADDR") or None,
    )
