"""Places in modules that people wrote: where a method is, and where a new argument would go."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator_config.scaffold.write import argument_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator_config.scaffold.shape import Argument

Function = ast.FunctionDef | ast.AsyncFunctionDef
_LAST = ("limit", "offset", "max_items", "on_unknown", "settle", "check", "**options")
"""The arguments that come after those of the operation itself."""


@dataclass(frozen=True, order=True)
class Line:
    """A line to be put before another one of a file."""

    number: int
    text: str
    what: str


def methods(source: str) -> dict[str, Function]:
    """The methods of all classes of a module."""
    return {
        node.name: node
        for each in ast.parse(source).body
        if isinstance(each, ast.ClassDef)
        for node in each.body
        if isinstance(node, Function)
    }


def served(texts: Mapping[str, str], module: str) -> dict[str, str]:
    """The methods of the classes of a module and of those that they are made of: where each is."""
    found: dict[str, str] = {}
    waiting = [module]
    known: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in known or name not in texts:
            continue
        known.add(name)
        for each in methods(texts[name]):
            found.setdefault(each, name)
        waiting += _modules_of_bases(texts[name])
    return found


def _modules_of_bases(source: str) -> Iterator[str]:
    """The modules beside this one that have classes which its own classes are made of."""
    tree = ast.parse(source)
    bases = [base for node in tree.body if isinstance(node, ast.ClassDef) for base in node.bases]
    names = {inner.id for base in bases for inner in ast.walk(base) if isinstance(inner, ast.Name)}
    imports = (node for node in tree.body if isinstance(node, ast.ImportFrom) and node.level == 1)
    for node in imports:
        if names & {alias.name for alias in node.names}:
            yield f"{node.module}.py"


def top_names(source: str) -> set[str]:
    """The names that a module defines or assigns."""
    found: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (inner for target in targets for inner in ast.walk(target))
            found |= {inner.id for inner in names if isinstance(inner, ast.Name)}
    return found


def argument_names(function: Function) -> set[str]:
    """The names of what a method takes."""
    arguments = function.args
    return {each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}


def lines_for(source: str, function: Function, argument: Argument) -> tuple[list[Line], list[str]]:
    """The lines that a new argument needs in a method, and what has no place of its own."""
    found: list[Line] = []
    missing: list[str] = []
    lines = source.splitlines()
    for what, place in (
        ("the signature", _in_signature(lines, function, argument)),
        ("the docstring", _in_docstring(lines, function, argument)),
        ("what is sent", _in_request(lines, function, argument)),
    ):
        if place is None:
            maker = _maker(function) if what == "what is sent" else None
            missing.append(f"{what}, which {maker} makes" if maker else what)
        else:
            found += [Line(place[0], text, what) for text in place[1]]
    return found, missing


def with_lines(source: str, added: list[Line]) -> str:
    """A module with lines put in."""
    lines = source.splitlines()
    for number in sorted({line.number for line in added}, reverse=True):
        lines[number - 1 : number - 1] = [line.text for line in added if line.number == number]
    return "\n".join(lines) + "\n"


def with_imports(source: str, at_top: list[str], for_types: list[str]) -> str:
    """A module that imports more; ruff puts the lines in order and joins them."""
    tree = ast.parse(source)
    lines = source.splitlines()
    block = next(
        (
            node
            for node in tree.body
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        ),
        None,
    )
    known = {line.strip() for line in lines}
    if block is not None:
        last = block.body[-1].end_lineno or block.lineno
        lines[last:last] = [f"    {line}" for line in for_types if line not in known]
    imported = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    before = imported[-1].end_lineno or 1 if imported else 1
    lines[before:before] = [line for line in at_top if line not in known]
    return "\n".join(lines) + "\n"


def literals_without(source: str, value: object, others: list[object]) -> Iterator[tuple[int, str]]:
    """Lists of values in a module that have several of the others, and lack this one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            values = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            if value not in values and len([v for v in others if v in values]) > 1:
                yield node.lineno, ast.unparse(node)


def _in_signature(
    lines: list[str], function: Function, argument: Argument
) -> tuple[int, list[str]] | None:
    first, last = function.lineno, function.body[0].lineno
    for number in range(first, last):
        name = lines[number - 1].strip().partition(":")[0]
        if name in _LAST:
            indent = re.match(r"\s*", lines[number - 1])
            return number, [f"{indent[0] if indent else ''}{argument.signature},"]
    return None


def _in_docstring(
    lines: list[str], function: Function, argument: Argument
) -> tuple[int, list[str]] | None:
    node = function.body[0]
    if ast.get_docstring(function) is None or node.end_lineno is None:
        return None
    for number in range(node.lineno, node.end_lineno):
        text = lines[number - 1]
        if text.strip().partition(":")[0] in _LAST:
            indent = text[: len(text) - len(text.lstrip())]
            return number, wrapped(argument_line(argument), indent, f"{indent}    ")
    return None


def _in_request(
    lines: list[str], function: Function, argument: Argument
) -> tuple[int, list[str]] | None:
    """Where the value is handed over: in the query, or to the model of the body."""
    best: ast.Dict | ast.Call | None = None
    if argument.place == "query":
        queries = (n for n in ast.walk(function) if isinstance(n, ast.Dict))
        best = next((node for node in queries if _is_query(node, function)), None)
    else:
        taken = argument_names(function)
        models = [n for n in ast.walk(function) if isinstance(n, ast.Call) and _is_model(n)]
        best = max(models, key=lambda call: _takes(call, taken), default=None)
    if best is None or best.end_lineno is None:
        return None
    if argument.place == "query":
        entry = f'"{argument.api_name}": {argument.name},'
    else:
        value = argument.name if argument.required else f"given({argument.name})"
        entry = f"{argument.name}={value},"
    if best.end_lineno == best.lineno:
        return None
    last = lines[best.end_lineno - 2]
    indent = last[: len(last) - len(last.lstrip())]
    return best.end_lineno, [f"{indent}{entry}"]


def _maker(function: Function) -> str | None:
    """The function that is given the arguments of a method, to make the body of them."""
    taken = argument_names(function) - {each.partition("*")[0] for each in _LAST}
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    best = max(calls, key=lambda call: _takes(call, taken), default=None)
    return ast.unparse(best.func) if best is not None and _takes(best, taken) > 1 else None


def _is_query(node: ast.Dict, function: Function) -> bool:
    """Whether a dictionary is the query of the call."""
    for parent in ast.walk(function):
        if isinstance(parent, ast.Assign) and parent.value is node:
            return [ast.unparse(each) for each in parent.targets] == ["query"]
        if isinstance(parent, ast.keyword) and parent.value is node:
            return parent.arg == "query"
    return False


def _is_model(call: ast.Call) -> bool:
    """Whether a call makes a model."""
    return ast.unparse(call.func)[:1].isupper() and bool(call.keywords)


def _takes(call: ast.Call, names: set[str]) -> int:
    """How many of a method's arguments a model is made of."""
    return sum(keyword.arg in names for keyword in call.keywords)
