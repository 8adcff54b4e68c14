"""JSON Schema, compiled to closures.

Each schema of the document is compiled once into a function that appends every violation to a
list. The API reports field errors as a tree, so a validator that stops at the first violation
won't do, and an interpreting one costs more than the rest of a request. A keyword that isn't
known here is an error at start-up: a rule of the specs is never skipped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .errors import FieldErrors
from .schema_keywords import KEYWORDS, Check, Path, all_of, text

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
        return checks[0] if len(checks) == 1 else all_of(checks)

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
            checks.append(all_of([self.compile(one) for one in schema["allOf"]]))
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
        checks.append(text(schema))
    return checks
