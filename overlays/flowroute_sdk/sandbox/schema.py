"""JSON Schema, compiled to closures.

Each schema of the document is compiled once into a function that appends every violation to a
list. The API reports field errors as a tree, so a validator that stops at the first violation
won't do, and an interpreting one costs more than the rest of a request. A keyword that isn't
known here is an error at start-up: a rule of the specs is never skipped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from .errors import FieldErrors

Path = tuple[str | int, ...]
Check = Callable[[Any, Path, FieldErrors], None]

ANNOTATIONS = frozenset(
    {"description", "title", "example", "examples", "default", "deprecated", "$comment"}
    | {"readOnly", "writeOnly", "discriminator", "externalDocs", "contentMediaType"}
)


STRUCTURAL = frozenset({"$ref", "items", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"})
OBJECT_KEYWORDS = frozenset({"properties", "required", "additionalProperties", "dependentRequired"})
TEXT_KEYWORDS = frozenset({"minLength", "maxLength", "pattern"})
ELSEWHERE = STRUCTURAL | OBJECT_KEYWORDS | TEXT_KEYWORDS


class UnknownKeywordError(ValueError):
    """The document uses a schema keyword that the sandbox doesn't enforce."""


class SchemaCompiler:
    """Compiles the schemas of one document; references are compiled once and shared."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._by_reference: dict[str, Check] = {}

    def compile(self, schema: Mapping[str, Any]) -> Check:
        """The check for one schema; references are followed."""
        checks = [*self._structural(schema), *_simple_checks(schema)]
        if "$ref" in schema:
            checks.insert(0, self._reference(schema["$ref"]))
        return checks[0] if len(checks) == 1 else _all_of(checks)

    def resolve(self, reference: str) -> Mapping[str, Any]:
        """The object that a local reference names."""
        node: Any = self._document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        found: Mapping[str, Any] = node
        return found

    def _reference(self, reference: str) -> Check:
        if reference not in self._by_reference:
            self._by_reference[reference] = lambda value, path, errors: self._by_reference[
                reference
            ](value, path, errors)
            self._by_reference[reference] = self.compile(self.resolve(reference))
        return self._by_reference[reference]

    def _structural(self, schema: Mapping[str, Any]) -> list[Check]:
        checks: list[Check] = []
        if OBJECT_KEYWORDS & schema.keys():
            checks.append(self._object(schema))
        if "items" in schema:
            checks.append(_items(self.compile(schema["items"])))
        if "allOf" in schema:
            checks.append(_all_of([self.compile(one) for one in schema["allOf"]]))
        if "anyOf" in schema:
            checks.append(_matches([self.compile(one) for one in schema["anyOf"]], only_one=False))
        if "oneOf" in schema:
            checks.append(_matches([self.compile(one) for one in schema["oneOf"]], only_one=True))
        if "not" in schema:
            checks.append(_negated(self.compile(schema["not"])))
        if "if" in schema:
            branches = [self.compile(schema.get(name, {})) for name in ("if", "then", "else")]
            checks.append(_conditional(*branches))
        return checks

    def _object(self, schema: Mapping[str, Any]) -> Check:
        properties = {name: self.compile(one) for name, one in schema.get("properties", {}).items()}
        required = tuple(schema.get("required", ()))
        additional = schema.get("additionalProperties", True)
        rest = self.compile(additional) if isinstance(additional, Mapping) else None
        closed = additional is False
        dependent = schema.get("dependentRequired", {})

        def check(value: Any, path: Path, errors: FieldErrors) -> None:
            if not isinstance(value, dict):
                return
            for name in required:
                if name not in value:
                    errors.append(((*path, name), "Missing data for required field."))
            for name, needed in dependent.items():
                for other in needed:
                    if name in value and other not in value:
                        errors.append(((*path, other), f"Required when {name} is given."))
            for name, one in value.items():
                known = properties.get(name)
                if known is not None:
                    known(one, (*path, name), errors)
                elif closed:
                    errors.append(((*path, name), "Unknown field."))
                elif rest is not None:
                    rest(one, (*path, name), errors)

        return check


def _all_of(checks: list[Check]) -> Check:
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        for one in checks:
            one(value, path, errors)

    return check


def _matches(branches: list[Check], *, only_one: bool) -> Check:
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        matched, first = 0, None
        for branch in branches:
            found: FieldErrors = []
            branch(value, path, found)
            if not found:
                matched += 1
                if not only_one:
                    return
            elif first is None:
                first = found
        if matched == 0:
            errors.extend(first or [(path, "Not a valid value.")])
        elif matched > 1:
            errors.append((path, "Not a valid value."))

    return check


def _negated(schema: Check) -> Check:
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        found: FieldErrors = []
        schema(value, path, found)
        if not found:
            errors.append((path, "Not a valid value."))

    return check


def _conditional(condition: Check, then: Check, otherwise: Check) -> Check:
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        found: FieldErrors = []
        condition(value, path, found)
        (otherwise if found else then)(value, path, errors)

    return check


def _items(item: Check) -> Check:
    def check(value: Any, path: Path, errors: FieldErrors) -> None:
        if isinstance(value, list):
            for index, one in enumerate(value):
                item(one, (*path, index), errors)

    return check


def _simple_checks(schema: Mapping[str, Any]) -> list[Check]:
    checks = []
    for keyword, argument in schema.items():
        if keyword in KEYWORDS:
            checks.append(KEYWORDS[keyword](argument))
        elif keyword not in ELSEWHERE | ANNOTATIONS and not keyword.startswith("x-"):
            raise UnknownKeywordError(f"schema keyword {keyword!r} is not supported")
    if TEXT_KEYWORDS & schema.keys():
        checks.append(_text(schema))
    return checks


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


def _text(schema: Mapping[str, Any]) -> Check:
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
        return _all_of([])
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
