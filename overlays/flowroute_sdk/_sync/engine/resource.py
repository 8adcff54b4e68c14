# Derived from _async/engine/resource.py by `make generate`: do not edit.
# Source: sha256 5ebf23959cc82f524e50b8a015d79cd476f463b055e0d0c1db6936a44adf1638
# Below: sha256 3c88e2c9990284743deeffc63668edb40c2b95282de5b1af3d4226258631fd83
"""What all resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
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
