"""Where a program makes old clients, and which expressions stand for them and their controllers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst
from libcst import metadata as meta

from ._classes import Classes
from ._program import Program
from ._source import CLIENT, Source
from .calls import OLD_CALLS

NEW_CLIENT = "flowroute_sdk.Flowroute"
RESOURCES = frozenset(resource for resource, _ in OLD_CALLS)


class Client:
    """An old client: where it is made, and under what name it is known."""

    def __init__(
        self, source: Source, constructions: list[cst.Call], target: cst.BaseExpression | None
    ) -> None:
        self.source = source
        self.constructions = constructions
        self.target = target
        """The name that it is assigned to; None for one that is used on the spot."""


class Controller(NamedTuple):
    """A controller of an old client."""

    client: Client
    resource: str
    expression: cst.BaseExpression
    """The client whose attribute it is."""
    source: Source
    """The file where that stands."""


class Values(NamedTuple):
    """What a name or attribute is given, all of it, and the file where that is done."""

    source: Source
    given: list[cst.BaseExpression]


class Clients:
    """The old clients of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.classes = Classes(program)
        self._known: dict[cst.Call, Client] = {}
        self._found: dict[cst.CSTNode, Client | None] = {}

    def construction(self, source: Source, node: cst.CSTNode) -> bool:
        """Whether a node makes an old client."""
        return isinstance(node, cst.Call) and source.qualified(node.func) == CLIENT

    def client(self, source: Source, node: cst.BaseExpression) -> Client | None:
        """The old client that an expression stands for."""
        if node not in self._found:
            self._found[node] = None  # a name that is assigned to itself stands for nothing
            self._found[node] = self._client(source, node)
        return self._found[node]

    def _client(self, source: Source, node: cst.BaseExpression) -> Client | None:
        if isinstance(node, cst.Call):
            made = self.construction(source, node)
            return self._client_of(source, [node]) if made else None
        values = self.values(source, node)
        if values is None or not values.given:
            return None
        home, given = values
        calls = [each for each in given if isinstance(each, cst.Call)]
        if len(calls) != len(given) or not all(self.construction(home, each) for each in calls):
            return None
        return self._client_of(home, calls)

    def _target(self, source: Source, made: cst.Call) -> cst.BaseExpression | None:
        statement = source.parent(made)
        if isinstance(statement, cst.Assign):
            return statement.targets[0].target
        name = (
            statement.asname.name
            if isinstance(statement, cst.WithItem) and statement.asname
            else None
        )
        return name if isinstance(name, cst.Name) else None

    def controller(self, source: Source, node: cst.BaseExpression) -> Controller | None:
        """The controller that an expression stands for."""
        found = self._attribute_of_client(source, node)
        if found is not None:
            return found
        values = self.values(source, node)
        if values is None or len(values.given) != 1:
            return None
        return self._attribute_of_client(values.source, values.given[0])

    def _attribute_of_client(self, source: Source, node: cst.BaseExpression) -> Controller | None:
        if not isinstance(node, cst.Attribute) or node.attr.value not in RESOURCES:
            return None
        client = self.client(source, node.value)
        return None if client is None else Controller(client, node.attr.value, node.value, source)

    def is_new(self, source: Source, node: cst.BaseExpression) -> bool:
        """Whether an expression stands for a new client or a resource of it."""
        made = isinstance(node, cst.Call) and source.qualified(node.func) == NEW_CLIENT
        if made or (isinstance(node, cst.Attribute) and self.is_new(source, node.value)):
            return True
        values = self.values(source, node)
        if values is None or not values.given:
            return False
        return all(self.is_new(values.source, each) for each in values.given)

    def values(self, source: Source, node: cst.BaseExpression) -> Values | None:
        """All that a name or attribute is given; None when that can't be seen."""
        symbol = self.program.symbol(source, node)
        if symbol is not None:
            home, name = symbol
            given = home.assigned_in(home.outermost, name)
            return None if given is None else Values(home, given)
        if isinstance(node, cst.Name):
            given = source.assigned(node)
            return None if given is None else Values(source, given)
        if isinstance(node, cst.Attribute):
            owner = self.classes.owner_of(source, node)
            given = owner[0].assigned_in_class(owner[1], node) if owner is not None else None
            return None if owner is None or given is None else Values(owner[0], given)
        return None

    def reaches(self, controller: Controller, source: Source, node: cst.CSTNode) -> bool:
        """Whether what a controller is an attribute of means the same at another place."""
        if controller.source is not source:
            return False
        expression = controller.expression
        if isinstance(expression, cst.Name):
            there = source.scope(node)
            here = source.scope(expression)
            if there is None or here is None:
                return False
            return there[expression.value] == here[expression.value]
        return source.class_of(node) is source.class_of(expression)

    def is_known_at(self, client: Client, source: Source, node: cst.CSTNode) -> bool:
        """Whether the name that a client was given means this client at another place."""
        target = client.target
        if target is None or source is not client.source:
            return False
        if isinstance(target, cst.Name):
            there, here = source.scope(node), source.scope(target)
            return bool(there and here and there[target.value] == here[target.value])
        return source.class_of(node) is source.class_of(target)

    def bindings(self) -> Iterator[tuple[Client, Source, cst.BaseAssignTargetExpression]]:
        """The names and attributes that clients and controllers are assigned to."""
        for source in self.program.sources:
            for statement in source.all(cst.Assign):
                made = statement.value if isinstance(statement.value, cst.Call) else None
                client = self.client(source, made) if made is not None else None
                controller = self._attribute_of_client(source, statement.value)
                found = client or (controller.client if controller is not None else None)
                if found is not None:
                    for target in statement.targets:
                        yield found, source, target.target

    def _client_of(self, source: Source, made: list[cst.Call]) -> Client:
        known = self._known.get(made[0])
        if known is None:
            known = Client(source, made, self._target(source, made[0]))
            self._known.update(dict.fromkeys(made, known))
        return known


def is_outermost(source: Source, node: cst.CSTNode) -> bool:
    """Whether a name is one of its file, for all to see."""
    return isinstance(source.scope(node), meta.GlobalScope)
