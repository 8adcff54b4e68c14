"""For tests of programs that use this library, with pytest or without. Names load on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._receiver import WebhookReceiver as WebhookReceiver
    from ._serving import AppServer as AppServer

_HOMES = {
    "AppServer": "_serving",
    "WebhookReceiver": "_receiver",
}

__all__ = ["AppServer", "WebhookReceiver"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
