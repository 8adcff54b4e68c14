"""What the old controllers have in common."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Literal, NoReturn
from urllib.parse import quote

from flowroute_sdk import InvalidArgument

from .._connection import Connection
from .._context import HttpRequest
from ..exceptions._both import as_old


class BaseController:
    """A group of old methods. Made without a connection, it works with `Configuration` alone."""

    def __init__(self, connection: Connection | None = None) -> None:
        self._connection = connection or Connection()

    def _get(self, path: str, **query: object) -> Any:
        texts = {name: _query_value(name, value) for name, value in query.items()}
        return self._connection.send("GET", path, texts)

    def _put(self, path: str, body: object) -> Any:
        return self._connection.send("PUT", path, body=body, safe_to_repeat=True)

    def _patch(self, path: str, body: object = None) -> Any:
        return self._connection.send("PATCH", path, body=body, safe_to_repeat=True)

    def _delete(self, path: str) -> Any:
        return self._connection.send("DELETE", path, safe_to_repeat=True)

    def _create(
        self, path: str, body: object = None, bucket: Literal["sms", "mms"] | None = None
    ) -> Any:
        return self._connection.send("POST", path, body=body, safe_to_repeat=False, bucket=bucket)

    def _check_or_set(self, path: str, body: object) -> Any:
        return self._connection.send("POST", path, body=body, safe_to_repeat=True)


def refuse(field: str, value: object, expected: str) -> NoReturn:
    """Raise InvalidArgument in a form that old `except` clauses catch as well."""
    error = InvalidArgument(field, value, expected)
    raise as_old(error, HttpRequest("", "", {}, None)) from error


def segment(field: str, value: object) -> str:
    """An id as one segment of a path; blanks and dots, which would lead elsewhere, are refused."""
    text = "" if value is None else as_text(field, value)
    if text.strip() in ("", ".", ".."):
        refuse(field, value, "an id")
    return quote(text, safe="")


def as_text(field: str, value: object) -> str:
    """A value as text that can be sent."""
    try:
        text = str(value)
        text.encode()
    except ValueError:
        refuse(field, value, "something that can be written as text")
    return text


def document(body: object) -> Any:
    """A body given as JSON text or as the object itself."""
    if not isinstance(body, str | bytes | bytearray):
        return body
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        refuse("body", body, "JSON, or a dict")


def _query_value(field: str, value: object) -> Any:
    if value is None or isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else as_text(field, value)


def callback(url: object) -> dict[str, Any]:
    """The body that sets a callback address."""
    return {"data": {"attributes": {"callback_url": url}}}
