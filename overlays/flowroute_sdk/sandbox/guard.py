"""Who may use the control plane: programs of this machine, no web page in a browser on it.

A page of any site can make a browser send requests to this machine. What it can't do is choose
the `Host` (that is the name that was looked up, whatever it resolves to by now), leave out or
forge `Origin` and `Sec-Fetch-Site`, or send JSON or a token to another site without a permission,
which is never given. Each of these is checked, for every request.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from .control import ControlError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .application import Scope

UNCHANGING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one sandbox.

    `open_to_all` lets other machines in, `token` is what each request has to show (None: nothing),
    `hosts` are names that `Host` may have apart from `localhost` and addresses of this machine.
    """

    open_to_all: bool = False
    token: str | None = None
    hosts: frozenset[str] = frozenset()

    def check(self, scope: Scope, *, has_body: bool) -> None:
        """Raise `ControlError` 401, 403 or 415 unless the request may pass."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if not self.open_to_all and not _is_loopback((scope["client"] or ("",))[0]):
            raise ControlError("the control plane answers only this machine", 403)
        self._check_host(headers.get(b"host", ""))
        _check_site(headers)
        if self.token is not None and not _shows(headers, self.token):
            raise ControlError(
                "the control plane needs its token: Authorization: Bearer …, or X-Sandbox-Token",
                401,
            )
        if scope["method"] not in UNCHANGING:
            _check_media_type(headers.get(b"content-type"), has_body=has_body)

    def _check_host(self, host: str) -> None:
        name = _name_of(host)
        if name == "localhost" or name in self.hosts or _is_loopback(name):
            return
        # A page can't be at an address of its own choice: an address proves nothing false.
        if self.open_to_all and _is_address(name):
            return
        raise ControlError(
            f"the Host {host!r} is not this machine's; --allow-host {name or 'NAME'} allows it", 403
        )


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(24)


def _name_of(host: str) -> str:
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].removesuffix(".")


def _check_site(headers: Mapping[bytes, str]) -> None:
    origin = headers.get(b"origin")
    if origin is not None and origin.lower() != f"http://{headers.get(b'host', '')}".lower():
        raise ControlError(f"the control plane accepts nothing from the page at {origin!r}", 403)
    site = headers.get(b"sec-fetch-site", "none")
    if site not in ("none", "same-origin"):
        raise ControlError(f"the control plane accepts nothing from pages ({site})", 403)


def _shows(headers: Mapping[bytes, str], token: str) -> bool:
    scheme, _, shown = headers.get(b"authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        shown = headers.get(b"x-sandbox-token", "")
    return hmac.compare_digest(shown.strip().encode(), token.encode())


def _check_media_type(content_type: str | None, *, has_body: bool) -> None:
    if content_type is None and not has_body:
        return
    media_type = (content_type or "none").partition(";")[0].strip().lower()
    if media_type != "application/json" and not (
        media_type.startswith("application/") and media_type.endswith("+json")
    ):
        raise ControlError(f"the Content-Type must be application/json, not {media_type}", 415)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
