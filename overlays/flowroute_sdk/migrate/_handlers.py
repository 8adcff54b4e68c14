"""`except` clauses: old exceptions become new ones, and what is read from them too."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from ._source import PACKAGE, Source

EXCEPTIONS = {
    f"{PACKAGE}.exceptions.api_exception.APIException": ("FlowrouteError",),
    f"{PACKAGE}.exceptions.error_exception.ErrorException": (
        "AuthenticationFailed",
        # What the API refused with 422, the new client often refuses before sending.
        "InvalidArgument",
        "NotFound",
        "PermissionDenied",
        "UnprocessableEntity",
    ),
}
READINGS = {
    "context.response.raw_body": '(error.response.text if error.response else "")',
    "context.response.status_code": "(error.response.status if error.response else None)",
    "context.response.headers": "(error.response.headers if error.response else {})",
    "context.request.http_method": "(error.request.method if error.request else None)",
    "context.request.query_url": "(error.request.url if error.request else None)",
    "response_code": "(error.response.status if error.response else None)",
    "reason": "str(error)",
}
"""What programs read from old exceptions, and how it is read from any error of `flowroute_sdk`."""


def caught(
    source: Source, handler: cst.ExceptHandler
) -> list[tuple[cst.BaseExpression, tuple[str, ...]]]:
    """The old exceptions that a clause catches, each with its new ones."""
    if handler.type is None:
        return []
    found = [(node, EXCEPTIONS.get(source.qualified(node) or "")) for node in _types(handler.type)]
    return [(node, names) for node, names in found if names]


def _types(written: cst.BaseExpression) -> list[cst.BaseExpression]:
    if isinstance(written, cst.Tuple):
        return [element.value for element in written.elements]
    return [written]


def new_type(spelled: list[str]) -> cst.BaseExpression:
    """One exception or several in the place of an old one."""
    text = spelled[0] if len(spelled) == 1 else f"({', '.join(spelled)})"
    return cst.parse_expression(text)


def readings(
    source: Source, handler: cst.ExceptHandler
) -> tuple[dict[cst.CSTNode, cst.BaseExpression], list[cst.CSTNode]]:
    """What a clause reads from its exception, as it is read now, and what has no counterpart."""
    name = handler.name.name if handler.name else None
    edits: dict[cst.CSTNode, cst.BaseExpression] = {}
    unclear: list[cst.CSTNode] = []
    if not isinstance(name, cst.Name):
        return edits, unclear
    for reference in source.all(cst.Name, handler.body):
        if reference.value != name.value or not source.is_reference(reference):
            continue
        node, path = _whole_path(source, reference)
        if path == "reason" and not caught(source, handler):
            continue
        if path in READINGS:
            text = READINGS[path].replace("error", name.value)
            edits[node] = cst.parse_expression(text)
        elif path.partition(".")[0] in ("context", "errors", "unbox"):
            unclear.append(node)
    return edits, unclear


def _whole_path(source: Source, name: cst.Name) -> tuple[cst.CSTNode, str]:
    """The longest known `error.a.b.c` that starts with a name."""
    best: tuple[cst.CSTNode, str] = (name, "")
    for node, path in _paths(source, name):
        if best[1] not in READINGS or path in READINGS:
            best = node, path
    return best


def _paths(source: Source, name: cst.Name) -> Iterator[tuple[cst.CSTNode, str]]:
    node: cst.CSTNode = name
    words: list[str] = []
    while isinstance(parent := source.parent(node), cst.Attribute) and parent.value is node:
        words.append(parent.attr.value)
        node = parent
        yield node, ".".join(words)
