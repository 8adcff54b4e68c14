"""Where the client calls and as whom: arguments first, then the environment, then the real API."""

from __future__ import annotations

import os
from binascii import b2a_base64
from typing import Never
from urllib.parse import urlsplit

from .._secrets import SecretBytes, SecretText, SecretValues
from .._transports.origin import PORTS, Origin
from ..errors import ConfigurationError

DEFAULT_BASE_URL = "https://api.flowroute.com"


class Credentials:
    """An access key and its secret, which no repr, pickle, error or traceback ever shows."""

    __slots__ = ("access_key", "authorization", "keys_from")

    def __init__(self, keys: SecretValues, keys_from: str) -> None:
        self.keys_from: str = keys_from
        """Where the keys were found, in words."""
        self.access_key: str = keys[0]
        self.authorization: bytes = SecretBytes(
            b"Basic %b" % b2a_base64(f"{keys[0]}:{keys[1]}".encode(), newline=False)
        )

    def __repr__(self) -> str:
        return "<Credentials>"

    def __reduce__(self) -> Never:
        raise TypeError("credentials can't be pickled")


def resolve_credentials(given: SecretValues) -> Credentials:
    """The credentials from the arguments (a pair), else from FR_ACCESS_KEY and FR_SECRET_KEY.

    Raises ConfigurationError, which names what is missing and never shows a value.
    """
    access = _key("access_key", "FR_ACCESS_KEY", SecretValues(given[:1]))
    secret = _key("secret_key", "FR_SECRET_KEY", SecretValues(given[1:]))
    keys_from = (
        f"the access key came from {_source('access_key', given[0] is None)}, "
        f"the secret key from {_source('secret_key', given[1] is None)}"
    )
    if ":" in access[0]:
        raise ConfigurationError("access_key can't contain a colon")
    return Credentials(SecretValues(access + secret), keys_from)


def _source(argument: str, is_missing: bool) -> str:
    """Where a key was found: its argument, or the variable in its place."""
    return f"the variable FR_{argument.upper()}" if is_missing else f"the argument {argument}="


def _key(argument: str, variable: str, value: SecretValues) -> SecretValues:
    if value[0] is None:
        value = SecretValues((os.environ.get(variable),))
    if value[0] is None or value[0] == "":
        raise ConfigurationError(f"no credentials: pass {argument}= or set {variable}")
    if not isinstance(value[0], str):
        raise ConfigurationError(f"{argument} must be a string")
    value = SecretValues((SecretText(value[0].strip()),))
    if not value[0] or not value[0].isprintable():
        raise ConfigurationError(f"{argument} is blank or contains control characters")
    return value


def resolve_origin(base_url: str | None) -> Origin:
    """The base URL from the argument, else from FR_BASE_URL, else Flowroute's own.

    Raises ConfigurationError for one that isn't a plain http or https address.
    """
    url = base_url or os.environ.get("FR_BASE_URL") or DEFAULT_BASE_URL
    if not isinstance(url, str):
        raise ConfigurationError("base_url must be a string")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        raise ConfigurationError("base_url isn't a valid URL") from None
    if parts.scheme not in PORTS or not host:
        raise ConfigurationError("base_url must start with https:// (or http://) and name a host")
    if parts.username is not None or parts.password is not None:
        raise ConfigurationError(
            "base_url can't contain credentials: pass access_key and secret_key"
        )
    if parts.query or parts.fragment or not (url.isascii() and url.strip().isprintable()):
        raise ConfigurationError("base_url can't contain a query, a fragment or invalid characters")
    return Origin(
        parts.scheme, host, PORTS[parts.scheme] if port is None else port, parts.path.rstrip("/")
    )
