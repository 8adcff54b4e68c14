"""Taking old request bodies apart: dicts, `json.dumps` of them, JSON text made of pieces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

import libcst as cst

from ._literals import values_of
from ._source import Source
from .calls import Body

Value: TypeAlias = "cst.BaseExpression | Mapping[str, Value]"

FIELDS: Mapping[Body, Mapping[str, str]] = {
    "message": {
        "to": "to",
        "from": "from_",
        "body": "body",
        "media_urls": "media_urls",
        "is_mms": "is_mms",
        "dlr_callback": "dlr_callback",
    },
    "route": {
        "route_type": "route_type",
        "value": "value",
        "alias": "alias",
        "edge_strategy_id": "edge_strategy_id",
    },
}
REQUIRED: Mapping[Body, tuple[str, ...]] = {
    "message": ("to", "from"),
    "route": ("route_type", "value", "alias"),
}
DUMPS = frozenset({"json.dumps", "simplejson.dumps", "ujson.dumps"})


class Unclear(Exception):
    """Something that can't be rewritten safely, and why."""


def fields_of(
    source: Source, kind: Body, written: cst.BaseExpression
) -> dict[str, cst.BaseExpression]:
    """The values of a body by their old names; an assignment has an `id`. Raises Unclear."""
    body = _Reader(source).read(written)
    if not isinstance(body, Mapping):
        raise Unclear("the body isn't written out where the call is")
    inner = "id" if kind == "assignment" else "attributes"
    attributes = _unwrapped(kind, body, inner)
    if kind == "assignment":
        route = attributes.get("id")
        if route is None or isinstance(route, Mapping):
            raise Unclear("the body names no route id")
        return {"id": route}
    return _checked(kind, attributes)


def _unwrapped(kind: Body, body: Mapping[str, Value], inner: str) -> Mapping[str, Value]:
    """What is within `data` and `attributes`, where these are."""
    if "data" not in body:
        return body if kind != "assignment" else _only(body, "type", "id", kind=kind)
    data = _only(body, "data", kind=kind)["data"]
    if not isinstance(data, Mapping):
        raise Unclear("the body has no data object")
    data = _only(data, "type", inner, kind=kind)
    if kind == "assignment":
        return data
    attributes = data.get("attributes")
    if not isinstance(attributes, Mapping):
        raise Unclear("the body has no attributes")
    return attributes


def _only(values: Mapping[str, Value], *names: str, kind: Body) -> Mapping[str, Value]:
    """The same, if there is nothing but these names in it, and the type is the usual one."""
    for name in values:
        if name not in names:
            raise Unclear(f"no argument for {name!r}")
    expected = "message" if kind == "message" else "route"
    written = values.get("type")
    if "type" in values and not (
        isinstance(written, cst.SimpleString) and written.evaluated_value == expected
    ):
        raise Unclear(f"the type of its body isn't {expected!r}")
    return values


def _checked(kind: Body, attributes: Mapping[str, Value]) -> dict[str, cst.BaseExpression]:
    unknown = sorted(attributes.keys() - FIELDS[kind].keys())
    missing = [name for name in REQUIRED[kind] if name not in attributes]
    if unknown or missing:
        words = [f"no argument for {name!r}" for name in unknown]
        raise Unclear("; ".join(words + [f"the body has no {name!r}" for name in missing]))
    found = {}
    for name, value in attributes.items():
        if isinstance(value, Mapping):
            raise Unclear(f"{name!r} is an object")
        found[name] = value
    if "media_urls" in found and "is_mms" not in found:
        raise Unclear("media without is_mms, which the new client would add")
    return found


def is_dumps(source: Source, node: cst.BaseExpression) -> bool:
    """Whether a node is `json.dumps` of one thing, and nothing else is said."""
    if not isinstance(node, cst.Call) or source.qualified(node.func) not in DUMPS:
        return False
    return len(node.args) == 1 and not node.args[0].star and node.args[0].keyword is None


def cannot_hold_an_escape(source: Source, node: cst.BaseExpression) -> bool:
    """Whether the text of an expression means the same within a JSON string as it stands."""
    values = values_of(source, node)
    if values is not None:
        return all(
            isinstance(value, str) and json.dumps(value, ensure_ascii=False) == f'"{value}"'
            for value in values
        )
    if isinstance(node, cst.Call) and len(node.args) == 1 and source.is_builtin(node.func, "str"):
        return is_whole_number(source, node.args[0].value)
    return False


def is_whole_number(source: Source, node: cst.BaseExpression) -> bool:
    """Whether an expression is sure to be an int, or a UUID, which is as plain as text."""
    values = values_of(source, node)
    if values is not None:
        return all(type(value) is int for value in values)
    if not isinstance(node, cst.Call):
        return False
    made = source.qualified(node.func) in ("uuid.uuid4", "uuid.uuid1")
    return made or any(source.is_builtin(node.func, name) for name in ("int", "len"))


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._gaps: dict[str, cst.BaseExpression] = {}

    def read(self, written: cst.BaseExpression) -> Value:
        """A body as it is written."""
        if isinstance(written, cst.Dict):
            return self._dict(written)
        if is_dumps(self._source, written):
            return self.read(cst.ensure_type(written, cst.Call).args[0].value)
        pieces = self._pieces(written)
        return written if pieces is None else self._json(pieces)

    def _dict(self, written: cst.Dict) -> Value:
        entries: dict[str, Value] = {}
        for element in written.elements:
            key = element.key if isinstance(element, cst.DictElement) else None
            name = key.evaluated_value if isinstance(key, cst.SimpleString) else None
            if not isinstance(name, str):
                raise Unclear("the body has keys that aren't plain strings")
            if name in entries:
                raise Unclear(f"the body has {name!r} twice")
            value = element.value
            entries[name] = self._dict(value) if isinstance(value, cst.Dict) else value
        return entries

    def _pieces(self, written: cst.BaseExpression) -> list[str | cst.BaseExpression] | None:
        """A text as literal strings and the expressions between; None when it is no text."""
        match written:
            case cst.SimpleString():
                text = written.evaluated_value
                return [text] if isinstance(text, str) else None
            case cst.ConcatenatedString():
                return self._joined(written.left, written.right)
            case cst.BinaryOperation(operator=cst.Add()):
                return self._joined(written.left, written.right)
            case cst.FormattedString():
                return self._formatted(written)
        return None

    def _joined(self, *sides: cst.BaseExpression) -> list[str | cst.BaseExpression] | None:
        pieces = [self._pieces(side) for side in sides]
        if all(each is None for each in pieces):
            return None
        return [
            piece
            for side, each in zip(sides, pieces, strict=True)
            for piece in ([side] if each is None else each)
        ]

    def _formatted(self, written: cst.FormattedString) -> list[str | cst.BaseExpression]:
        pieces: list[str | cst.BaseExpression] = []
        for part in written.parts:
            if isinstance(part, cst.FormattedStringText):
                raw = "r" if "r" in written.prefix.lower() else ""
                text = cst.SimpleString(f"{raw}{written.quote}{part.value}{written.quote}")
                pieces.append(str(text.evaluated_value).replace("{{", "{").replace("}}", "}"))
            elif isinstance(part, cst.FormattedStringExpression):
                pieces.append(self._spliced(part))
        return pieces

    def _spliced(self, part: cst.FormattedStringExpression) -> cst.BaseExpression:
        if part.conversion or part.format_spec or part.equal:
            raise Unclear("the body is formatted text")
        expression = part.expression
        if is_dumps(self._source, expression):
            return expression
        if is_whole_number(self._source, expression):
            return cst.Call(cst.Name("str"), [cst.Arg(expression)])
        if not cannot_hold_an_escape(self._source, expression):
            raise Unclear(_escape(self._source, expression))
        return expression

    def _json(self, pieces: list[str | cst.BaseExpression]) -> Value:
        """JSON text in which expressions stand for a whole value, or for a part of a string."""
        text = "".join(piece if isinstance(piece, str) else self._gap(piece) for piece in pieces)
        try:
            document = json.loads(text)
        except ValueError:
            raise Unclear("the body is text that can't be read as JSON as it stands") from None
        return self._value(document)

    def _gap(self, piece: cst.BaseExpression) -> str:
        mark = f"\x7f{len(self._gaps)}\x7f"
        self._gaps[mark] = piece
        return f'"{mark}"' if is_dumps(self._source, piece) else mark

    def _value(self, document: object) -> Value:
        if isinstance(document, dict):
            return {str(name): self._value(value) for name, value in document.items()}
        return self._expression(document)

    def _expression(self, document: object) -> cst.BaseExpression:
        if isinstance(document, list):
            return cst.List([cst.Element(self._expression(item)) for item in document])
        if isinstance(document, str):
            return self._text(document)
        if isinstance(document, dict):
            raise Unclear("the body holds objects in a list")
        return cst.parse_expression(repr(document))

    def _text(self, text: str) -> cst.BaseExpression:
        piece = self._gaps.get(text)
        if piece is not None and is_dumps(self._source, piece):
            return cst.ensure_type(piece, cst.Call).args[0].value
        if piece is not None:
            made = isinstance(piece, cst.Call) and self._source.is_made(piece)
            if not made and not cannot_hold_an_escape(self._source, piece):
                raise Unclear(_escape(self._source, piece))
            return piece
        if "\x7f" in text:
            raise Unclear("a value of the body is put together from pieces")
        return cst.SimpleString(json.dumps(text, ensure_ascii=False))


def _escape(source: Source, node: cst.BaseExpression) -> str:
    code = " ".join(source.module.code_for_node(node).split())
    return f"{code} stands within JSON text and may hold an escape, a quote or a line break"
