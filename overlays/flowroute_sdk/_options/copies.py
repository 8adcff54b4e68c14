"""Copies of a client that has attributes of its own, as its subclasses may have."""

from __future__ import annotations

from functools import cached_property
from inspect import getattr_static
from typing import Any, TypeVar

from .._lazy import part

T = TypeVar("T")


def copy_of(instance: T) -> T:
    """A shallow copy, made without its constructor; what it has cached stays behind."""
    kind = type(instance)
    attributes, slots = _state(instance)
    copy = object.__new__(kind)
    for name, value in {**attributes, **slots}.items():
        if not isinstance(getattr_static(kind, name, None), part | cached_property):
            object.__setattr__(copy, name, value)
    return copy


def _state(instance: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the instance has in its dictionary, and what in its slots."""
    state: Any = object.__getstate__(instance)
    if isinstance(state, tuple):
        return state[0] or {}, state[1]
    return state or {}, {}
