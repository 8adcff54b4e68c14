"""Uses of clients and controllers that can't be followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst

from ._clients import RESOURCES, Client, Clients, is_outermost
from ._program import Program
from ._source import Source, is_of_self

BY_NAME = frozenset({"attrgetter", "delattr", "getattr", "hasattr", "object", "patch", "setattr"})
"""Functions that are given the name of an attribute."""
OF_ANOTHER_FORM = frozenset({"cdrs", "porting"})
"""Controllers whose calls stay with the old client."""
REFLECTIONS = ("eval", "exec", "globals", "locals", "vars")


class Escape(NamedTuple):
    """A client that is used for more than can be seen."""

    client: Client
    source: Source
    node: cst.CSTNode
    reason: str


def escapes(program: Program, clients: Clients) -> Iterator[Escape]:
    """All uses of clients and controllers other than calling their methods."""
    search = _Search(program, clients)
    for source in program.sources:
        yield from search.within(source)
    for client, source, target in clients.bindings():
        yield from search.beyond(client, source, target)


class _Search:
    def __init__(self, program: Program, clients: Clients) -> None:
        self._program = program
        self._clients = clients

    def within(self, source: Source) -> Iterator[Escape]:
        """Uses of what is known to be a client or a controller."""
        for node in _expressions(source):
            client = self._clients.client(source, node)
            controller = self._clients.controller(source, node)
            parent = source.parent(node)
            reason = "it is used for more than calling its methods"
            if client is not None:
                below = parent.attr.value if isinstance(parent, cst.Attribute) else ""
                if below in OF_ANOTHER_FORM:
                    reason = f"calls of {below} take and answer other things now"
                if below not in RESOURCES:
                    yield Escape(client, source, node, reason)
            elif controller is not None and not _is_called_or_bound(source, parent):
                yield Escape(controller.client, source, node, reason)

    def beyond(
        self, client: Client, source: Source, target: cst.BaseExpression
    ) -> Iterator[Escape]:
        """Uses of a name or attribute that may be this client."""
        clients = self._clients
        if clients.client(source, target) is None and clients.controller(source, target) is None:
            yield Escape(client, source, target, "it has other values too")
        if isinstance(target, cst.Name) and is_outermost(source, target):
            path = self._program.mentioning(source, target.value)
            if path is not None:
                yield Escape(client, source, target, f"{path} may use it too")
            yield from self._by_name(client, target.value)
            yield from self._from_outside(client, target.value)
            for node in _reflections(source):
                yield Escape(client, source, node, "it reaches all names of the file")
        elif isinstance(target, cst.Attribute) and is_of_self(target):
            yield from self._of_attribute(client, source, target)
        elif not isinstance(target, cst.Name):
            yield Escape(client, source, target, "it is kept where it can't be followed")

    def _of_attribute(
        self, client: Client, source: Source, target: cst.Attribute
    ) -> Iterator[Escape]:
        name = target.attr.value
        owner = source.class_of(target)
        if owner is None:
            return
        words = (owner.name.value, *self._program.module(source)[-1:])
        path = self._program.others_saying(rf"\.{name}\b", *words)
        if path is not None:
            yield Escape(client, source, target, f"{path} may use it too")
        for other in self._program.sources:
            for node in other.all(cst.Attribute):
                if node.attr.value == name and self._may_be(other, node, (source, owner)):
                    reason = "it may be the old client of another object"
                    yield Escape(client, other, node, reason)
        yield from self._by_name(client, name)

    def _from_outside(self, client: Client, name: str) -> Iterator[Escape]:
        """Where `module.name` may be given another value."""
        for source in self._program.sources:
            for node in source.all(cst.Attribute):
                if node.attr.value == name and source.is_target(node) and not is_of_self(node):
                    yield Escape(client, source, node, "it may become another client there")

    def _by_name(self, client: Client, name: str) -> Iterator[Escape]:
        for other in self._program.sources:
            for text in _named_attributes(other, name):
                yield Escape(client, other, text, "it may be the name of an old client")

    def _may_be(
        self, source: Source, node: cst.Attribute, owner: tuple[Source, cst.ClassDef]
    ) -> bool:
        """Whether an attribute that is none of the known ones may be that of a class."""
        clients = self._clients
        if source.is_target(node):
            return not is_of_self(node)
        if clients.client(source, node) or clients.controller(source, node):
            return False
        if source.qualified(node) is not None and self._program.symbol(source, node) is None:
            return False
        if clients.client(source, node.value) or clients.is_new(source, node.value):
            return False
        return not clients.classes.has_its_own(source, node, owner)


def _expressions(source: Source) -> Iterator[cst.BaseExpression]:
    for name in source.all(cst.Name):
        if source.is_reference(name):
            yield name
    for attribute in source.all(cst.Attribute):
        if not source.is_target(attribute):
            yield attribute


def _reflections(source: Source) -> Iterator[cst.Call]:
    for call in source.all(cst.Call):
        if any(source.is_builtin(call.func, name) for name in REFLECTIONS):
            yield call


def _is_called_or_bound(source: Source, parent: cst.CSTNode) -> bool:
    if isinstance(parent, cst.Attribute):
        call = source.parent(parent)
        return isinstance(call, cst.Call) and call.func is parent
    return isinstance(parent, cst.Assign) and len(parent.targets) == 1


def _named_attributes(source: Source, name: str) -> Iterator[cst.SimpleString]:
    for text in source.all(cst.SimpleString):
        if text.evaluated_value != name or not isinstance(parent := source.parent(text), cst.Arg):
            continue
        call = source.parent(parent)
        called = call.func if isinstance(call, cst.Call) else None
        last = called.attr if isinstance(called, cst.Attribute) else called
        if isinstance(last, cst.Name) and last.value in BY_NAME:
            yield text
