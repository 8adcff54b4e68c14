"""A body as JSON. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from .._options.options import merge
from ..errors import InvalidArgument

__all__ = ["encode", "merged"]


def _plain(value: object) -> str:
    """A subclass of str, such as a number that the API wrote, as the string that it is."""
    if isinstance(value, str):
        return str(value)
    raise TypeError


def encode(body: object, extra: Mapping[str, object] | None = None) -> bytes:
    """A body as JSON, with ``extra`` merged into it.

    Raises InvalidArgument for what can't be JSON.
    """
    import msgspec  # on first use, to keep the import of the client light

    fields = merged(body, extra)
    try:
        return msgspec.json.encode(fields, enc_hook=_plain)
    except (TypeError, ValueError, OverflowError, RecursionError):
        raise InvalidArgument("body", fields, "values that JSON can represent") from None


def merged(body: object, extra: Mapping[str, object] | None = None) -> object:
    """The fields of a body, with ``extra`` merged into it. Raises InvalidArgument."""
    to_dict = getattr(body, "to_dict", None)
    fields: object = body if to_dict is None else to_dict()
    if not extra:
        return fields
    if not isinstance(fields, Mapping):
        raise InvalidArgument("extra_body", extra, "a JSON object to merge it into")
    return merge(fields, extra)
