"""What values an expression can have, as far as they are written out in its file."""

from __future__ import annotations

import libcst as cst

from ._source import Source

DEPTH = 4
MOST = 8


def values_of(source: Source, node: cst.BaseExpression, depth: int = DEPTH) -> list[object] | None:
    """All the values that an expression can have; None when that can't be seen."""
    if depth < 0:
        return None
    found = _written(node)
    if found is not None:
        return found
    if isinstance(node, cst.List):
        return _list(source, node, depth)
    if isinstance(node, cst.IfExp):
        return _any_of(source, [node.body, node.orelse], depth)
    if isinstance(node, cst.Call):
        return _text_of(source, node, depth)
    if isinstance(node, cst.Name):
        assigned = source.assigned(node)
        found = _any_of(source, assigned, depth) if assigned else None
        # A list that has a name may be another one by now.
        return None if found is None or any(isinstance(each, list) for each in found) else found
    return None


def _written(node: cst.BaseExpression) -> list[object] | None:
    if isinstance(node, cst.SimpleString | cst.ConcatenatedString):
        text = node.evaluated_value
        return [text] if isinstance(text, str) else None
    if isinstance(node, cst.Integer | cst.Float):
        return [node.evaluated_value]
    if isinstance(node, cst.Name) and node.value in ("True", "False", "None"):
        return [{"True": True, "False": False, "None": None}[node.value]]
    if isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Minus):
        inner = node.expression
        if isinstance(inner, cst.Integer | cst.Float):
            return [-inner.evaluated_value]
    return None


def _any_of(source: Source, nodes: list[cst.BaseExpression], depth: int) -> list[object] | None:
    values: list[object] = []
    for node in nodes:
        found = values_of(source, node, depth - 1)
        if found is None:
            return None
        values += found
    return values if 0 < len(values) <= MOST else None


def _list(source: Source, node: cst.List, depth: int) -> list[object] | None:
    items: list[object] = []
    for element in node.elements:
        found = values_of(source, element.value, depth - 1)
        if found is None or len(found) != 1 or isinstance(element, cst.StarredElement):
            return None
        items += found
    return [items]


def _text_of(source: Source, node: cst.Call, depth: int) -> list[object] | None:
    """The values of `str(x)`."""
    if not source.is_builtin(node.func, "str") or len(node.args) != 1 or node.args[0].star:
        return None
    if node.args[0].keyword is not None:
        return None
    found = values_of(source, node.args[0].value, depth - 1)
    return None if found is None else [str(value) for value in found]
