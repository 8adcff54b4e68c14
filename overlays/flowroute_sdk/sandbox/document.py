"""The bundled OpenAPI document, read into the operations that the sandbox serves."""

from __future__ import annotations

import importlib.resources
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .schema import Schema, Schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

METHODS = ("get", "put", "post", "delete", "patch")
JSON_API = "application/vnd.api+json"
MISSPELT = "application/vnd+api.json"
"""As some documented requests have it."""
FORM = "application/x-www-form-urlencoded"


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
    schema: Schema


@dataclass(frozen=True, slots=True)
class Body:
    """The request body of an operation in the form that the document describes."""

    required: bool
    media_types: frozenset[str]
    schema: Schema
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
    success: int
    example: Any
    """The first documented success, and its example."""
    source: Mapping[str, Any] = field(repr=False)


def read_operations(document: Mapping[str, Any]) -> list[Operation]:
    """Every operation of the document with its schemas compiled."""
    schemas = Schemas(document)
    found = []
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                shared = item.get("parameters", ())
                found.append(_operation(schemas, path, method, item[method], shared))
    return found


def _operation(
    schemas: Schemas, path: str, method: str, source: Mapping[str, Any], shared: Any
) -> Operation:
    declared = [_dereference(schemas, one) for one in (*shared, *source.get("parameters", ()))]
    return Operation(
        id=source["operationId"],
        tag=source["tags"][0],
        method=method.upper(),
        path=path,
        path_parameters={
            one["name"]: _parameter(schemas, one) for one in declared if one["in"] == "path"
        },
        query_parameters=tuple(
            _parameter(schemas, one) for one in declared if one["in"] == "query"
        ),
        body=_body(schemas, source["requestBody"]) if "requestBody" in source else None,
        media_types=_response_media_types(schemas, source["responses"]),
        success=min(int(status) for status in source["responses"] if status.startswith("2")),
        example=_example(schemas, source["responses"]),
        source=source,
    )


def _dereference(schemas: Schemas, node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        node = schemas.resolve(node["$ref"])
    return node


def _parameter(schemas: Schemas, source: Mapping[str, Any]) -> Parameter:
    schema = _dereference(schemas, source["schema"])
    kinds = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind not in READERS:
        raise DocumentError(f"parameter {source['name']}: type {kind} is not supported")
    read = READERS[kind]
    if source.get("allowEmptyValue"):
        read = _or_flag(read)
    return Parameter(source["name"], source.get("required", False), read, schemas.compile(schema))


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


def _or_flag(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader that takes a name without a value for true."""
    return lambda text: True if text == "" else read(text)


READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}


def _body(schemas: Schemas, source: Mapping[str, Any]) -> Body:
    source = _dereference(schemas, source)
    content = source["content"]
    schema = _dereference(schemas, next(iter(content.values()))["schema"])
    enveloped = "data" in schema.get("properties", {})
    return Body(
        required=source.get("required", False),
        media_types=_request_media_types(source),
        schema=schemas.compile(schema),
        enveloped=enveloped,
        resource_type=_resource_type(schemas, schema, enveloped),
        takes_other_form=("compact" if enveloped else "json:api")
        in source.get("x-also-accepts", ()),
    )


def _request_media_types(source: Mapping[str, Any]) -> frozenset[str]:
    found = {*source["content"], "application/json", JSON_API, MISSPELT}
    if "form" in source.get("x-also-accepts", ()):
        found.add(FORM)
    return frozenset(found)


def _resource_type(schemas: Schemas, schema: Mapping[str, Any], enveloped: bool) -> str | None:
    if enveloped:
        schema = _dereference(schemas, schema["properties"]["data"])
    declared = _dereference(schemas, schema.get("properties", {}).get("type", {}))
    allowed = declared.get("enum", [declared.get("const")])
    return allowed[0] if isinstance(allowed[0], str) else None


def _example(schemas: Schemas, responses: Mapping[str, Any]) -> Any:
    """What the document shows of the first success; None where that has no content."""
    status = min(status for status in responses if status.startswith("2"))
    for media in (_dereference(schemas, responses[status]).get("content") or {}).values():
        if "example" in media:
            return media["example"]
        return _dereference(schemas, media.get("schema") or {}).get("example")
    return None


def _response_media_types(schemas: Schemas, responses: Mapping[str, Any]) -> dict[int, str]:
    found = {}
    for status, response in responses.items():
        content = _dereference(schemas, response).get("content")
        if status.isdigit() and content:
            found[int(status)] = next(iter(content))
    return found
