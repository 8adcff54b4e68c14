"""A stateful local Flowroute, driven by the API's OpenAPI document.

It needs the extra: `pip install "flowroute-sdk[sandbox]"`. Names load when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from .account import AccountError as AccountError
    from .control import ControlError as ControlError
    from .control import RequestSeen as RequestSeen
    from .counterparties import AutoReply as AutoReply
    from .counterparties import Counterparty as Counterparty
    from .document import load_document as load_document
    from .embedded import Sandbox as Sandbox
    from .faults import Fault as Fault
    from .journal import StateFileError as StateFileError
    from .money import Prices as Prices
    from .sent import SentMessage as SentMessage

_HOMES = {
    "AccountError": "account",
    "AutoReply": "counterparties",
    "ControlError": "control",
    "Counterparty": "counterparties",
    "Fault": "faults",
    "Prices": "money",
    "RequestSeen": "control",
    "Sandbox": "embedded",
    "SentMessage": "sent",
    "StateFileError": "journal",
    "load_document": "document",
}
_EXTRA = ("jsonschema_rs",)

__all__ = [
    "AccountError",
    "AutoReply",
    "ControlError",
    "Counterparty",
    "Fault",
    "Prices",
    "RequestSeen",
    "Sandbox",
    "SentMessage",
    "StateFileError",
    "load_document",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_load(_HOMES[name]), name)


def _load(module: str) -> ModuleType:
    """A module of this package. Raises `ImportError` that names the extra when that is missing."""
    try:
        return import_module(f".{module}", __name__)
    except ModuleNotFoundError as error:
        if error.name in _EXTRA:
            raise ImportError(
                'the sandbox needs its extra: pip install "flowroute-sdk[sandbox]"'
            ) from error
        raise
