"""The parts of requests that resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from flowroute_api.types import UNSET, RequestModel, Unset

from .._options.options import CallOptions
from ..errors import InvalidArgument

if TYPE_CHECKING:
    from flowroute_api.types import Operation

__all__ = ["given", "require_change", "timing"]

T = TypeVar("T")

_TIMING = ("timeout", "deadline", "max_retries")


def given(value: T | None) -> T | Unset:
    """Return a value for a request, where None leaves it out."""
    return UNSET if value is None else value


def require_change(operation: Operation[Any], changes: RequestModel, options: CallOptions) -> None:
    """Hold that an update changes something.

    Raises:
        InvalidArgument: There is neither a field nor an `extra_body`.
    """
    if changes == type(changes)() and "extra_body" not in options:
        raise InvalidArgument(operation.id, None, "at least one field to change")


def timing(options: CallOptions) -> CallOptions:
    """Return the options that a look-up takes over from the call that needs it."""
    return cast(CallOptions, {name: options[name] for name in _TIMING if name in options})  # type: ignore[literal-required]
