"""Schemas in a uniform form, whatever the version of OpenAPI and their composition."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator_config.changes.kinds import LIMITS
from generator_config.documents import SpecMap

if TYPE_CHECKING:
    from generator_config.changes.sources import Document

ALL_TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
_PLAIN = (
    "format",
    "pattern",
    "multipleOf",
    "contentEncoding",
    "contentMediaType",
    "uniqueItems",
    "readOnly",
    "writeOnly",
    "deprecated",
)
_LOWER = {"minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"}
_BY_KEYWORD = {
    "array": {"items", "minItems", "maxItems", "uniqueItems", "prefixItems", "contains"},
    "object": {"properties", "required", "additionalProperties", "minProperties", "maxProperties"},
}


@dataclass
class Node:
    """A schema as written, and its document."""

    document: Document
    written: Any


@dataclass
class View:
    """What a schema requires."""

    document: Document
    node: SpecMap
    name: str | None = None
    types: frozenset[str] = ALL_TYPES
    says_type: bool = False
    enum: list[Any] | None = None
    known: list[Any] | None = None
    """The known values of an open list."""
    constant: Any = None
    has_constant: bool = False
    has_default: bool = False
    default: Any = None
    plain: dict[str, Any] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)
    properties: dict[str, Node] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    unknown: bool | Node = True
    """Whether unknown fields are allowed, or their schema."""
    patterns: dict[str, Node] = field(default_factory=dict)
    field_names: Node | None = None
    together: dict[str, set[str]] = field(default_factory=dict)
    items: Node | None = None
    positions: list[Node] = field(default_factory=list)
    contains: Node | None = None
    choices: list[Node] = field(default_factory=list)
    is_exclusive: bool = False
    excluded: Node | None = None
    discriminator: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    text: str = ""
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Where each keyword is written."""

    @property
    def nullable(self) -> bool:
        """Whether null is allowed."""
        return "null" in self.types

    def place(self, *keys: str) -> tuple[str, int]:
        """File and line of the first of these keywords that is written, else of the schema."""
        for key in keys:
            if key in self.lines:
                return self.lines[key]
        return self.node.file, self.node.line


def view(node: Node, depth: int = 0) -> View:
    """The view of a schema, its references and ``allOf`` resolved."""
    found = node.document.follow(node.written)
    written = found.node
    if not isinstance(written, SpecMap):  # true, false, or nonsense
        empty = SpecMap(node.document.name, getattr(node.written, "line", 1))
        plain = View(found.document, empty, found.name)
        plain.types = frozenset() if written is False else ALL_TYPES
        return plain
    seen = View(found.document, written, found.name)
    if "$ref" in written:  # leads outside
        seen.text = str(written["$ref"])
        return seen
    _read(seen, found.document, written)
    if depth < 20:
        for member in written.get("allOf") or ():
            _tighten(seen, view(Node(found.document, member), depth + 1))
    _unwrap(seen, depth)
    return seen


def _read(seen: View, document: Document, written: SpecMap) -> None:
    seen.lines = {key: (written.file, written.lines.get(key, written.line)) for key in written}
    _read_types(seen, document, written)
    _read_values(seen, written)
    for key in _PLAIN:
        if written.get(key) not in (None, False):
            seen.plain[key] = written[key]
    _read_limits(seen, document, written)
    _read_object(seen, document, written)
    _read_array(seen, document, written)
    exclusive, inclusive = written.get("oneOf"), written.get("anyOf")
    seen.choices = [Node(document, each) for each in exclusive or inclusive or ()]
    seen.is_exclusive = bool(exclusive)
    if "not" in written:
        seen.excluded = Node(document, written["not"])
    says = written.get("discriminator")
    if isinstance(says, dict):
        seen.discriminator = str(says.get("propertyName"))
        seen.mapping = {str(k): str(v) for k, v in (says.get("mapping") or {}).items()}
    words = [str(written.get(key) or "") for key in ("title", "description")]
    examples = [written.get(key) for key in ("example", "examples") if key in written]
    shown = (json.dumps(each, default=str) for each in examples)
    seen.text = "\n".join(filter(None, [*words, *shown]))


def _read_types(seen: View, document: Document, written: SpecMap) -> None:
    said = written.get("type")
    kinds = {said} if isinstance(said, str) else set(said or ())
    if document.is_older and written.get("nullable") is True and kinds:
        kinds.add("null")
    if not kinds:
        kinds = {kind for kind, keys in _BY_KEYWORD.items() if keys & written.keys()}
        if document.is_older and written.get("nullable") is True and kinds:
            kinds.add("null")
    if "number" in kinds:
        kinds.add("integer")
    seen.says_type = bool(kinds)
    seen.types = frozenset(kinds) or ALL_TYPES


def _read_values(seen: View, written: SpecMap) -> None:
    if isinstance(written.get("enum"), list):
        values = list(written["enum"])
        if None in values:
            values.remove(None)
        elif seen.says_type:
            pass
        seen.enum = values
        if len(values) == 1 and None not in written["enum"]:
            seen.enum, seen.constant, seen.has_constant = None, values[0], True
    if isinstance(written.get("x-known-values"), list):
        seen.known = list(written["x-known-values"])
    if "const" in written:
        seen.constant, seen.has_constant = written["const"], True
    if "default" in written:
        seen.default, seen.has_default = written["default"], True


def _read_limits(seen: View, document: Document, written: SpecMap) -> None:
    for key in LIMITS:
        value = written.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            seen.limits[key] = value
    if document.is_older:  # there, "exclusive" was said beside the limit
        for flag, limit in (
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        ):
            if written.get(flag) is True and limit in seen.limits:
                seen.limits[flag] = seen.limits.pop(limit)


def _read_object(seen: View, document: Document, written: SpecMap) -> None:
    fields = written.get("properties")
    if isinstance(fields, dict):
        seen.properties = {str(name): Node(document, each) for name, each in fields.items()}
        if isinstance(fields, SpecMap):
            for name in fields:
                seen.lines[f"properties/{name}"] = (
                    fields.file,
                    fields.lines.get(name, fields.line),
                )
    seen.required = {str(name) for name in written.get("required") or () if name is not True}
    rest = written.get("additionalProperties", True)
    seen.unknown = Node(document, rest) if isinstance(rest, dict) and rest else rest is not False
    patterns = written.get("patternProperties") or {}
    seen.patterns = {str(name): Node(document, each) for name, each in patterns.items()}
    if "propertyNames" in written:
        seen.field_names = Node(document, written["propertyNames"])
    for name, others in (written.get("dependentRequired") or {}).items():
        seen.together[str(name)] = {str(each) for each in others}


def _read_array(seen: View, document: Document, written: SpecMap) -> None:
    if "items" in written:
        seen.items = Node(document, written["items"])
    seen.positions = [Node(document, each) for each in written.get("prefixItems") or ()]
    if "contains" in written:
        seen.contains = Node(document, written["contains"])


def _tighten(seen: View, other: View) -> None:
    """Add the requirements of another schema."""
    for key, place in other.lines.items():
        seen.lines.setdefault(key, place)
    common = seen.types & other.types
    seen.types = common or (other.types if not seen.says_type else seen.types)
    seen.says_type |= other.says_type
    if other.enum is not None:
        kept = other.enum if seen.enum is None else [v for v in seen.enum if v in other.enum]
        seen.enum = kept
    if seen.known is None:
        seen.known = other.known
    if other.has_constant and not seen.has_constant:
        seen.constant, seen.has_constant = other.constant, True
    if other.has_default and not seen.has_default:
        seen.default, seen.has_default = other.default, True
    for key, value in other.plain.items():
        seen.plain.setdefault(key, value)
    for key, limit in other.limits.items():
        pick = max if key in _LOWER else min
        seen.limits[key] = pick(seen.limits.get(key, limit), limit)
    for name, node in other.properties.items():
        seen.properties.setdefault(name, node)
    seen.required |= other.required
    if seen.unknown is True:
        seen.unknown = other.unknown
    seen.patterns = {**other.patterns, **seen.patterns}
    seen.together = {**other.together, **seen.together}
    seen.field_names = seen.field_names or other.field_names
    seen.items = seen.items or other.items
    seen.positions = seen.positions or other.positions
    seen.contains = seen.contains or other.contains
    if not seen.choices:
        seen.choices, seen.is_exclusive = other.choices, other.is_exclusive
    seen.excluded = seen.excluded or other.excluded
    if seen.discriminator is None:
        seen.discriminator, seen.mapping = other.discriminator, other.mapping
    seen.text = "\n".join(filter(None, (seen.text, other.text)))


def _unwrap(seen: View, depth: int) -> None:
    """Simplify unions that only add null, or any other string."""
    if not seen.choices or depth >= 20:
        return
    views = [view(node, depth + 1) for node in seen.choices]
    without_null = [
        (node, each)
        for node, each in zip(seen.choices, views, strict=True)
        if each.types != frozenset({"null"})
    ]
    had_null = len(without_null) < len(views)
    if had_null:
        seen.choices = [node for node, _ in without_null]
        if not seen.says_type and len(without_null) > 1:
            seen.types = frozenset().union(*(each.types for _, each in without_null)) | {"null"}
            seen.says_type = True
    if len(without_null) == 1:
        only = without_null[0][1]
        seen.choices = []
        own_name, text = seen.name, seen.text
        _tighten(seen, only)
        seen.name, seen.text = own_name or only.name, text or only.text
        seen.types = only.types | ({"null"} if had_null else set())
        return
    values = [each for _, each in without_null if each.enum is not None or each.has_constant]
    free = [
        each
        for _, each in without_null
        if each.enum is None
        and not each.has_constant
        and each.types == frozenset({"string"})
        and not each.plain
        and not each.limits
    ]
    if values and free and len(values) + len(free) == len(without_null):
        known = [v for each in values for v in (each.enum or [each.constant])]
        seen.known = known
        seen.choices = []
        seen.types = frozenset({"string"} | ({"null"} if had_null else set()))
        seen.says_type = True
    elif values and len(values) == len(without_null):
        seen.enum = [v for each in values for v in (each.enum or [each.constant])]
        seen.types = frozenset().union(*(each.types for each in values)) | (
            {"null"} if had_null else set()
        )
        seen.says_type = True
        seen.choices = []


def canonical(node: Node) -> str:
    """A text that is equal for identical schemas."""
    return json.dumps(node.written, sort_keys=True, default=str)
