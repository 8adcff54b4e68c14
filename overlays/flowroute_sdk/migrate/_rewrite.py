"""Rewriting a source file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import libcst as cst

from . import Migration, Remark
from ._bodies import Unclear
from ._clients import Client, Clients
from ._clients import new_arguments as client_arguments
from ._handlers import Readings, new_type, old_types
from ._imports import Naming, finish
from ._plan import Use, new_arguments, removable_bodies, uses_of
from ._source import CLIENT, CONFIGURATION, PACKAGE, Source

Edited = cst.CSTNode | cst.RemovalSentinel
Edits = dict[cst.CSTNode, Callable[[cst.CSTNode], Edited]]
DATED = frozenset({"messages", "cnams"})
UNREACHABLE = "the client has no name there"
DATES = "timestamps are written as 2018-01-08T00:00:00Z in to_dict(), whatever form the API sent"


def rewritten(text: bytes | str) -> Migration:
    """The migration of a source. Raises NotPython."""
    return _Rewriting(Source(text)).result()


class _Rewriting:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.naming = Naming(source)
        self.clients = Clients(source)
        self.left: list[Remark] = []
        self.notes: list[Remark] = []
        self.uses: list[Use] = []
        self.edits: Edits = {}
        self.added: dict[cst.CSTNode, cst.BaseStatement] = {}
        self.settled: set[cst.CSTNode] = set()

    def result(self) -> Migration:
        """Plan, then edit."""
        for found in uses_of(self.source, self.clients):
            if isinstance(found, Use):
                self.uses.append(found)
            elif self.naming.old_imports:
                self._leave_call(found)
        self._heed_configuration()
        self._rewrite_handlers()
        self._rewrite_clients()
        done = [use for use in self.uses if use.reason is None]
        for use in self.uses:
            if use.reason is not None:
                self._leave(use.node, use.reason, use.old.name)
        for statement in removable_bodies(self.source, done):
            self.edits[statement] = lambda _: cst.RemoveFromParent()
        module = self.source.module.visit(_Editor(self.edits, self.added))
        module = finish(module, self.naming)
        self._mention_the_rest()
        return Migration(module.bytes, len(done), sorted(set(self.left)), sorted(set(self.notes)))

    def _leave_call(self, call: cst.Call) -> None:
        assert isinstance(call.func, cst.Attribute)
        known = self.clients.controller(call.func.value) is not None
        reason = (
            "no controller has such a method" if known else "it can't be traced to an old client"
        )
        self._leave(call, reason)

    def _leave(self, node: cst.CSTNode, reason: str, name: str = "") -> None:
        text = f"{name}: {reason}" if name else f"{self._code(node)}: {reason}"
        self.left.append(Remark(self.source.line(node), text))

    def _code(self, node: cst.CSTNode) -> str:
        node = node.func if isinstance(node, cst.Call) else node
        return " ".join(self.source.module.code_for_node(node).split())

    def _heed_configuration(self) -> None:
        nodes = [node for node in self._expressions() if self._names(node, CONFIGURATION)]
        if nodes or f"{PACKAGE}.configuration" in self.naming.star_imports:
            for use in self.uses:
                use.leave("this file uses Configuration, which the new client doesn't read")

    def _expressions(self) -> Iterable[cst.CSTNode]:
        yield from self.source.all(cst.Name)
        yield from self.source.all(cst.Attribute)

    def _names(self, node: cst.CSTNode, full_name: str) -> bool:
        return self.source.qualified(node) == full_name

    def _rewrite_handlers(self) -> None:
        for block in self.source.all(cst.Try):
            inside = set(self.source.all(cst.Call, block.body))
            covered = [use for use in self.uses if use.node in inside]
            for handler in block.handlers:
                self._rewrite_handler(handler, covered)

    def _rewrite_handler(self, handler: cst.ExceptHandler, covered: list[Use]) -> None:
        old = old_types(self.source, handler)
        if handler.type is not None and old:
            self._replace(handler.type, new_type(self.source, handler.type, self.naming.use))
            self.settled.update(old)
        if not covered and not old:
            return
        readings = Readings(self.source, handler)
        for read, expression in readings.edits.items():
            alone = isinstance(self.source.parent(read), cst.Arg | cst.Assign)
            plain = expression.with_changes(lpar=[], rpar=[]) if alone else expression
            self._replace(read, plain)
        for node in readings.unclear:
            self._leave(node, "what it reads from the old exception has no counterpart")
        for node in readings.handed_on if covered else ():
            self._leave(node, "it goes on to code that may read what the old exception had")
        if readings.unclear or readings.handed_on:
            for use in covered:
                use.leave("its except clause reads the old exception")

    def _replace(self, node: cst.CSTNode, expression: cst.CSTNode) -> None:
        self.edits[node] = lambda _: expression

    def _rewrite_clients(self) -> None:
        escaped: set[Client] = set()
        for client, node in self.clients.escapes():
            escaped.add(client)
            self._leave(node, "it is used for more than calling its methods")
        by_client: dict[Client, list[Use]] = {}
        for use in self.uses:
            client = use.controller.client
            by_client.setdefault(client, []).append(use)
            if use.old.is_moved and not self.clients.reaches(client, use.node):
                use.leave(UNREACHABLE)
        for client, uses in by_client.items():
            whole = client not in escaped and all(use.reason is None for use in uses)
            try:
                self._rewrite_client(client, uses, whole=whole)
            except Unclear as error:
                for use in uses:
                    use.leave(str(error))
        self._leave_unused(by_client)

    def _leave_unused(self, used: Iterable[Client]) -> None:
        made = {call for client in used for call in client.constructions}
        for call in self.source.all(cst.Call):
            if self.clients.construction(call) and call not in made:
                self._leave(call, "the client isn't used here")

    def _rewrite_client(self, client: Client, uses: list[Use], *, whole: bool) -> None:
        new = [client_arguments(made) for made in client.constructions]
        if client.target is None or whole:
            if not all(use.reason is None for use in uses):
                return
            name = self.naming.use("Flowroute")
            for made, arguments in zip(client.constructions, new, strict=True):
                call = cst.Call(cst.parse_expression(name), arguments)
                self._replace(made, call)
            for use in uses:
                self._rewrite_call(use, None)
            return
        for use in uses:
            if not self.clients.reaches(client, use.node):
                use.leave(UNREACHABLE)
        if not any(use.reason is None for use in uses):
            return
        beside = self._add_beside(client, new)
        for use in uses:
            if use.reason is None:
                self._rewrite_call(use, beside)

    def _add_beside(self, client: Client, new: list[list[cst.Arg]]) -> cst.BaseExpression:
        """A new client next to the old one, which is still needed."""
        assert client.target is not None
        if any(_has_calls(argument.value) for arguments in new for argument in arguments):
            raise Unclear("the old client is still needed, and a second one can't be made safely")
        name = cst.Name(self.naming.fresh("flowroute"))
        target = client.target
        beside = target.with_changes(attr=name) if isinstance(target, cst.Attribute) else name
        flowroute = cst.parse_expression(self.naming.use("Flowroute"))
        for made, arguments in zip(client.constructions, new, strict=True):
            assign = cst.Assign(
                [cst.AssignTarget(beside.deep_clone())],
                cst.Call(flowroute.deep_clone(), arguments),
            )
            line = self.source.parent(self.source.parent(made))
            self.added[line] = cst.SimpleStatementLine([assign])
        return beside

    def _rewrite_call(self, use: Use, beside: cst.BaseExpression | None) -> None:
        resource, operation = use.old.operation.split(".")
        discarded = isinstance(self.source.parent(use.node), cst.Expr)
        reads = not discarded and use.old.answer != "nothing"

        def edit(node: cst.CSTNode) -> cst.CSTNode:
            assert isinstance(node, cst.Call)
            assert isinstance(node.func, cst.Attribute)
            receiver = node.func.value
            if beside is not None:
                receiver = cst.Attribute(beside.deep_clone(), cst.Name(resource))
            elif use.old.is_moved:
                client = use.controller.expression.deep_clone()
                receiver = cst.Attribute(client, cst.Name(resource))
            arguments = _laid_out(node, new_arguments(use, node), use)
            call = node.with_changes(
                func=node.func.with_changes(value=receiver, attr=cst.Name(operation)),
                args=arguments,
            )
            return _as_dict(call) if reads else call

        self.edits[use.node] = edit
        if reads and use.old.resource in DATED and use.old.name != "send_a_message":
            self.notes.append(Remark(self.source.line(use.node), f"{use.old.name}: {DATES}"))

    def _mention_the_rest(self) -> None:
        for node in self._expressions():
            name = self.source.qualified(node)
            if name is None or not name.startswith(PACKAGE) or node in self.settled:
                continue
            parent = self.source.parent(node)
            inner = isinstance(parent, cst.Attribute) and parent.value is node
            called = isinstance(parent, cst.Call) and parent.func is node and name == CLIENT
            in_import = isinstance(parent, cst.ImportAlias | cst.ImportFrom | cst.Attribute)
            called = called or any(self.source.all(cst.Call, node))
            if not (inner or called or in_import):
                self._leave(node, "it belongs to the old package")


def _has_calls(value: cst.BaseExpression) -> bool:
    match value:
        case cst.Call(func=cst.Attribute(attr=cst.Name("get" | "getenv"))):
            return False
        case cst.Call():
            return True
    return any(_has_calls(each) for each in value.children if isinstance(each, cst.BaseExpression))


def _laid_out(old: cst.Call, arguments: list[cst.Arg], use: Use) -> list[cst.Arg]:
    """The new arguments with the commas and line breaks of the old ones, where they match."""
    if use.old.body is not None or len(arguments) != len(old.args):
        return arguments
    return [
        new.with_changes(comma=was.comma, whitespace_after_arg=was.whitespace_after_arg)
        for new, was in zip(arguments, old.args, strict=True)
    ]


def _as_dict(call: cst.Call) -> cst.Call:
    plain = call.with_changes(lpar=[], rpar=[])
    return cst.Call(cst.Attribute(plain, cst.Name("to_dict")), lpar=call.lpar, rpar=call.rpar)


class _Editor(cst.CSTTransformer):
    def __init__(
        self,
        edits: Edits,
        added: dict[cst.CSTNode, cst.BaseStatement],
    ) -> None:
        super().__init__()
        self._edits = edits
        self._added = added

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> Edited | cst.FlattenSentinel[cst.CSTNode]:
        """Put edits in place, whatever the kind of node."""
        edit = self._edits.get(original_node)
        node = updated_node if edit is None else edit(updated_node)
        after = self._added.get(original_node)
        if after is None or not isinstance(node, cst.CSTNode):
            return node
        return cst.FlattenSentinel([node, after])
