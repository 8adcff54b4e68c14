"""Which functions may run while a block does, judged by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import libcst as cst

from ._source import Source


class Reach:
    """The functions of several files."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._functions: dict[str, list[tuple[Source, cst.CSTNode]]] = {}
        for source in sources:
            for node in source.nodes():
                if isinstance(node, cst.FunctionDef | cst.ClassDef):
                    self._functions.setdefault(node.name.value, []).append((source, node))

    def from_block(self, source: Source, block: cst.CSTNode) -> list[cst.CSTNode] | None:
        """The functions that a block may call, directly or not; None when it may be any."""
        reached: list[cst.CSTNode] = []
        waiting = [(source, block)]
        while waiting:
            home, node = waiting.pop()
            if any(_calls_what_it_was_given(home, node)):
                return None
            for name in {name.value for name in home.all(cst.Name, node)}:
                for found in self._functions.get(name, ()):
                    if found[1] not in reached:
                        reached.append(found[1])
                        waiting.append(found)
        return reached


def _calls_what_it_was_given(source: Source, block: cst.CSTNode) -> Iterator[bool]:
    for call in source.all(cst.Call, block):
        if not isinstance(call.func, cst.Name):
            continue
        scope = source.scope(call.func)
        for assignment in scope[call.func.value] if scope is not None else ():
            node: Any = getattr(assignment, "node", None)
            yield isinstance(node, cst.Param | cst.Name)
