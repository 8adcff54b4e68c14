"""The parts of requests that resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._options.options import CallOptions
from ..errors import InvalidArgument
from .checks import require_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["callback_body", "given", "require_change", "resource_body", "timing"]

_TIMING = ("timeout", "deadline", "max_retries")


def given(**fields: object) -> dict[str, object]:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}


def require_change(operation: str, fields: Mapping[str, object], options: CallOptions) -> None:
    """Hold that an update changes something.

    Raises:
        InvalidArgument: There is neither a field nor an `extra_body`.
    """
    if not fields and "extra_body" not in options:
        raise InvalidArgument(operation, None, "at least one field to change")


def resource_body(kind: str, attributes: Mapping[str, object]) -> dict[str, Any]:
    """Return the JSON:API document around the attributes of a resource."""
    return {"data": {"type": kind, "attributes": attributes}}


def callback_body(callback_url: str, *, check: bool) -> dict[str, Any]:
    """Return the document that sets a callback.

    Raises:
        InvalidArgument: `callback_url` isn't a string or is blank.
    """
    if check:
        require_text("callback_url", callback_url)
    return {"data": {"attributes": {"callback_url": callback_url}}}


def timing(options: CallOptions) -> CallOptions:
    """Return the options that a look-up takes over from the call that needs it."""
    return cast(CallOptions, {name: options[name] for name in _TIMING if name in options})  # type: ignore[literal-required]
