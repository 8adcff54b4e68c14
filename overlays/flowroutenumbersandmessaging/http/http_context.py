"""A request and its answer."""

from __future__ import annotations

from ._values import Values
from .http_request import HttpRequest
from .http_response import HttpResponse


class HttpContext(Values):
    """What an error or a callback speaks of."""

    def __init__(self, request: HttpRequest, response: HttpResponse) -> None:
        self.request = request
        """What was sent, or would have been."""
        self.response = response
        """What came."""
