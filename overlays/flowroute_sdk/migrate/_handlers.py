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
# What wasn't sent would have been refused; without any answer there is no code to compare.
CODE = "({e}.response.status if {e}.response else 422 if isinstance({e}, {InvalidArgument}) else 0)"
READINGS = {
    "context.response.raw_body": '({e}.response.text if {e}.response else "")',
    "context.response.status_code": CODE,
    "context.response.headers": "({e}.response.headers if {e}.response else {{}})",
    "context.request.http_method": "({e}.request.method if {e}.request else None)",
    "context.request.query_url": "({e}.request.url if {e}.request else None)",
    "response_code": CODE,
    "reason": "str({e})",
}
"""What programs read from old exceptions, and how it is read from any error of `flowroute_sdk`."""
ONLY_OLD = frozenset({"args", "context", "errors", "raw_body", "reason", "response_code", "unbox"})
SHOWING = frozenset({"print", "repr", "str", "type"})
LOGGING = frozenset({"critical", "debug", "error", "exception", "info", "warning"})
"""Functions, and methods of loggers, that read nothing from an exception but its text."""
LOST_CONNECTION = ("requests.", "urllib3.")
ITS_BUILTINS = frozenset({"OSError", "IOError", "EnvironmentError", "ConnectionError"})


def types_of(handler: cst.ExceptHandler) -> list[cst.BaseExpression]:
    """The exceptions that a clause names."""
    return [] if handler.type is None else alternatives(handler.type)


def alternatives(written: cst.BaseExpression) -> list[cst.BaseExpression]:
    """The parts of a tuple, else the thing itself."""
    if isinstance(written, cst.Tuple):
        return [element.value for element in written.elements]
    return [written]


def is_old(source: Source, node: cst.BaseExpression) -> bool:
    """Whether an expression is an old exception."""
    return source.qualified(node) in EXCEPTIONS


def waits_for_lost_connections(source: Source, handler: cst.ExceptHandler) -> bool:
    """Whether a clause is for what the old client raised when there was no answer."""
    return any(
        (source.qualified(node) or "").startswith(LOST_CONNECTION)
        or any(source.is_builtin(node, name) for name in ITS_BUILTINS)
        for node in types_of(handler)
    )


def new_type(
    source: Source, written: cst.BaseExpression, spelled: Callable[[str], str]
) -> cst.BaseExpression:
    """What is caught now: a name or one tuple, since none may hold another."""
    texts: list[str] = []
    for node in alternatives(written):
        names = EXCEPTIONS.get(source.qualified(node) or "")
        texts += map(spelled, names) if names else [source.module.code_for_node(node)]
    bare = len(texts) == 1 and not isinstance(written, cst.Tuple) and not written.lpar
    return cst.parse_expression(texts[0] if bare else f"({', '.join(dict.fromkeys(texts))})")


class Readings:
    """What a clause does with its exception."""

    def __init__(
        self, source: Source, handler: cst.ExceptHandler, spelled: Callable[[str], str]
    ) -> None:
        self.edits: dict[cst.CSTNode, cst.BaseExpression] = {}
        """What it reads, and how that is read now."""
        self.unclear: list[cst.CSTNode] = []
        """What it reads that has no counterpart."""
        self.handed_on: list[cst.CSTNode] = []
        """Where the exception itself goes to code that may read from it."""
        self.shown: list[cst.CSTNode] = []
        """Where its text goes."""
        self._source = source
        self._spelled = spelled
        self._is_old = any(is_old(source, node) for node in types_of(handler))
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
            self._read(name, node, path)
        elif path.partition(".")[0] in ONLY_OLD:
            self.unclear.append(node)
        elif not path:
            self._whole(name)

    def _read(self, name: cst.Name, node: cst.CSTNode, path: str) -> None:
        text = READINGS[path]
        refused = self._spelled("InvalidArgument") if "{InvalidArgument}" in text else ""
        text = text.format(e=name.value, InvalidArgument=refused)
        if any(isinstance(each, cst.FormattedString) for each in self._source.ancestors(node)):
            # No quotes within quotes before Python 3.12.
            text = text.replace('""', "str()").replace("{}", "dict()")
        alone = isinstance(self._source.parent(node), cst.Arg | cst.Assign)
        new = cst.parse_expression(text)
        self.edits[node] = new.with_changes(lpar=[], rpar=[]) if alone else new
        if path == "reason":
            self.shown.append(node)

    def _whole(self, name: cst.Name) -> None:
        parent = self._source.parent(name)
        if isinstance(parent, cst.From | cst.Raise):
            return
        if isinstance(parent, cst.FormattedStringExpression):
            self.shown.append(name)
            return
        call = self._source.parent(parent) if isinstance(parent, cst.Arg) else None
        if isinstance(call, cst.Call) and _shows(call):
            self._as_text(name, call)
        else:
            self.handed_on.append(name)

    def _as_text(self, name: cst.Name, call: cst.Call) -> None:
        """The text of an exception may be shown, but what it says is another thing now."""
        around = self._source.parent(call)
        looked_at = cst.Attribute | cst.Comparison | cst.ComparisonTarget | cst.Subscript
        if isinstance(around, looked_at):
            self.unclear.append(call)
        else:
            self.shown.append(name)


def _shows(call: cst.Call) -> bool:
    if isinstance(call.func, cst.Attribute):
        return call.func.attr.value in LOGGING
    return isinstance(call.func, cst.Name) and call.func.value in SHOWING


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
