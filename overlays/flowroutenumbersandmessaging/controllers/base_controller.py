"""What the old controllers have in common."""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar, Literal, NoReturn
from urllib.parse import quote

from flowroute_sdk import FlowrouteError, InvalidArgument

from .._connection import Call, Connection, Manner
from .._unsupported import supplier
from ..exceptions._both import as_old
from ..exceptions.api_exception import APIException
from ..http.http_call_back import HttpCallBack
from ..http.http_client import HttpClient
from ..http.http_context import HttpContext
from ..http.http_request import HttpRequest
from ..http.requests_client import RequestsClient

__getattr__ = supplier(__name__, {"BasicAuth": "import it from http.auth.basic_auth"})

SEPARATORS = re.compile(r"[\s().+-]")
"""What people write between the digits of a phone number."""
RENAMED = {
    "create_purchase_a_phone_number": "purchase_a_phone_number",
    "create_send_a_message": "send_a_message",
    "get_account_phone_numbers": "list_account_phone_numbers",
    "get_look_up_a_message_detail_record": "look_up_a_message_detail_record",
    "get_look_up_a_set_of_messages": "look_up_a_set_of_messages",
    "get_phone_number_details": "list_phone_number_details",
    "list_cdr_exports": "list_cdrs",
    "create_cdr": "create_cdr_export",
    "search_cnams": "list_cnams, or client.cnams.list_cnams(contains=...) of flowroute_sdk",
    "update_failover_voice_route_for_a_phone_number": "update_failover_voice_route",
    "update_primary_voice_route_for_a_phone_number": "update_primary_voice_route",
}
"""Names of early versions and of the README, and what the last version called them."""


class BaseController:
    """A group of old methods. Made without a client, it works with `Configuration` alone."""

    http_client: HttpClient = RequestsClient()
    """The settings of the connections, or a client of your own; on the class for all."""
    http_call_back: HttpCallBack | None = None
    """Told of each request and each answer; on the class for all."""
    global_headers: ClassVar[dict[str, str]] = {}
    """Headers of every request."""

    def __init__(
        self,
        client: HttpClient | None = None,
        call_back: HttpCallBack | None = None,
        *,
        connection: Connection | None = None,
    ) -> None:
        if client is not None:
            self.http_client = client
        if call_back is not None:
            self.http_call_back = call_back
        self._connection = connection or Connection()

    def __getattr__(self, name: str) -> NoReturn:
        problem = f"{type(self).__name__!r} object has no attribute {name!r}"
        if name in RENAMED:
            problem += f": use {RENAMED[name]}; see docs/migrating.md"
        raise AttributeError(problem, name=name, obj=self)

    @staticmethod
    def validate_parameters(**kwargs: object) -> None:
        """Raise ValueError for the first that is None."""
        for name, value in kwargs.items():
            if value is None:
                raise ValueError(f"{name}=None: expected a value")

    @staticmethod
    def validate_response(context: HttpContext) -> None:
        """Raise APIException for an answer that is no success."""
        if not 200 <= context.response.status_code <= 208:
            raise APIException("HTTP response not OK.", context)

    def execute_request(self, request: HttpRequest, binary: bool = False) -> NoReturn:
        """Not there; raises NotImplementedError with what to do instead."""
        raise NotImplementedError(
            f"{request.http_method} {request.query_url} (binary={binary!r}) can't be sent so: use "
            "handle_request_and_response, or client.request of flowroute_sdk"
        )

    def handle_request_and_response(self, request: HttpRequest) -> Any:
        """Send a request of your own below `Configuration.base_uri` and return its JSON."""
        try:
            return self._connection.carry(request, self._manner(), None)
        except FlowrouteError as error:
            raise as_old(error, request) from error

    def _get(self, path: str, **query: object) -> Any:
        texts = {name: _query_value(name, value) for name, value in query.items()}
        return self._send("GET", path, query=texts)

    def _put(self, path: str, body: object) -> Any:
        return self._send("PUT", path, body)

    def _patch(self, path: str, body: object = None) -> Any:
        return self._send("PATCH", path, body)

    def _delete(self, path: str) -> Any:
        return self._send("DELETE", path)

    def _create(
        self, path: str, body: object = None, bucket: Literal["sms", "mms"] | None = None
    ) -> Any:
        return self._send("POST", path, body, safe_to_repeat=False, bucket=bucket)

    def _check_or_set(self, path: str, body: object) -> Any:
        return self._send("POST", path, body)

    def _send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        query: dict[str, Any] | None = None,
        safe_to_repeat: bool = True,
        bucket: Literal["sms", "mms"] | None = None,
    ) -> Any:
        call = Call(method, path, query or {}, body, safe_to_repeat, bucket)
        return self._connection.send(call, self._manner())

    def _manner(self) -> Manner:
        return Manner(self.http_client, self.http_call_back, self.global_headers)


def refuse(field: str, value: object, expected: str) -> NoReturn:
    """Raise InvalidArgument in a form that old `except` clauses catch as well."""
    error = InvalidArgument(field, value, expected)
    raise as_old(error, HttpRequest("", "")) from error


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
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [as_text(field, each) for each in value]
    return as_text(field, value)


def callback(url: object) -> dict[str, Any]:
    """The body that sets a callback address."""
    return {"data": {"attributes": {"callback_url": url}}}
