"""One file, and what is to be changed in it."""

from __future__ import annotations

from collections.abc import Callable, Container

import libcst as cst

from . import Migration, Remark
from ._imports import Naming, finish
from ._plan import Use
from ._source import Source

Edited = cst.CSTNode | cst.RemovalSentinel
Edits = dict[cst.CSTNode, Callable[[cst.CSTNode], Edited]]


class File:
    """The changes to a file, and what is to be said about it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.naming = Naming(source)
        self.edits: Edits = {}
        self.added: dict[cst.CSTNode, cst.BaseStatement] = {}
        """Statements to put behind others."""
        self.settled: set[cst.CSTNode] = set()
        """What stands within something that is replaced."""
        self.left: list[Remark] = []
        self.notes: list[Remark] = []

    def leave(self, node: cst.CSTNode, reason: str, name: str = "") -> None:
        """Say why something stays as it is."""
        text = f"{name}: {reason}" if name else f"{self._code(node)}: {reason}"
        self.left.append(Remark(self.source.line(node), text))

    def note(self, node: cst.CSTNode, text: str, name: str = "") -> None:
        """Say what deserves a look."""
        self.notes.append(Remark(self.source.line(node), f"{name or self._code(node)}: {text}"))

    def _code(self, node: cst.CSTNode) -> str:
        node = node.func if isinstance(node, cst.Call) else node
        return " ".join(self.source.module.code_for_node(node).split())

    def replace(self, node: cst.CSTNode, expression: cst.CSTNode) -> None:
        """Put something in the place of a node."""
        self.edits[node] = lambda _: expression

    def rewrite_call(self, use: Use, beside: cst.BaseExpression | None) -> None:
        """Turn an old call into a new one, on the client at hand or another one."""
        plan = use.plan
        assert plan is not None

        def edit(node: cst.CSTNode) -> cst.CSTNode:
            call = cst.ensure_type(node, cst.Call)
            arguments = plan.arguments(call, self.naming.before)
            if plan.fits_in_its_place:
                arguments = _laid_out(call, arguments)
            return self._in_form(use, call, self._function(use, call, beside), arguments)

        self.edits[use.node] = edit
        for text in plan.notes():
            self.note(use.node, text, use.old.name)
        if use.old.looked_up:
            text = "the number isn't looked up first: one that isn't the account's raises NotFound"
            self.note(use.node, text, use.old.name)

    def _function(
        self, use: Use, call: cst.Call, beside: cst.BaseExpression | None
    ) -> cst.Attribute:
        resource, operation = use.old.operation.split(".")
        receiver = cst.ensure_type(call.func, cst.Attribute).value
        client = None
        if beside is not None:
            client = beside.deep_clone()
        elif use.old.is_moved or use.form == "exact":
            client = _client_of(use, receiver)
        if client is not None and use.form == "exact":
            client = cst.Attribute(client, cst.Name("with_raw_response"))
        if client is not None:
            receiver = cst.Attribute(client, cst.Name(resource))
        return cst.ensure_type(call.func, cst.Attribute).with_changes(
            value=receiver, attr=cst.Name(operation)
        )

    def _in_form(
        self, use: Use, call: cst.Call, function: cst.Attribute, arguments: list[cst.Arg]
    ) -> cst.CSTNode:
        new = call.with_changes(func=function, args=arguments)
        plain = new.with_changes(lpar=[], rpar=[])
        changed: cst.BaseExpression = new
        if use.form == "dict":
            changed = cst.Call(cst.Attribute(plain, cst.Name("to_dict")))
        elif use.form == "exact":
            changed = cst.Call(
                cst.parse_expression(self.naming.before("as_before")), [cst.Arg(plain)]
            )
        elif use.form == "empty":
            changed = cst.BooleanOperation(plain, cst.Or(), cst.SimpleString('""'))
            parent = self.source.parent(use.node)
            if not call.lpar and not isinstance(parent, cst.Assign | cst.Return | cst.Arg):
                return changed.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        return changed.with_changes(lpar=call.lpar, rpar=call.rpar)

    def migration(self, rewritten: int, kept: Container[str]) -> Migration:
        """Carry it all out. Old imports of names that are kept stay."""
        module = self.source.module
        if self.edits or self.added:
            module = module.visit(_Editor(self.edits, self.added))
            module = finish(module, self.naming, kept)
        changed = module is not self.source.module
        text = module.bytes if changed else self.source.text
        return Migration(text, rewritten, sorted(set(self.left)), sorted(set(self.notes)))


def _client_of(use: Use, receiver: cst.BaseExpression) -> cst.BaseExpression:
    """The client, as it can be written where the call is."""
    expression = use.controller.expression
    if isinstance(receiver, cst.Attribute) and use.is_direct:
        return receiver.value
    return expression.deep_clone()


def _laid_out(old: cst.Call, arguments: list[cst.Arg]) -> list[cst.Arg]:
    """The new arguments with the commas and line breaks of the old ones; more come behind."""
    laid = [
        new.with_changes(comma=was.comma, whitespace_after_arg=was.whitespace_after_arg)
        for new, was in zip(arguments, old.args, strict=False)
    ]
    more = arguments[len(laid) :]
    if not more or not laid:
        return [*laid, *more]
    last = laid[-1]
    if isinstance(last.comma, cst.Comma):
        # It was followed by a line break: what is added gets a line of its own.
        before = old.args[-2].comma if len(old.args) > 1 else None
        joint = before if isinstance(before, cst.Comma) else _like_first(old)
        added = more[-1].with_changes(
            comma=last.comma, whitespace_after_arg=last.whitespace_after_arg
        )
        return [*laid[:-1], last.with_changes(comma=joint), *more[:-1], added]
    added = more[-1].with_changes(whitespace_after_arg=last.whitespace_after_arg)
    return [
        *laid[:-1],
        last.with_changes(
            comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=cst.SimpleWhitespace("")
        ),
        *more[:-1],
        added,
    ]


def _like_first(old: cst.Call) -> cst.Comma:
    return cst.Comma(whitespace_after=old.whitespace_before_args)


class _Editor(cst.CSTTransformer):
    def __init__(self, edits: Edits, added: dict[cst.CSTNode, cst.BaseStatement]) -> None:
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
