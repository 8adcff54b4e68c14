"""Where a file makes old clients, and which expressions stand for them and their controllers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst

from ._bodies import Unclear, keyword_argument
from ._source import CLIENT, Source
from .calls import OLD_CALLS

NEW_CLIENT = "flowroute_sdk.Flowroute"
RESOURCES = frozenset(resource for resource, _ in OLD_CALLS)
CREDENTIALS = {"basic_auth_user_name": "access_key", "basic_auth_password": "secret_key"}


class Client:
    """An old client: where it is made, and under what name it is known."""

    def __init__(self, constructions: list[cst.Call], target: cst.BaseExpression | None) -> None:
        self.constructions = constructions
        self.target = target
        """The name that it is assigned to; None for one that is used on the spot."""


class Controller(NamedTuple):
    """A controller of an old client."""

    client: Client
    resource: str
    expression: cst.BaseExpression


class Clients:
    """The old clients of a file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[cst.Call, Client] = {}

    def construction(self, node: cst.CSTNode) -> bool:
        """Whether a node makes an old client."""
        return isinstance(node, cst.Call) and self._source.qualified(node.func) == CLIENT

    def client(self, node: cst.BaseExpression) -> Client | None:
        """The old client that an expression stands for."""
        if isinstance(node, cst.Call):
            return self._client_of([node], None) if self.construction(node) else None
        values = self._values(node)
        if not values or not all(self.construction(value) for value in values):
            return None
        return self._client_of([value for value in values if isinstance(value, cst.Call)], node)

    def controller(self, node: cst.BaseExpression) -> Controller | None:
        """The controller that an expression stands for."""
        if isinstance(node, cst.Attribute) and node.attr.value in RESOURCES:
            client = self.client(node.value)
            if client is not None:
                return Controller(client, node.attr.value, node.value)
        values = self._values(node)
        if values is None or len(values) != 1 or not isinstance(values[0], cst.Attribute):
            return None
        value = values[0]
        client = self.client(value.value) if value.attr.value in RESOURCES else None
        return None if client is None else Controller(client, value.attr.value, value.value)

    def is_new(self, node: cst.BaseExpression) -> bool:
        """Whether an expression stands for a new client or a resource of it."""
        made = isinstance(node, cst.Call) and self._source.qualified(node.func) == NEW_CLIENT
        if made or (isinstance(node, cst.Attribute) and self.is_new(node.value)):
            return True
        values = self._values(node)
        return bool(values) and all(self.is_new(value) for value in values or ())

    def reaches(self, client: Client, node: cst.CSTNode) -> bool:
        """Whether the name of a client means this client at another place too."""
        target = client.target
        if isinstance(target, cst.Name):
            scope = self._source.scope(node)
            found = scope[target.value] if scope is not None else ()
            names = [getattr(each, "node", None) for each in found]
            values = [self._source.assigned_value(name) for name in names if name is not None]
            return set(client.constructions) == set(values)
        return target is None or self._source.class_of(node) is self._source.class_of(target)

    def escapes(self) -> Iterator[tuple[Client, cst.BaseExpression]]:
        """Uses of clients and controllers other than calling their methods."""
        for node in self._expressions():
            client, controller = self.client(node), self.controller(node)
            parent = self._source.parent(node)
            if client is not None:
                below = isinstance(parent, cst.Attribute) and parent.attr.value in RESOURCES
                if not below:
                    yield client, node
            elif controller is not None and not self._is_called_or_bound(parent):
                yield controller.client, node

    def _expressions(self) -> Iterator[cst.BaseExpression]:
        for name in self._source.all(cst.Name):
            if self._source.is_reference(name):
                yield name
        for attribute in self._source.all(cst.Attribute):
            if not self._source.is_target(attribute):
                yield attribute

    def _is_called_or_bound(self, parent: cst.CSTNode) -> bool:
        if isinstance(parent, cst.Attribute):
            call = self._source.parent(parent)
            return isinstance(call, cst.Call) and call.func is parent
        return isinstance(parent, cst.Assign) and len(parent.targets) == 1

    def _values(self, node: cst.BaseExpression) -> list[cst.BaseExpression] | None:
        if isinstance(node, cst.Name):
            return self._source.assigned(node)
        if isinstance(node, cst.Attribute):
            return self._source.assigned_to_attribute(node)
        return None

    def _client_of(self, made: list[cst.Call], target: cst.BaseExpression | None) -> Client:
        known = self._known.get(made[0])
        if known is None:
            known = Client(made, target)
            self._known.update(dict.fromkeys(made, known))
        return known


def new_arguments(construction: cst.Call) -> list[cst.Arg]:
    """The arguments of the new client. Raises Unclear."""
    names: list[str] = []
    arguments = []
    for place, argument in enumerate(construction.args):
        if argument.star or place > 1:
            raise Unclear("the client's arguments can't be told apart")
        old = argument.keyword.value if argument.keyword else list(CREDENTIALS)[place]
        names.append(old)
        value = argument.value.deep_clone()
        named = argument.keyword is not None and old in CREDENTIALS
        arguments.append(keyword_argument(CREDENTIALS[old], value) if named else cst.Arg(value))
    if sorted(names) != sorted(CREDENTIALS):
        raise Unclear("the client takes its credentials from Configuration")
    return arguments
