"""The facts that the templates need and the generator drops, as a Jinja literal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.lower import is_open_enum
from generator_config.walk import (
    OperationAt,
    content_schema,
    is_object,
    operations,
    request_schemas,
    resolve,
    schema_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator_config.load import SpecMap


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
    }


def _operation(bundle: SpecMap, operation: OperationAt) -> dict[str, Any]:
    parameters = operation.parameters(bundle)
    content_type, _ = content_schema(operation.body(bundle))
    return {
        "tag": operation.node["tags"][0],
        "safe_to_repeat": operation.node["x-safe-to-repeat"]["value"],
        "path": operation.path,
        "path_parameters": re.findall(r"\{(\w+)\}", operation.path),
        "query_parameters": [p["name"] for p in parameters if p["in"] == "query"],
        "content_type": content_type,
        "accept": _accept(bundle, operation),
        "responses": successes(bundle, operation),
    }


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
