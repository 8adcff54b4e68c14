"""Turn the bundle into what the generator can digest: first flat, then lowered.

``flatten`` makes one schema of what a document spreads over several: ``allOf``, fields beside a
reference. What can't be joined, because it contradicts itself or holds a union, stays as it is.
``lower`` leaves out what the generator doesn't hear or would make wrong code of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator_config.documents import (
    DATA,
    NAMING,
    SpecList,
    SpecMap,
    branches_of,
    is_model,
    is_object,
    is_open_enum,
    kinds_of,
    operations,
    reached,
    request_schemas,
    resolve,
)
from generator_config.meta import (
    FORMS,
    JSON,
    Argument,
    arguments,
    field_shape,
    parameter_schema,
)
from generator_config.shapes import Role, needs_shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_STRUCTURE = {"properties", "required", "additionalProperties", "items", "anyOf", "oneOf"}
_OWN = {"discriminator", "example", "title"}
"""What a part says of itself, and not of the whole."""


def flatten(bundle: SpecMap) -> SpecMap:
    """A copy in which each object has all of its fields, without parts that nothing else uses."""
    flat: SpecMap = _Flattener(bundle).copy(bundle)
    schemas = flat["components"].get("schemas", {})
    used, still_used = (_used(whole) for whole in (bundle, flat))
    for name in [n for n in schemas if n in used - still_used and is_object(schemas[n])]:
        del schemas[name]
    return flat


def _used(bundle: SpecMap) -> set[str]:
    return reached(bundle, bundle["paths"]) | reached(bundle, bundle.get("webhooks"))


class _Flattener:
    def __init__(self, bundle: SpecMap) -> None:
        self.schemas = bundle["components"].get("schemas", {})
        self._open: set[str] = set()

    def copy(self, node: Any, *, naming: bool = False) -> Any:
        if isinstance(node, SpecMap):
            copy = SpecMap(node.file, node.line)
            for key, value in node.items():
                is_data = key in DATA and not naming
                inner = self.copy(value, naming=key in NAMING and not naming)
                copy.put(key, value if is_data else inner, node.lines.get(key, node.line))
            return copy if naming else self._joined(_unwrapped(copy))
        if isinstance(node, SpecList):
            items = SpecList(node.file, node.line)
            items.extend(self.copy(item) for item in node)
            items.lines.extend(node.lines)
            return items
        return node

    def _joined(self, node: SpecMap) -> SpecMap:
        if isinstance(node.get("allOf"), list):
            parts = [*node["allOf"]]
            rest = _without(node, "allOf")
        elif "$ref" in node and _STRUCTURE & node.keys():
            parts = [_only(node, "$ref")]
            rest = _without(node, "$ref")
        else:
            return node
        if len(parts) == 1 and "$ref" in parts[0] and not _STRUCTURE & rest.keys():
            whole = _without(rest, "type")
            whole.put("$ref", parts[0]["$ref"], parts[0].line)
            return whole
        found = [known for part in parts if (known := self._part(part)) is not None]
        if len(found) < len(parts) or not _agree([*found, rest]):
            return node
        whole = SpecMap(node.file, node.line)
        for part in found:
            _merge(whole, part, _OWN)
        _merge(whole, rest)
        return whole

    def _part(self, part: Any) -> SpecMap | None:
        """A part with all of its own parts; None for one that holds itself."""
        reference = str(part.get("$ref", ""))
        name = reference.removeprefix("#/components/schemas/")
        if not reference:
            return part if isinstance(part, SpecMap) else None
        if name in self._open or name not in self.schemas:
            return None
        self._open.add(name)
        try:
            found = self.copy(self.schemas[name])
        finally:
            self._open.discard(name)
        return self._part(found) if "$ref" in found else found


def _unwrapped(node: SpecMap) -> SpecMap:
    """A list of wrapped items as the list of what is in them, which it is read as."""
    branches = branches_of(node.get("items") or {})
    if "x-unwrap" in node and len(branches) == 2:
        node.put("items", branches[1], node.lines.get("items", node.line))
    return node


def _agree(parts: Iterable[Any]) -> bool:
    """Whether parts can be one: no unions in them, and no two kinds of value."""
    kinds: set[str] = set()
    for part in parts:
        if branches_of(part) or "allOf" in part:
            return False
        own = {"object"} if is_object(part) else set(kinds_of(part))
        if kinds and own and not kinds & own:
            return False
        kinds = own or kinds
    return True


def _merge(whole: SpecMap, part: SpecMap, but: Collection[str] = ()) -> None:
    for key, value in part.items():
        line = part.lines.get(key, part.line)
        if key in but:
            continue
        if key == "properties" and key in whole:
            for name, field in value.items():
                known = whole[key].get(name)
                whole[key].put(name, _narrowed(known, field), value.lines.get(name, value.line))
        elif key == "required" and key in whole:
            whole.put(key, [*whole[key], *(n for n in value if n not in whole[key])], line)
        elif key == "properties":
            fields = SpecMap(value.file, value.line)
            for name, field in value.items():
                fields.put(name, field, value.lines.get(name, value.line))
            whole.put(key, fields, line)
        else:
            whole.put(key, value, line)


def _narrowed(known: Any, field: SpecMap) -> SpecMap:
    """A field that two parts describe: what the later one says counts."""
    if known is None or "$ref" in field or "$ref" in known or branches_of(known):
        return field
    narrowed = SpecMap(field.file, field.line)
    for source in (known, field):
        for key, value in source.items():
            narrowed.put(key, value, source.lines.get(key, source.line))
    return narrowed


def _without(node: SpecMap, key: str) -> SpecMap:
    return _only(node, *(each for each in node if each != key))


def _only(node: SpecMap, *keys: str) -> SpecMap:
    copy = SpecMap(node.file, node.line)
    for key in keys:
        copy.put(key, node[key], node.lines.get(key, node.line))
    return copy


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
                said = {**resolve(bundle, node), **node}
                text = _about_default(said) if "default" in said else said.get("description")
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
        if "default" in node:
            lowered["description"] = _about_default(node)
        _read_as(lowered, node.get("x-read-as"))
        _close_enum(lowered)
    return lowered


def _about_default(node: dict[str, Any]) -> str:
    """A description that tells the default, since nobody sends it."""
    said = str(node.get("description") or "").strip()
    return f"{said} The default is {node['default']!r}.".strip()


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
