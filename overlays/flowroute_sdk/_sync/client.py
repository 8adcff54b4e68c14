# Derived from _async/client.py by `make generate`: do not edit.
# Source: sha256 4c9f1b6ebb1c11343578318844e723950b89e4bc6eb13a23c8905e47e12a465d
# Below: sha256 d8aac904f2ec9ea7b0f3d0883ad6a436dc6e6f5040b2b36e936a7418574ac090
"""The client: credentials, connections and settings, with the resources as its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Never, Self, Unpack

from .._lazy import part
from .._options.config import resolve_credentials, resolve_origin
from .._options.copies import copy_of
from .._options.hooks import Hooks
from .._options.options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, Settings, checked_size
from .._options.user_agent import user_agent_header
from .._policy.ledger import ledger_for
from .._policy.limiter import limiter_for
from .._requests.build import Builder, encode
from .._requests.free_request import checked_method, checked_path, json_of
from .._secrets import SecretValues
from .._sides import rim_sync as rim
from .._transports.base import DEFAULT_LARGEST_BODY, TransportOptions
from .._transports.origin import Origin
from ..errors import ConfigurationError, InvalidArgument
from ..limits import RateLimits
from ..wire import RawResponse
from .attributes import Attributes
from .engine.executor import Executor, RawExecutor, Wiring

if TYPE_CHECKING:
    import os
    import ssl
    from collections.abc import Mapping
    from types import TracebackType

    import httpx

    from .._options.hooks import OnRequest, OnResponse, OnRetry
    from .._options.options import CallOptions, QueryValue
    from .._transports.base import TransportLike
    from ..limits import Bucket, RateLimiter
    from .raw import RawClient

__all__ = ["Flowroute"]

_ARGUMENTS_OF_REQUEST = ("query", "json", "content_type", "safe_to_repeat", "bucket")


class Flowroute(Attributes, rim.Closing):
    """A client of the Flowroute API.

    >>> with Flowroute() as client:
    ...     for number in client.numbers.list_account_phone_numbers():
    ...         print(number.id)

    One client serves any number of threads or tasks at once. It keeps connections open: use it
    as a context manager, or close it.
    """

    def __init__(
        self,
        access_key: str | None = None,
        secret_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        rate_limit: RateLimits | RateLimiter | None = RateLimits(),  # noqa: B008 - a frozen value
        proxy: str | None = None,
        verify: bool | str | os.PathLike[str] | ssl.SSLContext = True,
        transport: TransportLike | None = None,
        http_client: httpx.Client | None = None,
        largest_body: int = DEFAULT_LARGEST_BODY,
        user_agent: str | None = None,
        extra_headers: Mapping[str, str] | None = None,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
        on_retry: OnRetry | None = None,
        log_bodies: bool = False,
        log_phone_numbers: bool = False,
    ) -> None:
        """Create a client; nothing is sent.

        Args:
            access_key: The account's access key; by default, FR_ACCESS_KEY of the environment.
            secret_key: Its secret key; by default, FR_SECRET_KEY.
            base_url: Where to call; by default, FR_BASE_URL, else https://api.flowroute.com.
            timeout: Seconds for each phase of one attempt: connect, send, each wait for data.
                None waits forever.
            deadline: Seconds for a whole call: rate limit, attempts, pauses between them, body.
                None means no deadline.
            max_retries: How often a call may be repeated if repeating it is safe.
            rate_limit: Messages per second, a custom limiter, or None for no limit. By default,
                the API's 5 SMS and 1 MMS per second, shared by all clients of this account in the
                process.
            proxy: A proxy's URL, such as http://user:password@proxy:3128; by default, that of the
                environment is used (HTTPS_PROXY, NO_PROXY …).
            verify: TLS: True for the usual roots, a file or folder of CA certificates, or a
                context. False accepts any certificate.
            transport: An httpx transport to send with.
            http_client: An httpx client to send with; it stays yours to close.
            largest_body: The maximum decoded body of an answer, in bytes; a larger one is an
                error.
            user_agent: A prefix for the library's own User-Agent.
            extra_headers: Headers for every call.
            on_request: Called with each `Request` before it is sent; if it raises, nothing is
                sent.
            on_response: Called with the `Request` and `Response` of each answer.
            on_retry: Called with a `RetryEvent` before each pause. For the asynchronous client,
                hooks may be async functions. What `on_response` and `on_retry` raise is logged,
                so that no answer is lost.
            log_bodies: Log bodies too, at DEBUG under `flowroute_sdk`.
            log_phone_numbers: Don't mask phone numbers in log lines.

        Raises:
            ConfigurationError: Missing credentials, a bad base URL, or conflicting options.
            InvalidArgument: An option has an invalid value.
        """
        keys = SecretValues((access_key, secret_key))
        del access_key, secret_key  # no traceback shows them from here on
        origin = resolve_origin(base_url)
        credentials = resolve_credentials(keys)
        if sum(each is not None for each in (http_client, transport, proxy)) > 1:
            raise ConfigurationError("only one of http_client, transport and proxy can be passed")
        settings = Settings().merged(
            {
                "timeout": timeout,
                "deadline": deadline,
                "max_retries": max_retries,
                "extra_headers": {} if extra_headers is None else extra_headers,
            }
        )
        limiter = rate_limit
        if isinstance(limiter, RateLimits):
            limiter = limiter_for(credentials.access_key, origin.base_url, limiter)
        elif limiter is not None and not callable(getattr(limiter, "reserve", None)):
            raise ConfigurationError("rate_limit must be RateLimits(...), a limiter, or None")
        hooks = Hooks(on_request, on_response, on_retry, log_bodies, log_phone_numbers)
        rim.check_hooks(hooks)
        wiring = Wiring(
            Builder(origin, credentials, user_agent_header(user_agent)),
            rim.open_transport(
                TransportOptions(
                    origin, verify, proxy, transport, http_client, checked_size(largest_body)
                )
            ),
            limiter,
            hooks,
            ledger_for(credentials.access_key, origin.base_url, rim.monotonic()),
        )
        self._executor: Executor = Executor(wiring, settings)
        self._owner = True

    @property
    def base_url(self) -> str:
        """The base URL of this client's calls."""
        return self._origin.base_url

    @property
    def _origin(self) -> Origin:
        return self._executor.wiring.builder.origin

    @part
    def with_raw_response(self) -> RawClient:
        """The same resources, with operations that return a `RawResponse`."""
        from .raw import RawClient

        return RawClient(RawExecutor(self._executor.wiring, self._executor.settings))

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """A view of this client with other defaults.

        It shares the connections, and closing it has no effect. Attributes of a subclass's
        instances are kept.

        >>> with client.with_options(deadline=5, max_retries=0) as quick:
        ...     quick.numbers.release_a_phone_number("12065551234")

        Raises InvalidArgument for an option with an invalid value.
        """
        settings = self._executor.settings.merged(options, "with_options")
        view = copy_of(self)
        view._executor = Executor(self._executor.wiring, settings)
        view._owner = False
        return view

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, QueryValue] | None = None,
        json: object = None,
        content_type: str = "application/vnd.api+json",
        safe_to_repeat: bool | None = None,
        bucket: Bucket | None = None,
        **options: Unpack[CallOptions],
    ) -> RawResponse[Any]:
        """Send a request that no method covers yet, with credentials, retries and errors.

        Args:
            method: The HTTP method.
            path: A path of the API, such as /v2/portorders, or an address on the client's own host.
            query: Query parameters.
            json: The body; None sends none.
            content_type: The media type of the body, and of the wanted answer.
            safe_to_repeat: Whether sending it twice is harmless; None means yes for all but POST
                and PATCH.
            bucket: The rate limit that the call counts against: "sms", "mms" or None.
            **options: See `CallOptions`.

        Returns:
            The answer; its `parse()` returns the decoded JSON, or None for an empty body.

        Raises:
            InvalidArgument: The path names another host, or an argument can't be sent.
            FlowrouteError: The call failed; see `flowroute_sdk.errors`.
        """
        method = checked_method(method)
        target = checked_path(path, self._origin)
        settings = self._executor.settings.merged(
            {"extra_query": query} if query is not None else {}
        ).merged(options, "request", _ARGUMENTS_OF_REQUEST)
        if json is None and "extra_body" in options:
            raise InvalidArgument("extra_body", options["extra_body"], "a body to merge it into")
        content = None if json is None else encode(json, settings.body)
        safe = method not in ("POST", "PATCH") if safe_to_repeat is None else bool(safe_to_repeat)
        call = self._executor.wiring.builder.free_call(
            method, target, content, content_type, settings, safe=safe, bucket=bucket
        )
        response = self._executor.perform(call)
        return RawResponse(call.request, response, lambda: json_of(call, response))

    def close(self) -> None:
        """Close the connections; calls after it raise TransportError.

        On a view of `with_options` it does nothing.
        """
        if self._owner:
            self._executor.wiring.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        executor = getattr(self, "_executor", None)  # not there while it is being made
        where = "half made" if executor is None else self.base_url
        return f"<Flowroute {where}>"

    def __reduce__(self) -> Never:
        raise TypeError("a client can't be pickled: it holds credentials and connections")
