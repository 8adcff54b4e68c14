"""What others say of the documents: the schemas of OpenAPI, and the generator with its names."""

from __future__ import annotations

import json
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012, Draft202012Validator, Registry

from generator_config.load import SpecList, SpecMap
from generator_config.problems import Problem, SpecError
from generator_config.walk import (
    class_name,
    identifier,
    inline_schemas,
    is_object,
    maps,
    operations,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BUNDLE = "urn:flowroute:bundle"
_LONGEST = 200
_OBJECTS = {"additionalProperties": {"type": "object"}}
_LIST_OF_OBJECTS = {"items": {"type": "object"}}
_SCHEMA = {
    "$id": "urn:flowroute:schema",
    "$dynamicAnchor": "meta",
    "$ref": "https://json-schema.org/draft/2020-12/schema",
    "properties": {
        "properties": _OBJECTS,
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), _LIST_OF_OBJECTS),
    },
}
"""JSON Schema, but without ``true`` and ``false`` where the generator needs a schema."""


def check_form(documents: Mapping[str, SpecMap]) -> None:
    """Raise ``SpecError`` for documents whose parts aren't of the kind that OpenAPI 3.1 wants.

    All that works on documents after this relies on mappings being mappings and lists lists.
    """
    for find in (_version_problems, _document_problems, _schema_problems):
        if problems := list(chain.from_iterable(map(find, documents.values()))):
            raise SpecError(problems)


def check_validity(bundle: SpecMap) -> None:
    """Raise ``SpecError`` for what isn't OpenAPI 3.1, and for names that wouldn't be kept."""
    for find in (_openapi_problems, _name_problems, _example_problems):
        if problems := list(find(bundle)):
            raise SpecError(problems)


def _version_problems(document: SpecMap) -> Iterator[Problem]:
    if not str(document.get("openapi", "")).startswith("3.1."):
        yield document.problem("isn't an OpenAPI 3.1 document", "openapi")


def _document_problems(document: SpecMap) -> Iterator[Problem]:
    for error in Draft202012Validator(_openapi_schema()).iter_errors(document):
        yield _nearest(document, error.instance_path, f"not OpenAPI 3.1: {error.message}")


def _openapi_schema() -> Any:
    """The schema in openapi-spec-validator, whose import would take longer than all checks."""
    spec = find_spec("openapi_spec_validator")
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).parent / "resources/schemas/v3.1/schema.json"
    schema = json.loads(file.read_bytes())
    schema["$defs"]["schema"]["type"] = "object"
    return schema


def _schema_problems(document: SpecMap) -> Iterator[Problem]:
    """What JSON Schema says of the schemas, which the schema of OpenAPI leaves open."""
    validator = Draft202012Validator(_SCHEMA)
    named = (document.get("components") or {}).get("schemas") or {}
    for schema in (*named.values(), *inline_schemas(document)):
        for error in validator.iter_errors(_absolute(schema)):
            yield _nearest(schema, error.instance_path, f"not JSON Schema: {error.message}")


def _openapi_problems(bundle: SpecMap) -> Iterator[Problem]:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    for error in OpenAPIV31SpecValidator(bundle).iter_errors():
        message = error.message.partition("\n")[0]
        yield _nearest(bundle, list(error.absolute_path), f"not OpenAPI 3.1: {message}")


def _nearest(bundle: SpecMap, path: Sequence[Any], message: str) -> Problem:
    """A problem at the deepest place that ``path`` leads to and whose line is known."""
    node: Any = bundle
    file, line = bundle.file, bundle.line
    for step in path:
        if isinstance(node, SpecMap) and step in node:
            file, line = node.file, node.lines.get(step, node.line)
        elif isinstance(node, SpecList) and isinstance(step, int):
            file, line = node.file, node.lines[step]
        else:
            break
        node = node[step]
    if isinstance(node, SpecMap):
        file = node.file
        line = node.line
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}…"
    where = "/".join(str(step) for step in path)
    return Problem(file, line, f"{message} (at {where})" if where else message)


def _name_problems(bundle: SpecMap) -> Iterator[Problem]:
    for name, schema in bundle["components"].get("schemas", {}).items():
        generated = class_name(name)
        if (is_object(schema) or "enum" in schema) and generated != name:
            yield schema.problem(f"schema {name} would be called {generated} by the generator")
    for operation in operations(bundle):
        for what, name in (("operation", operation.name), ("tag", operation.node["tags"][0])):
            generated_name = identifier(name)
            if generated_name != name:
                message = f"{what} {name} would be called {generated_name} by the generator"
                yield operation.node.problem(message)


def _example_problems(bundle: SpecMap) -> Iterator[Problem]:
    registry = Registry([(_BUNDLE, _absolute(bundle))], draft=Draft202012)
    for name, schema in bundle["components"].get("schemas", {}).items():
        reference = {"$ref": f"{_BUNDLE}#/components/schemas/{name}"}
        yield from _misfits(schema, Draft202012Validator(reference, registry=registry))
    for mapping in maps(bundle):
        if "schema" in mapping and "example" in mapping:
            schema = _absolute(mapping["schema"])
            yield from _misfits(mapping, Draft202012Validator(schema, registry=registry))


def _absolute(node: SpecMap) -> Any:
    """A plain copy of ``node`` whose references name the bundle."""
    return json.loads(json.dumps(node).replace('"#/components/', f'"{_BUNDLE}#/components/'))


def _misfits(example_of: SpecMap, validator: Draft202012Validator) -> Iterator[Problem]:
    for error in validator.iter_errors(json.loads(json.dumps(example_of.get("example")))):
        where = "/".join(str(step) for step in error.instance_path)
        message = f"the example doesn't fit its schema: {error.message}"
        yield example_of.problem(f"{message} (at {where})" if where else message, "example")
