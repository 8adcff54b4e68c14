"""Places in the documents: operations, and the lines of their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator_config.changes.python import snake
from generator_config.documents import METHODS, SpecMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator_config.changes.sources import Document, State


@dataclass(frozen=True)
class At:
    """One operation, in its document."""

    document: Document
    path: str
    method: str
    node: SpecMap
    item: SpecMap

    @property
    def label(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"

    @property
    def name(self) -> str:
        """The operationId, else method and path."""
        return str(self.node.get("operationId") or self.label)

    @property
    def tag(self) -> str:
        """The first tag: the resource of the client that has the method."""
        return str((self.node.get("tags") or [""])[0])

    @property
    def key(self) -> tuple[str, str]:
        """Method and path, regardless of the names of its parameters."""
        return self.method, re.sub(r"\{[^}]*\}", "{}", self.path.rstrip("/"))

    @property
    def python(self) -> str:
        """Its name in Python."""
        words = ["client", *filter(None, (snake(self.tag),)), snake(self.name)]
        return ".".join(words)

    def place(self, key: str | None = None) -> tuple[str, int]:
        """File and line."""
        line = self.item.lines.get(self.method, self.node.line)
        return self.node.file, self.node.lines.get(key, line) if key else line

    def parameters(self) -> dict[tuple[str, str], SpecMap]:
        """The parameters by place and name, references followed."""
        found: dict[tuple[str, str], SpecMap] = {}
        for written in [*(self.item.get("parameters") or ()), *(self.node.get("parameters") or ())]:
            node = self.document.follow(written).node
            place, name = str(node.get("in")), str(node.get("name"))
            found[place, name.lower() if place == "header" else name] = node
        return found


def operations(state: State, section: str = "paths") -> list[At]:
    """All operations of a state, or all webhooks."""
    return [
        at
        for document in state.documents.values()
        for path, item in (document.root.get(section) or {}).items()
        for at in of_item(document, str(path), item)
    ]


def of_item(document: Document, path: str, item: Any) -> Iterator[At]:
    """The operations of one path."""
    found = document.follow(item)
    if not isinstance(found.node, SpecMap):
        return
    for method in METHODS:
        if isinstance(found.node.get(method), SpecMap):
            yield At(found.document, path, method, found.node[method], found.node)


def words(node: SpecMap) -> tuple[Any, ...]:
    """The descriptive texts."""
    return tuple(
        plainly(node.get(key)) for key in ("summary", "description", "example", "examples")
    )


def line_of(node: SpecMap, key: str) -> tuple[str, int]:
    """File and line of a key."""
    return node.file, node.lines.get(key, node.line)


def plainly(node: Any) -> Any:
    """A node without its places."""
    if isinstance(node, dict):
        return {key: plainly(value) for key, value in node.items()}
    return [plainly(value) for value in node] if isinstance(node, list) else node
