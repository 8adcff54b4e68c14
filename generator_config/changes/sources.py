"""Read a state of the documents: from a commit, a folder or a file, ours or anybody's.

Nothing outside of what is named is read: a reference to another folder or to the network is
followed by nobody, and said to be so.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from generator_config.documents import SpecList, SpecMap, load
from generator_config.problems import Kind, Problem, SpecError
from generator_config.tree import is_dropping

SUFFIXES = (".yaml", ".yml", ".json")
SPECS = "swagger_specs"


@dataclass
class Document:
    """One file, and the others that it may refer to."""

    name: str
    root: SpecMap
    others: dict[str, Document] = field(repr=False)

    @property
    def is_older(self) -> bool:
        """Whether it is written in OpenAPI 3.0, whose schemas aren't those of JSON Schema yet."""
        return str(self.root.get("openapi", "3.1")).startswith("3.0")

    def follow(self, node: Any) -> Found:
        """What a node is once references are followed, each once."""
        document, name, seen = self, None, set()
        while isinstance(node, SpecMap) and isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            if (document.name, reference) in seen:
                return Found(document, SpecMap(node.file, node.line), name)
            seen.add((document.name, reference))
            target = document.target(reference)
            if target is None:
                return Found(document, node, reference)
            document, inner = target
            name = reference.rpartition("/")[2]
            beside = {key: value for key, value in node.items() if key != "$ref"}
            node = _with(inner, beside, node) if beside else inner
        return Found(document, node, name)

    def target(self, reference: str) -> tuple[Document, Any] | None:
        """Document and node that a reference leads to; None for one that isn't followed."""
        file, _, pointer = reference.partition("#")
        document: Document | None = self
        if file:
            own = PurePosixPath(self.name).parent
            document = self.others.get(_normal(own / unquote(file)))
        if document is None:
            return None
        node: Any = document.root
        for part in pointer.split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict) and key in node:
                node = node[key]
            elif isinstance(node, list) and key.isdigit() and int(key) < len(node):
                node = node[int(key)]
            else:
                return None
        return document, node


@dataclass(frozen=True)
class Found:
    """A node after its references, the document that it stands in, and the name it has there."""

    document: Document
    node: Any
    name: str | None


@dataclass(frozen=True)
class State:
    """All documents of one state."""

    label: str
    documents: dict[str, Document]


def read_state(wanted: str, root: Path) -> State:
    """Read a file, a folder, or the documents of a commit of the project.

    Raises ``SpecError`` for what can't be read, with file and line.
    """
    path = Path(wanted)
    if wanted and path.is_file():
        contents = {path.name: path.read_bytes()}
    elif wanted and path.is_dir():
        contents = _folder(path)
    else:
        contents = _commit(wanted, root)
    if not contents:
        message = f"holds no document ({', '.join(SUFFIXES)})"
        raise SpecError([Problem(wanted, 1, message, Kind.DOCUMENT)])
    return State(wanted, parse(contents))


def parse_one(path: Path) -> SpecMap:
    """Read one document of anybody's, Swagger 2.0 too. Raises ``SpecError`` for what is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SpecError(
            [Problem(str(path), 1, f"can't be read: {error.strerror}", Kind.DOCUMENT)]
        ) from None
    root = load_any(content, path.name)
    found = str(root.get("swagger") or root.get("openapi"))
    if not re.match(r"2\.0\b" if "swagger" in root else r"3\.[01]\b", found):
        line = root.lines.get("swagger", root.lines.get("openapi", 1))
        message = f"says {found}; expected swagger: 2.0, or openapi: 3.0 or 3.1"
        raise SpecError([Problem(path.name, line, message, Kind.DOCUMENT)])
    return root


def parse(contents: dict[str, bytes]) -> dict[str, Document]:
    """Documents by name, each with the others to refer to."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, content in contents.items():
        try:
            documents[name] = Document(name, load_any(content, name), documents)
        except SpecError as error:
            problems.extend(error.problems)
    for name, document in documents.items():
        problems.extend(_version_problems(name, document.root, alone=len(contents) == 1))
    if problems:
        raise SpecError(problems)
    return documents


def _version_problems(name: str, root: SpecMap, *, alone: bool) -> list[Problem]:
    found = root.get("openapi")
    if "swagger" in root:
        message = (
            f"is Swagger {root['swagger']}: convert it to OpenAPI 3.1 first (make adopt DOC=…)"
        )
        return [Problem(name, root.lines["swagger"], message, Kind.DOCUMENT)]
    if found is None and not alone:
        return []  # a part that others refer to
    if not re.match(r"3\.[01]\b", str(found)):
        message = f"says openapi: {found}; expected 3.0 or 3.1"
        return [Problem(name, root.lines.get("openapi", 1), message, Kind.DOCUMENT)]
    return []


def load_any(content: bytes, name: str) -> SpecMap:
    """Read YAML or JSON, ours or anybody's. Raises ``SpecError`` for what is neither."""
    if name.endswith(".json"):
        try:
            data = json.loads(content)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            raise SpecError([Problem(name, line, f"broken JSON: {error}", Kind.DOCUMENT)]) from None
        try:
            # No tab stands in a string of JSON; YAML wants none elsewhere.
            return load(content.replace(b"\t", b" "), name, lenient=True)
        except SpecError:
            return _document_without_lines(data, name)
    return load(content, name, lenient=True)


def _document_without_lines(data: Any, name: str) -> SpecMap:
    document = _without_lines(data, name)
    if not isinstance(document, SpecMap):
        raise SpecError([Problem(name, 1, "isn't a mapping", Kind.DOCUMENT)])
    return document


def _without_lines(data: Any, name: str) -> Any:
    """JSON that isn't quite YAML: all of it counts as written on the first line."""
    if isinstance(data, dict):
        mapping = SpecMap(name, 1)
        for key, value in data.items():
            mapping.put(str(key), _without_lines(value, name), 1)
        return mapping
    if isinstance(data, list):
        items = SpecList(name, 1)
        items.extend(_without_lines(value, name) for value in data)
        items.lines.extend([1] * len(items))
        return items
    return data


def _folder(path: Path) -> dict[str, bytes]:
    """The documents of a folder; of a project, those in its folder of documents."""
    inner = path / SPECS
    folder = inner if inner.is_dir() else path
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.suffix in SUFFIXES and file.is_file() and not is_dropping(file)
    }


def _commit(wanted: str, root: Path) -> dict[str, bytes]:
    """The documents of a commit."""
    listed = git(root, "ls-tree", "-r", "--name-only", "-z", f"{wanted}^{{commit}}", f"{SPECS}/")
    if listed is None:
        message = "isn't a file, a folder or a commit of this project"
        raise SpecError([Problem(wanted, 1, message, Kind.DOCUMENT)])
    names = [name for name in listed.decode().split("\0") if name.endswith(SUFFIXES)]
    contents = {name: git(root, "show", f"{wanted}:{name}") or b"" for name in names}
    return {name.removeprefix(f"{SPECS}/"): content for name, content in contents.items()}


def git(root: Path, *arguments: str) -> bytes | None:
    """The output of git; None if it fails or isn't installed."""
    try:
        run = subprocess.run(  # noqa: S603 - no shell, and git alone
            ["git", "-C", str(root), *arguments],  # noqa: S607 - wherever the user has it
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None


def _normal(path: PurePosixPath) -> str:
    """A relative path without dots; one that leaves the folder is left as no file's name."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _with(inner: Any, beside: dict[str, Any], at: SpecMap) -> Any:
    """A component merged with the siblings of the reference to it."""
    if not isinstance(inner, SpecMap):
        return inner
    both = SpecMap(inner.file, inner.line)
    for key, value in inner.items():
        both.put(key, value, inner.lines.get(key, inner.line))
    for key, value in beside.items():
        both.put(key, value, at.lines.get(key, at.line))
    return both
