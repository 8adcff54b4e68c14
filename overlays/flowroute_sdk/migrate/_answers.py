"""What a program does with the answer of an old call, and the form in which it needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import libcst as cst

from ._notebooks import MARK
from ._source import Source, siblings
from .calls import OldCall

Form = Literal["unused", "dict", "exact", "empty"]
"""`to_dict()` differs from what the old call returned in the order of keys, in the form of
timestamps and in numbers that the API writes as text or the other way round; `exact` doesn't."""

CONTAINERS = frozenset({"attributes", "data", "included", "links", "relationships"})
PLAIN = frozenset(
    """
    address_type alias amount_display body city cnam_lookups_enabled country direction
    edge_strategy_id first_name from id is_approved is_mms iso_country label last_name
    message_encoding message_type messaging_enabled monthly_cost name next number_type rate_center
    rejection_reason related route_type self setup_cost state status street_name to type value zip
    """.split()  # noqa: SIM905 - a line for each would be long
)
"""Fields that are no containers, and in `to_dict()` as the API wrote them."""
WITHOUT_THESE = frozenset({"numbers", "routes"})
"""The resources whose answers have no other fields, but for containers."""
NUMBERED = frozenset({"associate_cnam", "unassociate", "unassociate_cnam"})
"""Old calls that the API answers with a number as id."""
DEPTH = 12


class Answers:
    """The uses of answers in a file."""

    def __init__(
        self, source: Source, is_shared: Callable[[cst.Name], bool], *, shows_results: bool = False
    ) -> None:
        self._source = source
        self._is_shared = is_shared
        """Whether other files may read a name."""
        self._shows_results = shows_results
        """Whether the value of a statement is shown, as notebooks do."""

    def form(self, call: cst.Call, old: OldCall) -> Form:
        """The form in which the answer of an old call is needed."""
        if isinstance(self._source.parent(call), cst.Expr) and not self._is_shown(call):
            return "unused"
        if old.answer == "nothing":
            return "empty"
        if old.name in NUMBERED or not self._fits(call, old, DEPTH):
            return "exact"
        return "dict"

    def _fits(self, node: cst.CSTNode, old: OldCall, depth: int) -> bool:
        """Whether nothing that is done with a value tells `to_dict()` from what was before."""
        parent = self._source.parent(node)
        if depth < 0:
            return False
        match parent:
            case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Index(value=key))]):
                return parent.value is node and self._read(parent, key, old, depth)
            case cst.Attribute(attr=cst.Name("get")):
                call = self._source.parent(parent)
                if isinstance(call, cst.Call) and call.func is parent and call.args:
                    return self._read(call, call.args[0].value, old, depth)
            case cst.Arg():
                return self._fits_argument(parent, old)
            case cst.Assign(targets=[cst.AssignTarget(target=cst.Name() as name)]):
                return self._fits_name(name, old, depth)
            case cst.For() | cst.CompFor():
                return parent.iter is node and self._fits_loop(parent, node, old, depth)
            case cst.If() | cst.While() | cst.UnaryOperation(operator=cst.Not()):
                return True
            case cst.ComparisonTarget(operator=cst.In() | cst.NotIn()):
                return True
            case cst.Comparison(comparisons=[cst.ComparisonTarget(comparator=cst.Name("None"))]):
                return True
        return isinstance(parent, cst.Expr) and not self._is_shown(node)

    def _is_shown(self, node: cst.CSTNode) -> bool:
        """Whether a statement is the last of its cell in a notebook."""
        line = self._source.parent(self._source.parent(node))
        block = self._source.parent(line)
        if not self._shows_results or not isinstance(block, cst.Module):
            return False
        behind = block.body[siblings(block)[line] + 1 :]
        match behind:
            case [cst.SimpleStatementLine(body=[cst.Expr(cst.SimpleString(text))]), *_]:
                return text.startswith(f'"{MARK.partition("{")[0]}')
        return not behind

    def _read(self, found: cst.CSTNode, key: cst.BaseExpression, old: OldCall, depth: int) -> bool:
        """What is done with a part of an answer."""
        name = key.evaluated_value if isinstance(key, cst.SimpleString) else None
        if isinstance(name, str) and name not in CONTAINERS:
            return name in PLAIN
        return self._fits(found, old, depth - 1)

    def _fits_argument(self, argument: cst.Arg, old: OldCall) -> bool:
        call = self._source.parent(argument)
        if not isinstance(call, cst.Call):
            return False
        if any(self._source.is_builtin(call.func, name) for name in ("bool", "len")):
            return True
        shown = self._source.qualified(call.func) == "pprint.pprint" and len(call.args) == 1
        return shown and old.resource in WITHOUT_THESE

    def _fits_name(self, name: cst.Name, old: OldCall, depth: int) -> bool:
        if depth < 1 or self._is_shared(name):
            return False
        return all(self._fits(node, old, depth - 1) for node in self._source.references(name))

    def _fits_loop(
        self, loop: cst.For | cst.CompFor, over: cst.CSTNode, old: OldCall, depth: int
    ) -> bool:
        """Loops go over the items of a list; the keys of a dict come in another order now."""
        match over:
            case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Index(value=key))]):
                listed = isinstance(key, cst.SimpleString)
            case _:
                listed = False
        target = loop.target
        if not listed or not isinstance(target, cst.Name):
            return False
        value = key.evaluated_value if isinstance(key, cst.SimpleString) else None
        return (
            value in ("data", "included")
            and old.answer == "page"
            and self._fits_name(target, old, depth)
        )
