"""The base of the old exceptions."""

from __future__ import annotations

from flowroute_sdk import FlowrouteError

from ..http.http_context import HttpContext


class APIException(FlowrouteError):
    """A call failed.

    What is raised is also an instance of the class of `flowroute_sdk.errors` that says what
    happened, and has its attributes.
    """

    reason: str
    """What went wrong, in a sentence."""
    context: HttpContext
    """The request and its answer: `context.request`, `context.response.raw_body`."""
    response_code: int
    """The HTTP status; 422 for what was refused before it was sent, 0 when there was no answer."""

    def __init__(self, reason: str, context: HttpContext) -> None:
        super().__init__(reason)
        self.reason = reason
        self.context = context
        self.response_code = context.response.status_code
