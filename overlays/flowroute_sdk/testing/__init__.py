"""Test what your program does when a call is slow, refused, lost or has an unknown outcome.

Works with any test framework: no network, no waiting, no credentials.

>>> from flowroute_sdk import testing
>>> clock = testing.Clock()
>>> script = testing.ScriptedTransport(
...     [
...         testing.Answer(429, headers={"retry-after": "3"}),
...         testing.Answer(202, {"data": {"id": "mdr2-1", "type": "message"}}),
...     ]
... )
>>> with testing.client(script, clock=clock) as client:
...     sent = client.messages.send_a_message(to="12065551234", from_="12065550000", body="hi")
>>> clock.sleeps
[3.0]

`WebhookReceiver` is a local server that records what is posted to it, `AppServer` serves an
application; both are real servers on this machine. Names are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._clients import ClientOptions as ClientOptions
    from ._clients import OpenCall as OpenCall
    from ._clients import async_client as async_client
    from ._clients import client as client
    from ._clients import open_calls as open_calls
    from ._clients import patched as patched
    from ._clients import unthrottled as unthrottled
    from ._clock import Clock as Clock
    from ._receiver import WebhookReceiver as WebhookReceiver
    from ._serving import AppServer as AppServer
    from ._steps import Answer as Answer
    from ._steps import ConnectionLost as ConnectionLost
    from ._steps import Hang as Hang
    from ._steps import NoConnection as NoConnection
    from ._steps import ScriptError as ScriptError
    from ._steps import Step as Step
    from ._steps import Truncated as Truncated
    from ._transport import Attempt as Attempt
    from ._transport import ScriptedTransport as ScriptedTransport
    from ._transport import StepLike as StepLike

_HOMES = {
    "Answer": "_steps",
    "AppServer": "_serving",
    "Attempt": "_transport",
    "ClientOptions": "_clients",
    "Clock": "_clock",
    "ConnectionLost": "_steps",
    "Hang": "_steps",
    "NoConnection": "_steps",
    "OpenCall": "_clients",
    "ScriptError": "_steps",
    "ScriptedTransport": "_transport",
    "Step": "_steps",
    "StepLike": "_transport",
    "Truncated": "_steps",
    "WebhookReceiver": "_receiver",
    "async_client": "_clients",
    "client": "_clients",
    "open_calls": "_clients",
    "patched": "_clients",
    "unthrottled": "_clients",
}

__all__ = [
    "Answer",
    "AppServer",
    "Attempt",
    "ClientOptions",
    "Clock",
    "ConnectionLost",
    "Hang",
    "NoConnection",
    "OpenCall",
    "ScriptError",
    "ScriptedTransport",
    "Step",
    "StepLike",
    "Truncated",
    "WebhookReceiver",
    "async_client",
    "client",
    "open_calls",
    "patched",
    "unthrottled",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
