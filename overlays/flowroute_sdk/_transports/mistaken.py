"""What to say of an ``http_client`` or a ``transport`` that isn't one."""

from __future__ import annotations

import httpx

from ..errors import ConfigurationError

__all__ = ["checked_client", "checked_transport"]

_OTHER_SIDE: dict[type, tuple[type, str]] = {
    httpx.Client: (httpx.AsyncClient, "asynchronous: use it with AsyncFlowroute"),
    httpx.AsyncClient: (httpx.Client, "synchronous: use it with Flowroute"),
    httpx.BaseTransport: (httpx.AsyncBaseTransport, "asynchronous: use it with AsyncFlowroute"),
    httpx.AsyncBaseTransport: (httpx.BaseTransport, "synchronous: use it with Flowroute"),
}
_CLIENTS = (httpx.Client, httpx.AsyncClient)
_TRANSPORTS = (httpx.BaseTransport, httpx.AsyncBaseTransport)


def checked_client(value: object, wanted: type) -> None:
    """Raise ConfigurationError for what isn't a client of the kind wanted."""
    if isinstance(value, _TRANSPORTS):
        raise ConfigurationError("http_client is a transport: pass it as transport=")
    _check("http_client", value, wanted)


def checked_transport(value: object, wanted: type) -> None:
    """Raise ConfigurationError for what isn't a transport of the kind wanted."""
    if isinstance(value, _CLIENTS):
        raise ConfigurationError("transport is a client: pass it as http_client=")
    _check("transport", value, wanted)


def _check(field: str, value: object, wanted: type) -> None:
    if isinstance(value, wanted):
        return
    right = f"an httpx.{wanted.__name__}"
    other, advice = _OTHER_SIDE[wanted]
    if isinstance(value, type) and issubclass(value, wanted | other):
        text = f"{field} is the class {value.__name__}: pass an instance of it"
    elif isinstance(value, other):
        text = f"{field} is {advice}, or pass {right}"
    else:
        text = f"{field} must be {right}, not {_kind(value)}"
    raise ConfigurationError(text)


def _kind(value: object) -> str:
    kind = value if isinstance(value, type) else type(value)
    name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
    article = "an" if name[0].lower() in "aeiou" else "a"
    return f"the class {name}" if isinstance(value, type) else f"{article} {name}"


def _full_name(kind: type) -> str:
    return f"{kind.__module__.partition('.')[0]}.{kind.__qualname__}"
