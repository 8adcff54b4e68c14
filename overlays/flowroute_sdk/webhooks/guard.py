"""Who may post. Flowroute signs nothing, so check for a secret in the URL, or for a network."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
from collections.abc import Iterable, Mapping
from typing import Any, Never, Self, TypeAlias
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

import attrs

from .._secrets import SecretText
from ..errors import InvalidArgument, WebhookError
from ._json import MAX_SIZE

__all__ = ["Guard", "Posted", "webhook_url"]

_Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


@attrs.frozen
class Posted:
    """A request, without its body.

    Attributes:
        method: The method, in capitals.
        path: The path as received, without the query.
        query: The query as received.
        headers: The headers, with names in lower case; repeated ones are joined by commas.
        peer: The address at the other end of the connection, if known.
    """

    method: str = "POST"
    path: str = attrs.field(default="", repr=False)
    query: str = attrs.field(default="", repr=False)
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    peer: str | None = None

    @classmethod
    def from_environ(cls, environ: Mapping[str, Any]) -> Self:
        """Read a WSGI environment: `request.META` in Django, `request.environ` in Flask."""
        headers = {
            name[5:].replace("_", "-").lower(): value
            for name, value in environ.items()
            if name.startswith("HTTP_")
        }
        headers["content-type"] = environ.get("CONTENT_TYPE") or ""
        headers["content-length"] = environ.get("CONTENT_LENGTH") or ""
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        return cls(
            method=environ["REQUEST_METHOD"],
            path=quote(path.encode("latin-1", "ignore")),  # a byte for each character, says WSGI
            query=environ.get("QUERY_STRING", ""),
            headers=headers,
            peer=environ.get("REMOTE_ADDR") or None,
        )


class Guard:
    """Checks that a request has the right secret, network and form. Each check is optional.

    >>> guard = Guard(basic=("flowroute", secret))
    >>> client.messages.set_account_level_sms_callback(
    ...     webhook_url("https://example.com/sms", guard)
    ... )

    Secrets are compared in constant time and never appear in a repr, log line or answer. A token
    in the path or query appears in a web server's access log; a password doesn't.
    """

    def __init__(
        self,
        *,
        basic: tuple[str, str] | None = None,
        path_token: str | None = None,
        query_token: str | None = None,
        networks: Iterable[str] = (),
        trusted_proxies: int | Iterable[str] = (),
        media_types: Iterable[str] = ("application/json",),
        max_size: int = MAX_SIZE,
    ) -> None:
        """Set up a guard.

        Args:
            basic: User and password for HTTP Basic authentication.
            path_token: A secret at the end of the path.
            query_token: A secret as the parameter `token` of the query.
            networks: The allowed origins, such as `"203.0.113.0/24"`; none means any.
            trusted_proxies: The networks of your own proxies or, if their addresses change, how
                many of them each request passes. Only entries of `X-Forwarded-For` that these
                have added are trusted.
            media_types: The allowed media types; a request without one is allowed.
            max_size: The largest body allowed, in bytes.

        Raises:
            InvalidArgument: A secret is blank, a network is invalid, or a number isn't above 0.
        """
        self._basic = None if basic is None else _pair(basic)
        self._path_token = _secret("path_token", path_token)
        self._query_token = _secret("query_token", query_token)
        self._networks = _networks("networks", networks)
        self._hops, self._proxies = _proxies(trusted_proxies)
        self._media_types = frozenset(each.lower() for each in media_types)
        if max_size < 1:
            raise InvalidArgument("max_size", max_size, "a number of bytes above 0")
        self.max_size: int = max_size

    def __repr__(self) -> str:
        return f"<Guard max_size={self.max_size}>"

    def __reduce__(self) -> Never:
        raise TypeError("a Guard can't be pickled: it holds secrets")

    def check(self, posted: Posted) -> None:
        """Check whether a request is allowed.

        Raises:
            WebhookError: It isn't; `status` is 401, 403, 405, 413 or 415.
        """
        if posted.method != "POST":
            raise WebhookError("webhooks must be posted (POST)", status=405)
        self._check_origin(posted)
        self._check_secrets(posted)
        self._check_form(posted)

    def _check_origin(self, posted: Posted) -> None:
        if self._networks:
            origin = self._origin(posted)
            if origin is None or not any(origin in network for network in self._networks):
                raise WebhookError("not from an allowed network", status=403)

    def _origin(self, posted: Posted) -> _Address | None:
        """Where the request entered what is trusted: never what the far end claims of itself."""
        passed = [part for part in posted.headers.get("x-forwarded-for", "").split(",") if part]
        if self._hops:
            return _address(passed[-self._hops]) if len(passed) >= self._hops else None
        found = _address(posted.peer or "")
        while found is not None and passed and any(found in each for each in self._proxies):
            found = _address(passed.pop())
        return found

    def _check_secrets(self, posted: Posted) -> None:
        if self._basic is not None:
            given = _credentials(posted.headers.get("authorization", ""))
            if not hmac.compare_digest(given, self._basic.encode()):
                raise WebhookError("wrong or no credentials", status=401)
        if self._path_token is not None:
            given = _end_of(posted.path, self._path_token).encode("utf-8", "replace")
            _check_token(given, self._path_token)
        if self._query_token is not None:
            values = dict(parse_qsl(posted.query)) if _few(posted.query) else {}
            _check_token(values.get("token", "").encode("utf-8", "replace"), self._query_token)

    def _check_form(self, posted: Posted) -> None:
        length = posted.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self.max_size:
            raise WebhookError(f"more than {self.max_size} bytes", status=413)
        kind = posted.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind and kind not in self._media_types and not self._is_json(kind):
            raise WebhookError("not JSON", status=415)

    def _is_json(self, kind: str) -> bool:
        return "application/json" in self._media_types and kind.endswith("+json")

    def _address_parts(self, netloc: str, path: str, query: str) -> tuple[str, str, str]:
        if self._basic is not None:
            user, _, password = self._basic.partition(":")
            netloc = f"{quote(user, safe='')}:{quote(password, safe='')}@{netloc}"
        if self._path_token is not None:
            path = f"{path.rstrip('/')}/{quote(self._path_token, safe='')}"
        if self._query_token is not None:
            added = f"token={quote(self._query_token, safe='')}"
            query = f"{query}&{added}" if query else added
        return netloc, path, query


def webhook_url(url: str, guard: Guard | None = None) -> str:
    """Return the URL to register: `url` with the guard's secrets added.

    Raises:
        InvalidArgument: `url` isn't an absolute http or https URL, or already has a user.
    """
    expected = "an absolute URL without user and fragment, such as https://example.com/sms"
    if not isinstance(url, str):
        raise InvalidArgument("url", type(url), expected)
    try:
        parts = urlsplit(url)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if not right or parts.username is not None or parts.fragment or not url.isascii():
        raise InvalidArgument("url", "the address given", expected)  # there may be secrets in it
    if guard is None:
        return url
    netloc, path, query = guard._address_parts(parts.netloc, parts.path, parts.query)
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _secret(field: str, value: object) -> SecretText | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or "\ud800" <= max(value) <= "\udfff":
        raise InvalidArgument(field, SecretText(value), "text that isn't blank")
    return SecretText(value)


def _pair(basic: object) -> SecretText:
    if isinstance(basic, tuple) and len(basic) == 2 and ":" not in str(basic[0]):
        user, password = _secret("basic", basic[0]), _secret("basic", basic[1])
        return SecretText(f"{user}:{password}")
    raise InvalidArgument("basic", SecretText(), "a user without a colon, and a password")


def _check_token(given: bytes, token: str) -> None:
    if not hmac.compare_digest(given, token.encode()):
        raise WebhookError("wrong or no token", status=403)


def _end_of(path: str, token: str) -> str:
    """As many segments as a token has: WSGI servers decode the slashes in it."""
    decoded = unquote(path)
    if not token.endswith("/"):
        decoded = decoded.rstrip("/")
    return "/".join(decoded.split("/")[-1 - token.count("/") :])


def _few(query: str) -> bool:
    return query.count("&") < 100


def _credentials(header: str) -> bytes:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return b""
    try:
        return base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _networks(field: str, given: object) -> tuple[_Network, ...]:
    expected = 'networks, such as ["203.0.113.0/24"]'
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InvalidArgument(field, given, expected)
    try:
        return tuple(ipaddress.ip_network(each) for each in given)
    except ValueError:
        raise InvalidArgument(field, given, expected) from None


def _proxies(given: int | Iterable[str]) -> tuple[int, tuple[_Network, ...]]:
    if isinstance(given, int):
        if given < 1 or isinstance(given, bool):
            raise InvalidArgument("trusted_proxies", given, "at least one, or their networks")
        return given, ()
    return 0, _networks("trusted_proxies", given)


def _address(text: str) -> _Address | None:
    """An address as proxies write it, a port behind it or not."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found
