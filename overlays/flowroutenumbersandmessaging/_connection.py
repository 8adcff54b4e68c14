"""How old calls are carried out: by a `flowroute_sdk` client with the settings of the moment."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Mapping
from time import sleep
from typing import Any, Literal, NamedTuple

from flowroute_sdk import Flowroute, FlowrouteError, Response, RetryEvent

from . import _outside
from .api_helper import APIHelper
from .configuration import DEFAULT_BASE_URI, Configuration
from .exceptions._both import as_old
from .http._values import CaseInsensitiveDict
from .http.http_call_back import HttpCallBack
from .http.http_client import HttpClient
from .http.http_context import HttpContext
from .http.http_request import HttpRequest
from .http.http_response import HttpResponse
from .http.requests_client import RequestsClient, refuse_mocks


class Settings(NamedTuple):
    """What makes two clients different."""

    user_name: str | None
    password: str | None
    base_url: str | None
    retry_interval: float | None


class Manner(NamedTuple):
    """How a controller wants its calls to be made."""

    http_client: HttpClient
    http_call_back: HttpCallBack | None
    headers: Mapping[str, str]


class Call(NamedTuple):
    """A call before it is a request."""

    method: str
    path: str
    query: Mapping[str, Any]
    body: object
    safe_to_repeat: bool
    bucket: Literal["sms", "mms"] | None


class Connection:
    """Credentials, which may be left to `Configuration`, and the clients that use them."""

    def __init__(self, user_name: str | None = None, password: str | None = None) -> None:
        self._user_name = user_name
        self._password = password
        self._lock = threading.Lock()
        self._opened: dict[Settings, Flowroute] = {}

    def send(self, call: Call, manner: Manner) -> Any:
        """Send a request and return the JSON of its answer, the empty text when it has no body.

        Raises APIException, or ErrorException for 401, 403, 404 and 422.
        """
        request = HttpRequest(call.method, call.path)
        try:
            client = self.client(manner)
            address = client.base_url + call.path
            request.query_url = APIHelper.append_url_with_query_parameters(
                address, call.query, Configuration.array_serialization
            )
            request.parameters = _outside.as_json(call.body)
            return self.carry(request, manner, call.safe_to_repeat, call.bucket)
        except FlowrouteError as error:
            raise as_old(error, request) from error

    def carry(
        self,
        request: HttpRequest,
        manner: Manner,
        safe_to_repeat: bool | None,
        bucket: Literal["sms", "mms"] | None = None,
    ) -> Any:
        """Send a request that may be anybody's, with the callbacks around it."""
        if manner.http_call_back is not None:
            manner.http_call_back.on_before_request(request)
        request.headers = {**manner.headers, **request.headers}
        try:
            if isinstance(manner.http_client, RequestsClient):
                answer = self._by_ourselves(request, manner, safe_to_repeat, bucket)
            else:
                answer = _outside.sent_with(manner.http_client, request, self.credentials())
        except FlowrouteError as error:
            _tell(manner, request, error.response)
            raise
        _tell(manner, request, answer)
        # A 404 here means that an earlier attempt at the deletion had worked.
        return "" if answer.status == 404 else _outside.document_of(request, answer)

    def _by_ourselves(
        self,
        request: HttpRequest,
        manner: Manner,
        safe_to_repeat: bool | None,
        bucket: Literal["sms", "mms"] | None,
    ) -> Response:
        refuse_mocks()
        return (
            self.client(manner)
            .request(
                request.http_method,
                _outside.address_of(request),
                query=request.query_parameters,
                json=_outside.body_of(request),
                safe_to_repeat=safe_to_repeat,
                bucket=bucket,
                extra_headers=request.headers,
                **options_of(manner),
            )
            .response
        )

    def client(self, manner: Manner) -> Flowroute:
        """The client for the settings of this moment."""
        settings = self._settings(getattr(manner.http_client, "retry_interval", None))
        with self._lock:
            if settings not in self._opened:
                client = Flowroute(
                    settings.user_name,
                    settings.password,
                    base_url=settings.base_url,
                    on_retry=_longer_pauses(settings.retry_interval),
                )
                weakref.finalize(self, client.close)
                self._opened[settings] = client
            return self._opened[settings]

    def credentials(self) -> tuple[str | None, str | None]:
        """Those of this connection, else those of `Configuration`; None for one not set."""
        return (
            self._user_name or Configuration.basic_auth_user_name,
            self._password or Configuration.basic_auth_password,
        )

    def _settings(self, retry_interval: float | None) -> Settings:
        base_uri = Configuration.base_uri or DEFAULT_BASE_URI
        base_url = None if base_uri.rstrip("/") == DEFAULT_BASE_URI else base_uri
        return Settings(*self.credentials(), base_url, retry_interval)


def options_of(manner: Manner) -> dict[str, Any]:
    """What a controller wants of the calls that `flowroute_sdk` makes."""
    sender = manner.http_client
    if not isinstance(sender, RequestsClient):
        return {}
    options: dict[str, Any] = {"timeout": sender.timeout}
    if sender.max_retries is not None:
        options["max_retries"] = sender.max_retries
    return options


def _tell(manner: Manner, request: HttpRequest, answer: Response | None) -> None:
    if manner.http_call_back is not None and answer is not None:
        headers = CaseInsensitiveDict(answer.headers)
        response = HttpResponse(answer.status, headers, answer.text)
        manner.http_call_back.on_after_response(HttpContext(request, response))


def _longer_pauses(interval: float | None) -> Any:
    """What makes pauses between attempts at least as long as was asked for."""
    if not interval:
        return None

    def wait(event: RetryEvent) -> None:
        wished = interval * 2 ** (event.attempt - 1) if event.attempt > 1 else 0.0
        sleep(max(0.0, wished - event.delay))

    return wait
