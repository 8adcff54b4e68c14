"""What every call takes beside its own arguments, and how it adds up with the client's settings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, TypedDict

from .._secrets import SecretBytes
from ..errors import InvalidArgument
from ..wire import SECRET_HEADERS

DEFAULT_TIMEOUT = 30.0
DEFAULT_MAX_RETRIES = 2
LONGEST = 1e6
"""Seconds that every clock and socket can count."""

QueryValue: TypeAlias = str | int | float | bool | Iterable[str | int | float] | None
"""A value of ``extra_query``: None leaves it out, several values repeat it."""


class CallOptions(TypedDict, total=False):
    """Keyword arguments of every call; each overrides the client's own setting.

    timeout: seconds for each phase of one attempt (connect, write, each read); None waits for ever
    deadline: seconds for the whole call: waiting for the rate limit and a connection, attempts,
        pauses, body
    max_retries: how often a call may be repeated after the first attempt
    extra_headers: headers to add or replace
    extra_query: query parameters to add or replace; None leaves one out
    extra_body: fields to merge into the JSON body, objects into objects
    """

    timeout: float | None
    deadline: float | None
    max_retries: int
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, QueryValue]
    extra_body: Mapping[str, object]


class Settings:
    """The options of a call, checked and in the form that the executor uses."""

    __slots__ = ("body", "deadline", "headers", "max_retries", "query", "timeout")

    timeout: float | None
    deadline: float | None
    max_retries: int
    headers: tuple[tuple[bytes, bytes], ...]
    query: tuple[tuple[str, str | None], ...]
    """Parameters that replace those of their names; None leaves one out."""
    body: Mapping[str, object] | None

    def __init__(self) -> None:
        self.timeout = DEFAULT_TIMEOUT
        self.deadline = None
        self.max_retries = DEFAULT_MAX_RETRIES
        self.headers = ()
        self.query = ()
        self.body = None

    def merged(
        self, options: Mapping[str, Any], method: str = "this call", known: Iterable[str] = ()
    ) -> Settings:
        """These settings with a call's options over them.

        Raises InvalidArgument for a value that can't be right, TypeError for an unknown name: it
        tells the method, and of its ``known`` arguments the nearest.
        """
        new = Settings()
        for name in self.__slots__:
            setattr(new, name, getattr(self, name))
        for name, value in options.items():
            try:
                read = READERS[name]
            except KeyError:
                raise unexpected(method, name, [*known, *READERS]) from None
            read(new, value)
        return new

    def validate(self, options: Mapping[str, Any]) -> None:
        """Raise what `merged` raises for options that can't be right."""
        self.merged(options)


def unexpected(method: str, name: str, known: Iterable[str]) -> TypeError:
    """The error of an argument that a method doesn't take; the nearest one that it takes."""
    from difflib import get_close_matches  # only where something is wrong

    nearest = get_close_matches(name, known, n=1)
    hint = f": did you mean {nearest[0]}?" if nearest else ""
    return TypeError(f"{method}() got an unexpected keyword argument {name!r}{hint}")


def _seconds(name: str, value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidArgument(name, value, "seconds as a number, or None")
    if not 0 < value < math.inf:
        raise InvalidArgument(name, value, "a positive number of seconds, or None")
    return float(min(value, LONGEST))


def _read_timeout(settings: Settings, value: object) -> None:
    settings.timeout = _seconds("timeout", value)


def _read_deadline(settings: Settings, value: object) -> None:
    settings.deadline = _seconds("deadline", value)


def _read_max_retries(settings: Settings, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidArgument("max_retries", value, "a whole number, 0 or more")
    settings.max_retries = value


def checked_size(value: object, name: str = "largest_body") -> int:
    """A maximum size. Raises InvalidArgument for an invalid one."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InvalidArgument(name, value, "a number of bytes, 1 or more")
    return value


HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
HEADER_VALUE = re.compile(
    r"(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?"
)
FRAMING = frozenset(
    {"connection", "content-length", "host", "te", "trailer", "transfer-encoding", "upgrade"}
)


def _read_headers(settings: Settings, value: object) -> None:
    added = dict(header("extra_headers", *pair) for pair in _items("extra_headers", value))
    kept = ((name, old) for name, old in settings.headers if name not in added)
    settings.headers = (*kept, *added.items())


def header(field: str, name: object, value: object) -> tuple[bytes, bytes]:
    """A header as bytes, its name in lower case. Raises InvalidArgument for an invalid one."""
    if not isinstance(name, str) or not HEADER_NAME.fullmatch(name):
        raise InvalidArgument(field, name, "header names of letters, digits and dashes")
    if name.lower() in FRAMING:
        raise InvalidArgument(
            field, name, "no header that frames the message, such as Content-Length"
        )
    if not isinstance(value, str) or not HEADER_VALUE.fullmatch(value):
        raise InvalidArgument(field, name, "header values that are text on one line")
    key = name.lower().encode()
    if key in SECRET_HEADERS:
        return key, SecretBytes(value.encode("latin-1"))
    return key, value.encode("latin-1")


def _read_query(settings: Settings, value: object) -> None:
    added: list[tuple[str, str | None]] = []
    for name, given in _items("extra_query", value):
        added += ((name, text) for text in _query_texts(name, given) or (None,))
    names = {name for name, _ in added}
    kept = (pair for pair in settings.query if pair[0] not in names)
    settings.query = (*kept, *added)


def _query_texts(name: object, value: object) -> list[str]:
    if not isinstance(name, str):
        raise InvalidArgument("extra_query", name, "names that are strings")
    if value is None:
        return []
    if isinstance(value, list | tuple | set | frozenset):
        return [text for each in value for text in _query_texts(name, each)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, str | int | float):
        return [str(value)]
    raise InvalidArgument("extra_query", value, "strings, numbers, booleans, or lists of them")


def _read_body(settings: Settings, value: object) -> None:
    fields = dict(_items("extra_body", value))
    if not all(isinstance(name, str) for name in fields):
        raise InvalidArgument("extra_body", value, "names that are strings")
    body: Mapping[str, object] = settings.body or {}
    settings.body = merge(body, fields)


def _items(field: str, value: object) -> Iterable[tuple[Any, Any]]:
    if not isinstance(value, Mapping):
        raise InvalidArgument(field, value, "a mapping")
    return value.items()


def merge(base: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """A new mapping: ``added`` over ``base``, objects merged into objects."""
    merged = dict(base)
    for name, value in added.items():
        old = merged.get(name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = merge(old, value)
        merged[name] = value
    return merged


READERS = {
    "timeout": _read_timeout,
    "deadline": _read_deadline,
    "max_retries": _read_max_retries,
    "extra_headers": _read_headers,
    "extra_query": _read_query,
    "extra_body": _read_body,
}
