"""The bundled OpenAPI document, read into the operations that the sandbox serves."""

from __future__ import annotations

import importlib.resources
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .schema import SchemaCompiler
from .schema_keywords import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

METHODS = ("get", "put", "post", "delete", "patch")
JSON_API = "application/vnd.api+json"


class DocumentError(ValueError):
    """The document says something that the sandbox can't serve."""


def load_document(path: str | Path | None = None) -> dict[str, Any]:
    """The parsed `openapi.json` of the generated package, or the one at `path`."""
    if path is None:
        source = importlib.resources.files("flowroute_api").joinpath("openapi.json")
        text = source.read_text(encoding="utf-8")
    else:
        text = Path(path).read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path or query parameter: how its text is read and what its value must satisfy."""

    name: str
    required: bool
    read: Callable[[str], Any]
    check: Check


@dataclass(frozen=True, slots=True)
class Body:
    """The request body of an operation in the form that the document describes."""

    required: bool
    media_types: frozenset[str]
    check: Check
    enveloped: bool
    resource_type: str | None
    takes_other_form: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document."""

    id: str
    tag: str
    method: str
    path: str
    path_parameters: Mapping[str, Parameter]
    query_parameters: tuple[Parameter, ...]
    body: Body | None
    media_types: Mapping[int, str]
    source: Mapping[str, Any] = field(repr=False)


def read_operations(document: Mapping[str, Any]) -> list[Operation]:
    """Every operation of the document with its schemas compiled."""
    compiler = SchemaCompiler(document)
    found = []
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                shared = item.get("parameters", ())
                found.append(_operation(compiler, path, method, item[method], shared))
    return found


def _operation(
    compiler: SchemaCompiler, path: str, method: str, source: Mapping[str, Any], shared: Any
) -> Operation:
    declared = [_dereference(compiler, one) for one in (*shared, *source.get("parameters", ()))]
    return Operation(
        id=source["operationId"],
        tag=source["tags"][0],
        method=method.upper(),
        path=path,
        path_parameters={
            one["name"]: _parameter(compiler, one) for one in declared if one["in"] == "path"
        },
        query_parameters=tuple(
            _parameter(compiler, one) for one in declared if one["in"] == "query"
        ),
        body=_body(compiler, source["requestBody"]) if "requestBody" in source else None,
        media_types=_response_media_types(compiler, source["responses"]),
        source=source,
    )


def _dereference(compiler: SchemaCompiler, node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        node = compiler.resolve(node["$ref"])
    return node


def _parameter(compiler: SchemaCompiler, source: Mapping[str, Any]) -> Parameter:
    schema = _dereference(compiler, source["schema"])
    kinds = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind not in READERS:
        raise DocumentError(f"parameter {source['name']}: type {kind} is not supported")
    return Parameter(
        source["name"], source.get("required", False), READERS[kind], compiler.compile(schema)
    )


def _integer(text: str) -> int | str:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 19 else text


def _number(text: str) -> float | str:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if -1e300 < number < 1e300 and "_" not in text else text


def _boolean(text: str) -> bool | str:
    return {"true": True, "True": True, "false": False, "False": False}.get(text, text)


READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}


def _body(compiler: SchemaCompiler, source: Mapping[str, Any]) -> Body:
    source = _dereference(compiler, source)
    content = source["content"]
    schema = _dereference(compiler, next(iter(content.values()))["schema"])
    enveloped = "data" in schema.get("properties", {})
    return Body(
        required=source.get("required", False),
        media_types=frozenset(content) | {"application/json", JSON_API},
        check=compiler.compile(schema),
        enveloped=enveloped,
        resource_type=_resource_type(compiler, schema, enveloped),
        takes_other_form=("compact" if enveloped else "json:api")
        in source.get("x-also-accepts", ()),
    )


def _resource_type(
    compiler: SchemaCompiler, schema: Mapping[str, Any], enveloped: bool
) -> str | None:
    if enveloped:
        schema = _dereference(compiler, schema["properties"]["data"])
    declared = _dereference(compiler, schema.get("properties", {}).get("type", {}))
    allowed = declared.get("enum", [declared.get("const")])
    return allowed[0] if isinstance(allowed[0], str) else None


def _response_media_types(compiler: SchemaCompiler, responses: Mapping[str, Any]) -> dict[int, str]:
    found = {}
    for status, response in responses.items():
        content = _dereference(compiler, response).get("content")
        if status.isdigit() and content:
            found[int(status)] = next(iter(content))
    return found
