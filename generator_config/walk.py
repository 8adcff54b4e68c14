"""Ways through a bundle: its operations, its schemas, and what they refer to."""

from __future__ import annotations

import builtins
import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator_config.load import SpecMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ONE_SCHEMA = ("items", "additionalProperties", "not", "contains", "propertyNames")
_MANY_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED_SCHEMAS = ("properties", "patternProperties", "$defs")
NAMING = ("properties", "patternProperties", "responses", "schemas", "headers")
"""Keys whose mapping has names of the API's own for keys, which mean nothing to OpenAPI."""
DATA = ("example", "examples", "default", "enum", "const")
"""Keys whose value is data, whatever it looks like."""


@dataclass(frozen=True)
class OperationAt:
    """One operation, with the path item that it stands in."""

    path: str
    method: str
    node: SpecMap
    item: SpecMap

    @property
    def name(self) -> str:
        """The operationId, or method and path when there is none."""
        return str(self.node.get("operationId") or self.label)

    @property
    def label(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"

    def parameters(self, bundle: Mapping[str, Any]) -> list[SpecMap]:
        """Its own parameters and those of its path item, references followed."""
        own = [resolve(bundle, node) for node in self.node.get("parameters", ())]
        taken = {(node.get("in"), node.get("name")) for node in own}
        shared = (resolve(bundle, node) for node in self.item.get("parameters", ()))
        return own + [node for node in shared if (node.get("in"), node.get("name")) not in taken]

    def responses(self, bundle: Mapping[str, Any]) -> dict[str, SpecMap]:
        """Its responses by status, references followed."""
        return {k: resolve(bundle, v) for k, v in (self.node.get("responses") or {}).items()}

    def body(self, bundle: Mapping[str, Any]) -> SpecMap | None:
        """Its request body, a reference followed."""
        node = self.node.get("requestBody")
        return None if node is None else resolve(bundle, node)


def operations(bundle: Mapping[str, Any], section: str = "paths") -> Iterator[OperationAt]:
    """The operations under ``paths``, or under ``webhooks``, in the order of the documents."""
    for path, item in bundle.get(section, {}).items():
        for method in METHODS:
            if isinstance(item.get(method), SpecMap):
                yield OperationAt(path, method, item[method], item)


def resolve(bundle: Mapping[str, Any], node: Any) -> Any:
    """The component that ``node`` refers to, or ``node`` itself."""
    seen: set[str] = set()
    while isinstance(node, dict) and "$ref" in node and node["$ref"] not in seen:
        seen.add(node["$ref"])
        _, _, section, name = node["$ref"].split("/")
        node = bundle["components"][section][name]
    return node


def schema_name(node: Mapping[str, Any] | None) -> str | None:
    """The name of the component schema that ``node`` refers to."""
    reference = str((node or {}).get("$ref", ""))
    return reference.removeprefix("#/components/schemas/") if reference else None


def content_schema(node: Mapping[str, Any] | None) -> tuple[str | None, Any]:
    """Media type and schema of a response or request body; None, None when it has no content."""
    for media_type, value in ((node or {}).get("content") or {}).items():
        return str(media_type), value.get("schema")
    return None, None


def is_object(schema: Mapping[str, Any]) -> bool:
    """Whether the generator makes a model of ``schema``."""
    kind = schema.get("type")
    return (
        kind == "object" or (isinstance(kind, list) and "object" in kind) or "properties" in schema
    )


def kinds_of(schema: Mapping[str, Any]) -> list[str]:
    """The JSON types that a schema names, null aside."""
    kind = schema.get("type") or ()
    return [each for each in ([kind] if isinstance(kind, str) else kind) if each != "null"]


def branches_of(schema: Mapping[str, Any]) -> list[Any]:
    """The alternatives of a schema, those for null included."""
    return [*schema.get("anyOf", ()), *schema.get("oneOf", ())]


def is_map(schema: Mapping[str, Any]) -> bool:
    """Whether ``schema`` is an object of any keys, whose values have a schema."""
    return isinstance(schema.get("additionalProperties"), dict) and not schema.get("properties")


def is_model(schema: Mapping[str, Any]) -> bool:
    """Whether ``schema`` becomes a class of its own."""
    return is_object(schema) and not is_map(schema)


def is_open_enum(schema: Mapping[str, Any]) -> bool:
    """Whether ``schema`` names the known values and lets any other string pass."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    return (
        len(branches) == 2
        and all(branch.get("type") == "string" for branch in branches)
        and sorted("enum" in branch for branch in branches) == [False, True]
    )


def class_name(name: str) -> str:
    """What the generator calls the class of a schema."""
    words = (word if word.isupper() else word.capitalize() for word in _words(name))
    return _unreserved("".join(words))


def identifier(name: str) -> str:
    """What the generator calls the module of an operation or class, or the folder of a tag."""
    return _unreserved("_".join(_words(name)).lower())


def _words(name: str) -> list[str]:
    if any(letter.isupper() for letter in name):
        name = " ".join(re.split("([A-Z]?[a-z]+)", name))
    return re.findall(r"[^. _-]+", name)


def _unreserved(name: str) -> str:
    taken = keyword.iskeyword(name) or name in {*dir(builtins), "self", "datetime"} - {"id"}
    return f"{name}_" if taken else name


def inner_schemas(schema: Any) -> Iterator[SpecMap]:
    """The schemas that stand right inside ``schema``."""
    if not isinstance(schema, SpecMap):
        return
    for key in _ONE_SCHEMA:
        if isinstance(schema.get(key), SpecMap):
            yield schema[key]
    for key in _MANY_SCHEMAS:
        yield from (inner for inner in schema.get(key, ()) if isinstance(inner, SpecMap))
    for key in _NAMED_SCHEMAS:
        named = schema.get(key) or {}
        yield from (inner for inner in named.values() if isinstance(inner, SpecMap))


def with_inner(schema: SpecMap) -> Iterator[SpecMap]:
    """``schema`` and all schemas at any depth inside it, references not followed."""
    yield schema
    for inner in inner_schemas(schema):
        yield from with_inner(inner)


def inline_schemas(node: Any) -> Iterator[SpecMap]:
    """The values of all ``schema:`` keys below ``node``: those of parameters and media types."""
    for mapping in maps(node):
        if isinstance(mapping.get("schema"), SpecMap):
            yield mapping["schema"]


def every_schema(bundle: Mapping[str, Any]) -> Iterator[SpecMap]:
    """All schemas at any depth, wherever they stand."""
    for schema in bundle["components"].get("schemas", {}).values():
        yield from with_inner(schema)
    others = [v for k, v in bundle["components"].items() if k != "schemas"]
    for root in (bundle["paths"], bundle.get("webhooks"), *others):
        for schema in inline_schemas(root):
            yield from with_inner(schema)


def maps(node: Any, *, naming: bool = False) -> Iterator[SpecMap]:
    """All mappings below ``node`` that aren't data, nor mere names for others."""
    if isinstance(node, SpecMap):
        if not naming:
            yield node
        for key, value in node.items():
            if naming or key not in DATA:
                yield from maps(value, naming=key in NAMING and not naming)
    elif isinstance(node, list):
        for item in node:
            yield from maps(item)


def reached(bundle: Mapping[str, Any], node: Any, found: set[str] | None = None) -> set[str]:
    """The names of all component schemas that ``node`` leads to."""
    names: set[str] = set() if found is None else found
    for mapping in maps(node):
        reference = mapping.get("$ref")
        if not isinstance(reference, str):
            continue
        name = reference.removeprefix("#/components/schemas/")
        if name not in names:
            if name != reference:
                names.add(name)
            reached(bundle, resolve(bundle, mapping), names)
    return names


def request_schemas(bundle: Mapping[str, Any]) -> set[str]:
    """The component schemas that requests send."""
    found: set[str] = set()
    for operation in operations(bundle):
        reached(bundle, operation.node.get("requestBody"), found)
        for parameter in operation.parameters(bundle):
            reached(bundle, parameter, found)
    return found


def response_schemas(bundle: Mapping[str, Any]) -> set[str]:
    """The component schemas that are received: in responses and by webhooks."""
    found: set[str] = set()
    for operation in operations(bundle):
        for response in operation.responses(bundle).values():
            reached(bundle, response, found)
    for webhook in operations(bundle, "webhooks"):
        reached(bundle, webhook.node.get("requestBody"), found)
    return found
