# Derived from _async/engine/resource.py by `make generate`: do not edit.
# Source: sha256 fd7e05ba93da5fc75813f1215862710c03bebcde361359a93378f094481a48ed
# Below: sha256 1131ad5b00e3049aede963c6814c9a3fe5810d580c676dfd2203b846b463b4d0
"""What all resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowroute_api.types import Operation

    from .executor import Executor


class Resource:
    """A group of operations; an attribute of the client."""

    __slots__ = ("_executor",)

    HELPERS: ClassVar[tuple[str, ...]] = ()
    """Methods that are no operation of the API."""

    def __init__(self, executor: Executor) -> None:
        self._executor: Executor = executor

    @property
    def _plain(self) -> Self:
        """The same resource, answering with documents."""
        return type(self)(self._executor.plain) if self._is_raw else self

    @property
    def _is_raw(self) -> bool:
        return self._executor.is_raw

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name.islower() and not name.startswith("_")]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def arguments_of(operation: Operation[Any]) -> list[str]:
    """Return the arguments that the method of an operation takes, for an error's text."""
    from inspect import signature  # only where something is wrong

    methods = (vars(kind).get(operation.name) for kind in _kinds_of(Resource))
    names = (name for method in methods if method for name in signature(method).parameters)
    return [name for name in names if name not in ("self", "options")]


def _kinds_of(kind: type[Resource]) -> Iterator[type[Resource]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)
