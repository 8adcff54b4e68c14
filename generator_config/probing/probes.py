"""What an operation takes, values for it that can be told from each other, and their request.

Values come from the schema: its constants and enumerations, limits, format, pattern and example.
"""

from __future__ import annotations

import builtins
import json
import re
from dataclasses import dataclass, replace
from keyword import iskeyword
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator_config.documents import (
    OperationAt,
    SpecMap,
    content_schema,
    operations,
    resolve,
)
from generator_config.lower import flatten
from generator_config.meta import arguments, has_fields, parameter_schema

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_BUILT_IN = {name for name in dir(builtins) if name != "id"}
"""Names that the generator doesn't give to arguments, as it doesn't those of keywords."""

_LIMITS = ("minimum", "maximum", "minLength", "maxLength")
_FORMATS = {
    "date": "2024-01-{0:02d}",
    "date-time": "2024-01-01T10:00:{0:02d}.00Z",
    "uri": "https://example.com/{1}/{0}",
    "uuid": "00000000-0000-4000-8000-0000000000{0:02d}",
    "email": "{1}{0}@example.com",
}


LARGE_PAGE = 1000
"""The size of a page that overlays ask for where the document has no maximum."""


@dataclass(frozen=True, eq=False)
class Field:
    """Something that a call can say: a parameter, or a field of the body."""

    place: str
    """path, query, header, cookie or body"""
    keys: tuple[str, ...]
    """The way to it in the body; else the name of the parameter."""
    names: tuple[str, ...]
    """What an argument for it may be called."""
    schema: Mapping[str, Any]
    example: Any
    required: bool
    aliases: tuple[str, ...] = ()
    """Parameters of the path that may name the same thing."""
    style: str | None = None
    """How a list or an object stands in the query."""
    elsewhere: tuple[Any, ...] = ()
    """Values of the enumerations that fields of this name have elsewhere, and this one hasn't."""

    @property
    def name(self) -> str:
        """How the document calls it."""
        return self.names[0]

    @property
    def python_name(self) -> str:
        """What an argument for it is called in the first place."""
        own = self.schema.get("x-python-name")
        if own is not None:
            return str(own)
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|\W+", "_", self.name).lower()
        return f"{name}_" if iskeyword(name) or name in _BUILT_IN else name

    @property
    def values(self) -> list[Any]:
        """The values of a closed enumeration; none when others pass."""
        return [value for value in self.schema.get("enum", ()) if value is not None]

    @property
    def kind(self) -> str:
        """The JSON type, null and alternatives aside."""
        kind = self.schema.get("type", "string")
        return (
            next((each for each in kind if each != "null"), "null")
            if isinstance(kind, list)
            else str(kind)
        )

    def probe(self, index: int) -> Any:
        """A value that the document allows, another one for each index."""
        return _probe(self.schema, self.example, self.name, index)

    def limits(self) -> Iterator[tuple[Any, bool]]:
        """Values at and beyond the documented limits, with whether the document allows them."""
        if self.values:
            yield from ((value, True) for value in self.values)
            yield "no-such-value", False
            yield from ((value, False) for value in self.elsewhere)
        elif self.kind == "boolean":
            yield "maybe", False
        elif self.kind in {"integer", "number"}:
            for key, beyond in (("minimum", -1), ("maximum", 1)):
                if key in self.schema:
                    yield self.schema[key], True
                    yield self.schema[key] + beyond, False
            if "maximum" not in self.schema and "minimum" in self.schema:
                yield 10**6, True
        elif self.kind == "string":
            yield from self._text_limits()

    def contradictions(self, text: str, more: Collection[int] = ()) -> Iterator[str]:
        """What a description says otherwise than the document: numbers, values, forms.

        ``more`` are numbers that it may have of its own.
        """
        limits = {self.schema[key] for key in _LIMITS if key in self.schema}
        if limits:
            for number in re.findall(r"(?<![\w-])[0-9]+(?![\w-])", text):
                if int(number) not in {*limits, *more}:
                    yield f"{number}, where the document has {_listed(sorted(limits))}"
        said = [word.strip('"') for word in re.findall(r"`([^`]+)`", text)]
        if said and self.values and sorted(said) != sorted(self.values):
            yield f"{_listed(said)}, where the document has {_listed(self.values)}"
        if "x-form" in self.schema:
            for word in said:
                if re.fullmatch(r"[\w,]+", word) and not re.search(self.schema["pattern"], word):
                    yield f"{word}, which isn't of the documented form"

    def _text_limits(self) -> Iterator[tuple[str, bool]]:
        least, most = self.schema.get("minLength", 0), self.schema.get("maxLength")
        if least:
            yield "x" * (least - 1), False
        if most is not None:
            yield "x" * (most + 1), False
        pattern = self.schema.get("pattern")
        if pattern is None:
            yield from (("x" * length, True) for length in (least, most) if length)
        elif not re.search(pattern, "!"):
            yield "!", False


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(map(str, values))


def fields(bundle: SpecMap, operation: OperationAt) -> list[Field]:
    """All that a call of the operation can say; constants aside."""
    found = [
        Field(
            argument.place,
            (argument.wire,),
            tuple(dict.fromkeys((argument.wire, argument.name))),
            _plain(bundle, parameter_schema(argument.node)),
            argument.node.get("example"),
            bool(argument.node.get("required")),
            style=argument.style(bundle) if argument.place == "query" else None,
        )
        for argument in arguments(bundle, operation)
    ]
    in_path = tuple(field.name for field in found if field.place == "path")
    media_type, schema = content_schema(operation.body(bundle))
    if media_type is None or has_fields(media_type):
        return found + list(_body_fields(bundle, schema or {}, in_path))
    whole = _plain(bundle, schema or {"type": "string", "format": "binary"})
    return [*found, Field("body", (), ("body", "file", "content"), whole, None, required=True)]


def constants(bundle: Mapping[str, Any], operation: OperationAt) -> dict[tuple[str, ...], Any]:
    """The required constants of the body, by the way to them."""
    _, schema = content_schema(operation.body(bundle))
    return dict(_constants(bundle, schema or {}, ()))


def _constants(
    bundle: Mapping[str, Any], node: Any, keys: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    schema = resolve(bundle, node)
    if "const" in schema:
        yield keys, schema["const"]
    for name, inner in (schema.get("properties") or {}).items():
        if name in schema.get("required", ()):
            yield from _constants(bundle, inner, (*keys, name))


def _body_fields(bundle: Mapping[str, Any], node: Any, in_path: tuple[str, ...]) -> Iterator[Field]:
    """The fields of a body; of a JSON:API one, the attributes and relationships of its data."""
    schema = resolve(bundle, node)
    data = resolve(bundle, (schema.get("properties") or {}).get("data", {}))
    if "properties" not in data:
        yield from _object_fields(bundle, schema, ())
        return
    for name, inner in data["properties"].items():
        if name in {"attributes", "relationships"}:
            yield from _object_fields(bundle, resolve(bundle, inner), ("data", name))
        elif name == "id":
            kind = str(_plain(bundle, data["properties"].get("type", {})).get("const", "id"))
            names = ("id", kind, f"{kind}_id")
            required = name in data.get("required", ())
            field = _plain(bundle, inner)
            yield Field("body", ("data", "id"), names, field, None, required, in_path)
        elif name != "type":
            required = name in data.get("required", ())
            field = _plain(bundle, inner)
            if "const" not in field:
                yield Field("body", ("data", name), (name,), field, None, required)


def _object_fields(
    bundle: Mapping[str, Any], schema: Mapping[str, Any], keys: tuple[str, ...]
) -> Iterator[Field]:
    example = schema.get("example")
    for name, inner in (schema.get("properties") or {}).items():
        field = _plain(bundle, inner)
        required = name in schema.get("required", ())
        if required and keys and "properties" in field:
            yield from _object_fields(bundle, field, (*keys, name))
        elif "const" not in field:
            shown = example.get(name) if isinstance(example, dict) else None
            yield Field("body", (*keys, name), (name,), field, shown, required)


def _plain(bundle: Mapping[str, Any], node: Any) -> dict[str, Any]:
    """The schema, references followed; of a union, its first branch that isn't null."""
    schema = {**resolve(bundle, node), **{k: v for k, v in node.items() if k != "$ref"}}
    for key in ("anyOf", "oneOf"):
        branches = [_plain(bundle, branch) for branch in schema.get(key, ())]
        if branches:
            said = next((b for b in branches if b.get("type") != "null"), branches[0])
            is_open = any(b.get("type") == "string" and "enum" not in b for b in branches)
            schema = {**said, **{k: v for k, v in schema.items() if k != key}}
            if is_open and "enum" in schema:
                schema["examples"] = schema.pop("enum")
    if "items" in schema:
        schema["items"] = _plain(bundle, schema["items"])
    if "const" not in schema and isinstance(schema.get("properties"), dict):
        inner = schema["properties"].items()
        schema["properties"] = {name: _plain(bundle, each) for name, each in inner}
    if len(schema.get("allOf", ())) == 1:
        schema = {**_plain(bundle, schema["allOf"][0]), **schema}
    return schema


def _probe(schema: Mapping[str, Any], example: Any, name: str, index: int) -> Any:
    kind = schema.get("type", "string")
    kinds = kind if isinstance(kind, list) else [kind]
    kind = next((each for each in kinds if each != "null"), "null")
    values = [value for value in schema.get("enum", ()) if value is not None]
    if values:
        return values[index % len(values)]
    if kind == "boolean":
        return index % 2 == 1
    if kind in {"integer", "number"}:
        return _number(schema, kind, index)
    if kind == "array":
        shown = example[0] if isinstance(example, list) and example else None
        inner = schema.get("items") or {}
        return [_probe(inner, shown, name, 2 * index), _probe(inner, shown, name, 2 * index + 1)]
    if kind == "object" and schema.get("properties"):
        shown = example if isinstance(example, dict) else schema.get("example") or {}
        return {
            key: _probe(inner, shown.get(key), key, index)
            for key, inner in schema["properties"].items()
        }
    if kind == "object":
        return {f"{name}{index}": name}
    if schema.get("format") == "binary":
        return f"{name}-{index}".encode()
    return _text(schema, example, name, index)


def _number(schema: Mapping[str, Any], kind: str, index: int) -> float:
    least, most = schema.get("minimum", 1), schema.get("maximum", 10**6)
    value = least + (index + 1) % max(int(most - least) + 1, 1)
    return int(value) if kind == "integer" or value != int(value) else value + 0.25


def _text(schema: Mapping[str, Any], example: Any, name: str, index: int) -> str:
    pattern = schema.get("format", "")
    candidates = []
    if pattern in _FORMATS:
        candidates.append(_FORMATS[pattern].format(index % 28 + 1, name))
    shown = example if example is not None else schema.get("example")
    for base in (shown, *schema.get("examples", ())):
        if isinstance(base, str | int) and not isinstance(base, bool):
            candidates += list(_variations(str(base), index))
    candidates += [f"{name}-{index}", f"{index:05d}", f"{index + 10}"]
    candidates.append(f"{chr(65 + index // 26 % 26)}{chr(65 + index % 26)}")
    words = re.findall(r"\w+", schema.get("pattern", ""))
    candidates += words[index % len(words) :] + words if words else []
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
    for candidate in candidates:
        text = candidate[:most].ljust(least, "x")
        if re.search(schema.get("pattern", ""), text):
            return text
    return candidates[0]


def _variations(text: str, index: int) -> Iterator[str]:
    """The text with its last two digits, or its last letter, changed."""
    digits = [place for place, letter in enumerate(text) if letter.isdigit()][-2:]
    if len(digits) == 2:
        first, second = digits
        ten, one = divmod(index % 90 + 10, 10)
        yield f"{text[:first]}{ten}{text[first + 1 : second]}{one}{text[second + 1 :]}"
    if text and text[-1].isalpha():
        start = ord("A" if text[-1].isupper() else "a")
        yield text[:-1] + chr(start + (ord(text[-1]) - start + index + 1) % 26)


def prepared(bundle: SpecMap) -> list[Operation]:
    """The operations of a bundle, with what can be said to each."""
    flat = flatten(bundle)
    found = [Operation(flat, operation) for operation in operations(flat)]
    known: dict[str, list[Any]] = {}
    for each in (each for operation in found for each in operation.fields):
        known.setdefault(each.python_name, []).extend(each.values)
    for operation in found:
        operation.fields = [_beside(each, known[each.python_name]) for each in operation.fields]
    return found


def _beside(each: Field, known: Iterable[Any]) -> Field:
    """A field that knows which values of its namesakes aren't among its own."""
    others = dict.fromkeys(value for value in known if value not in each.values)
    return replace(each, elsewhere=tuple(others) if each.values else ())


class Operation:
    """An operation, what can be said to it, and what it answers."""

    def __init__(self, bundle: SpecMap, operation: OperationAt) -> None:
        self.at = operation
        self.name = operation.name
        self.method = operation.method_name
        self.tag = str(operation.node["tags"][0])
        self.fields = fields(bundle, operation)
        self.constants = constants(bundle, operation)
        self.content_type, schema = content_schema(operation.body(bundle))
        self.wraps = "data" in (resolve(bundle, schema or {}).get("properties") or {})
        responses = sorted(operation.responses(bundle).items())
        self.status, response = next((k, v) for k, v in responses if k.startswith("2"))
        accepts = (content_schema(each)[0] for _, each in responses)
        self.accept = next(filter(None, accepts), "application/json")
        _, answer = content_schema(response)
        example = None if answer is None else resolve(bundle, answer).get("example")
        self.answer = b"" if example is None else json.dumps(example).encode()

    def wants(self, values: Mapping[Field, Any]) -> Wanted:
        """What the document has for these values."""
        path = self.at.path
        query: list[tuple[str, str]] = []
        headers: dict[str, str] = {}
        body: Any = {} if self.content_type else None
        for keys, value in self.constants.items():
            _set(body, keys, value)
        for each, value in values.items():
            if each.place == "path":
                path = path.replace(f"{{{each.name}}}", quote(_written(value), safe=""))
            elif each.place == "query":
                query += _pairs(each, value)
            elif each.place == "header":
                headers[each.name] = _joined(value, ",")
            elif each.place == "cookie":
                headers["Cookie"] = "; ".join(
                    [*_cookies(headers), f"{each.name}={_written(value)}"]
                )
            elif each.place == "body" and not each.keys:
                body = value
            elif each.place == "body":
                _set(body, each.keys, value)
        query += (_largest_page(each) for each in self.fields if _is_page_size(each, values))
        return Wanted(path, sorted(query), headers, body)


@dataclass(frozen=True)
class Wanted:
    """Path, sorted query, further headers and body of a request."""

    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: Any


def _cookies(headers: Mapping[str, str]) -> list[str]:
    return [headers["Cookie"]] if "Cookie" in headers else []


def _pairs(each: Field, value: Any) -> list[tuple[str, str]]:
    """A value as the pairs that the style of its parameter makes of it."""
    if each.style == "flag":
        return [(each.name, "")] if value else []
    if each.style == "json":
        return [(each.name, json.dumps(value, separators=(",", ":")))]
    if each.style == "deep":
        return [(f"{each.name}[{key}]", _written(item)) for key, item in value.items()]
    if each.style == "repeat" and isinstance(value, dict):
        return [(key, _written(item)) for key, item in value.items()]
    if each.style == "repeat":
        return [(each.name, _written(item)) for item in value]
    return [(each.name, _joined(value, each.style or ","))]


def _joined(value: Any, separator: str) -> str:
    if isinstance(value, dict):
        value = [part for pair in value.items() for part in pair]
    if not isinstance(value, list):
        return _written(value)
    return separator.join(_written(item) for item in value)


def _is_page_size(each: Field, values: Mapping[Field, Any]) -> bool:
    """Whether this is the size of a list's pages, which overlays choose when nobody else does."""
    return each.place == "query" and each.name == "limit" and each not in values


def _largest_page(each: Field) -> tuple[str, str]:
    return each.name, str(each.schema.get("maximum", LARGE_PAGE))


def _set(body: dict[str, Any], keys: tuple[str, ...], value: Any) -> None:
    for key in keys[:-1]:
        body = body.setdefault(key, {})
    body[keys[-1]] = value


def _written(value: Any) -> str:
    """A value as text in a path or a query."""
    return json.dumps(value) if isinstance(value, bool) else str(value)
