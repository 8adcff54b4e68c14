"""How old calls are carried out: by a `flowroute_sdk` client with the settings of the moment."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Mapping
from typing import Any, Literal

from flowroute_sdk import Flowroute, FlowrouteError

from ._context import HttpRequest
from .configuration import DEFAULT_BASE_URI, Configuration
from .exceptions._both import as_old

Settings = tuple[str | None, str | None, str | None]


class Connection:
    """Credentials, which may be left to `Configuration`, and the clients that use them."""

    def __init__(self, user_name: str | None = None, password: str | None = None) -> None:
        self._user_name = user_name
        self._password = password
        self._lock = threading.Lock()
        self._opened: dict[Settings, Flowroute] = {}

    def send(
        self,
        method: str,
        path: str,
        query: Mapping[str, Any] | None = None,
        body: object = None,
        *,
        safe_to_repeat: bool | None = None,
        bucket: Literal["sms", "mms"] | None = None,
    ) -> Any:
        """Send a request and return the JSON of its answer, None when that has no body.

        Raises APIException, or ErrorException for 401, 403, 404 and 422.
        """
        try:
            answer = self._client().request(
                method, path, query=query, json=body, safe_to_repeat=safe_to_repeat, bucket=bucket
            )
            # A 404 here means that an earlier attempt at the deletion had worked.
            return None if answer.status == 404 else answer.parse()
        except FlowrouteError as error:
            raise as_old(error, HttpRequest(method, path, {}, None)) from error

    def _client(self) -> Flowroute:
        settings = self._settings()
        with self._lock:
            if settings not in self._opened:
                user_name, password, base_uri = settings
                client = Flowroute(user_name, password, base_url=base_uri)
                weakref.finalize(self, client.close)
                self._opened[settings] = client
            return self._opened[settings]

    def _settings(self) -> Settings:
        base_uri = Configuration.base_uri or DEFAULT_BASE_URI
        return (
            self._user_name or Configuration.basic_auth_user_name,
            self._password or Configuration.basic_auth_password,
            None if base_uri.rstrip("/") == DEFAULT_BASE_URI else base_uri,
        )
