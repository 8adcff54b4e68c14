"""Which old calls can be rewritten safely, and to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import libcst as cst

from ._answers import Answers, Form
from ._arguments import ACTIONS, Plan, parameter_of
from ._bodies import Unclear, is_dumps
from ._clients import Clients, Controller
from ._source import Source, siblings
from .calls import OLD_CALLS, OldCall

OLD_NAMES = frozenset(name for _, name in OLD_CALLS)

INTERRUPTIONS = (
    *(cst.FunctionDef, cst.ClassDef, cst.Lambda, cst.For, cst.While, cst.With, cst.Match),
    *(cst.ListComp, cst.SetComp, cst.DictComp, cst.GeneratorExp, cst.ExceptHandler, cst.Finally),
    cst.ExceptStarHandler,
)


class Use:
    """An old call, and what it takes to rewrite it."""

    def __init__(
        self, source: Source, node: cst.Call, controller: Controller, old: OldCall
    ) -> None:
        self.source = source
        self.node = node
        self.controller = controller
        self.old = old
        self.reason: str | None = None
        """Why it is left alone."""
        self.plan: Plan | None = None
        """Its new arguments; None when they can't be told."""
        self.form: Form = "unused"
        """The form in which its answer is needed."""
        self.written: cst.BaseExpression | None = None
        """What is taken apart for the new arguments."""
        self.consumed: tuple[cst.Name, cst.CSTNode] | None = None
        """The name of a body that is taken apart, and the statement that assigns it."""

    @property
    def is_direct(self) -> bool:
        """Whether the client stands in the call itself, not a controller alone."""
        value = cst.ensure_type(self.node.func, cst.Attribute).value
        return isinstance(value, cst.Attribute) and value.value is self.controller.expression

    @property
    def needs_client(self) -> bool:
        """Whether the client has to be written anew, not what is called on alone."""
        return self.old.is_moved or self.form == "exact"

    def leave(self, reason: str) -> None:
        """Leave the call as it is."""
        self.reason = self.reason or reason


def uses_of(source: Source, clients: Clients, answers: Answers) -> Iterator[Use | cst.Call]:
    """The old calls of a file; those on what isn't known to be a controller as bare calls."""
    for call in source.all(cst.Call):
        if not isinstance(call.func, cst.Attribute):
            continue
        controller = clients.controller(source, call.func.value)
        if controller is None:
            if call.func.attr.value in OLD_NAMES and not clients.is_new(source, call.func.value):
                yield call
            continue
        old = OLD_CALLS.get((controller.resource, call.func.attr.value))
        if old is None:
            yield call
        else:
            use = Use(source, call, controller, old)
            _check(source, clients, use)
            use.form = answers.form(call, old)
            yield use


def _check(source: Source, clients: Clients, use: Use) -> None:
    try:
        if any(argument.star for argument in use.node.args):
            raise Unclear("its arguments can't be told apart")
        given = [parameter_of(use.old, place, arg) for place, arg in enumerate(use.node.args)]
        if len(set(given)) != len(given):
            raise Unclear("it has an argument twice")
        plan = Plan(source, use.old, use.node)
        if use.old.body is not None:
            _find_body(source, clients, use, given)
            assert use.written is not None
            plan.take_body(use.written)
        as_it_stands = plan.fits_in_its_place and not plan.adds
        if not as_it_stands and any(source.all(cst.Comment, use.node)):
            raise Unclear("there are comments in it")
        use.plan = plan
    except Unclear as error:
        use.leave(str(error))


def _find_body(source: Source, clients: Clients, use: Use, given: Sequence[str]) -> None:
    if "body" not in given:
        raise Unclear("it has no body")
    argument = use.node.args[given.index("body")]
    value = argument.value
    if is_dumps(source, value):
        value = cst.ensure_type(value, cst.Call).args[0].value
    if isinstance(value, cst.Name):
        name = value
        statement, value = _assigned_before(source, use.node, name)
        if statement is not None:
            use.consumed = name, statement
    if any(source.all(cst.Comment, value)):
        raise Unclear("there are comments in its body")
    calls = (each.func for each in source.all(cst.Call, value))
    if any(
        isinstance(each, cst.Attribute) and clients.controller(source, each.value) for each in calls
    ):
        raise Unclear("an old call is within its body")
    others = [each for each in use.node.args if each is not argument]
    acting = any(isinstance(node, ACTIONS) for each in others for node in source.nodes(each))
    if use.consumed is not None and acting and any(source.all(cst.Call, value)):
        raise Unclear("its arguments would be worked out in another order")
    use.written = value


def _assigned_before(
    source: Source, call: cst.CSTNode, name: cst.Name
) -> tuple[cst.CSTNode | None, cst.BaseExpression]:
    """The statement that gives a name its value right before a call, and the value."""
    statement: cst.CSTNode = call
    outside = False
    if _is_disturbed(source, call, name):
        return None, name
    for block in source.ancestors(call):
        places = siblings(block)
        if not places:
            if not _runs_straight_through(source, block, statement):
                break
            statement = block
            continue
        for before in reversed(list(places)[: places[statement]]):
            value = _value_assigned(before, name)
            if value is not None:
                certain = not outside or _cannot_fail(source, value)
                return (before, value) if certain else (None, name)
            if not _changes_nothing(source, before):
                return None, name
        statement, outside = block, True
    return None, name


def _is_disturbed(source: Source, call: cst.CSTNode, name: cst.Name) -> bool:
    """Whether something else in the same statement may change a body before a call."""
    around = list(source.ancestors(call))
    small = cst.BaseSmallStatement | cst.BaseCompoundStatement
    statement = next((each for each in around if isinstance(each, small)), call)
    for node in source.nodes(statement):
        if node is call:
            return False
        if isinstance(node, cst.Call | cst.NamedExpr) and node not in around:
            return True
        if isinstance(node, cst.Name) and node.value == name.value and source.is_reference(node):
            return True
    return False


def _runs_straight_through(source: Source, node: cst.CSTNode, inner: cst.CSTNode) -> bool:
    """Whether nothing happens between what is before a node and what is in it."""
    if isinstance(node, cst.If) and inner is node.test:
        return True
    if isinstance(node, cst.If):
        return not any(source.all(cst.Call, node.test)) and not any(
            source.all(cst.NamedExpr, node.test)
        )
    if isinstance(node, cst.Else):
        return isinstance(source.parent(node), cst.If)
    return not isinstance(node, INTERRUPTIONS)


def _value_assigned(statement: cst.CSTNode, name: cst.Name) -> cst.BaseExpression | None:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[target], value=value)]):
            named = isinstance(target.target, cst.Name) and target.target.value == name.value
            return value if named else None
    return None


def _cannot_fail(source: Source, value: cst.BaseExpression) -> bool:
    """Whether it is all the same where a body is put together: inside a `try`, or before it."""
    calls = [source.module.code_for_node(call.func) for call in source.all(cst.Call, value)]
    return set(calls) <= {"str", "json.dumps"} and not any(source.all(cst.Subscript, value))


def _changes_nothing(source: Source, statement: cst.CSTNode) -> bool:
    """Whether a statement only prints what is at hand."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(cst.SimpleString())]):
            return True
        case cst.SimpleStatementLine(body=[cst.Expr(cst.Call(func=cst.Name("print")))]):
            calls = list(source.all(cst.Call, statement))
            return len(calls) == 1 and not any(source.all(cst.NamedExpr, statement))
    return False


def removable_bodies(
    source: Source, uses: Sequence[Use], is_shared: Callable[[cst.Name], bool]
) -> set[cst.CSTNode]:
    """The assignments of bodies that nothing reads any more once the calls are rewritten."""
    reads: dict[cst.CSTNode, set[cst.CSTNode]] = {}
    for use in uses:
        if use.consumed is not None:
            reads.setdefault(use.consumed[1], set()).add(use.consumed[0])
    names = {
        statement: name
        for statement in reads
        for name in source.all(cst.Name, statement)
        if source.is_target(name)
    }
    consumed = set[cst.CSTNode]().union(*reads.values())
    return {
        statement
        for statement, name in names.items()
        if set(source.references(name)) <= consumed
        and not is_shared(name)
        and not _has_comments(statement)
    }


def _has_comments(statement: cst.CSTNode) -> bool:
    lines = statement.leading_lines if isinstance(statement, cst.SimpleStatementLine) else ()
    return any(line.comment is not None for line in lines)
