"""A parsed source file, and the questions that rewriting asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

import libcst as cst
from libcst import metadata as meta

from ._python import parsed

PACKAGE = "flowroutenumbersandmessaging"
CLIENT = f"{PACKAGE}.{PACKAGE}_client.{PACKAGE.capitalize()}Client"
CONFIGURATION = f"{PACKAGE}.configuration.Configuration"
Node = TypeVar("Node", bound=cst.CSTNode)


PROVIDERS = (
    meta.QualifiedNameProvider,
    meta.ScopeProvider,
)


class Source:
    """A module with what libcst can tell about its nodes."""

    def __init__(self, text: bytes | str, path: str = "") -> None:
        self.path = path
        self.text = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        """The file as it came."""
        self._wrapper = wrapper = meta.MetadataWrapper(parsed(text), unsafe_skip_copy=True)
        self._by_kind: dict[type[cst.CSTNode], list[cst.CSTNode]] = {}
        self.module = wrapper.module
        found: Any = wrapper.resolve_many(PROVIDERS)
        self._scopes: Mapping[cst.CSTNode, meta.Scope | None] = found[meta.ScopeProvider]
        self._names: Any = found[meta.QualifiedNameProvider]
        self._parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self._order, self._ends = self._walked()
        self._last_star = max((self.line(node) for node in self._star_imports()), default=0)
        self._captured = {
            node.name.value
            for node in self.nodes()
            if isinstance(node, cst.MatchAs | cst.MatchStar) and node.name is not None
        }

    @cached_property
    def star_modules(self) -> list[str]:
        """The modules that it takes everything from, as they are written."""
        return [
            "." * len(node.relative) + dotted(node.module)
            for node in self.all(cst.ImportFrom)
            if isinstance(node.names, cst.ImportStar)
        ]

    @cached_property
    def imports(self) -> list[str]:
        """The full names of all that it imports, as they are written."""
        return list(self._imported.values())

    @cached_property
    def strings(self) -> list[str]:
        """The texts that could be names: they have dots, but no spaces."""
        found = (node.evaluated_value for node in self.all(cst.SimpleString))
        return [
            text
            for text in found
            if isinstance(text, str) and "." in text and not re.search(r"[\s/]", text)
        ]

    def imported_as(self, name: str) -> str | None:
        """The full name of what its outermost scope imports under a name."""
        return self._imported.get(name)

    @cached_property
    def _imported(self) -> dict[str, str]:
        found = {}
        for node in self.all(cst.ImportFrom):
            if isinstance(node.names, cst.ImportStar):
                continue
            module = "." * len(node.relative) + dotted(node.module)
            joint = "" if module.endswith(".") or not module else "."
            for alias in node.names:
                name = alias.evaluated_alias or alias.evaluated_name
                found[name] = f"{module}{joint}{alias.evaluated_name}"
        for whole in self.all(cst.Import):
            for alias in whole.names:
                found[alias.evaluated_alias or alias.evaluated_name] = alias.evaluated_name
        return found

    def nodes(self, within: cst.CSTNode | None = None) -> Sequence[cst.CSTNode]:
        """All nodes, in the order of the source."""
        order, ends = self._order, self._ends
        if within is None:
            return order
        if within not in ends:
            return list(_walk(within))
        start, end = ends[within]
        return order[start:end]

    @cached_property
    def _positions(self) -> Any:
        return self._wrapper.resolve(meta.PositionProvider)

    def _walked(self) -> tuple[list[cst.CSTNode], dict[cst.CSTNode, tuple[int, int]]]:
        """All nodes, and for each the part of the list that it and what is in it take up."""
        order: list[cst.CSTNode] = []
        ends: dict[cst.CSTNode, tuple[int, int]] = {}

        def visit(node: cst.CSTNode) -> None:
            start = len(order)
            order.append(node)
            for child in node.children:
                self._parents[child] = node
                visit(child)
            ends[node] = start, len(order)

        visit(self.module)
        return order, ends

    def all(self, kind: type[Node], within: cst.CSTNode | None = None) -> Iterator[Node]:
        """All nodes of a kind."""
        if within is None:
            return iter(cast(list[Node], self._all_of(kind)))
        return (node for node in self.nodes(within) if isinstance(node, kind))

    def _all_of(self, kind: type[Node]) -> list[cst.CSTNode]:
        if kind not in self._by_kind:
            self._by_kind[kind] = [node for node in self.nodes() if isinstance(node, kind)]
        return self._by_kind[kind]

    def parent(self, node: cst.CSTNode) -> cst.CSTNode:
        """The node that a node is a part of."""
        return self._parents[node]

    def ancestors(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The parents of a node, the nearest first."""
        while node is not self.module:
            node = self.parent(node)
            yield node

    def line(self, node: cst.CSTNode) -> int:
        """The line where a node starts."""
        return int(self._positions[node].start.line)

    def is_made(self, node: cst.CSTNode) -> bool:
        """Whether a node isn't of the file, but was made to stand for something of it."""
        return node not in self._parents

    def qualified(self, node: cst.CSTNode) -> str | None:
        """The full name of what was imported under a name; None for all that isn't imported."""
        names: Any = self._names.get(node)
        names = (names() if callable(names) else names) or ()
        imported = [name.name for name in names if name.source is meta.QualifiedNameSource.IMPORT]
        return imported[0] if len(imported) == 1 else None

    def is_builtin(self, node: cst.CSTNode, name: str) -> bool:
        """Whether a node is a built-in function that nothing in the file hides."""
        if not isinstance(node, cst.Name) or node.value != name or name in self._captured:
            return False
        found: Any = self._names.get(node)
        found = (found() if callable(found) else found) or ()
        return [each.name for each in found] == [f"builtins.{name}"]

    @property
    def outermost(self) -> meta.Scope:
        """The scope of the file itself."""
        return cast(meta.Scope, self._scopes[self.module])

    def scope(self, node: cst.CSTNode) -> meta.Scope | None:
        """The scope that a node is in."""
        return self._scopes.get(node)

    def assigned(self, name: cst.Name) -> list[cst.BaseExpression] | None:
        """The values of all assignments to a name; None when it is bound in another way too."""
        scope = self.scope(name)
        return None if scope is None else self.assigned_in(scope, name.value)

    def assigned_in(self, scope: meta.Scope, name: str) -> list[cst.BaseExpression] | None:
        """The same for what a name means in a scope."""
        if name in self._captured:
            return None
        values = []
        for assignment in scope[name]:
            node = getattr(assignment, "node", None)
            value = self.assigned_value(node) if isinstance(node, cst.Name) else None
            if value is None or not isinstance(node, cst.Name):
                return None
            shared = isinstance(assignment.scope, meta.GlobalScope)
            if self._last_star and shared and self.line(node) < self._last_star:
                return None  # what is imported with a star may have that name too
            values.append(value)
        return values

    def references(self, target: cst.Name) -> list[cst.CSTNode]:
        """Where the value that is assigned to a name may be read."""
        scope = self.scope(target)
        found = scope[target.value] if scope is not None else ()
        return [
            access.node
            for assignment in found
            if getattr(assignment, "node", None) is target
            for access in assignment.references
        ]

    def _star_imports(self) -> Iterator[cst.ImportFrom]:
        for node in self.all(cst.ImportFrom):
            if isinstance(node.names, cst.ImportStar) and not is_old_import(node):
                yield node

    def assigned_in_class(
        self, owner: cst.ClassDef, target: cst.Attribute
    ) -> list[cst.BaseExpression] | None:
        """The values that a class gives to `self.name`; None when it may be given others too."""
        values = []
        if any(node.value in ("__dict__", "setattr", "vars") for node in self.all(cst.Name, owner)):
            return None
        for other in self.all(cst.Attribute, owner):
            if self.is_target(other) and other.deep_equals(target):
                value = self.assigned_value(other)
                if value is None:
                    return None
                values.append(value)
        return values

    def assigned_value(self, target: cst.CSTNode) -> cst.BaseExpression | None:
        """The value of a plain assignment to one target, or of a `with` statement's."""
        statement = self.parent(self.parent(target))
        if isinstance(statement, cst.WithItem):
            return statement.item
        plain = isinstance(statement, cst.Assign) and len(statement.targets) == 1
        return cast(cst.Assign, statement).value if plain else None

    def is_target(self, node: cst.CSTNode) -> bool:
        """Whether a node is assigned to, deleted or otherwise bound."""
        parent: Any = self.parent(node)
        bound = isinstance(parent, cst.AssignTarget | cst.Del | cst.AsName)
        annotated = isinstance(parent, cst.AnnAssign | cst.AugAssign | cst.For | cst.NamedExpr)
        return bound or (annotated and parent.target is node)

    def class_of(self, node: cst.CSTNode) -> cst.ClassDef | None:
        """The class that a node is in."""
        found = (each for each in self.ancestors(node) if isinstance(each, cst.ClassDef))
        return next(found, None)

    def is_reference(self, node: cst.Name) -> bool:
        """Whether a name stands for a value: no attribute, no keyword, no part of an import."""
        parent: Any = self.parent(node)
        if isinstance(parent, cst.Attribute):
            return parent.value is node
        if isinstance(parent, cst.Arg):
            return parent.keyword is not node
        if isinstance(parent, cst.Param | cst.FunctionDef | cst.ClassDef):
            return parent.name is not node
        skipped = cst.ImportAlias | cst.AsName | cst.ImportFrom | cst.NameItem
        return not isinstance(parent, skipped) and not self.is_target(node)


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _walk(child)


def dotted(node: cst.CSTNode | None) -> str:
    """A dotted name as text."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def is_old_import(node: cst.CSTNode) -> bool:
    """Whether a node imports something of the previous SDK."""
    if isinstance(node, cst.ImportFrom):
        return not node.relative and dotted(node.module).partition(".")[0] == PACKAGE
    names = node.names if isinstance(node, cst.Import) else ()
    return any(dotted(alias.name).partition(".")[0] == PACKAGE for alias in names)


def is_of_self(node: cst.CSTNode) -> bool:
    """Whether a node is `self.name`."""
    match node:
        case cst.Attribute(value=cst.Name("self")):
            return True
    return False


def siblings(body: cst.CSTNode) -> Mapping[cst.CSTNode, int]:
    """The statements of a block, each with its place."""
    statements = body.body if isinstance(body, cst.Module | cst.IndentedBlock) else ()
    return {statement: place for place, statement in enumerate(statements)}
