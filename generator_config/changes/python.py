"""What a schema or an operation looks like in Python, as the pipeline would write it."""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING

from generator_config.changes.views import Node, View, view

if TYPE_CHECKING:
    from generator_config.changes.sources import Document
    from generator_config.documents import SpecMap

_TYPES = {"boolean": "bool", "integer": "int", "number": "float", "object": "dict[str, Any]"}
_FORMATS = {
    "date-time": "datetime",
    "date": "date",
    "uuid": "UUID",
    "binary": "bytes",
    "byte": "bytes",
}
_DEEPEST = 6


def python_type(seen: View, depth: int = 0) -> str:
    """The type of a value."""
    kinds = seen.types - {"null"}
    if "number" in kinds:
        kinds = kinds - {"integer"}
    text = _not_null(seen, kinds, depth)
    return f"{text} | None" if seen.nullable and seen.says_type and text != "Any" else text


def _not_null(seen: View, kinds: frozenset[str], depth: int) -> str:
    if depth > _DEEPEST:
        return "…"
    if seen.has_constant:
        return f"Literal[{seen.constant!r}]"
    if seen.enum is not None:
        return f"Literal[{', '.join(repr(value) for value in seen.enum)}]"
    if seen.known is not None:
        return f"Literal[{', '.join(repr(value) for value in seen.known)}] | str"
    if seen.choices:
        texts = [python_type(view(node), depth + 1) for node in seen.choices]
        return " | ".join(dict.fromkeys(texts))
    if seen.name is not None and "object" in kinds and len(kinds) == 1:
        return class_name(seen.name)
    if len(kinds) > 4 or not seen.says_type:
        return "Any"
    return " | ".join(_of_kind(kind, seen, depth) for kind in sorted(kinds)) or "None"


def _of_kind(kind: str, seen: View, depth: int) -> str:
    if kind == "string":
        return _FORMATS.get(str(seen.plain.get("format")), "str")
    if kind == "array":
        inner = "Any" if seen.items is None else python_type(view(seen.items), depth + 1)
        return f"list[{inner}]"
    return _TYPES.get(kind, "Any")


def class_name(name: str) -> str:
    """The name of a model."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)
    return "".join(word[0].upper() + word[1:] for word in words) or name


def snake(name: str) -> str:
    """The name of a method or an argument."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"\W+", "_", name)).strip("_").lower()
    return f"{words}_" if keyword.iskeyword(words) else words


def argument(document: Document, parameter: SpecMap) -> str:
    """An argument of a method, as in the signature."""
    name = snake(str(parameter.get("x-python-name") or parameter.get("name")))
    schema = parameter.get("schema")
    kind = "Any" if schema is None else python_type(view(Node(document, schema)))
    if parameter.get("required") or parameter.get("in") == "path":
        return f"{name}: {kind}"
    return f"{name}: {kind} = None" if kind.endswith("| None") else f"{name}: {kind} | None = None"
