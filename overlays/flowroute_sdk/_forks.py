"""What has to be put right in the child of a fork, before any of its code runs.

In the child only the thread that forked goes on. A lock that another thread held stays locked for
ever, a module that another thread was importing stays half imported, and open connections are the
parent's. OpenSSL has locks of its own, which nothing can make anew: no fork happens while a
handshake of ours may hold one.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
import weakref
from typing import Any, Protocol, TypeVar

__all__ = ["Renewable", "no_fork_meanwhile", "renew_in_children"]

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
    no_fork_meanwhile.__init__()  # type: ignore[misc]  # in place: others hold the object
    _forget_dead_imports()
    for thing in list(_things):
        thing.renew_in_child()
    # The lock under which phonenumbers loads what it knows of a country.
    metadata: Any = getattr(sys.modules.get("phonenumbers.phonemetadata"), "PhoneMetadata", None)
    if hasattr(metadata, "_metadata_lock"):
        metadata._metadata_lock = threading.Lock()


class _NoFork:
    """Entered by any number of threads at once; a fork waits until none is in it.

    What is done in it must be short, and never wait for the network.
    """

    __slots__ = ("_changed", "_inside")

    def __init__(self) -> None:
        self._changed = threading.Condition(threading.Lock())
        self._inside = 0

    def __enter__(self) -> None:
        with self._changed:
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody in from here on, once all are out."""
        self._changed.acquire()
        self._changed.wait_for(lambda: not self._inside, LONGEST_HANDSHAKE_STEP)

    def open(self) -> None:
        """Let everybody in again."""
        self._changed.release()


LONGEST_HANDSHAKE_STEP = 5.0
"""Seconds: a fork waits no longer, whatever keeps a thread."""

no_fork_meanwhile = _NoFork()
"""What is done in it holds no lock when the process is forked."""


def _forget_dead_imports() -> None:
    """Drop the locks of modules that other threads were looking for and that aren't there.

    A thread that imports a missing module, as libraries do to see whether it is installed, holds
    the module's lock meanwhile.
    """
    locks = getattr(getattr(importlib, "_bootstrap", None), "_module_locks", {})
    for name, reference in list(locks.items()):
        owner = getattr(reference(), "owner", None)
        if name not in sys.modules and owner not in (None, threading.get_ident()):
            del locks[name]


def _finish_imports() -> None:
    """Wait for the imports of other threads, so that the child finds no half a module."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in LOADED_LATE:
            spec = getattr(module, "__spec__", None)
            if getattr(spec, "_initializing", False):
                importlib.import_module(name)


def _before() -> None:
    _finish_imports()
    no_fork_meanwhile.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before, after_in_parent=no_fork_meanwhile.open, after_in_child=_renew
    )
