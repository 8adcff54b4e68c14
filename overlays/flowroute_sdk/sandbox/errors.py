"""Errors in the API's own envelope, `{"errors": [{"detail", "id", "status", "title"}]}`."""

from __future__ import annotations

import uuid
from typing import Any

TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    413: "Request Entity Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Entity",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
    503: "Service Unavailable",
    505: "HTTP Version Not Supported",
}

FieldErrors = list[tuple[tuple[str | int, ...], str]]


class ApiError(Exception):
    """A refusal that a handler or the validation raises; `title=None` leaves the title out."""

    def __init__(
        self,
        status: int,
        detail: str | dict[str, Any],
        title: str | None = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.title: str | None = TITLES.get(status, "Error") if title == "" else title
        self.headers: dict[str, str] = headers or {}

    def document(self) -> dict[str, Any]:
        """The error document, with a fresh error id."""
        error: dict[str, Any] = {
            "detail": self.detail,
            "id": str(uuid.uuid4()),
            "status": self.status,
        }
        if self.title is not None:
            error["title"] = self.title
        return {"errors": [error]}


def not_found(detail: str = "Could not find that resource on your account.") -> ApiError:
    """The documented 404 of a resource that the account lacks: it has no title."""
    return ApiError(404, detail, title=None)


def unprocessable(detail: str) -> ApiError:
    """A 422 with a plain sentence."""
    return ApiError(422, detail)


def invalid_fields(errors: FieldErrors) -> ApiError:
    """A 422 whose detail is an object of nested field errors, without a title."""
    tree: dict[str, Any] = {}
    for path, message in errors:
        keys = [str(part) for part in path] or ["_schema"]
        node = tree
        for key in keys[:-1]:
            child = node.get(key)
            if not isinstance(child, dict):
                child = node[key] = {} if child is None else {"_schema": child}
            node = child
        last = keys[-1]
        if isinstance(node.get(last), dict):
            node, last = node[last], "_schema"
        node.setdefault(last, []).append(message)
    return ApiError(422, tree, title=None)


def invalid_attribute(name: str, message: str) -> ApiError:
    """A 422 about one attribute of the resource in the request body."""
    return invalid_fields([(("data", "attributes", name), message)])
