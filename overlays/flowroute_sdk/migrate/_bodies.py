"""Taking old request bodies apart: dicts, `json.dumps` of them, JSON text made of pieces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

import libcst as cst

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


class Unclear(Exception):
    """Something that can't be rewritten safely, and why."""


def body_arguments(kind: Body, written: cst.BaseExpression) -> list[cst.Arg]:
    """The arguments of the new call for a body. Raises Unclear."""
    body = _read(written)
    if not isinstance(body, Mapping):
        raise Unclear("the body isn't written out where the call is")
    data = body.get("data", body)
    if not isinstance(data, Mapping):
        raise Unclear("the body has no data object")
    if kind == "assignment":
        route = data.get("id")
        if route is None or isinstance(route, Mapping):
            raise Unclear("the body names no route id")
        return [cst.Arg(route)]
    attributes = data.get("attributes", data) if "data" in body else body
    if not isinstance(attributes, Mapping):
        raise Unclear("the body has no attributes")
    return _attribute_arguments(kind, attributes)


def _attribute_arguments(kind: Body, attributes: Mapping[str, Value]) -> list[cst.Arg]:
    names = FIELDS[kind]
    unknown = sorted(attributes.keys() - names.keys())
    missing = [name for name in REQUIRED[kind] if name not in attributes]
    if unknown or missing:
        words = [f"no argument for {name!r}" for name in unknown]
        raise Unclear("; ".join(words + [f"the body has no {name!r}" for name in missing]))
    arguments = []
    for name, value in attributes.items():
        if isinstance(value, Mapping):
            raise Unclear(f"{name!r} is an object")
        value = _boolean(value) if name == "is_mms" else value
        arguments.append(keyword_argument(names[name], value))
    return arguments


def keyword_argument(name: str, value: cst.BaseExpression) -> cst.Arg:
    """`name=value`."""
    equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    return cst.Arg(value, keyword=cst.Name(name), equal=equal)


def _boolean(value: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(value, cst.Name) and value.value in ("True", "False", "None"):
        return value
    text = value.evaluated_value if isinstance(value, cst.SimpleString) else None
    if text in ("true", "false"):
        return cst.Name(str(text).capitalize())
    raise Unclear("is_mms isn't a plain true or false")


def _read(written: cst.BaseExpression) -> Value:
    if isinstance(written, cst.Dict):
        return _read_dict(written)
    if isinstance(written, cst.Call) and _is_dumps(written):
        return _read(written.args[0].value)
    pieces = _pieces(written)
    return written if pieces is None else _read_json(pieces)


def _read_dict(written: cst.Dict) -> Value:
    entries: dict[str, Value] = {}
    for element in written.elements:
        key = element.key if isinstance(element, cst.DictElement) else None
        if not isinstance(key, cst.SimpleString) or not isinstance(key.evaluated_value, str):
            raise Unclear("the body has keys that aren't plain strings")
        value = element.value
        entries[key.evaluated_value] = (
            _read_dict(value) if isinstance(value, cst.Dict) else value.deep_clone()
        )
    return entries


def _is_dumps(call: cst.Call) -> bool:
    name = call.func
    named = isinstance(name, cst.Attribute) and name.attr.value == "dumps"
    return named and len(call.args) == 1 and not call.args[0].star


def _pieces(written: cst.BaseExpression) -> list[str | cst.BaseExpression] | None:
    """A text as literal strings and the expressions between them; None when it is no text."""
    if isinstance(written, cst.SimpleString):
        text = written.evaluated_value
        return [text] if isinstance(text, str) else None
    if isinstance(written, cst.ConcatenatedString):
        return _joined(written.left, written.right)
    if isinstance(written, cst.BinaryOperation) and isinstance(written.operator, cst.Add):
        return _joined(written.left, written.right)
    if isinstance(written, cst.FormattedString):
        return _formatted(written)
    return None


def _joined(*sides: cst.BaseExpression) -> list[str | cst.BaseExpression] | None:
    pieces = [_pieces(side) for side in sides]
    if all(each is None for each in pieces):
        return None
    return [
        piece
        for side, each in zip(sides, pieces, strict=True)
        for piece in ([side] if each is None else each)
    ]


def _formatted(written: cst.FormattedString) -> list[str | cst.BaseExpression]:
    pieces: list[str | cst.BaseExpression] = []
    for part in written.parts:
        if isinstance(part, cst.FormattedStringText):
            raw = "r" if "r" in written.prefix else ""
            text = cst.SimpleString(f"{raw}{written.quote}{part.value}{written.quote}")
            pieces.append(str(text.evaluated_value).replace("{{", "{").replace("}}", "}"))
        elif isinstance(part, cst.FormattedStringExpression):
            if part.conversion or part.format_spec:
                raise Unclear("the body is formatted text")
            pieces.append(cst.Call(cst.Name("str"), [cst.Arg(part.expression)]))
    return pieces


def _read_json(pieces: list[str | cst.BaseExpression]) -> Value:
    """JSON text in which expressions stand for a whole value, or for a part of a string."""
    gaps: dict[str, cst.BaseExpression] = {}
    text = ""
    for piece in pieces:
        if not isinstance(piece, str):
            mark = f"\x7f{len(gaps)}\x7f"
            gaps[mark] = piece
            piece = mark
        text += piece
    try:
        document = json.loads(text)
    except ValueError:
        raise Unclear("the body is text that can't be read as JSON as it stands") from None
    return _as_value(document, gaps)


def _as_value(document: object, gaps: Mapping[str, cst.BaseExpression]) -> Value:
    if isinstance(document, dict):
        return {str(name): _as_value(value, gaps) for name, value in document.items()}
    return _as_expression(document, gaps)


def _as_expression(document: object, gaps: Mapping[str, cst.BaseExpression]) -> cst.BaseExpression:
    if isinstance(document, list):
        return cst.List([cst.Element(_as_expression(item, gaps)) for item in document])
    if isinstance(document, str):
        return _as_text(document, gaps)
    if isinstance(document, dict):
        raise Unclear("the body holds objects in a list")
    return cst.parse_expression(repr(document))


def _as_text(text: str, gaps: Mapping[str, cst.BaseExpression]) -> cst.BaseExpression:
    if text in gaps:
        return gaps[text].deep_clone()
    if "\x7f" in text:
        raise Unclear("a value of the body is put together from pieces")
    return cst.SimpleString(json.dumps(text, ensure_ascii=False))
