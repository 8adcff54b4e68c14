"""Classes of a program, and which attributes of `self` they share."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from ._program import Program
from ._source import Source, is_of_self

Owner = tuple[Source, cst.ClassDef]


class Classes:
    """The classes of all files."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._all: list[Owner] = [
            (source, found) for source in program.sources for found in source.all(cst.ClassDef)
        ]

    def bases(self, owner: Owner) -> Iterator[Owner]:
        """The classes of the program that a class is derived from, directly or not."""
        waiting, seen = [owner], {owner[1]}
        while waiting:
            source, found = waiting.pop()
            for argument in found.bases:
                base = self._named(source, argument.value)
                if base is not None and base[1] not in seen:
                    seen.add(base[1])
                    waiting.append(base)
                    yield base

    def _named(self, source: Source, node: cst.BaseExpression) -> Owner | None:
        symbol = self._program.symbol(source, node)
        if symbol is None and isinstance(node, cst.Name):
            symbol = source, node.value
        if symbol is None:
            return None
        home, name = symbol
        found = [each for each in self._all if each[0] is home and each[1].name.value == name]
        return found[0] if len(found) == 1 else None

    def are_related(self, one: Owner, other: Owner) -> bool:
        """Whether one of two classes is derived from the other."""
        derived = [found for _, found in self.bases(one)]
        return other[1] in derived or one[1] in [found for _, found in self.bases(other)]

    def owner_of(self, source: Source, node: cst.Attribute) -> Owner | None:
        """The only class that assigns this `self.name`, in which it means the same."""
        if not is_of_self(node) or (own := source.class_of(node)) is None:
            return None
        here = source, own
        family = [here, *self.bases(here)]
        assigning = [
            each
            for each in self._all
            if _assigns(each, node.attr.value) and (each[1] is own or self.are_related(each, here))
        ]
        if len(assigning) != 1 or assigning[0][1] not in [found for _, found in family]:
            return None
        return assigning[0]

    def has_its_own(self, source: Source, node: cst.Attribute, owner: Owner) -> bool:
        """Whether `self.name` is of a class that has nothing to do with another one."""
        own = source.class_of(node) if is_of_self(node) else None
        if own is None or own is owner[1]:
            return False
        return not self.are_related((source, own), owner)


def _assigns(owner: Owner, name: str) -> bool:
    source, found = owner
    return any(
        node.attr.value == name and is_of_self(node) and source.is_target(node)
        for node in source.all(cst.Attribute, found)
    )
