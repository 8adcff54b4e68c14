"""The settings of the connections; what sends is `flowroute_sdk`, not requests."""

from __future__ import annotations

from typing import Any, NoReturn

from flowroute_sdk import ConfigurationError

from .._unsupported import Unsupported, supplier
from .http_client import HttpClient
from .http_request import HttpRequest

_MOCKS = (
    "nothing is sent with requests any more; in tests run the sandbox of flowroute_sdk, or set an "
    "HttpClient of your own as http_client"
)
_GONE = ("requests", "CacheControl", "HTTPAdapter", "Retry")
_NOTHING = Unsupported(__name__, _MOCKS)
__getattr__ = supplier(__name__, dict.fromkeys(_GONE, _MOCKS))


def refuse_mocks() -> None:
    """Raise NotImplementedError where a test has put something in the place of what is gone.

    It would not be asked, and the call that it is meant to stop would go out.
    """
    for name in _GONE:
        if not isinstance(globals().get(name, _NOTHING), Unsupported):
            raise NotImplementedError(f"{__name__}.{name} was replaced: {_MOCKS}")


class RequestsClient(HttpClient):
    """Time-out and retries of the controllers that have it as `http_client`.

    Raises ConfigurationError for `cache`: answers are never kept.
    """

    def __init__(
        self,
        timeout: float | None = 60,
        cache: bool = False,
        max_retries: int | None = None,
        retry_interval: float | None = None,
    ) -> None:
        if cache:
            raise ConfigurationError(
                f"cache={cache!r}: expected False; answers are never kept, see docs/migrating.md"
            )
        self.timeout = timeout
        """Seconds for each phase of an attempt; None waits for ever."""
        self.max_retries = max_retries
        """How often a call is repeated, where that is safe; None leaves it to `flowroute_sdk`."""
        self.retry_interval = retry_interval
        """Seconds: the pause before the second repetition is at least twice this, then it grows."""

    @property
    def session(self) -> NoReturn:
        """Not there; raises AttributeError with what to do instead."""
        raise AttributeError(f"there is no session: {_MOCKS}; see docs/migrating.md")

    def execute_as_string(self, request: HttpRequest) -> Any:
        """Not there; raises NotImplementedError with what to do instead."""
        raise NotImplementedError(
            f"{request.http_method} {request.query_url} can't be sent from here: use "
            "handle_request_and_response of a controller, or client.request of flowroute_sdk"
        )

    def execute_as_binary(self, request: HttpRequest) -> Any:
        """Not there; raises NotImplementedError with what to do instead."""
        self.execute_as_string(request)
