"""The parts of requests that resources have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flowroute_api.types import UNSET, RequestModel, Unset

from .._options.options import READERS, CallOptions
from ..errors import InvalidArgument

if TYPE_CHECKING:
    from flowroute_api.types import Operation

__all__ = ["as_model", "given", "require_change", "timing"]

T = TypeVar("T")
ModelT = TypeVar("ModelT", bound=RequestModel)

_TIMING = ("timeout", "deadline", "max_retries")


def given(value: T | None) -> T | Unset:
    """Return a value for a request, where None leaves it out."""
    return UNSET if value is None else value


def as_model(field: str, kind: type[ModelT], value: ModelT | Mapping[str, Any]) -> ModelT:
    """Return an object of a request, given as such or as a mapping of its fields.

    Raises:
        InvalidArgument: It is neither, lacks a field, or has one that there isn't.
    """
    if isinstance(value, kind):
        return value
    known = ", ".join(kind.__annotations__)
    if not isinstance(value, Mapping):
        raise InvalidArgument(field, value, f"a {kind.__name__}, or a mapping with {known}")
    try:
        model: ModelT = kind.from_dict(value)  # type: ignore[attr-defined]
    except KeyError as error:
        raise InvalidArgument(field, dict(value), f"a mapping with {error.args[0]}") from None
    if strangers := value.keys() - model.to_dict().keys():
        raise InvalidArgument(f"{field}.{min(strangers)}", dict(value), f"fields among {known}")
    return model


def require_change(operation: Operation[Any], changes: RequestModel, options: CallOptions) -> None:
    """Hold that an update changes something.

    Raises:
        InvalidArgument: There is neither a field nor an `extra_body`. (Nor an option that doesn't
            exist: that is an error of its own.)
    """
    if changes != type(changes)() or "extra_body" in options or options.keys() - READERS.keys():
        return
    names = [name for name, field in operation.fields.items() if field.place == "body"]
    expected = f"at least one field to change: {', '.join(names)}"
    raise InvalidArgument(operation.id, None, expected)


def timing(options: CallOptions) -> CallOptions:
    """Return the options that a look-up takes over from the call that needs it."""
    return cast(CallOptions, {name: options[name] for name in _TIMING if name in options})  # type: ignore[literal-required]
