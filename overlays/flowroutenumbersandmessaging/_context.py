"""What old errors say about the request and its answer."""

from __future__ import annotations

from typing import NamedTuple


class HttpRequest(NamedTuple):
    """What was sent, or would have been."""

    http_method: str
    query_url: str
    headers: dict[str, str]
    parameters: str | None


class HttpResponse(NamedTuple):
    """The answer. Where there was none the status is None and the body empty."""

    status_code: int | None
    headers: dict[str, str]
    raw_body: str


class HttpContext(NamedTuple):
    """A request and its answer."""

    request: HttpRequest
    response: HttpResponse
