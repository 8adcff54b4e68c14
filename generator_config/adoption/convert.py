"""Swagger 2.0 and OpenAPI 3.0 as OpenAPI 3.1. Nothing is judged here, only said in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.documents import METHODS, SpecMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Plain = dict[str, Any]

_REFERENCES = {
    "#/definitions/": "#/components/schemas/",
    "#/parameters/": "#/components/parameters/",
    "#/responses/": "#/components/responses/",
}
_OF_SCHEMAS = (
    "type", "format", "items", "default", "enum", "maximum", "minimum", "exclusiveMaximum",
    "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
    "uniqueItems", "multipleOf",
)  # fmt: skip
_STYLES = {
    "csv": {"style": "form", "explode": False},
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
    "multi": {"style": "form", "explode": True},
}
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_MANY = ("allOf", "anyOf", "oneOf", "prefixItems")
_ONE = ("items", "additionalProperties", "not", "contains", "propertyNames")
_NAMED = ("properties", "patternProperties", "$defs")


def converted(root: SpecMap, note: Callable[[SpecMap, str | None, str], None]) -> Plain:
    """A document in OpenAPI 3.1. ``note`` is told what couldn't be taken over as it stands."""
    if "swagger" in root:
        return _from_2(root, note)
    document: Plain = _plain(root)
    if str(root.get("openapi", "")).startswith("3.0"):
        for schema in list(schemas_of(document)):
            _newer(schema)
    document["openapi"] = "3.1.0"
    return document


def schemas_of(document: Plain) -> Iterator[Plain]:
    """All schemas of a document, the outer ones first. What they hold may be changed meanwhile."""
    for schema in ((document.get("components") or {}).get("schemas") or {}).values():
        yield from _with_inner(schema)
    parts = {k: v for k, v in (document.get("components") or {}).items() if k != "schemas"}
    for root in (document.get("paths"), document.get("webhooks"), parts):
        for schema in _under_schema(root):
            yield from _with_inner(schema)


def _under_schema(node: Any) -> Iterator[Plain]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "schema" and isinstance(value, dict):
                yield value
            elif key not in {"example", "examples", "default"}:
                yield from _under_schema(value)
    elif isinstance(node, list):
        for item in node:
            yield from _under_schema(item)


def _with_inner(schema: Any) -> Iterator[Plain]:
    if not isinstance(schema, dict):
        return
    yield schema
    for key in _ONE:
        yield from _with_inner(schema.get(key))
    for key in _MANY:
        for inner in schema.get(key) or ():
            yield from _with_inner(inner)
    for key in _NAMED:
        for inner in (schema.get(key) or {}).values():
            yield from _with_inner(inner)


def _newer(schema: Plain) -> None:
    """A schema of OpenAPI 3.0, or of Swagger, as JSON Schema has it."""
    nullable = schema.pop("nullable", schema.pop("x-nullable", False)) is True
    kind = schema.get("type")
    if nullable and isinstance(kind, str):
        schema["type"] = [kind, "null"]
        if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
    elif nullable and ("$ref" in schema or "allOf" in schema):
        inner = {key: schema.pop(key) for key in ("$ref", "allOf") if key in schema}
        schema["anyOf"] = [inner, {"type": "null"}]
    for flag, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(flag) is True and limit in schema:
            schema[flag] = schema.pop(limit)
        elif isinstance(schema.get(flag), bool):
            del schema[flag]
    if isinstance(schema.get("discriminator"), str):
        schema["discriminator"] = {"propertyName": schema["discriminator"]}


def _from_2(root: SpecMap, note: Callable[[SpecMap, str | None, str], None]) -> Plain:
    old = _renamed(_plain(root))
    document: Plain = {"openapi": "3.1.0", "info": old.get("info") or {"title": "", "version": ""}}
    document["servers"] = _servers(old)
    for key in ("security", "tags", "externalDocs"):
        if key in old:
            document[key] = old[key]
    shared = old.get("parameters") or {}
    document["paths"] = {
        path: _path_item(old, item, shared) for path, item in (old.get("paths") or {}).items()
    }
    components: Plain = {"schemas": old.get("definitions") or {}}
    components["parameters"] = {
        name: _parameter(parameter)
        for name, parameter in shared.items()
        if parameter.get("in") not in {"body", "formData"}
    }
    components["responses"] = {
        name: _response(old, response, old.get("produces"))
        for name, response in (old.get("responses") or {}).items()
    }
    components["securitySchemes"] = {
        name: _scheme(scheme) for name, scheme in (old.get("securityDefinitions") or {}).items()
    }
    document["components"] = {key: value for key, value in components.items() if value}
    for schema in list(schemas_of(document)):
        _newer(schema)
        if schema.get("type") == "file":
            schema.update(type="string", format="binary")
    for key in root:
        if key not in {*old, "swagger"}:
            note(root, key, f"{key} isn't converted")
    return document


def _servers(old: Plain) -> list[Plain]:
    host = old.get("host") or ""
    base = (old.get("basePath") or "").rstrip("/")
    if not host:
        return [{"url": base or "/"}]
    schemes = old.get("schemes") or ["https"]
    best = "https" if "https" in schemes else schemes[0]
    return [{"url": f"{best}://{host}{base}"}]


def _path_item(old: Plain, item: Plain, shared: Plain) -> Plain:
    common = item.get("parameters") or []
    done: Plain = {}
    for key, value in item.items():
        if key in METHODS:
            done[key] = _operation(old, value, common, shared)
        elif key != "parameters":
            done[key] = value
    return done


def _operation(old: Plain, operation: Plain, common: list[Plain], shared: Plain) -> Plain:
    takes = operation.get("consumes") or old.get("consumes") or ["application/json"]
    gives = operation.get("produces") or old.get("produces") or ["application/json"]
    own = [_followed(parameter, shared) for parameter in operation.get("parameters") or ()]
    taken = {(parameter.get("in"), parameter.get("name")) for parameter in own}
    inherited = [_followed(parameter, shared) for parameter in common]
    both = own + [p for p in inherited if (p.get("in"), p.get("name")) not in taken]
    done = {
        key: value
        for key, value in operation.items()
        if key not in {"consumes", "produces", "parameters", "responses", "schemes"}
    }
    plain = [_parameter(p) for p in both if p.get("in") not in {"body", "formData"}]
    if plain:
        done["parameters"] = plain
    body = _body(both, takes)
    if body:
        done["requestBody"] = body
    done["responses"] = {
        str(status): _response(old, response, gives)
        for status, response in (operation.get("responses") or {}).items()
    }
    return done


def _followed(parameter: Plain, shared: Plain) -> Plain:
    """A parameter in full where it is a body, as bodies are no parameters any more."""
    reference = str(parameter.get("$ref", ""))
    target = shared.get(reference.rpartition("/")[2]) if reference else None
    is_body = target is not None and target.get("in") in {"body", "formData"}
    return target if target is not None and is_body else parameter


def _parameter(parameter: Plain) -> Plain:
    if "$ref" in parameter:
        return parameter
    schema = {key: parameter[key] for key in _OF_SCHEMAS if key in parameter}
    done = {
        key: value
        for key, value in parameter.items()
        if key not in {*_OF_SCHEMAS, "collectionFormat"}
    }
    if schema.get("type") == "array":
        style = _STYLES.get(str(parameter.get("collectionFormat") or "csv"), {})
        in_query = parameter.get("in") == "query"
        done.update(style if in_query else {})
    return {**done, "schema": schema}


def _body(parameters: list[Plain], takes: list[str]) -> Plain | None:
    body = next((p for p in parameters if p.get("in") == "body"), None)
    if body is not None:
        content = {kind: {"schema": body.get("schema") or {}} for kind in takes}
        done: Plain = {"content": content}
        done |= {key: body[key] for key in ("description", "required") if key in body}
        return done
    fields = [p for p in parameters if p.get("in") == "formData"]
    if not fields:
        return None
    schema: Plain = {"type": "object", "properties": {}}
    for parameter in fields:
        inner = _parameter(parameter)["schema"]
        if parameter.get("description"):
            inner["description"] = parameter["description"]
        schema["properties"][parameter["name"]] = inner
    required = [parameter["name"] for parameter in fields if parameter.get("required")]
    if required:
        schema["required"] = required
    has_file = any(parameter.get("type") == "file" for parameter in fields)
    forms = [kind for kind in takes if "form" in kind]
    kinds = forms or (
        ["multipart/form-data"] if has_file else ["application/x-www-form-urlencoded"]
    )
    return {"required": bool(required), "content": {kind: {"schema": schema} for kind in kinds}}


def _response(old: Plain, response: Plain, gives: list[str] | None) -> Plain:
    if "$ref" in response:
        return response
    done = {k: v for k, v in response.items() if k not in {"schema", "examples", "headers"}}
    done.setdefault("description", "")
    if "schema" in response:
        kinds = gives or old.get("produces") or ["application/json"]
        done["content"] = {kind: {"schema": response["schema"]} for kind in kinds}
        for kind, example in (response.get("examples") or {}).items():
            done["content"].setdefault(kind, {})["example"] = example
    headers = response.get("headers") or {}
    if headers:
        done["headers"] = {name: _parameter(header) for name, header in headers.items()}
    return done


def _scheme(scheme: Plain) -> Plain:
    kind = scheme.get("type")
    words = {key: scheme[key] for key in ("description",) if key in scheme}
    if kind == "basic":
        return {"type": "http", "scheme": "basic", **words}
    if kind == "oauth2":
        flow: Plain = {k: scheme[k] for k in ("authorizationUrl", "tokenUrl") if k in scheme}
        flow["scopes"] = scheme.get("scopes") or {}
        name = _FLOWS.get(str(scheme.get("flow")), "implicit")
        return {"type": "oauth2", "flows": {name: flow}, **words}
    return dict(scheme)


def _renamed(node: Any) -> Any:
    """A document of Swagger 2.0 with its references led to where things are now."""
    if isinstance(node, dict):
        return {
            key: _reference(value) if key == "$ref" and isinstance(value, str) else _renamed(value)
            for key, value in node.items()
        }
    return [_renamed(value) for value in node] if isinstance(node, list) else node


def _reference(text: str) -> str:
    for old, new in _REFERENCES.items():
        text = re.sub(rf"(^|(?<=\.yaml)|(?<=\.yml)|(?<=\.json)){re.escape(old)}", new, text)
    return text


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(value) for value in node] if isinstance(node, list) else node
