"""What others say of the bundle: the schema of OpenAPI, and the generator with its names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012, Draft202012Validator, Registry

from generator_config.errors import Problem, SpecError
from generator_config.load import SpecList, SpecMap
from generator_config.walk import inline_schemas, is_object, maps, operations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BUNDLE = "urn:flowroute:bundle"


def check_validity(bundle: SpecMap) -> None:
    """Raise ``SpecError`` for what isn't OpenAPI 3.1, and for names that wouldn't be kept."""
    for find in (_schema_problems, _openapi_problems, _name_problems, _example_problems):
        if problems := list(find(bundle)):
            raise SpecError(problems)


def _schema_problems(bundle: SpecMap) -> Iterator[Problem]:
    """What JSON Schema says of the schemas, which openapi-spec-validator tells without a place."""
    validator = Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})
    for schema in (*bundle["components"].get("schemas", {}).values(), *inline_schemas(bundle)):
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
    where = "/".join(str(step) for step in path)
    return Problem(file, line, f"{message} (at {where})" if where else message)


def _name_problems(bundle: SpecMap) -> Iterator[Problem]:
    from openapi_python_client.strings import ClassName, PythonIdentifier

    for name, schema in bundle["components"].get("schemas", {}).items():
        generated = ClassName(name, "field_")
        if (is_object(schema) or "enum" in schema) and generated != name:
            yield schema.problem(f"schema {name} would be called {generated} by the generator")
    for operation in operations(bundle):
        for what, name in (("operation", operation.name), ("tag", operation.node["tags"][0])):
            generated_name = PythonIdentifier(name, "field_")
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
