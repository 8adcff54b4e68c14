"""The receiver as a WSGI application."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ..errors import WebhookError
from .guard import Posted

if TYPE_CHECKING:
    from .receiver import Answer, Receiver

__all__ = ["WsgiApplication"]


class WsgiApplication:
    """A WSGI application, to mount in Flask or Django, or to run by itself."""

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
            self._receiver.guard.check(Posted.from_environ(environ))  # before the body is taken in
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
