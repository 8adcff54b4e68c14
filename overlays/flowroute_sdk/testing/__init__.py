"""For tests of programs: what they do when a call is slow, refused, lost or of unknown outcome.

No network, no waiting, no credentials, with any test framework.

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

Names are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._clients import ClientOptions as ClientOptions
    from ._clients import async_client as async_client
    from ._clients import client as client
    from ._clients import patched as patched
    from ._clock import Clock as Clock
    from ._steps import Answer as Answer
    from ._steps import ConnectionLost as ConnectionLost
    from ._steps import Hang as Hang
    from ._steps import NoConnection as NoConnection
    from ._steps import ScriptError as ScriptError
    from ._steps import Step as Step
    from ._steps import Truncated as Truncated
    from ._transport import Attempt as Attempt
    from ._transport import ScriptedTransport as ScriptedTransport

_HOMES = {
    "_clients": ("ClientOptions", "async_client", "client", "patched"),
    "_clock": ("Clock",),
    "_steps": (
        "Answer",
        "ConnectionLost",
        "Hang",
        "NoConnection",
        "ScriptError",
        "Step",
        "Truncated",
    ),
    "_transport": ("Attempt", "ScriptedTransport"),
}

__all__ = [
    "Answer",
    "Attempt",
    "ClientOptions",
    "Clock",
    "ConnectionLost",
    "Hang",
    "NoConnection",
    "ScriptError",
    "ScriptedTransport",
    "Step",
    "Truncated",
    "async_client",
    "client",
    "patched",
]


def __getattr__(name: str) -> object:
    from importlib import import_module  # on first use

    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
