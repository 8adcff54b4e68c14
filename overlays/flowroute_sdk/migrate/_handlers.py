"""`except` clauses: old exceptions become new ones, and what is read from them too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
HARMLESS = frozenset({"print", "repr", "str", "type"})
LOGGING = frozenset({"critical", "debug", "error", "exception", "info", "warning"})
"""Functions, and methods of loggers, that read nothing from an exception but its text."""


def old_types(source: Source, handler: cst.ExceptHandler) -> list[cst.BaseExpression]:
    """The old exceptions that a clause names."""
    types = [] if handler.type is None else _types(handler.type)
    return [node for node in types if source.qualified(node) in EXCEPTIONS]


def _types(written: cst.BaseExpression) -> list[cst.BaseExpression]:
    if isinstance(written, cst.Tuple):
        return [element.value for element in written.elements]
    return [written]


def new_type(
    source: Source, written: cst.BaseExpression, spelled: Callable[[str], str]
) -> cst.BaseExpression:
    """What a clause catches now: a name or one tuple, since none may hold another."""
    texts: list[str] = []
    for node in _types(written):
        names = EXCEPTIONS.get(source.qualified(node) or "")
        texts += map(spelled, names) if names else [source.module.code_for_node(node)]
    bare = len(texts) == 1 and not isinstance(written, cst.Tuple) and not written.lpar
    return cst.parse_expression(texts[0] if bare else f"({', '.join(dict.fromkeys(texts))})")


class Readings:
    """What a clause does with its exception."""

    def __init__(self, source: Source, handler: cst.ExceptHandler) -> None:
        self.edits: dict[cst.CSTNode, cst.BaseExpression] = {}
        """What it reads, and how that is read now."""
        self.unclear: list[cst.CSTNode] = []
        """What it reads that has no counterpart."""
        self.handed_on: list[cst.CSTNode] = []
        """Where the exception itself goes to code that may read from it."""
        self._source = source
        self._is_old = bool(old_types(source, handler))
        name = handler.name.name if handler.name else None
        for reference in source.all(cst.Name, handler.body):
            if (
                isinstance(name, cst.Name)
                and reference.value == name.value
                and source.is_reference(reference)
            ):
                self._sort(reference)

    def _sort(self, name: cst.Name) -> None:
        node, path = _whole_path(self._source, name)
        if path in READINGS and (self._is_old or path != "reason"):
            text = READINGS[path].replace("error", name.value)
            if any(isinstance(each, cst.FormattedString) for each in self._source.ancestors(node)):
                text = text.replace('""', "str()")  # no quotes within quotes before Python 3.12
            self.edits[node] = cst.parse_expression(text)
        elif path.partition(".")[0] in ("context", "errors", "reason", "unbox"):
            self.unclear.append(node)
        elif not path and not self._is_harmless(self._source.parent(name)):
            self.handed_on.append(name)

    def _is_harmless(self, parent: cst.CSTNode) -> bool:
        if not isinstance(parent, cst.Arg):
            return isinstance(parent, cst.From | cst.Raise | cst.FormattedStringExpression)
        call = self._source.parent(parent)
        called = call.func if isinstance(call, cst.Call) else None
        if isinstance(called, cst.Attribute):
            return called.attr.value in LOGGING
        return isinstance(called, cst.Name) and called.value in HARMLESS


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
