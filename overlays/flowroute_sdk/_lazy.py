"""The parts of a client, which are made when they are first used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

__all__ = ["part"]

T = TypeVar("T")


class part(Generic[T]):  # noqa: N801 - reads as what it decorates
    """An attribute that is made when it is first used, without a lock that a fork could leave held.

    Asked of the class instead of an instance, it is the class of what would be made, so that
    `unittest.mock.create_autospec` and `help` see what is in it.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make: Callable[[Any], T] = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object | None, owner: type) -> T:
        if instance is None:  # the type is what editors complete on instances
            return type(self._make(_NOBODY))  # type: ignore[return-value]
        made = self._make(instance)
        kept: dict[str, Any] = getattr(instance, "__dict__", {})
        return kept.setdefault(self._name, made)  # type: ignore[no-any-return]


class _Nobody:
    """What a part is made for when only its class is wanted: has any attribute, itself."""

    def __getattr__(self, name: str) -> _Nobody:
        return self


_NOBODY = _Nobody()
