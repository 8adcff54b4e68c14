"""Make one schema of what a document spreads over several: ``allOf``, fields beside a reference.

What can't be joined, because it contradicts itself or holds a union, is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator_config.load import SpecList, SpecMap
from generator_config.walk import DATA, NAMING, branches_of, is_object, kinds_of, reached

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
            return copy if naming else self._joined(copy)
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
