"""`flowroute doctor`: whether this machine and this account can work, and what is odd."""

from __future__ import annotations

import platform
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from .._exit import Exit, status_of
from .._failures import Failed
from .._plain import OwnCommand

if TYPE_CHECKING:
    from ... import Flowroute
    from .._session import Session

__all__ = ["doctor"]

_PACKAGES = ("flowroute-sdk", "httpx", "attrs", "click", "rich")
_MOST_SECONDS = 5.0
"""How far the clocks may differ before that is remarkable."""


class Finding(NamedTuple):
    """What was found of one thing."""

    check: str
    state: str
    """ok, odd or bad"""
    detail: str
    status: Exit = Exit.DONE
    """The exit status where it is bad."""

    def to_dict(self) -> dict[str, Any]:
        """As a record."""
        return {"check": self.check, "state": self.state, "detail": self.detail}


def _doctor(session: Session) -> int:
    """Check versions, credentials and where they came from, connection, TLS, clock and webhooks.

    Nothing is changed, and no secret is shown.
    """
    findings = list(_findings(session))
    session.output.records(findings)
    return next((each.status for each in findings if each.state == "bad"), Exit.DONE)


def _findings(session: Session) -> Iterator[Finding]:
    yield _versions()
    try:
        client = session.client()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        yield _bad("credentials", error)
        return
    yield _credentials(session)
    with client:
        url = client.base_url
        yield Finding("address", "ok", url)
        reached = _reached(url)
        yield reached
        if reached.state != "bad":
            yield from _answered(client)


def _versions() -> Finding:
    found = [f"{name} {_version(name)}" for name in _PACKAGES]
    system = f"Python {platform.python_version()} on {platform.system()}"
    return Finding("versions", "ok", ", ".join([*found, system]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _credentials(session: Session) -> Finding:
    found = session.account()
    return Finding("credentials", "ok", found.source if found else "FR_ACCESS_KEY, FR_SECRET_KEY")


def _reached(url: str) -> Finding:
    """Connect, and with https make sure of the certificate."""
    parts = urlsplit(url)
    is_tls = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if is_tls else 80)
    began = time.monotonic()
    try:
        with socket.create_connection((host, port), timeout=10) as plain:
            if not is_tls:
                return Finding("connection", "ok", f"{host}:{port}, {_since(began)}, no TLS")
            with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as wrapped:
                tls, certificate = wrapped.version(), wrapped.getpeercert() or {}
    except OSError as error:
        return _bad("connection", f"{host}:{port}: {error}", Exit.NO_ANSWER)
    until = certificate.get("notAfter", "an unknown time")
    detail = f"{host}:{port}, {_since(began)}, {tls}, certificate until {until}"
    return Finding("connection", "ok", detail)


def _since(began: float) -> str:
    return f"{(time.monotonic() - began) * 1000:.0f} ms"


def _answered(client: Flowroute) -> Iterator[Finding]:
    began = time.monotonic()
    try:
        answer = client.with_raw_response.numbers.list_account_phone_numbers(limit=1)
        answer.parse()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        yield _bad("account", error)
        return
    yield Finding("account", "ok", f"the keys work; the call took {_since(began)}")
    yield _clock(answer.headers.get("date"))
    yield _kind(client)
    yield Finding("rate limit", "ok", "5 SMS and 1 MMS a second, shared by one process's clients")
    for kind in ("sms", "mms", "sms_dlr", "mms_dlr"):
        yield _webhook(client, kind)


def _clock(date: str | None) -> Finding:
    if date is None:
        return Finding("clock", "odd", "the server didn't say what time it is")
    apart = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
    state = "ok" if abs(apart) <= _MOST_SECONDS else "odd"
    return Finding("clock", state, f"this machine is {apart:+.0f} s from the server")


def _kind(client: Flowroute) -> Finding:
    from ...errors import FlowrouteError

    try:
        client.request("GET", "/_sandbox/clock", max_retries=0)
    except FlowrouteError:
        return Finding("service", "ok", "the real one, or one that can't be told from it")
    return Finding("service", "ok", "a sandbox")


def _webhook(client: Flowroute, kind: str) -> Finding:
    from ...errors import NotFound

    name = f"webhook {kind}"
    read: Callable[[], Any] = getattr(client.messages, f"get_account_level_{kind}_callback")
    try:
        url = read().data.attributes.callback_url
    except NotFound:
        url = None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return Finding(name, "odd", str(error))
    return Finding(name, "ok", _without_secrets(url) if url else "none set")


def _without_secrets(url: str) -> str:
    """A webhook's address as it may be shown: guards put secrets into user, path and query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}/…"


def _bad(check: str, error: object, status: Exit | None = None) -> Finding:
    from ...errors import FlowrouteError

    if status is None:
        status = status_of(error) if isinstance(error, FlowrouteError) else Exit.USAGE
    text = error.message if isinstance(error, Failed) else str(error)
    return Finding(check, "bad", " ".join(text.split()), status)


doctor: OwnCommand = OwnCommand("doctor", _doctor)
"""The command."""
