"""Compare two schemas, keyword by keyword, including those that they refer to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator_config.changes.kinds import KINDS, LIMITS, Kind
from generator_config.changes.python import class_name, python_type, snake
from generator_config.changes.views import Node, View, canonical, view

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOWER = {"minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"}


@dataclass(frozen=True)
class Change:
    """One difference."""

    kind: Kind
    subject: str
    """The operation, or the model."""
    path: str
    """Where in it."""
    old_place: tuple[str, int]
    new_place: tuple[str, int]
    old: str
    new: str
    old_python: str = ""
    new_python: str = ""
    is_sent: bool = False
    type_differs: bool = False
    operations: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass
class Spot:
    """Where a comparison stands."""

    subject: str
    path: str
    is_sent: bool
    operation: str = ""

    def inside(self, step: str) -> Spot:
        """One step further in."""
        path = f"{self.path}.{step}" if self.path else step
        return Spot(self.subject, path, self.is_sent, self.operation)


class SchemaComparison:
    """Compares schemas; each pair of named ones once for each way of the data."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.uses: dict[tuple[str, bool], set[str]] = {}
        """The operations that lead to a model, by its name and the way of the data."""
        self.renamed: dict[str, str] = {}
        self._done: dict[tuple[str, str, bool], set[tuple[str, str, bool]]] = {}
        self._open: list[tuple[str, str, bool]] = []

    def compare(self, old: Node, new: Node, spot: Spot) -> None:
        """Find what is different between two schemas."""
        before, after = view(old), view(new)
        if before.name is None or after.name is None:
            self._compare(before, after, spot)
            return
        pair = (before.name, after.name, spot.is_sent)
        for outer in self._open:
            self._done[outer].add(pair)
        self._note_use(pair, spot.operation)
        if pair in self._done:
            for inner in self._leads_to(pair):
                self._note_use(inner, spot.operation)
            return
        self._done[pair] = set()
        self._open.append(pair)
        if before.name != after.name:
            self._rename(before, after)
        named = Spot(after.name, "", spot.is_sent, spot.operation)
        self._compare(before, after, named)
        self._open.pop()

    def _note_use(self, pair: tuple[str, str, bool], operation: str) -> None:
        if operation:
            self.uses.setdefault((pair[1], pair[2]), set()).add(operation)

    def _leads_to(self, pair: tuple[str, str, bool]) -> set[tuple[str, str, bool]]:
        found, waiting = set(), [pair]
        while waiting:
            for inner in self._done.get(waiting.pop(), ()):
                if inner not in found:
                    found.add(inner)
                    waiting.append(inner)
        return found

    def _rename(self, before: View, after: View) -> None:
        if before.name in self.renamed or before.name is None or after.name is None:
            return
        self.renamed[before.name] = after.name
        spot = Spot(after.name, "", is_sent=False)
        self._add("schema-renamed", spot, before, after, before.name, after.name)

    def _compare(self, before: View, after: View, spot: Spot) -> None:
        if "$ref" in before.node or "$ref" in after.node:
            if before.text != after.text:
                self._add("type-changed", spot, before, after, before.text, after.text)
            return
        if not self._types(before, after, spot):
            return
        if bool(before.choices) != bool(after.choices):
            self._one_and_many(before, after, spot)
            return
        self._values(before, after, spot)
        self._plain(before, after, spot)
        self._limits(before, after, spot)
        self._defaults(before, after, spot)
        self._fields(before, after, spot)
        self._unknown_fields(before, after, spot)
        self._items(before, after, spot)
        self._choices(before, after, spot)
        self._exclusion(before, after, spot)
        self._discriminator(before, after, spot)
        if before.text != after.text:
            self._add("described-anew", spot, before, after, "", "", "description", "title")

    # what follows is in the order of the table of kinds

    def _types(self, before: View, after: View, spot: Spot) -> bool:
        """Whether it is worth it to look any further."""
        if before.says_type and after.says_type and before.nullable != after.nullable:
            id_ = "null-allowed" if after.nullable else "null-refused"
            self._add(id_, spot, before, after, "", "null", "nullable", "type", "anyOf")
        old, new = before.types - {"null"}, after.types - {"null"}
        if old == new or not old or not new:
            return True
        if len(old - {"integer"}) + len(new - {"integer"}) > 2 and (
            before.choices or after.choices
        ):
            return True  # the choices tell more
        if old < new:
            id_ = "type-widened"
        elif new < old:
            id_ = "type-narrowed"
        else:
            id_ = "type-changed"
        self._add(id_, spot, before, after, _types(before), _types(after), "type", "anyOf", "oneOf")
        return bool(old & new)

    def _values(self, before: View, after: View, spot: Spot) -> None:
        if before.has_constant or after.has_constant:
            self._constants(before, after, spot)
            return
        old, new = before.enum, after.enum
        if old is not None and new is not None:
            self._lists("value", old, new, before, after, spot)
        elif before.known is not None and after.known is not None:
            self._lists("known-value", before.known, after.known, before, after, spot)
        elif old is not None and after.known is not None:
            self._add("list-opened", spot, before, after, "", _text(after.known), "anyOf", "enum")
        elif before.known is not None and new is not None:
            self._add("list-closed", spot, before, after, "", _text(new), "enum")
        elif new is not None:
            self._add("values-listed", spot, before, after, "", _text(new), "enum")
        elif old is not None:
            self._add("values-unlisted", spot, before, after, _text(old), "", "type")

    def _lists(
        self, word: str, old: list[Any], new: list[Any], before: View, after: View, spot: Spot
    ) -> None:
        for value in [value for value in new if value not in old]:
            self._add(f"{word}-added", spot, before, after, "", _text(value), "enum", "anyOf")
        for value in [value for value in old if value not in new]:
            self._add(f"{word}-removed", spot, before, after, _text(value), "", "enum", "anyOf")

    def _constants(self, before: View, after: View, spot: Spot) -> None:
        old = [before.constant] if before.has_constant else before.enum
        new = [after.constant] if after.has_constant else after.enum
        if old == new:
            return
        if old is None:
            id_ = "constant-set"
        elif new is None:
            id_ = "constant-dropped"
        elif before.has_constant and after.has_constant:
            id_ = "constant-changed"
        else:  # a list of one value is a list, seen from a longer one
            self._lists("value", old, new, before, after, spot)
            return
        self._add(id_, spot, before, after, _text(old), _text(new), "const", "enum")

    def _plain(self, before: View, after: View, spot: Spot) -> None:
        for key, word in (("format", "format"), ("pattern", "pattern"), ("multipleOf", "multiple")):
            old, new = before.plain.get(key), after.plain.get(key)
            if old == new:
                continue
            end = "set" if old is None else "dropped" if new is None else "changed"
            self._add(f"{word}-{end}", spot, before, after, _text(old), _text(new), key)
        for key, id_ in (
            ("contentEncoding", "content-encoding-changed"),
            ("contentMediaType", "content-type-changed"),
        ):
            old, new = before.plain.get(key), after.plain.get(key)
            if old != new:
                self._add(id_, spot, before, after, _text(old), _text(new), key)
        if before.plain.get("uniqueItems") != after.plain.get("uniqueItems"):
            id_ = "unique-demanded" if after.plain.get("uniqueItems") else "unique-dropped"
            self._add(id_, spot, before, after, "", "", "uniqueItems")

    def _limits(self, before: View, after: View, spot: Spot) -> None:
        for key, (word, _) in LIMITS.items():
            old, new = before.limits.get(key), after.limits.get(key)
            if old == new:
                continue
            if old is None or new is None:
                end = "set" if old is None else "dropped"
            else:
                end = "tightened" if (new > old) == (key in _LOWER) else "loosened"
            self._add(f"{word}-{end}", spot, before, after, _text(old), _text(new), key)

    def _defaults(self, before: View, after: View, spot: Spot) -> None:
        if (before.has_default, before.default) == (after.has_default, after.default):
            return
        end = "changed"
        if not before.has_default or not after.has_default:
            end = "dropped" if before.has_default else "set"
        old = _text(before.default) if before.has_default else ""
        new = _text(after.default) if after.has_default else ""
        self._add(f"default-{end}", spot, before, after, old, new, "default")

    def _fields(self, before: View, after: View, spot: Spot) -> None:
        for name in sorted(before.properties.keys() | after.properties.keys()):
            inner = spot.inside(name)
            old, new = before.properties.get(name), after.properties.get(name)
            keys = (f"properties/{name}",)
            if old is None and new is not None:
                demanded = name in after.required and not view(new).plain.get("readOnly")
                id_ = "field-added-required" if demanded else "field-added"
                self._add(id_, inner, before, after, "", _field(after, name), *keys)
            elif new is None and old is not None:
                self._add("field-removed", inner, before, after, _field(before, name), "", *keys)
            elif old is not None and new is not None:
                self._field(name, before, after, inner)
                self.compare(old, new, inner)
        for name in sorted(before.together.keys() | after.together.keys()):
            old_others = before.together.get(name, set())
            new_others = after.together.get(name, set())
            for other in sorted(new_others - old_others):
                id_ = "field-demanded-with-another"
                self._add(id_, spot.inside(other), before, after, "", name, "dependentRequired")
            for other in sorted(old_others - new_others):
                id_ = "field-not-demanded-with-another"
                self._add(id_, spot.inside(other), before, after, name, "", "dependentRequired")

    def _field(self, name: str, before: View, after: View, spot: Spot) -> None:
        old, new = view(before.properties[name]), view(after.properties[name])
        keys = (f"properties/{name}",)
        shown = _field(before, name), _field(after, name)
        if (name in before.required) != (name in after.required):
            id_ = "field-demanded" if name in after.required else "field-made-optional"
            self._add(id_, spot, before, after, *shown, "required", *keys)
        for key, word in (("readOnly", "read-only"), ("writeOnly", "write-only")):
            if old.plain.get(key) != new.plain.get(key):
                end = "set" if new.plain.get(key) else "dropped"
                self._add(f"field-{word}-{end}", spot, old, new, "", "", key)
        if old.plain.get("deprecated") != new.plain.get("deprecated"):
            id_ = "field-deprecated" if new.plain.get("deprecated") else "field-undeprecated"
            self._add(id_, spot, old, new, "", "", "deprecated")

    def _unknown_fields(self, before: View, after: View, spot: Spot) -> None:
        old, new = before.unknown, after.unknown
        if isinstance(old, Node) and isinstance(new, Node):
            self.compare(old, new, spot.inside("*"))
        elif isinstance(old, Node) or isinstance(new, Node):
            was_free, is_free = old is True, new is True
            if was_free:
                id_ = "unknown-fields-typed"
            elif is_free:
                id_ = "unknown-fields-untyped"
            else:
                id_ = "unknown-fields-refused" if new is False else "unknown-fields-allowed"
            self._add(id_, spot, before, after, "", "", "additionalProperties")
        elif old != new:
            id_ = "unknown-fields-allowed" if new else "unknown-fields-refused"
            self._add(id_, spot, before, after, "", "", "additionalProperties")
        for name in sorted(before.patterns.keys() | after.patterns.keys()):
            mine, theirs = before.patterns.get(name), after.patterns.get(name)
            if mine is not None and theirs is not None:
                self.compare(mine, theirs, spot.inside(f"/{name}/"))
            else:
                id_ = "field-pattern-set" if mine is None else "field-pattern-dropped"
                self._add(id_, spot, before, after, "", name, "patternProperties")
        self._optional(
            (before.field_names, after.field_names),
            ("field-names-limited", "field-names-unlimited"),
            "(names)",
            (before, after),
            spot,
            "propertyNames",
        )

    def _items(self, before: View, after: View, spot: Spot) -> None:
        if before.items is not None and after.items is not None:
            self.compare(before.items, after.items, spot.inside("[]"))
        for position in range(max(len(before.positions), len(after.positions))):
            old = before.positions[position : position + 1]
            new = after.positions[position : position + 1]
            self._optional(
                (old[0] if old else None, new[0] if new else None),
                ("position-set", "position-dropped"),
                f"[{position}]",
                (before, after),
                spot,
                "prefixItems",
            )
        self._optional(
            (before.contains, after.contains),
            ("item-demanded", "item-not-demanded"),
            "[one]",
            (before, after),
            spot,
            "contains",
        )

    def _optional(
        self,
        nodes: tuple[Node | None, Node | None],
        ids: tuple[str, str],
        step: str,
        views: tuple[View, View],
        spot: Spot,
        key: str,
    ) -> None:
        """Compare what may be missing on one side."""
        old, new = nodes
        if old is not None and new is not None:
            self.compare(old, new, spot.inside(step))
        elif old is not None or new is not None:
            self._add(ids[0] if old is None else ids[1], spot, *views, "", "", key)

    def _choices(self, before: View, after: View, spot: Spot) -> None:
        if not before.choices:
            return
        if before.is_exclusive != after.is_exclusive:
            id_ = "choice-made-exclusive" if after.is_exclusive else "choice-made-inclusive"
            self._add(id_, spot, before, after, "", "", "oneOf", "anyOf")
        pairs, gone, come = matched(before.choices, after.choices)
        for old, new in pairs:
            self.compare(old, new, spot.inside(f"<{label(new)}>"))
        for node in come:
            self._add("choice-added", spot, before, after, "", label(node), "anyOf", "oneOf")
        for node in gone:
            self._add("choice-removed", spot, before, after, label(node), "", "anyOf", "oneOf")

    def _one_and_many(self, before: View, after: View, spot: Spot) -> None:
        """One side has several forms, the other a single one or none."""
        many, one = (after, before) if after.choices else (before, after)
        names = ", ".join(label(node) for node in many.choices)
        grows = bool(after.choices) == one.says_type
        id_ = "choices-introduced" if grows else "choices-dissolved"
        texts = ("", names) if after.choices else (names, "")
        self._add(id_, spot, before, after, *texts, "anyOf", "oneOf", "type")
        for node in many.choices:
            if one.name is not None and view(node).name == one.name:
                mine = Node(one.document, one.node)
                self.compare(*((mine, node) if after.choices else (node, mine)), spot)

    def _exclusion(self, before: View, after: View, spot: Spot) -> None:
        old, new = before.excluded, after.excluded
        if old is None and new is None:
            return
        if old is None or new is None:
            id_ = "exclusion-set" if old is None else "exclusion-dropped"
            self._add(id_, spot, before, after, "", "", "not")
        elif canonical(old) != canonical(new):
            self._add("exclusion-changed", spot, before, after, "", "", "not")

    def _discriminator(self, before: View, after: View, spot: Spot) -> None:
        old, new = before.discriminator, after.discriminator
        if old != new:
            end = "set" if old is None else "dropped" if new is None else "moved"
            id_ = f"discriminator-{end}"
            self._add(id_, spot, before, after, old or "", new or "", "discriminator")
        if old is None or new is None:
            return
        for value in sorted(before.mapping.keys() | after.mapping.keys()):
            mine, theirs = before.mapping.get(value), after.mapping.get(value)
            if mine is None or theirs is None:
                end = "added" if mine is None else "removed"
            elif _last(mine) != _last(theirs) and self.renamed.get(_last(mine)) != _last(theirs):
                end = "changed"
            else:
                continue
            id_ = f"discriminator-value-{end}"
            self._add(id_, spot, before, after, mine or "", theirs or "", "discriminator")

    def _add(
        self, id_: str, spot: Spot, before: View, after: View, old: str, new: str, *keys: str
    ) -> None:
        old_type, new_type = _python(before, spot, keys), _python(after, spot, keys)
        self.changes.append(
            Change(
                KINDS[id_],
                spot.subject,
                spot.path,
                before.place(*keys),
                after.place(*keys),
                old,
                new,
                old_type,
                new_type,
                spot.is_sent,
                type_differs=old_type != new_type,
            )
        )


def _python(seen: View, spot: Spot, keys: Iterable[str]) -> str:
    """What the place looks like in Python: a field of a model, an argument, or a type."""
    step = next((key for key in keys if key.startswith("properties/")), None)
    kind = python_type(seen)
    if step is not None:
        name = step.removeprefix("properties/")
        return f"{_owner(spot)}.{_field(seen, name)}" if name in seen.properties else ""
    place, _, name = spot.path.partition(" ")
    if place in {"path", "query", "header", "cookie"} and name:
        return f"{snake(spot.subject)}({snake(name)}: {kind})"
    return f"{_owner(spot)}.{spot.path}: {kind}" if spot.path else kind


def _owner(spot: Spot) -> str:
    return snake(spot.subject) if spot.subject == spot.operation else class_name(spot.subject)


def _field(seen: View, name: str) -> str:
    inner = view(seen.properties[name])
    kind = python_type(inner)
    if name not in seen.required and not kind.endswith("| None"):
        kind += " | None"
    return f"{name}: {kind}"


def matched(
    old: list[Node], new: list[Node]
) -> tuple[list[tuple[Node, Node]], list[Node], list[Node]]:
    """The choices that belong together, those that are gone, and those that have come."""
    pairs: list[tuple[Node, Node]] = []
    gone, come = list(old), list(new)
    for keys in (_names, _constants, _written):
        for mine in list(gone):
            for theirs in come:
                if keys(mine) & keys(theirs):
                    pairs.append((mine, theirs))
                    gone.remove(mine)
                    come.remove(theirs)
                    break
    if len(gone) == len(come):
        kinds = [(a, b) for a, b in zip(gone, come, strict=True) if view(a).types & view(b).types]
        if len(kinds) == len(gone):
            return pairs + kinds, [], []
    return pairs, gone, come


def _names(node: Node) -> set[str]:
    name = view(node).name
    return set() if name is None else {name}


def _constants(node: Node) -> set[str]:
    """The fields of one value, by which one can tell the form."""
    seen = view(node)
    fields = ((name, view(inner)) for name, inner in seen.properties.items())
    return {f"{name}={inner.constant!r}" for name, inner in fields if inner.has_constant}


def _written(node: Node) -> set[str]:
    return {canonical(node)}


def label(node: Node) -> str:
    """A word for a choice."""
    seen = view(node)
    return seen.name or next(iter(sorted(_constants(node))), "") or _types(seen)


def _types(seen: View) -> str:
    kinds = seen.types - {"null"}
    kinds = kinds - {"integer"} if "number" in kinds else kinds
    return "any" if len(kinds) >= 5 else ", ".join(sorted(kinds))


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]


def _text(value: Any) -> str:
    return "" if value is None else json.dumps(value, default=str, ensure_ascii=False)
