"""Files that are looked at together: which module is which, and who may use what of whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import PurePath

import libcst as cst
from libcst import metadata as meta

from ._source import Source

HOPS = 5
"""How many files a name is followed through."""
Symbol = tuple[Source, str]
"""A name in the outermost scope of a file."""


class Program:
    """Parsed files, and the text of others that may use what is in them."""

    def __init__(
        self, sources: Iterable[Source], others: Mapping[str, bytes] | None = None
    ) -> None:
        self.sources = list(sources)
        self._others = dict(others or {})
        """Files that aren't parsed: not Python 3, without old calls, or not to be rewritten."""
        self._modules = {source: module_of(source.path) for source in self.sources}

    def module(self, source: Source) -> tuple[str, ...]:
        """The parts of a module's name, as far as its path tells."""
        return self._modules[source]

    def symbol(self, source: Source, node: cst.CSTNode) -> Symbol | None:
        """The name in another file that an imported name stands for."""
        written = source.qualified(node)
        return None if written is None else self._find(source, written, hops=HOPS)

    def origin(self, source: Source, node: cst.CSTNode) -> str | None:
        """The full name of what an imported name stands for, through other files too."""
        written = source.qualified(node)
        for _ in range(HOPS):
            if written is None:
                return None
            *module, name = self.absolute(source, written)
            homes = self.modules_named(tuple(module), source)
            passed_on = homes[0].imported_as(name) if len(homes) == 1 else None
            if passed_on is None:
                return ".".join([*module, name])
            source, written = homes[0], passed_on
        return written

    def _find(self, source: Source, written: str, hops: int) -> Symbol | None:
        *module, name = self.absolute(source, written)
        homes = self.modules_named(tuple(module), source)
        if len(homes) != 1 or not hops:
            return None
        passed_on = homes[0].imported_as(name)
        if passed_on is not None:
            return self._find(homes[0], passed_on, hops - 1)
        return homes[0], name

    def absolute(self, source: Source, written: str) -> list[str]:
        """The parts of an imported name, the dots of a relative import resolved."""
        name = written.lstrip(".")
        dots = len(written) - len(name)
        if not dots:
            return name.split(".")
        package = list(self.module(source))
        if not source.path.endswith("__init__.py"):
            package = package[:-1]
        return package[: len(package) - dots + 1] + name.split(".")

    def modules_named(self, module: tuple[str, ...], by: Source) -> list[Source]:
        """The files that an import of a module can mean; one beside the importing file first."""
        if not module:
            return []
        found = [
            source for source, parts in self._modules.items() if parts[-len(module) :] == module
        ]
        beside = [each for each in found if self._modules[each] == self._folder(by) + module]
        return beside or found

    def _folder(self, source: Source) -> tuple[str, ...]:
        parts = self._modules[source]
        return parts if source.path.endswith("__init__.py") else parts[:-1]

    def is_mentioned(self, source: Source, name: str) -> bool:
        """Whether a file that isn't parsed, or a string, may speak of a name of this one."""
        return self.mentioning(source, name) is not None

    def mentioning(self, source: Source, name: str) -> str | None:
        """The first file that may use a name of this one in a way that can't be traced."""
        module = self.module(source)
        stem = module[-1] if module else ""
        if not stem:
            return None
        for path, text in self._others.items():
            if path != source.path and _says(text, stem) and _says(text, name):
                return path
        for other in self.sources:
            if other is not source and self._reaches_for(other, source, name):
                return other.path
        return None

    def _reaches_for(self, other: Source, source: Source, name: str) -> bool:
        """Whether a file takes all of another at once, or names it in a string."""
        if not _says(other.text, name):
            return False
        for module in other.star_modules:
            if source in self.modules_named(tuple(self.absolute(other, module)), other):
                return True
        if source in self._links[other] and not self._is_certain(other, source):
            return True
        stem = self.module(source)[-1]
        return any(_says(text.encode(), stem) for text in other.strings)

    def connected(self, source: Source) -> set[Source]:
        """The files that belong to the same program: those that import it, or it them, or so on."""
        found, waiting = {source}, [source]
        while waiting:
            here = waiting.pop()
            for other in self.sources:
                if other not in found and (
                    other in self._links[here] or here in self._links[other]
                ):
                    found.add(other)
                    waiting.append(other)
        return found

    @cached_property
    def _links(self) -> dict[Source, set[Source]]:
        return {source: set(self._imported_by(source)) for source in self.sources}

    def _imported_by(self, source: Source) -> Iterator[Source]:
        for written in [*source.imports, *(f"{each}.x" for each in source.star_modules)]:
            parts = tuple(self.absolute(source, written))
            yield from self.modules_named(parts, source)
            yield from self.modules_named(parts[:-1], source)

    def _is_certain(self, source: Source, other: Source) -> bool:
        """Whether no import of a file can mean one of several, among them another file."""
        for written in source.imports:
            parts = tuple(self.absolute(source, written))
            for module in (parts, parts[:-1]):
                found = self.modules_named(module, source)
                if other in found and len(found) > 1:
                    return False
        return True

    def is_passed_on(self, source: Source, name: str) -> bool:
        """Whether other files may take from this one what it imports under a name."""
        return self.is_mentioned(source, name) or self._anyone_says(source, name)

    def is_shared(self, source: Source, name: cst.Name) -> bool:
        """Whether other files may read a name."""
        if not isinstance(source.scope(name), meta.GlobalScope):
            return False
        return self.is_mentioned(source, name.value) or self._anyone_says(source, name.value)

    def _anyone_says(self, source: Source, name: str) -> bool:
        """Whether a parsed file imports this one and has the name somewhere."""
        return any(
            other is not source and _says(other.text, name) and source in self._links[other]
            for other in self.sources
        )

    def others_saying(self, pattern: str, *words: str) -> str | None:
        """The first file that isn't parsed, but holds a pattern and one of the words."""
        for path, text in self._others.items():
            if re.search(pattern.encode(), text) and any(_says(text, word) for word in words):
                return path
        return None


def module_of(path: str) -> tuple[str, ...]:
    """The parts of the name that a path gives a module."""
    parts = PurePath(path.removesuffix(".py")).parts
    parts = parts[:-1] if parts and parts[-1] == "__init__" else parts
    return tuple(part for part in parts if part not in ("", ".", "..", "/"))


@cache
def _word(word: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?<!\w)" + re.escape(word.encode()) + rb"(?!\w)")


def _says(text: bytes, word: str) -> bool:
    return _word(word).search(text) is not None
