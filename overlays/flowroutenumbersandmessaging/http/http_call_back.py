"""Being told of each request and each answer."""

from __future__ import annotations

from .http_context import HttpContext
from .http_request import HttpRequest


class HttpCallBack:
    """The base of a class of your own; an instance is set as `http_call_back` of a controller."""

    def on_before_request(self, request: HttpRequest) -> None:
        """Called once a call, before it is sent; what it changes in the request is sent."""
        raise NotImplementedError("on_before_request of an HttpCallBack is yours to write")

    def on_after_response(self, context: HttpContext) -> None:
        """Called once a call that got an answer, before an error of it is raised."""
        raise NotImplementedError("on_after_response of an HttpCallBack is yours to write")
