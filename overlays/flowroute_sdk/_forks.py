"""What has to be put right in the child of a fork, before any of its code runs.

In the child only the thread that forked goes on. A lock that another thread held stays locked for
ever, a module that another thread was importing stays half imported, and open connections are the
parent's.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
import weakref
from typing import Any, Protocol, TypeVar

__all__ = ["Renewable", "renew_in_children"]

LOADED_LATE = (
    "flowroute_sdk",
    "flowroute_api",
    "certifi",
    "dateutil",
    "h11",
    "httpcore",
    "httpx",
    "msgspec",
    "phonenumbers",
    "yarl",
)
"""Packages that are imported when they are needed first, by whatever thread needs them."""


class Renewable(Protocol):
    """Something that holds locks or connections."""

    def renew_in_child(self) -> None:
        """Make all locks anew and let go of connections. There are no other threads."""


R = TypeVar("R", bound=Renewable)
_things: weakref.WeakSet[Renewable] = weakref.WeakSet()


def renew_in_children(thing: R) -> R:
    """Have the thing's ``renew_in_child`` called in the child of each fork; returns the thing.

    It isn't kept alive by that. It has to be hashable, and open to weak references (a class with
    ``__slots__`` needs ``"__weakref__"``).
    """
    _things.add(thing)
    return thing


def _renew() -> None:
    for thing in list(_things):
        thing.renew_in_child()
    # The lock under which phonenumbers loads what it knows of a country.
    metadata: Any = getattr(sys.modules.get("phonenumbers.phonemetadata"), "PhoneMetadata", None)
    if hasattr(metadata, "_metadata_lock"):
        metadata._metadata_lock = threading.Lock()


def _finish_imports() -> None:
    """Wait for the imports of other threads, so that the child finds no half a module."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in LOADED_LATE:
            spec = getattr(module, "__spec__", None)
            if getattr(spec, "_initializing", False):
                importlib.import_module(name)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_finish_imports, after_in_child=_renew)
