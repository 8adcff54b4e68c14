"""Old exceptions in a program: what catches them is rewritten, or the calls are left alone."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from ._file import File
from ._handlers import (
    Readings,
    alternatives,
    is_old,
    new_type,
    types_of,
    waits_for_lost_connections,
)
from ._plan import Use
from ._program import Program
from ._reach import Reach
from ._source import Source

TEXT = "the text of an error is another one now"
CHECKS = frozenset({"contextlib.suppress", "pytest.raises"})
"""Functions that take exceptions, or tuples of them."""


class Exceptions:
    """The `except` clauses of a program."""

    def __init__(self, program: Program, files: Mapping[Source, File], uses: list[Use]) -> None:
        self._program = program
        self._files = files
        self._uses = uses
        self._reach = Reach(program.sources)

    def settle(self) -> None:
        """Plan what becomes of each clause, and of the calls whose errors may come to it."""
        for source, file in self._files.items():
            for block in source.all(cst.Try):
                for handler in block.handlers:
                    self._clause(file, block, handler)
            for call in source.all(cst.Call):
                self._check(file, call)

    def _clause(self, file: File, block: cst.Try, handler: cst.ExceptHandler) -> None:
        source = file.source
        direct = self._within(source, block.body)
        old = [node for node in types_of(handler) if is_old(source, node)]
        if handler.type is not None and old:
            self._replace_type(file, handler.type, old)
        is_needed = old or handler.name or waits_for_lost_connections(source, handler)
        covered = self._covered(source, block, direct) if is_needed else direct
        if waits_for_lost_connections(source, handler):
            for use in covered if self._names_requests(source, handler) else direct:
                use.leave("an except clause waits for lost connections as requests raises them")
        if covered or old:
            self._readings(file, handler, covered)

    def _replace_type(
        self, file: File, written: cst.BaseExpression, old: list[cst.BaseExpression]
    ) -> None:
        file.replace(written, new_type(file.source, written, file.naming.use))
        file.settled.update(old)

    def _names_requests(self, source: Source, handler: cst.ExceptHandler) -> bool:
        return any("." in (source.qualified(node) or "") for node in types_of(handler))

    def _within(self, source: Source, block: cst.CSTNode) -> list[Use]:
        inside = set(source.all(cst.Call, block))
        return [use for use in self._uses if use.node in inside]

    def _covered(self, source: Source, block: cst.Try, direct: list[Use]) -> list[Use]:
        """The calls whose errors may come to a clause: those in its block, and behind it."""
        near = self._program.connected(source)
        reached = self._reach.from_block(source, block.body)
        found = set(direct)
        for use in self._uses:
            around = list(use.source.ancestors(use.node))
            if reached is None:
                behind = any(isinstance(each, cst.FunctionDef | cst.Lambda) for each in around)
            else:
                behind = any(each in reached for each in around)
            if behind and use.source in near:
                found.add(use)
        return [use for use in self._uses if use in found]

    def _readings(self, file: File, handler: cst.ExceptHandler, covered: list[Use]) -> None:
        readings = Readings(file.source, handler, file.naming.use)
        for read, expression in readings.edits.items():
            file.replace(read, expression)
            file.settled.update(file.source.nodes(read))
        for node in readings.shown:
            file.note(node, TEXT)
        for node in readings.unclear:
            file.leave(node, "what it reads from the old exception has no counterpart")
        for node in readings.handed_on if covered else ():
            file.leave(node, "it goes on to code that may read what the old exception had")
        if readings.unclear or readings.handed_on:
            near = self._program.connected(file.source)
            for use in covered or [each for each in self._uses if each.source in near]:
                use.leave("its except clause reads the old exception")

    def _check(self, file: File, call: cst.Call) -> None:
        """`isinstance(error, ErrorException)`, and functions that take exceptions to expect."""
        source = file.source
        places = call.args if source.qualified(call.func) in CHECKS else ()
        if source.is_builtin(call.func, "isinstance"):
            places = call.args[1:2]
        for argument in places:
            old = [node for node in alternatives(argument.value) if is_old(source, node)]
            if old:
                self._replace_type(file, argument.value, old)
