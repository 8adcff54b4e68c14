"""An answer, the old way."""

from __future__ import annotations

from typing import Any

from ._values import Values


class HttpResponse(Values):
    """The answer. Where there was none the status is 0 and the body empty."""

    def __init__(self, status_code: int, headers: Any, raw_body: str) -> None:
        self.status_code = status_code
        """The HTTP status."""
        self.headers = headers
        """The headers; their names are found in any case."""
        self.raw_body = raw_body
        """The body as text."""
