"""A request, the old way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..api_helper import APIHelper
from ._values import Values


class HttpRequest(Values):
    """What is sent, or would have been."""

    def __init__(
        self,
        http_method: str,
        query_url: str,
        headers: Mapping[str, str] | None = None,
        query_parameters: Mapping[str, Any] | None = None,
        parameters: Any = None,
        files: Any = None,
    ) -> None:
        self.http_method = http_method
        """The method, in capitals."""
        self.query_url = query_url
        """The whole address."""
        self.headers: dict[str, str] = dict(headers or {})
        """Headers beside those that the library sets; never credentials of its own."""
        self.query_parameters = query_parameters
        """Parameters besides those in the address."""
        self.parameters = parameters
        """The body: JSON text, or what is to be one."""
        self.files = files
        """Nothing; files were never sent."""

    def add_header(self, name: str, value: str) -> None:
        """Set a header."""
        self.headers[name] = value

    def add_parameter(self, name: str, value: Any) -> None:
        """Set a field of a body that is a dict."""
        if self.parameters is None:
            self.parameters = {}
        self.parameters[name] = value

    def add_query_parameter(self, name: str, value: Any) -> None:
        """Add a parameter to the address."""
        url = APIHelper.append_url_with_query_parameters(self.query_url, {name: value})
        self.query_url = APIHelper.clean_url(url)
