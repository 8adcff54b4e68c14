"""Read YAML so that every mapping and list still knows its file and lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from generator_config.problems import Problem, SpecError
from generator_config.tree import is_dropping

if TYPE_CHECKING:
    from pathlib import Path

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"0[0-9]+")
MOST_VALUES = 1_000_000
"""Of one document. A few lines of aliases can stand for more than a machine can hold."""

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class SpecMap(dict[str, Any]):
    """A mapping of a document. ``lines`` has the line of each key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def put(self, key: str, value: Any, line: int) -> None:
        """Set ``key``, which stands on ``line``."""
        self[key] = value
        self.lines[key] = line

    def problem(self, message: str, key: str | None = None) -> Problem:
        """A problem on the line of ``key``, else on the line of this mapping."""
        line = self.line if key is None else self.lines.get(key, self.line)
        return Problem(self.file, line, message)


class SpecList(list[Any]):
    """A list of a document. ``lines`` has the line of each item."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: list[int] = []


def load_folder(folder: Path, root: Path) -> dict[str, SpecMap]:
    """All ``*.yaml`` of ``folder`` by file name; problems of all files are raised together.

    Anything else in there is a problem: it would look as if it counted.
    """
    documents: dict[str, SpecMap] = {}
    problems: list[Problem] = [
        Problem(
            path.relative_to(root).as_posix(), 1, "isn't read: documents are *.yaml, in one folder"
        )
        for path in sorted(folder.iterdir() if folder.is_dir() else ())
        if not is_dropping(path) and (path.suffix != ".yaml" or not path.is_file())
    ]
    for path in sorted(path for path in folder.glob("*.yaml") if path.is_file()):
        try:
            documents[path.name] = load(path.read_bytes(), path.relative_to(root).as_posix())
        except SpecError as error:
            problems.extend(error.problems)
    if not documents and not problems:
        problems.append(Problem(folder.relative_to(root).as_posix(), 1, "has no *.yaml document"))
    if problems:
        raise SpecError(problems)
    return documents


def load(content: bytes, file: str, *, lenient: bool = False) -> SpecMap:
    """Read one document, by the rules of YAML 1.2: dates stay strings, and so do yes and no.

    A lenient reader takes what ours may not hold: merge keys, keys that come twice (the last one
    counts), numbers that start with a zero (as text).
    """
    try:
        node = yaml.compose(content.decode(), Loader=_Loader)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SpecError([Problem(file, line, "isn't UTF-8")]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SpecError([Problem(file, line, f"broken YAML: {error.problem}")]) from None
    except yaml.YAMLError as error:
        raise SpecError([Problem(file, 1, f"broken YAML: {error}")]) from None
    if not isinstance(node, yaml.MappingNode):
        raise SpecError([Problem(file, 1, "isn't a mapping")])
    reader = _Reader(file, lenient=lenient)
    document = reader.mapping(node, node.start_mark.line + 1)
    if reader.problems:
        raise SpecError(reader.problems)
    return document


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - so PyYAML calls it


class _Reader:
    def __init__(self, file: str, *, lenient: bool = False) -> None:
        self.file = file
        self.lenient = lenient
        self.problems: list[Problem] = []
        self._open: set[int] = set()
        self._values = 0

    def value(self, node: yaml.Node, line: int) -> Any:
        self._values += 1
        if self._values > MOST_VALUES:
            message = f"more than {MOST_VALUES} values: aliases that multiply"
            raise SpecError([Problem(self.file, node.start_mark.line + 1, message)])
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if id(node) in self._open:
            self._wrong(node, "an alias that holds itself")
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, line)
            return self.sequence(node, line)
        finally:
            self._open.discard(id(node))

    def mapping(self, node: yaml.MappingNode, line: int) -> SpecMap:
        found = SpecMap(self.file, line)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if self.lenient and key == "<<":
                self._merge(found, value_node, line)
            elif not isinstance(key_node, yaml.ScalarNode) or key == "<<":
                self._wrong(key_node, "a key must be plain text; merge keys aren't supported")
            elif key in found and not self.lenient:
                self._wrong(key_node, f"{key!r} is given twice, first on line {found.lines[key]}")
            else:
                key_line = key_node.start_mark.line + 1
                found.put(key, self.value(value_node, key_line), key_line)
        return found

    def _merge(self, found: SpecMap, node: yaml.Node, line: int) -> None:
        """Take over what a merge key names, as far as it isn't there."""
        value = self.value(node, line)
        for other in value if isinstance(value, list) else [value]:
            if isinstance(other, SpecMap):
                for key in [key for key in other if key not in found]:
                    found.put(key, other[key], other.lines[key])

    def sequence(self, node: yaml.Node, line: int) -> SpecList:
        found = SpecList(self.file, line)
        for item in node.value:
            item_line = item.start_mark.line + 1
            found.append(self.value(item, item_line))
            found.lines.append(item_line)
        return found

    def scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        if node.style:  # in quotes, or a block
            return text
        if text.lower() in _WORDS and text in {text.lower(), text.title(), text.upper()}:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _LEADING_ZERO.fullmatch(text):
            if self.lenient:
                return text
            self._wrong(node, f"{text} starts with a zero: put it in quotes")
        return float(text) if _FLOAT.fullmatch(text) else text

    def _wrong(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, message))
