"""Bring what a document refers to in files beside it into the document itself.

Only files below the folder of the document are read, by their real path: a link that leads out of
the folder leads out of it. What refers elsewhere, or to the network, is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator_config.changes.sources import load_any
from generator_config.documents import SpecMap
from generator_config.problems import Kind, Problem, SpecError

_SECTIONS = {
    "definitions": "schemas",
    "schemas": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "headers": "headers",
    "examples": "examples",
    "requestBodies": "requestBodies",
}


def absorb(root: SpecMap, file: Path, known: frozenset[str]) -> SpecMap:
    """The document with local references only, but for those to ``known`` files.

    Raises ``SpecError`` for references that leave the folder or lead nowhere.
    """
    absorbing = _Absorbing(root, file, known)
    absorbing.walk(root, file)
    if absorbing.problems:
        raise SpecError(absorbing.problems)
    return root


class _Absorbing:
    def __init__(self, root: SpecMap, file: Path, known: frozenset[str]) -> None:
        self.root = root
        self.folder = file.resolve().parent
        self.main = file.resolve()
        self.known = known
        self.problems: list[Problem] = []
        self._files: dict[Path, SpecMap] = {self.main: root}
        self._names: dict[tuple[Path, str], str] = {}

    def walk(self, node: Any, file: Path) -> None:
        """Lead all references below a node, which stands in a file, into the document."""
        if isinstance(node, SpecMap):
            reference = node.get("$ref")
            if isinstance(reference, str):
                self._lead(node, reference, file)
            for key in list(node):
                if key not in {"example", "examples", "default", "enum", "const"}:
                    self.walk(node[key], file)
        elif isinstance(node, list):
            for item in node:
                self.walk(item, file)

    def _lead(self, node: SpecMap, reference: str, file: Path) -> None:
        name, _, pointer = reference.partition("#")
        if name in self.known or (not name and file.resolve() == self.main):
            return
        if "://" in name or name.startswith("//"):
            self.problems.append(
                node.problem(f"refers to the network: {reference}", "$ref", kind=Kind.REFERENCE)
            )
            return
        target = ((file.parent / name) if name else file).resolve()
        if not target.is_relative_to(self.folder):
            self._refuse(node, f"refers to a file outside of its folder: {reference}")
            return
        found = self._node(target, pointer)
        if not isinstance(found, SpecMap):
            self.problems.append(
                node.problem(f"refers to nothing: {reference}", "$ref", kind=Kind.REFERENCE)
            )
            return
        if target == self.main:
            node["$ref"] = f"#{pointer}"
            return
        node["$ref"] = self._taken(target, pointer, found)

    def _refuse(self, node: SpecMap, message: str) -> None:
        self.problems.append(node.problem(message, "$ref", kind=Kind.REFERENCE))

    def _node(self, target: Path, pointer: str) -> Any:
        if target not in self._files:
            if not target.is_file():
                return None
            self._files[target] = load_any(target.read_bytes(), target.name)
        node: Any = self._files[target]
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            node = node.get(key) if isinstance(node, SpecMap) else None
        return node

    def _taken(self, target: Path, pointer: str, found: SpecMap) -> str:
        """Where in the document a part of another file is now."""
        parts = pointer.split("/")[1:]
        section = _SECTIONS.get(parts[-2] if len(parts) > 1 else "", "schemas")
        key = (target, pointer)
        older = "swagger" in self.root
        holder = self.root if older else self.root.setdefault("components", _empty(self.root))
        where = "definitions" if older and section == "schemas" else section
        shelf = holder.setdefault(where, _empty(self.root))
        if key not in self._names:
            base = parts[-1] if parts else target.stem
            name, number = base, 2
            while name in shelf:
                name, number = f"{base}{number}", number + 1
            self._names[key] = name
            shelf.put(name, found, found.line)
            self.walk(found, target)
        start = "#/" if older else "#/components/"
        return f"{start}{where}/{self._names[key]}"


def _empty(root: SpecMap) -> SpecMap:
    return SpecMap(root.file, root.line)
