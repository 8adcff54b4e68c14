"""JSON Schema: what is wrong with a value, in the API's words, every violation at its field.

jsonschema-rs judges; this module finds the schemas of a document and words the violations.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import jsonschema_rs
from jsonschema_rs import ValidationError, ValidationErrorKind

from .errors import FieldErrors

Path = tuple[str | int, ...]

TYPES = {
    "string": "Not a valid string.",
    "integer": "Not a valid integer.",
    "number": "Not a valid number.",
    "boolean": "Not a valid boolean.",
    "array": "Not a valid list.",
    "object": "Not a valid mapping.",
    "null": "Must be null.",
}
FORMATS = {
    "date-time": "Not a valid datetime.",
    "date": "Not a valid date.",
    "uri": "Not a valid URL.",
}
MESSAGES: dict[str, Callable[[Any], str]] = {
    "const": lambda const: f"Must be equal to {const}.",
    "enum": lambda allowed: f"Must be one of: {', '.join(str(one) for one in allowed)}.",
    "format": lambda name: FORMATS.get(name, f"Not a valid {name}."),
    "minItems": lambda low: f"Fewer than {low} items.",
    "maxItems": lambda high: f"More than {high} items.",
    "minProperties": lambda low: f"Fewer than {low} fields.",
    "maxProperties": lambda high: f"More than {high} fields.",
    "minimum": lambda low: f"Must be at least {low}.",
    "maximum": lambda high: f"Must be at most {high}.",
    "exclusiveMinimum": lambda low: f"Must be more than {low}.",
    "exclusiveMaximum": lambda high: f"Must be less than {high}.",
    "pattern": lambda _: "Does not match the expected form.",
    "uniqueItems": lambda _: "Items must be unique.",
}
OTHERWISE = "Not a valid value."


class Schema:
    """One schema of a document, compiled."""

    def __init__(self, source: Mapping[str, Any]) -> None:
        self._source = dict(source)
        self._validator = jsonschema_rs.Draft202012Validator(
            self._source, validate_formats=True, offline=True
        )
        self._accepts = self._validator.is_valid

    def check(self, value: Any, path: Path, errors: FieldErrors) -> None:
        """Append every violation of `value`, which stands at `path`, to `errors`."""
        try:
            if not self._accepts(value):
                found = list(self._validator.iter_errors(value))
                errors.extend(self._worded(found, path))
        except ValueError:  # jsonschema-rs doesn't go down for ever
            errors.append((path, "Nested too deeply."))

    def _worded(self, found: list[ValidationError], path: Path) -> FieldErrors:
        # A text that is too long isn't held against its pattern as well.
        lengths = {tuple(one.instance_path) for one in found if _is_about_length(one)}
        worded: FieldErrors = []
        for one in found:
            where = tuple(one.instance_path)
            if one.kind.name != "pattern" or where not in lengths:
                worded += self._word(one, (*path, *where))
        return worded

    def _word(self, error: ValidationError, path: Path) -> FieldErrors:
        match error.kind:
            case ValidationErrorKind.Required(name):
                return [((*path, name), self._missing(error, name))]
            case ValidationErrorKind.AdditionalProperties(unexpected):
                return [((*path, name), "Unknown field.") for name in unexpected]
            case ValidationErrorKind.AnyOf(context) | ValidationErrorKind.OneOfNotValid(context):
                return self._worded(context[0], path[: len(path) - len(error.instance_path)])
            case ValidationErrorKind.MinLength() | ValidationErrorKind.MaxLength():
                return [(path, _length_message(self._at(error.schema_path[:-1])))]
            case ValidationErrorKind.Type():
                types = self._at(error.schema_path)
                return [(path, TYPES[types if isinstance(types, str) else types[0]])]
        name = error.kind.name
        return [(path, MESSAGES[name](error.kind.value) if name in MESSAGES else OTHERWISE)]

    def _missing(self, error: ValidationError, name: str) -> str:
        if error.schema_path[-1] != "dependentRequired":
            return "Missing data for required field."
        dependent = self._at(error.schema_path)
        cause = next(one for one, needed in dependent.items() if name in needed)
        return f"Required when {cause} is given."

    def _at(self, schema_path: list[str | int]) -> Any:
        node: Any = self._source
        for step in schema_path:
            node = node[step]
        return node


class Schemas:
    """The schemas of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._compiled: dict[str, Schema] = {}

    def compile(self, schema: Mapping[str, Any]) -> Schema:
        """One schema, ready to be used; references go into the document."""
        key = json.dumps(schema)
        if key not in self._compiled:
            # The document comes along only where it is referred to: reading it takes a while.
            needed = {"components": self._document["components"]} if '"$ref"' in key else {}
            self._compiled[key] = Schema({**schema, **needed})
        return self._compiled[key]

    def resolve(self, reference: str) -> Mapping[str, Any]:
        """The object that a local reference names."""
        node: Any = self._document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        found: Mapping[str, Any] = node
        return found


def _is_about_length(error: ValidationError) -> bool:
    return error.kind.name in ("minLength", "maxLength")


def _length_message(schema: Mapping[str, Any]) -> str:
    low, high = schema.get("minLength", 0), schema.get("maxLength")
    if high is None:
        return f"Shorter than minimum length {low}."
    if low == 0:
        return f"Longer than maximum length {high}."
    return f"Length must be between {low} and {high}."
