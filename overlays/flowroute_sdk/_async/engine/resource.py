"""What all resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    from .executor import AsyncExecutor


class AsyncResource:
    """A group of operations; an attribute of the client."""

    __slots__ = ("_executor",)

    HELPERS: ClassVar[tuple[str, ...]] = ()
    """Methods that are no operation of the API."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self._executor: AsyncExecutor = executor

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
