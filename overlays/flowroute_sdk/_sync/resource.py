# Derived from _async/resource.py by `python -m generator_config generate`: do not edit.
# Source: sha256 2b1f5df9e8a8704b4c6b1c75de6998d8783a76a8d974254009a7f484b1ab2594
# Below: sha256 12adf6e04ab1fddb0c9d8ff3312317eed5ad738ca4197f4999657c9de1d7986e
"""What all resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from .._sides.pages_sync import Page, paged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowroute_api.types import Operation

    from .._policy.limiter import Bucket
    from .._policy.listing import ListDocument
    from .executor import Executor

T = TypeVar("T")
Item = TypeVar("Item")


class Resource:
    """A group of operations; an attribute of the client."""

    __slots__ = ("_executor",)

    FIELD_NAMES: ClassVar[Mapping[str, str]] = {}
    """Arguments whose name isn't the API's own, with that name."""
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

    def _call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        body: object = None,
        bucket: Bucket | None = None,
        options: Mapping[str, Any],
    ) -> T:
        result: T = self._executor.call(
            operation, path=path, query=query, body=body, bucket=bucket, options=options
        )
        return result

    def _list(
        self,
        operation: Operation[ListDocument[Item]],
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        options: Mapping[str, Any],
    ) -> Page[Item]:
        return paged(
            self._executor, operation, path or {}, query or {}, limit, offset, max_items, options
        )

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name.islower() and not name.startswith("_")]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
