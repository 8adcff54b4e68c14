"""Turn the bundle into what the generator can digest, and tell the templates what it drops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.probes import Field, fields
from generator_config.walk import (
    DATA,
    NAMING,
    OperationAt,
    content_schema,
    is_object,
    operations,
    request_schemas,
    resolve,
    response_schemas,
    schema_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator_config.load import SpecMap

_UNHEARD = ("default", "example", "examples", "links", "webhooks", "servers", "security")


def lower(bundle: SpecMap) -> dict[str, Any]:
    """A plain document: unions that are read as one type become that type, open enums enums.

    Failures are left out, since the generated code reads successes alone, and so is what the
    generator doesn't hear.
    """
    lowered: dict[str, Any] = _lower(bundle, bundle)
    for item in lowered["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "responses" in operation:
                successes = operation["responses"].items()
                operation["responses"] = {k: v for k, v in successes if re.fullmatch("2..", k)}
    return lowered


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


def is_open_enum(schema: dict[str, Any]) -> bool:
    """Whether ``schema`` names the known values and lets any other string pass."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    return (
        len(branches) == 2
        and all(branch.get("type") == "string" for branch in branches)
        and sorted("enum" in branch for branch in branches) == [False, True]
    )


def _close_enum(schema: dict[str, Any]) -> None:
    if not is_open_enum(schema):
        return
    branches = schema.pop("anyOf")
    values = next(branch["enum"] for branch in branches if "enum" in branch)
    nullable = any(branch.get("type") == "null" for branch in branches)
    schema["type"] = ["string", "null"] if nullable else "string"
    schema["enum"] = [*values, None] if nullable else values


def meta_template(bundle: SpecMap) -> str:
    """The text of ``_meta.jinja``, which sets META."""
    return f"{{% set META = {meta(bundle)!r} %}}\n"


def meta(bundle: SpecMap) -> dict[str, Any]:
    """Operations by operationId, object schemas by name, both sorted."""
    described = sorted((operation.name, operation) for operation in operations(bundle))
    sent = request_schemas(bundle)
    schemas = sorted(bundle["components"].get("schemas", {}).items())
    return {
        "operations": {name: _operation(bundle, operation) for name, operation in described},
        "schemas": {
            name: _schema(bundle, schema, "request" if name in sent else "response")
            for name, schema in schemas
            if is_object(schema)
        },
        "sent_enums": sorted(_sent_enums(bundle)),
    }


def _sent_enums(bundle: SpecMap) -> Iterator[str]:
    """The closed enumerations that are sent alone, by the names of their classes in lower case."""
    received = response_schemas(bundle)
    named: dict[str, Any] = {}
    for name, schema in bundle["components"].get("schemas", {}).items():
        if name not in received:
            named[name] = schema
            fields = schema.get("properties") or {}
            named |= {f"{name}{field}": inner for field, inner in fields.items()}
    for operation in operations(bundle):
        for parameter in operation.parameters(bundle):
            named[f"{operation.name}{parameter['name']}"] = parameter.get("schema") or {}
    for name, schema in named.items():
        if "enum" in schema:
            yield re.sub(r"[\W_]", "", name).lower()


def _operation(bundle: SpecMap, operation: OperationAt) -> dict[str, Any]:
    parameters = operation.parameters(bundle)
    content_type, _ = content_schema(operation.body(bundle))
    return {
        "tag": operation.node["tags"][0],
        "safe_to_repeat": operation.node["x-safe-to-repeat"]["value"],
        "path": operation.path,
        "path_parameters": re.findall(r"\{(\w+)\}", operation.path),
        "query_parameters": [p["name"] for p in parameters if p["in"] == "query"],
        "descriptions": {p["name"]: _about(bundle, p) for p in parameters},
        "content_type": content_type,
        "accept": _accept(bundle, operation),
        "responses": successes(bundle, operation),
        "largest_page": _largest_page(bundle, parameters),
        "fields": {each.python_name: _field(each) for each in fields(bundle, operation)},
    }


def _field(each: Field) -> str:
    """The arguments of the ``Field`` of the generated client, as code."""
    schema = each.schema
    said = {
        "required": each.required,
        "nullable": "null" in schema.get("type", ()),
        "choices": tuple(each.values),
        "minimum": schema.get("minimum"),
        "maximum": schema.get("maximum"),
        "min_length": schema.get("minLength"),
        "max_length": schema.get("maxLength"),
        "pattern": schema.get("pattern"),
        "form": schema.get("x-form"),
    }
    named = [f"{k}={v!r}" for k, v in said.items() if v is not None and v is not False and v != ()]
    return ", ".join([*map(repr, (each.name, each.place, each.kind)), *named])


def _largest_page(bundle: SpecMap, parameters: Iterable[Any]) -> int | None:
    """The most that a page of a list can be asked to hold; None where there is no maximum."""
    schemas = (resolve(bundle, p["schema"]) for p in parameters if p["name"] == "limit")
    return next((schema.get("maximum") for schema in schemas), None)


def _about(bundle: SpecMap, parameter: SpecMap) -> str:
    """What a parameter means, for a docstring, and what the server takes without it."""
    text = " ".join(str(parameter.get("description") or "").split())
    schema = resolve(bundle, parameter.get("schema") or {})
    if "default" in schema:
        text = f"{text} The server takes {schema['default']!r} when it isn't given.".strip()
    return text.replace("\\", "\\\\").replace('"""', "'''")


def successes(bundle: SpecMap, operation: OperationAt) -> dict[int, str | None]:
    """The schema of the body for each status of success; None where there is no body."""
    return {
        int(status): schema_name(content_schema(response)[1])
        for status, response in sorted(operation.responses(bundle).items())
        if re.fullmatch("2[0-9][0-9]", status)
    }


def _accept(bundle: SpecMap, operation: OperationAt) -> str:
    """The media type of a success, else of a failure."""
    for _, response in sorted(operation.responses(bundle).items()):
        media_type, _ = content_schema(response)
        if media_type is not None:
            return media_type
    return "application/json"


def _schema(bundle: SpecMap, schema: SpecMap, kind: str) -> dict[str, Any]:
    properties = schema.get("properties") or {}
    return {
        "kind": kind,
        "types": _constants(properties.get("type") or {}),
        "fields": {
            name: {
                "read_as": _extension(bundle, field, "x-read-as"),
                "python_name": field.get("x-python-name"),
                "money": _extension(bundle, field, "x-money"),
                "open_enum": any(is_open_enum(choice) for choice in _choices(bundle, field)),
            }
            for name, field in sorted(properties.items())
        },
    }


def _constants(schema: Mapping[str, Any]) -> list[str]:
    return [schema["const"]] if "const" in schema else []


def _choices(bundle: SpecMap, field: Any) -> list[dict[str, Any]]:
    """The schema of ``field`` and the branches of its unions, references followed."""
    schema = resolve(bundle, field)
    branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return [schema, *(choice for branch in branches for choice in _choices(bundle, branch))]


def _extension(bundle: SpecMap, field: Any, key: str) -> Any:
    for choice in _choices(bundle, field):
        if key in choice:
            return choice[key]
    return None
