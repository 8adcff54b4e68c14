"""Which old calls can be rewritten safely, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import libcst as cst
from libcst import metadata as meta

from ._bodies import Unclear, body_arguments, keyword_argument
from ._clients import Clients, Controller
from ._source import Source, siblings
from .calls import OLD_CALLS, OldCall

OLD_NAMES = frozenset(name for _, name in OLD_CALLS)


class Use:
    """An old call, and what it takes to rewrite it."""

    def __init__(self, node: cst.Call, controller: Controller, old: OldCall) -> None:
        self.node = node
        self.controller = controller
        self.old = old
        self.reason: str | None = None
        """Why it is left alone."""
        self.body: cst.Arg | None = None
        """The argument that holds a body, its value replaced by what it stands for."""
        self.consumed: tuple[cst.Name, cst.CSTNode] | None = None
        """The name of a body that is taken apart, and the statement that assigns it."""

    def leave(self, reason: str) -> None:
        """Leave the call as it is."""
        self.reason = self.reason or reason


def uses_of(source: Source, clients: Clients) -> Iterator[Use | cst.Call]:
    """The old calls of a file; those on what isn't known to be a controller as bare calls."""
    for call in source.all(cst.Call):
        if not isinstance(call.func, cst.Attribute):
            continue
        controller = clients.controller(call.func.value)
        if controller is None:
            if call.func.attr.value in OLD_NAMES and not clients.is_new(call.func.value):
                yield call
            continue
        old = OLD_CALLS.get((controller.resource, call.func.attr.value))
        if old is None:
            yield call
        else:
            use = Use(call, controller, old)
            _check(source, use)
            yield use


def _check(source: Source, use: Use) -> None:
    try:
        if any(argument.star for argument in use.node.args):
            raise Unclear("its arguments can't be told apart")
        given = [_parameter(use.old, place, arg) for place, arg in enumerate(use.node.args)]
        if len(set(given)) != len(given):
            raise Unclear("it has an argument twice")
        if use.old.body is not None:
            if any(isinstance(each, cst.FormattedString) for each in source.ancestors(use.node)):
                raise Unclear("it is within formatted text")
            _find_body(source, use, given)
        arguments = new_arguments(use, use.node)
        kept = use.old.body is None and len(arguments) == len(given)
        if not kept and any(source.all(cst.Comment, use.node)):
            raise Unclear("there are comments in it")
    except Unclear as error:
        use.leave(str(error))


def _parameter(old: OldCall, place: int, argument: cst.Arg) -> str:
    if argument.keyword is not None:
        name = argument.keyword.value
        if name not in old.parameters:
            raise Unclear(f"there is no parameter {name!r}")
        return name
    if place >= len(old.parameters):
        raise Unclear("it has too many arguments")
    return old.parameters[place]


def _find_body(source: Source, use: Use, given: Sequence[str]) -> None:
    if "body" not in given:
        raise Unclear("it has no body")
    argument = use.node.args[given.index("body")]
    value = argument.value
    if isinstance(value, cst.Name):
        statement, value = _assigned_before(source, use.node, value)
        if statement is not None and isinstance(argument.value, cst.Name):
            use.consumed = argument.value, statement
    if any(source.all(cst.Comment, value)):
        raise Unclear("there are comments in its body")
    use.body = cst.Arg(value)


def _assigned_before(
    source: Source, call: cst.CSTNode, name: cst.Name
) -> tuple[cst.CSTNode | None, cst.BaseExpression]:
    """The statement that gives a name its value right before a call, and the value."""
    statement: cst.CSTNode = call
    outside = False
    for block in source.ancestors(call):
        places = siblings(block)
        if not places:
            if isinstance(block, cst.FunctionDef | cst.ClassDef | cst.For | cst.While | cst.Lambda):
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


def new_arguments(use: Use, call: cst.Call) -> list[cst.Arg]:
    """The arguments of the new call, from those of the old one. Raises Unclear."""
    old, body = use.old, use.body
    arguments: list[cst.Arg] = []
    for place, argument in enumerate(call.args):
        parameter = _parameter(old, place, argument)
        if parameter == "body" and old.body is not None and body is not None:
            arguments += body_arguments(old.body, body.value)
        elif old.parameters.index(parameter) < old.positional and argument.keyword is None:
            arguments.append(cst.Arg(argument.value))
        elif not _is_absent(old, parameter, argument.value):
            arguments.append(keyword_argument(old.keyword(parameter), argument.value))
    if old.body == "assignment":
        arguments = [cst.Arg(argument.value) for argument in arguments]
    return arguments


def _is_absent(old: OldCall, parameter: str, value: cst.BaseExpression) -> bool:
    """Whether an argument is a plain None, which says the same as leaving it out."""
    optional = parameter in ("limit", "offset") or old.answer == "page"
    return optional and isinstance(value, cst.Name) and value.value == "None"


def removable_bodies(source: Source, uses: Sequence[Use]) -> set[cst.CSTNode]:
    """The assignments of bodies that nothing reads any more once the calls are rewritten."""
    consumed: dict[tuple[meta.Scope | None, str], set[cst.CSTNode]] = {}
    statements: dict[tuple[meta.Scope | None, str], set[cst.CSTNode]] = {}
    for use in uses:
        if use.consumed is not None:
            name, statement = use.consumed
            key = source.scope(name), name.value
            consumed.setdefault(key, set()).add(name)
            statements.setdefault(key, set()).add(statement)
    removable: set[cst.CSTNode] = set()
    for (scope, text), names in consumed.items():
        reads = set() if scope is None else {access.node for access in scope.accesses[text]}
        if reads == names:
            removable |= {each for each in statements[scope, text] if not _has_comments(each)}
    return removable


def _has_comments(statement: cst.CSTNode) -> bool:
    lines = statement.leading_lines if isinstance(statement, cst.SimpleStatementLine) else ()
    return any(line.comment is not None for line in lines)
