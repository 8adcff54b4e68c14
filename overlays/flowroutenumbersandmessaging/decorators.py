"""A property that is computed once for each object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class lazy_property:  # noqa: N801 - the old name
    """Calls the method on first use and keeps its result on the object."""

    def __init__(self, fget: Callable[[Any], Any]) -> None:
        self.fget = fget
        self.func_name = fget.__name__
        self.__doc__ = fget.__doc__

    def __get__(self, obj: Any, cls: type | None = None) -> Any:
        if obj is None:
            return None
        kept = obj.__dict__[self.func_name] = self.fget(obj)
        return kept
