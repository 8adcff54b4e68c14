"""The keywords of JSON Schema that look at one value alone, as functions that make its check."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from .errors import FieldErrors

Path = tuple[str | int, ...]
Check = Callable[[Any, Path, FieldErrors], None]


def all_of(checks: list[Check]) -> Check:
    """Every check in turn."""

    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        for one in checks:
            one(value, path, errors)

    return check


def _rule(accepts: Callable[[Any], bool], message: str) -> Check:
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        if not accepts(value):
            errors.append((path, message))

    return check


def _is_integer(value: Any) -> bool:
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "string": (lambda value: isinstance(value, str), "Not a valid string."),
    "integer": (_is_integer, "Not a valid integer."),
    "number": (
        lambda value: isinstance(value, int | float) and not isinstance(value, bool),
        "Not a valid number.",
    ),
    "boolean": (lambda value: isinstance(value, bool), "Not a valid boolean."),
    "array": (lambda value: isinstance(value, list), "Not a valid list."),
    "object": (lambda value: isinstance(value, dict), "Not a valid mapping."),
    "null": (lambda value: value is None, "Must be null."),
}


def _type(argument: str | list[str]) -> Check:
    if isinstance(argument, str):
        return _rule(*TYPES[argument])
    tests = [TYPES[name][0] for name in argument]
    return _rule(lambda value: any(test(value) for test in tests), TYPES[argument[0]][1])


def _same(left: Any, right: Any) -> bool:
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)


def _length(
    accepts: Callable[[int], bool], kind: type[list[Any] | dict[str, Any]], message: str
) -> Check:
    return _rule(lambda value: not isinstance(value, kind) or accepts(len(value)), message)


def text(schema: Mapping[str, Any]) -> Check:
    """The check for the length and the pattern of a text."""
    low, high = schema.get("minLength", 0), schema.get("maxLength")
    message = _length_message(low, high)
    form = _pattern(schema["pattern"]) if "pattern" in schema else None

    # A pattern never sees a text that is too long: some take quadratic time.
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        if not isinstance(value, str):
            return
        if len(value) < low or (high is not None and len(value) > high):
            errors.append((path, message))
        elif form is not None:
            form(value, path, errors)

    return check


def _length_message(low: int, high: int | None) -> str:
    if high is None:
        return f"Shorter than minimum length {low}."
    if low == 0:
        return f"Longer than maximum length {high}."
    return f"Length must be between {low} and {high}."


def _number(accepts: Callable[[float], bool], message: str) -> Check:
    def within(value: Any) -> bool:
        return not isinstance(value, int | float) or isinstance(value, bool) or accepts(value)

    return _rule(within, message)


def _pattern(argument: str) -> Check:
    # Python's `$` also matches before a final line feed; the schema dialect's doesn't.
    found = re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", argument)).search
    message = "Does not match the expected form."
    return _rule(lambda value: not isinstance(value, str) or found(value) is not None, message)


def _is_moment(value: str) -> bool:
    if not re.match(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z", value):
        return False
    digits = re.sub(r"\.\d+", "", value)
    return _parses(lambda: datetime.fromisoformat(digits))


def _is_uri(value: str) -> bool:
    if re.search(r"[\x00-\x20\x7f<>\"{}|\\^`]", value):
        return False
    try:
        return bool(urlsplit(value).scheme)
    except ValueError:
        return False


def _parses(parse: Callable[[], Any]) -> bool:
    try:
        parse()
    except ValueError:
        return False
    return True


FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date-time": (_is_moment, "Not a valid datetime."),
    "date": (
        lambda value: (
            bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))
            and _parses(lambda: datetime.fromisoformat(value))
        ),
        "Not a valid date.",
    ),
    "uri": (_is_uri, "Not a valid URL."),
}


def _format(argument: str) -> Check:
    if argument not in FORMATS:
        return all_of([])
    accepts, message = FORMATS[argument]
    return _rule(lambda value: not isinstance(value, str) or accepts(value), message)


def _unique(argument: bool) -> Check:
    def accepts(value: Any) -> bool:
        if not argument or not isinstance(value, list):
            return True
        return len({repr(one) for one in value}) == len(value)

    return _rule(accepts, "Items must be unique.")


KEYWORDS: dict[str, Callable[[Any], Check]] = {
    "type": _type,
    "const": lambda const: _rule(lambda value: _same(value, const), f"Must be equal to {const}."),
    "enum": lambda allowed: _rule(
        lambda value: any(_same(value, one) for one in allowed),
        f"Must be one of: {', '.join(str(one) for one in allowed)}.",
    ),
    "minItems": lambda low: _length(lambda n: n >= low, list, f"Fewer than {low} items."),
    "maxItems": lambda high: _length(lambda n: n <= high, list, f"More than {high} items."),
    "minProperties": lambda low: _length(lambda n: n >= low, dict, f"Fewer than {low} fields."),
    "maxProperties": lambda high: _length(lambda n: n <= high, dict, f"More than {high} fields."),
    "minimum": lambda low: _number(lambda n: n >= low, f"Must be at least {low}."),
    "maximum": lambda high: _number(lambda n: n <= high, f"Must be at most {high}."),
    "exclusiveMinimum": lambda low: _number(lambda n: n > low, f"Must be more than {low}."),
    "exclusiveMaximum": lambda high: _number(lambda n: n < high, f"Must be less than {high}."),
    "uniqueItems": _unique,
    "format": _format,
}
