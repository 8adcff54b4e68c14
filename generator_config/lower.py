"""Turn the bundle into what the generator can digest, and tell the templates what it drops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.meta import (
    FORMS,
    JSON,
    Argument,
    arguments,
    field_shape,
    parameter_schema,
)
from generator_config.shapes import Role, needs_shape
from generator_config.walk import (
    DATA,
    NAMING,
    is_model,
    is_object,
    is_open_enum,
    operations,
    request_schemas,
    resolve,
)

if TYPE_CHECKING:
    from generator_config.load import SpecMap

_UNHEARD = ("default", "example", "examples", "links", "webhooks", "servers", "security")


def lower(bundle: SpecMap) -> dict[str, Any]:
    """A plain document: unions that are read as one type become that type, open enums enums.

    Failures are left out, since the generated code reads successes alone, and so is what the
    generator doesn't hear.
    """
    lowered: dict[str, Any] = _lower(bundle, bundle)
    for item in lowered["paths"].values():
        item.pop("parameters", None)
    paths: dict[str, Any] = {}
    for operation in operations(bundle):
        node = lowered["paths"][operation.path][operation.method]
        taken = arguments(bundle, operation)
        node["parameters"] = [_parameter(bundle, argument) for argument in taken]
        successes = node["responses"].items()
        node["responses"] = {k: _answer(v) for k, v in successes if re.fullmatch("2..", k)}
        _simplify_body(node, lowered)
        path = operation.path
        for argument in taken:
            if argument.place == "path":
                path = path.replace(f"{{{argument.wire}}}", f"{{{argument.name}}}")
        paths.setdefault(path, {})[operation.method] = node
    lowered["paths"] = paths
    _put_shapes(bundle, lowered)
    return lowered


def _parameter(bundle: SpecMap, argument: Argument) -> dict[str, Any]:
    """A parameter under the name of its argument; text, where the generator has no type for it."""
    schema = parameter_schema(argument.node)
    simple = argument.shape(bundle) is None
    return {
        **{k: v for k, v in argument.node.items() if k in {"description", "required"}},
        "name": argument.name,
        "in": argument.place,
        "schema": _lower(bundle, schema) if simple else {"type": "string"},
    }


def _answer(response: dict[str, Any]) -> dict[str, Any]:
    """A response; what isn't JSON is no body to the generator."""
    content = response.get("content") or {}
    if any(not JSON.fullmatch(media_type) for media_type in content):
        return {key: value for key, value in response.items() if key != "content"}
    return response


def _simplify_body(node: dict[str, Any], lowered: dict[str, Any]) -> None:
    """Call a form JSON, so that its fields become a model; leave out what is mere bytes."""
    body = resolve(lowered, node.get("requestBody") or {})
    for media_type, content in (body.get("content") or {}).items():
        if media_type in FORMS:
            node["requestBody"] = {**body, "content": {"application/json": content}}
        elif not JSON.fullmatch(media_type):
            del node["requestBody"]


def _put_shapes(bundle: SpecMap, lowered: dict[str, Any]) -> None:
    """Let any value pass where a shape says what it is: the templates know better."""
    sent = request_schemas(bundle)
    schemas = lowered.get("components", {}).get("schemas", {})
    for name, schema in bundle["components"].get("schemas", {}).items():
        role: Role = "request" if name in sent else "response"
        for field, node in (schema.get("properties") or {}).items():
            if is_model(schema) and field_shape(bundle, node, role):
                said = resolve(bundle, node).get("description")
                text = node.get("description", said)
                schemas[name]["properties"][field] = {"description": text} if text else {}
        anywhere = all(needs_shape(bundle, schema, role, holder) for holder in ("field", "list"))
        if not is_model(schema) and anywhere:
            schemas[name] = {}
        elif is_model(schema) and "null" in schema.get("type", ()):
            schemas[name]["type"] = "object"


def _lower(bundle: SpecMap, node: Any, *, naming: bool = False) -> Any:
    if isinstance(node, list):
        return [_lower(bundle, item) for item in node]
    if not isinstance(node, dict):
        return node
    if not naming:
        node = _described_reference(bundle, node)
    lowered = {
        key: value
        if key in DATA and not naming
        else _lower(bundle, value, naming=key in NAMING and not naming)
        for key, value in node.items()
        if naming or (key not in _UNHEARD and not key.startswith("x-"))
    }
    if not naming:
        _read_as(lowered, node.get("x-read-as"))
        _close_enum(lowered)
    return lowered


def _described_reference(bundle: SpecMap, node: dict[str, Any]) -> dict[str, Any]:
    """A reference to a simple type that has a description of its own becomes that type."""
    target = resolve(bundle, node)
    if (
        "$ref" not in node
        or "description" not in node
        or not isinstance(target.get("type"), str | list)
    ):
        return node
    return node if is_object(target) or "enum" in target else {**target, **_without_reference(node)}


def _without_reference(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key != "$ref"}


def _read_as(schema: dict[str, Any], read_as: str | None) -> None:
    if read_as is None:
        return
    kind = "integer" if read_as == "integer" else "string"
    schema["type"] = [kind, "null"] if "null" in schema.get("type", ()) else kind
    if read_as == "date-time":
        schema["format"] = "date-time"


def _close_enum(schema: dict[str, Any]) -> None:
    if not is_open_enum(schema):
        return
    branches = schema.pop("anyOf")
    values = next(branch["enum"] for branch in branches if "enum" in branch)
    nullable = any(branch.get("type") == "null" for branch in branches)
    schema["type"] = ["string", "null"] if nullable else "string"
    schema["enum"] = [*values, None] if nullable else values
