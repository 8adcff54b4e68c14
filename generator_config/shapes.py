"""The shape of a field or parameter: its type in Python, and how it is read from JSON.

The generator gives the types of plain fields. What it can't express, or would read wrongly, gets
a shape: maps, lists of lists, dates, UUIDs, unions of objects, and in requests lists of objects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from generator_config.documents import (
    branches_of,
    identifier,
    is_map,
    is_model,
    is_open_enum,
    kinds_of,
    resolve,
    schema_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Role = Literal["request", "response"]

_FORMATS = {
    "date": ("datetime.date", "read_date"),
    "date-time": ("datetime.datetime", "read_moment"),
    "uuid": ("UUID", "read_uuid"),
    "byte": ("bytes", "read_base64"),
    "binary": ("File", None),
}
_READ_AS = {
    "string": ("str", "read_text"),
    "integer": ("int", "read_whole"),
    "date-time": ("datetime.datetime", "read_moment"),
}
_PYTHON_TYPES = {
    "string": ("str",),
    "integer": ("int",),
    "number": ("int", "float"),
    "boolean": ("bool",),
    "array": ("list",),
    "object": ("dict",),
}
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


@dataclass(frozen=True)
class Shape:
    """A type, an expression for the function that reads a value, and the classes in both.

    Without a function a value is what JSON has for it.
    """

    type: str
    read: str | None = None
    models: frozenset[str] = frozenset()
    enums: frozenset[str] = frozenset()

    def told(self) -> dict[str, Any]:
        """What the templates are told."""
        return {
            "type": self.type,
            "read": self.read,
            "models": [f"{identifier(name)} {name}" for name in sorted(self.models)],
            "enums": [f"{identifier(name)} {name}" for name in sorted(self.enums)],
        }


def is_nullable(schema: Mapping[str, Any]) -> bool:
    """Whether null is among what a schema lets pass."""
    branches = branches_of(schema)
    return "null" in (schema.get("type") or ()) or any(b.get("type") == "null" for b in branches)


def needs_shape(bundle: Mapping[str, Any], node: Any, role: Role, holder: str = "field") -> bool:
    """Whether the generator's own type for a schema in a ``holder`` wouldn't do."""
    schema = resolve(bundle, node)
    if is_model(schema):
        return is_nullable(schema) or (role == "request" and holder in {"list", "union"})
    if is_map(schema) or "oneOf" in schema:
        return True
    kind = schema.get("format")
    if kind in {"date", "uuid", "byte", "binary"}:
        return True
    if (
        kind == "date-time"
        and "x-read-as" not in schema
        and (role == "request" or holder != "field")
    ):
        return True
    if "items" in schema:
        return holder == "list" or needs_shape(bundle, schema["items"], role, "list")
    branches = [resolve(bundle, branch) for branch in schema.get("anyOf", ())]
    models = [branch for branch in branches if is_model(branch)]
    if len(models) > 1 and not (holder == "list" and role == "response" and _by_type(models)):
        return True
    if models and any("items" in branch for branch in branches):
        return True
    if len(models) > 1:
        return False
    return any(needs_shape(bundle, branch, role, "union") for branch in schema.get("anyOf", ()))


def _by_type(models: list[Any]) -> bool:
    """Whether all but the last say by a constant ``type`` what they are."""
    return all("const" in (m.get("properties") or {}).get("type", {}) for m in models[:-1])


class Shapes:
    """The shapes of the schemas of a bundle, as requests send them or answers bring them."""

    def __init__(self, bundle: Mapping[str, Any], role: Role) -> None:
        self.bundle = bundle
        self.role = role

    def of(self, node: Any) -> Shape:
        """The shape of a schema or of a reference to one."""
        schema = resolve(self.bundle, node)
        shape = self._of(schema, schema_name(node))
        if not is_nullable(schema) or shape.type == "Any":
            return shape
        read = shape.read and f"optional({shape.read})"
        return Shape(f"{shape.type} | None", read, shape.models, shape.enums)

    def _of(self, schema: Mapping[str, Any], name: str | None) -> Shape:
        if name is not None and is_model(schema):
            return Shape(name, self._reader(name), frozenset({name}))
        if "const" in schema:
            return Shape(f"Literal[{schema['const']!r}]")
        if "enum" in schema or is_open_enum(schema):
            return _enum(schema, name)
        branches = [b for b in branches_of(schema) if b.get("type") != "null"]
        if branches:
            return self._union(branches, schema)
        if schema.get("x-read-as") in _READ_AS:
            return Shape(*_READ_AS[schema["x-read-as"]])
        kinds = kinds_of(schema)
        if len(kinds) > 1:
            return self._union([{**schema, "type": kind} for kind in kinds], schema)
        return self._plain(schema, kinds[0] if kinds else "")

    def _plain(self, schema: Mapping[str, Any], kind: str) -> Shape:
        if kind == "array":
            return self._held("list[{}]", "list_of", schema.get("items") or {})
        if is_map(schema):
            return self._held("dict[str, {}]", "map_of", schema["additionalProperties"])
        if kind == "object":
            return Shape("dict[str, Any]")
        if kind == "string" and schema.get("format") in _FORMATS:
            return Shape(*_FORMATS[schema["format"]])
        return Shape(_SCALARS.get(kind, "Any"))

    def _held(self, form: str, reader: str, node: Any) -> Shape:
        inner = self.of(node)
        read = inner.read and f"{reader}({inner.read})"
        is_list = "array" in kinds_of(resolve(self.bundle, node)) or is_map(
            resolve(self.bundle, node)
        )
        if read and self.role == "response" and inner.models and not is_list:
            kind = inner.type if inner.type in inner.models else "Model"
            read = f"{reader}({inner.read}, {kind})"
        return Shape(form.format(inner.type), read, inner.models, inner.enums)

    def _union(self, branches: list[Any], schema: Mapping[str, Any]) -> Shape:
        shapes = [self.of(branch) for branch in branches]
        types = " | ".join(dict.fromkeys(shape.type for shape in shapes))
        models = frozenset[str]().union(*(shape.models for shape in shapes))
        enums = frozenset[str]().union(*(shape.enums for shape in shapes))
        return Shape(types, self._choice(branches, shapes, schema), models, enums)

    def _choice(
        self, branches: list[Any], shapes: list[Shape], schema: Mapping[str, Any]
    ) -> str | None:
        """The function that reads one of several."""
        if all(shape.read is None for shape in shapes):
            return None
        resolved = [resolve(self.bundle, branch) for branch in branches]
        models = [schema_name(b) for b, s in zip(branches, resolved, strict=True) if is_model(s)]
        readers: dict[str, list[str]] = {}
        if models:
            readers["dict"] = [self._object_choice([str(name) for name in models], schema)]
        for said, shape in zip(resolved, shapes, strict=True):
            for kind in _types_of(said) if not is_model(said) else ():
                readers.setdefault(kind, []).append(shape.read or "as_it_is")
        if set(readers) == {"dict"}:
            return _one_of(readers["dict"])
        given = ", ".join(f"{kind}: {_one_of(reads)}" for kind, reads in readers.items())
        return f"by_kind({{{given}}})"

    def _object_choice(self, names: list[str], schema: Mapping[str, Any]) -> str:
        if len(names) == 1:
            return self._reader(names[0])
        said = schema.get("discriminator")
        if said is not None:
            pairs = ", ".join(f"{v!r}: {self._reader(n)}" for v, n in _mapping(said, names))
            return f"by_key({said['propertyName']!r}, {{{pairs}}})"
        key = self._common_constant(names)
        if key is not None:
            constants = [(self._constants(name).get(key), name) for name in names]
            pairs = ", ".join(f"{v!r}: {self._reader(n)}" for v, n in constants if v is not None)
            other = "" if constants[-1][0] is not None else f", {self._reader(names[-1])}"
            return f"by_key({key!r}, {{{pairs}}}{other})"
        return f"closest({', '.join(self._variant(name) for name in names)})"

    def _common_constant(self, names: list[str]) -> str | None:
        """A field by whose constant all variants, or all but the last, can be told."""
        for key in self._constants(names[0]):
            values = [self._constants(name).get(key) for name in names]
            if None not in values[:-1] and len(set(values)) == len(values):
                return key
        return None

    def _constants(self, name: str) -> dict[str, Any]:
        fields = self.bundle["components"]["schemas"][name].get("properties") or {}
        known = {key: resolve(self.bundle, field) for key, field in fields.items()}
        return {
            key: field.get("const", (field.get("enum") or [None])[0])
            for key, field in known.items()
            if "const" in field or len(field.get("enum", ())) == 1
        }

    def _variant(self, name: str) -> str:
        schema = self.bundle["components"]["schemas"][name]
        required = tuple(schema.get("required", ()))
        known = tuple(schema.get("properties") or {})
        return f"Variant({self._reader(name)}, {required!r}, {known!r}, {self._constants(name)!r})"

    def _reader(self, name: str) -> str:
        if self.role == "request":
            return f"{name}.from_dict"
        return f"adopt_{identifier(name)}"


def _one_of(readers: list[str]) -> str:
    """The first reader that can: dates before timestamps, what changes nothing at the end."""
    rank = {"as_it_is": 1, "read_date": -1}
    order = sorted(dict.fromkeys(readers), key=lambda read: rank.get(read, 0))
    return order[0] if len(order) == 1 else f"first_of({', '.join(order)})"


def _types_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The types of decoded JSON that a schema lets pass."""
    values = [schema["const"]] if "const" in schema else schema.get("enum", ())
    kinds = kinds_of(schema) or [] if not values else []
    named = [name for kind in kinds for name in _PYTHON_TYPES.get(kind, ())]
    named += [type(value).__name__ for value in values if value is not None]
    inner = [name for branch in branches_of(schema) for name in _types_of(branch)]
    every = [name for names in _PYTHON_TYPES.values() for name in names]
    return tuple(dict.fromkeys(named + inner or every))


def _enum(schema: Mapping[str, Any], name: str | None) -> Shape:
    if name is not None:
        return Shape(name, enums=frozenset({name}))
    values = next((b["enum"] for b in branches_of(schema) if "enum" in b), schema.get("enum", ()))
    given = [value for value in values if value is not None]
    other = "str" if all(isinstance(value, str) for value in given) else "int"
    return Shape(f"Literal[{', '.join(map(repr, given))}] | {other}")


def _mapping(said: Mapping[str, Any], names: list[str]) -> Iterator[tuple[str, str]]:
    """The values of a discriminator with the names of their schemas."""
    mapped = {k: str(v).rpartition("/")[2] for k, v in (said.get("mapping") or {}).items()}
    yield from ((value, name) for value, name in mapped.items() if name in names)
    yield from ((name, name) for name in names if name not in mapped.values())
