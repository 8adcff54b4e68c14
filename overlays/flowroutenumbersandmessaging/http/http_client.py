"""Sending requests with something of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .http_method_enum import HttpMethodEnum
from .http_request import HttpRequest
from .http_response import HttpResponse


class HttpClient:
    """The base of a class of your own; an instance is set as `http_client` of a controller.

    What it sends it sends by itself: rate limits, repeated attempts and time-outs are its own.
    """

    def execute_as_string(self, request: HttpRequest) -> HttpResponse:
        """Send a request and return its answer, the body as text."""
        raise NotImplementedError("execute_as_string of an HttpClient is yours to write")

    def execute_as_binary(self, request: HttpRequest) -> HttpResponse:
        """Send a request and return its answer, the body as bytes; nothing here calls it."""
        raise NotImplementedError("execute_as_binary of an HttpClient is yours to write")

    def convert_response(self, response: Any, binary: bool) -> HttpResponse:
        """Make an answer out of that of the library that you use."""
        raise NotImplementedError("convert_response of an HttpClient is yours to write")

    def get(
        self,
        query_url: str,
        headers: Mapping[str, str] | None = None,
        query_parameters: Mapping[str, Any] | None = None,
    ) -> HttpRequest:
        """A request, not sent."""
        return HttpRequest(HttpMethodEnum.GET, query_url, headers, query_parameters)

    def post(
        self,
        query_url: str,
        headers: Mapping[str, str] | None = None,
        query_parameters: Mapping[str, Any] | None = None,
        parameters: Any = None,
        files: Any = None,
    ) -> HttpRequest:
        """A request, not sent."""
        return HttpRequest(
            HttpMethodEnum.POST, query_url, headers, query_parameters, parameters, files
        )

    def put(
        self,
        query_url: str,
        headers: Mapping[str, str] | None = None,
        query_parameters: Mapping[str, Any] | None = None,
        parameters: Any = None,
        files: Any = None,
    ) -> HttpRequest:
        """A request, not sent."""
        return HttpRequest(
            HttpMethodEnum.PUT, query_url, headers, query_parameters, parameters, files
        )

    def patch(
        self,
        query_url: str,
        headers: Mapping[str, str] | None = None,
        query_parameters: Mapping[str, Any] | None = None,
        parameters: Any = None,
        files: Any = None,
    ) -> HttpRequest:
        """A request, not sent."""
        return HttpRequest(
            HttpMethodEnum.PATCH, query_url, headers, query_parameters, parameters, files
        )

    def delete(
        self,
        query_url: str,
        headers: Mapping[str, str] | None = None,
        query_parameters: Mapping[str, Any] | None = None,
        parameters: Any = None,
        files: Any = None,
    ) -> HttpRequest:
        """A request, not sent."""
        return HttpRequest(
            HttpMethodEnum.DELETE, query_url, headers, query_parameters, parameters, files
        )
