"""A parsed source file, and the questions that rewriting asks of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

import libcst as cst
from libcst import metadata as meta

from . import NotPython

PACKAGE = "flowroutenumbersandmessaging"
CLIENT = f"{PACKAGE}.{PACKAGE}_client.{PACKAGE.capitalize()}Client"
CONFIGURATION = f"{PACKAGE}.configuration.Configuration"
Node = TypeVar("Node", bound=cst.CSTNode)


class Source:
    """A module with what libcst can tell about its nodes."""

    def __init__(self, text: bytes | str) -> None:
        try:
            parsed = cst.parse_module(text)
        except cst.ParserSyntaxError as error:
            raise NotPython(
                f"not Python 3: {error.message.splitlines()[0]}", error.raw_line
            ) from None
        except (UnicodeDecodeError, LookupError) as error:
            raise NotPython(f"not text: {error}", 1) from None
        wrapper = meta.MetadataWrapper(parsed)
        self.module = wrapper.module
        self._parents = wrapper.resolve(meta.ParentNodeProvider)
        self._positions = wrapper.resolve(meta.PositionProvider)
        self._scopes = wrapper.resolve(meta.ScopeProvider)
        self._names = wrapper.resolve(meta.QualifiedNameProvider)

    def nodes(self, within: cst.CSTNode | None = None) -> Iterator[cst.CSTNode]:
        """All nodes, in the order of the source."""
        waiting: list[cst.CSTNode] = [within or self.module]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def all(self, kind: type[Node], within: cst.CSTNode | None = None) -> Iterator[Node]:
        """All nodes of a kind."""
        return (node for node in self.nodes(within) if isinstance(node, kind))

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
        return self._positions[node].start.line

    def qualified(self, node: cst.CSTNode) -> str | None:
        """The full name of what was imported under a name; None for all that isn't imported."""
        names: Any = self._names.get(node)
        names = (names() if callable(names) else names) or ()
        imported = [name.name for name in names if name.source is meta.QualifiedNameSource.IMPORT]
        return imported[0] if len(imported) == 1 else None

    def scope(self, node: cst.CSTNode) -> meta.Scope | None:
        """The scope that a node is in."""
        return self._scopes.get(node)

    def assigned(self, name: cst.Name) -> list[cst.BaseExpression] | None:
        """The values of all assignments to a name; None when it is bound in another way too."""
        scope = self.scope(name)
        if scope is None:
            return None
        values = []
        for assignment in scope[name.value]:
            node = getattr(assignment, "node", None)
            value = self.assigned_value(node) if isinstance(node, cst.Name) else None
            if value is None:
                return None
            values.append(value)
        return values

    def assigned_to_attribute(self, target: cst.Attribute) -> list[cst.BaseExpression] | None:
        """The same for `self.name` within a class."""
        owner = self.class_of(target)
        if owner is None or not isinstance(target.value, cst.Name) or target.value.value != "self":
            return None
        values = []
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
        skipped = cst.ImportAlias | cst.AsName | cst.ImportFrom | cst.FunctionDef | cst.ClassDef
        return not isinstance(parent, skipped | cst.Param) and not self.is_target(node)


def siblings(body: cst.CSTNode) -> Mapping[cst.CSTNode, int]:
    """The statements of a block, each with its place."""
    statements = body.body if isinstance(body, cst.Module | cst.IndentedBlock) else ()
    return {statement: place for place, statement in enumerate(statements)}
