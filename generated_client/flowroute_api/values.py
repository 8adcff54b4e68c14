# Generated from swagger_specs by `python -m generator_config generate`: do not edit.
"""Values that JSON has no form of its own for, and how lists, maps and unions of them are read.

A reader makes the value of decoded JSON, or raises DecodeError.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from .types import DecodeError, Model, _read_http_date, as_it_came

Reader = Callable[[Any], Any]
_MISFITS = (DecodeError, KeyError, TypeError, AttributeError, ValueError)


def written(value: Any) -> Any:
    """What stands for a value in JSON. Files are left as they are."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {name: written(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [written(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, UUID):
        return str(value)
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def list_of(read: Reader, kind: type[Model] | None = None) -> Reader:
    """A reader of lists. Where a kind of model is given, an item of an odd shape is kept as it came."""

    def read_all(value: Any) -> Any:
        if value.__class__ is not list:
            raise _mismatch(value, "an array")
        return [_item(read, item, kind) for item in value]

    return read_all


def map_of(read: Reader, kind: type[Model] | None = None) -> Reader:
    """The same for the values of an object of any keys."""

    def read_all(value: Any) -> Any:
        if value.__class__ is not dict:
            raise _mismatch(value, "an object")
        return {name: _item(read, item, kind) for name, item in value.items()}

    return read_all


def _item(read: Reader, item: Any, kind: type[Model] | None) -> Any:
    try:
        return read(item)
    except DecodeError:
        if kind is None or item is None:
            raise
        return as_it_came(kind, item)


def optional(read: Reader) -> Reader:
    """A reader that lets null pass."""
    return lambda value: None if value is None else read(value)


def first_of(*readers: Reader) -> Reader:
    """A reader that does what the first of others can do."""

    def read_one(value: Any) -> Any:
        for read in readers:
            try:
                return read(value)
            except DecodeError:
                continue
        raise _mismatch(value, "another kind of value")

    return read_one


def as_it_is(value: Any) -> Any:
    """A reader that changes nothing."""
    return value


def by_kind(readers: Mapping[type, Reader]) -> Reader:
    """Choose the reader by the JSON type."""

    def read_one(value: Any) -> Any:
        read = readers.get(value.__class__)
        if read is None:
            raise _mismatch(value, "another kind of value")
        return read(value)

    return read_one


def by_key(key: str, readers: Mapping[Any, Reader], other: Reader | None = None) -> Reader:
    """Choose the reader of an object by the value of one of its fields."""

    def read_one(value: Any) -> Any:
        if value.__class__ is not dict:
            raise _mismatch(value, "an object")
        said = value.get(key)
        read = readers.get(said, other) if isinstance(said, str | int) else other
        if read is None:
            raise DecodeError(f"{key} is {said!r}, not one of {', '.join(map(str, readers))}")
        return read(value)

    return read_one


class Variant:
    """One of the objects of a union: its reader, and what it can be told by."""

    def __init__(
        self,
        read: Reader,
        required: tuple[str, ...],
        known: tuple[str, ...],
        constants: Mapping[str, Any],
    ) -> None:
        self.read = read
        self.required = required
        self.known = frozenset(known)
        self.constants = constants

    def takes(self, value: dict[str, Any]) -> bool:
        """Whether the required fields and the constants are there."""
        return all(name in value for name in self.required) and all(
            value.get(name, constant) == constant for name, constant in self.constants.items()
        )


def closest(*variants: Variant) -> Reader:
    """Choose the variant that takes an object and knows the most of its fields."""

    def read_one(value: Any) -> Any:
        if value.__class__ is not dict:
            raise _mismatch(value, "an object")
        fitting = [variant for variant in variants if variant.takes(value)]
        fitting.sort(key=lambda variant: len(value.keys() - variant.known))
        for variant in fitting:
            try:
                return variant.read({**value})
            except _MISFITS:
                continue
        raise DecodeError("fits none of the documented objects")

    return read_one


def read_date(value: Any) -> dt.date:
    """Read a date; a timestamp isn't one."""
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _mismatch(value, "a date") from None


def read_moment(value: Any) -> dt.datetime:
    """Read a timestamp. Without a zone it is UTC."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        found = _read_http_date(value)
        if found is None:
            raise _mismatch(value, "a timestamp") from None
        moment = found
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def read_uuid(value: Any) -> UUID:
    """Read a UUID."""
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError):
        raise _mismatch(value, "a UUID") from None


def read_base64(value: Any) -> bytes:
    """Read bytes that are written in base64."""
    try:
        return base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise _mismatch(value, "base64") from None


def read_text(value: Any) -> str:
    """Read a text that the API also writes as a number."""
    return str(value)


def read_whole(value: Any) -> int:
    """Read an integer that the API also writes as a text."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        raise _mismatch(value, "an integer") from None


def _mismatch(value: Any, expected: str) -> DecodeError:
    return DecodeError(f"expected {expected}, got {type(value).__name__} {value!r:.40}")
