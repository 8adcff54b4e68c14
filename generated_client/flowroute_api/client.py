# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""The client that the bare endpoint functions are handed."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Any, Self

import httpx
from attrs import define, evolve, field


@define
class Client:
    """What the endpoint functions need to know: where the API is and who asks.

    It makes an ``httpx.Client`` or an ``httpx.AsyncClient`` on first use and closes it as a
    context manager. It retries nothing and waits 30 seconds at most for each phase of a call,
    unless told otherwise.
    """

    base_url: str
    """Scheme and host of the API."""
    auth: tuple[str, str] | None = field(default=None, kw_only=True, repr=False)
    """Access key and secret key, sent as HTTP Basic."""
    headers: Mapping[str, str] = field(factory=dict, kw_only=True, repr=False)
    """Headers for every request."""
    cookies: Mapping[str, str] = field(factory=dict, kw_only=True, repr=False)
    """Cookies for every request."""
    timeout: float | httpx.Timeout | None = field(default=30.0, kw_only=True)
    """Seconds for each phase of a call."""
    verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True)
    """Whether, or with what, certificates are verified."""
    follow_redirects: bool = field(default=False, kw_only=True)
    """Whether a redirection is followed; it is an UnexpectedStatus otherwise."""
    httpx_args: Mapping[str, Any] = field(factory=dict, kw_only=True, repr=False)
    """Further arguments for the client of httpx."""
    _client: httpx.Client | None = field(default=None, init=False, repr=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False)

    def _settings(self) -> dict[str, Any]:
        return {
            "base_url": self.base_url,
            "auth": self.auth,
            "headers": dict(self.headers),
            "cookies": dict(self.cookies),
            "timeout": self.timeout,
            "verify": self.verify_ssl,
            "follow_redirects": self.follow_redirects,
            **self.httpx_args,
        }

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """A client like this one with further headers; this one and its connections stay as they are."""
        return evolve(self, headers={**self.headers, **headers})

    def with_cookies(self, cookies: Mapping[str, str]) -> Self:
        """A client like this one with further cookies."""
        return evolve(self, cookies={**self.cookies, **cookies})

    def with_timeout(self, timeout: float | httpx.Timeout | None) -> Self:
        """A client like this one that waits as long as this in each phase of a call."""
        return evolve(self, timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use ``client``, whose own settings count then."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The client of httpx, made when it is first asked for."""
        if self._client is None:
            self._client = httpx.Client(**self._settings())
        return self._client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *args: Any) -> None:
        self.get_httpx_client().__exit__(*args)

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use ``async_client``, whose own settings count then."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The async client of httpx, made when it is first asked for."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._settings())
        return self._async_client

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *args: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*args)


@define(kw_only=True)
class AuthenticatedClient(Client):
    """A client that shows a token, for who hasn't the two keys but what is made of them."""

    base_url: str
    """Scheme and host of the API."""
    token: str = field(repr=False)
    """What stands in the header after the prefix."""
    prefix: str = "Bearer"
    """The scheme; the API itself takes ``Basic``."""
    auth_header_name: str = "Authorization"
    """The header that shows the token."""

    def _settings(self) -> dict[str, Any]:
        settings = super()._settings()
        shown = f"{self.prefix} {self.token}" if self.prefix else self.token
        settings["headers"] = {**settings["headers"], self.auth_header_name: shown}
        return settings
