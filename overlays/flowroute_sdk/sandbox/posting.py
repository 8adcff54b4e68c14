"""One HTTP request to the receiver of a webhook, and what became of it."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

import h11

TIMEOUT = 10.0


class Outcome(NamedTuple):
    """The status, or None without an answer; and why it counts as failed, or None."""

    status: int | None
    reason: str | None


Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[Outcome]]


async def post(url: str, content: bytes, headers: Mapping[str, str]) -> Outcome:
    """POST a document, JSON unless the headers say otherwise.

    User and password of the address become Basic authorisation.
    """
    try:
        async with asyncio.timeout(TIMEOUT):
            status = await _exchange(urlsplit(url), content, headers)
    except (OSError, ValueError, h11.ProtocolError) as error:
        return Outcome(None, _reason(error))
    if status is None:
        return Outcome(None, "the connection was closed without an answer")
    return Outcome(status, None if status == 200 else f"answered {status}")


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {TIMEOUT:g} seconds"
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, socket.gaierror):
        return f"the host wasn't found: {error.strerror}"
    if isinstance(error, h11.ProtocolError):
        return f"the answer was not HTTP: {error}"
    # A ValueError is about a host that no name can be.
    return str(error) or type(error).__name__


async def _exchange(url: SplitResult, content: bytes, headers: Mapping[str, str]) -> int | None:
    secure = url.scheme == "https"
    port = url.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(url.hostname, port, ssl=secure or None)
    try:
        http = h11.Connection(h11.CLIENT)
        for event in (_request(url, content, headers), h11.Data(content), h11.EndOfMessage()):
            writer.write(http.send(event) or b"")
        await writer.drain()
        while not isinstance(answer := http.next_event(), h11.Response | h11.ConnectionClosed):
            if answer is h11.NEED_DATA:
                http.receive_data(await reader.read(1 << 16))
        return answer.status_code if isinstance(answer, h11.Response) else None
    finally:
        writer.close()


def _request(url: SplitResult, content: bytes, headers: Mapping[str, str]) -> h11.Request:
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    sent = {
        "host": url.netloc.rpartition("@")[2],
        "content-type": "application/json",
        "content-length": str(len(content)),
        "user-agent": "Go-http-client/1.1",
        **_authorization(url),
    } | {name.lower(): value for name, value in headers.items()}
    return h11.Request(method="POST", target=target, headers=list(sent.items()))


def _authorization(url: SplitResult) -> dict[str, str]:
    user, colon, password = _userinfo(url).partition(":")
    if not user and not colon:
        return {}
    pair = unquote_to_bytes(user) + b":" + unquote_to_bytes(password)
    return {"authorization": f"Basic {base64.b64encode(pair).decode()}"}


def _userinfo(url: SplitResult) -> str:
    return url.netloc.rpartition("@")[0]


def without_password(url: str) -> str:
    """An address as logs may show it."""
    parts = urlsplit(url)
    user, colon, _ = _userinfo(parts).partition(":")
    if not colon:
        return url
    return parts._replace(netloc=f"{user}:***@{parts.netloc.rpartition('@')[2]}").geturl()
