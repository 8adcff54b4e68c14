"""A stateful local Flowroute, driven by the API's OpenAPI document.

Names load when they are first used. Account files in YAML need the extra `flowroute-sdk[sandbox]`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from .account import AccountError as AccountError
    from .control import ControlError as ControlError
    from .control import RequestSeen as RequestSeen
    from .document import load_document as load_document
    from .embedded import Sandbox as Sandbox
    from .faults import Fault as Fault
    from .journal import StateFileError as StateFileError

_HOMES = {
    "AccountError": "account",
    "ControlError": "control",
    "Fault": "faults",
    "RequestSeen": "control",
    "Sandbox": "embedded",
    "StateFileError": "journal",
    "load_document": "document",
}

__all__ = [
    "AccountError",
    "ControlError",
    "Fault",
    "RequestSeen",
    "Sandbox",
    "StateFileError",
    "load_document",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_load(_HOMES[name]), name)


def _load(module: str) -> ModuleType:
    return import_module(f".{module}", __name__)
