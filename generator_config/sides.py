"""What is derived from the async overlays.

The sync side, token by token; and what only repeats the resources: the client's attributes and
the raw view.
"""

from __future__ import annotations

import ast
import io
import itertools
import re
import token
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator_config.documents import method_name
from generator_config.drift import derived_header, without_header
from generator_config.generator import run_ruff
from generator_config.problems import COMMAND, Kind, OverlayError, Problem
from generator_config.tree import (
    ASYNC,
    SIDES,
    Files,
    read_folder,
    write_folder,
)

if TYPE_CHECKING:
    from pathlib import Path

TWINS = tuple((SIDES / f"{name}_async.py", SIDES / f"{name}_sync.py") for name in ("pages", "rim"))
"""Modules that are written by hand on both sides and export the same names: async, sync."""

NAMES = {
    "AsyncPaged": "Page",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aclose": "close",
    "aclosing": "closing",
    "aiter": "iter",
    "aiter_bytes": "iter_bytes",
    "aiter_raw": "iter_raw",
    "anext": "next",
    "aread": "read",
    "asynccontextmanager": "contextmanager",
    "handle_async_request": "handle_request",
}
"""Async to sync name. Beyond these, ``AsyncName`` becomes ``Name`` and ``x_async`` ``x_sync``."""

_ASYNC_NAME = re.compile(r"(_?)Async([A-Z]\w*)")
_MODULE = re.compile(r"_async$")
_WORD = re.compile(r"[A-Za-z_]\w*")
_TEXT_KEYWORD = re.compile(r"\bawait (?=\w)|\basync (?=(?:def|for|with)\b)")
_NO_SYNC = {"asyncio", "anyio"}
_F_START = getattr(token, "FSTRING_START", -1)
_F_END = getattr(token, "FSTRING_END", -1)


def derive(sources: Files, workshop: Path) -> dict[str, bytes]:
    """The sync module for each async one but the ``TWINS``, worked out in ``workshop``.

    Raises ``OverlayError`` for what can't be derived.
    """
    derived = {
        name: derive_module(without_header(content), f"{ASYNC.as_posix()}/{name}").encode()
        for name, content in without_twins(ASYNC, sources).items()
        if name.endswith(".py")
    }
    if derived:
        write_folder(workshop, derived)
        run_ruff(workshop, "check", "--select", "F401,I", "--fix-only")
        run_ruff(workshop, "format", "--config", "format.docstring-code-format=true")
    return {
        name: derived_header(name, sources[name], content, "make generate") + content
        for name, content in read_folder(workshop).items()
    }


def without_twins(folder: Path, files: Files) -> dict[str, bytes]:
    """The files of ``folder`` but those that are written by hand on both sides."""
    twins = {path for pair in TWINS for path in pair}
    return {name: content for name, content in files.items() if folder / name not in twins}


def twin_problems(root: Path) -> Iterator[Problem]:
    """What the two sides of a hand-written module don't both export."""
    for async_path, sync_path in TWINS:
        sides = {path: _exported(root, path) for path in (async_path, sync_path)}
        for path, names in sides.items():
            others = next(other for key, other in sides.items() if key != path)
            if names is None and others is not None:
                message = f"{path.name} is written by hand on both sides; this one lacks it"
                yield Problem(path.as_posix(), 1, message, Kind.BY_HAND)
            for name in sorted((others or set()) - (names or set())) if names is not None else ():
                message = f"{name} is missing, which the other side of {path.name} has"
                yield Problem(path.as_posix(), 1, message, Kind.BY_HAND)


def _exported(root: Path, path: Path) -> set[str] | None:
    """The public names that a module defines, as they are called on the sync side."""
    try:
        content = (root / path).read_bytes()
    except FileNotFoundError:
        return None
    names: set[str] = set()
    for node in parse(content, path.as_posix()).body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return {rename(name) for name in names if not name.startswith("_")}


def parse(content: bytes, file: str) -> ast.Module:
    """The syntax tree of a module. Raises ``OverlayError`` when it has none."""
    try:
        return ast.parse(content.decode())
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = getattr(error, "msg", str(error))
        raise OverlayError(
            [Problem(file, line, f"isn't valid Python: {message}", Kind.NOT_PYTHON)]
        ) from None


@cache
def rename(name: str) -> str:
    """The sync name for ``name``, which may well be the same."""
    return NAMES.get(name) or _MODULE.sub("_sync", _ASYNC_NAME.sub(r"\1\2", name))


def derive_module(content: bytes, file: str) -> str:
    """The sync source for an async one, not yet formatted."""
    parse(content, file)
    text = content.decode()
    derived = []
    done = 0
    for kind, start, end, following in _pieces(text):
        piece = text[start:end]
        derived.append(text[done:start])
        done = end
        if kind != token.NAME:
            derived.append(_in_text(piece))
        elif piece in {"async", "await"}:
            done = following
        elif piece in _NO_SYNC:
            message = f"{piece} has no sync counterpart: it belongs to _sides/rim_async.py"
            line = text.count("\n", 0, start) + 1
            raise OverlayError([Problem(file, line, message, Kind.NOT_PYTHON)])
        else:
            derived.append(rename(piece))
    return "".join([*derived, text[done:]])


def _pieces(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Names, strings and comments: kind, start, end, and start of what follows.

    An f-string is one string with its code, as it is in the tokens of Python 3.11.
    """
    lines = [0, *itertools.accumulate(len(line) for line in io.StringIO(text))]
    depth = opened = 0
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    for this, following in itertools.pairwise(tokens):
        start = lines[this.start[0] - 1] + this.start[1]
        end = lines[this.end[0] - 1] + this.end[1]
        if this.type == _F_START:
            opened = opened if depth else start
            depth += 1
        elif this.type == _F_END:
            depth -= 1
        if depth == 0 and this.type in {token.NAME, token.STRING, token.COMMENT, _F_END}:
            start = opened if this.type == _F_END else start
            yield this.type, start, end, lines[following.start[0] - 1] + following.start[1]


def _in_text(text: str) -> str:
    """The same for text: strings, f-strings with their code, and comments."""
    return _WORD.sub(lambda word: rename(word.group()), _TEXT_KEYWORD.sub("", text))


VIEWS = ("attributes.py", "raw.py")
"""The modules of ``_async/`` that nobody writes."""

_FOLDER = "resources"
_BASE = "AsyncResource"
_OPERATIONS = "flowroute_api.api."


@dataclass(frozen=True)
class _Class:
    """A class of a resource's module with its methods: whether each lists.

    Which of them are operations, the imports say: of its module, or of one that is built on it.
    """

    name: str
    module: str
    about: str
    bases: tuple[str, ...]
    methods: dict[str, bool]
    known: frozenset[str]


@dataclass(frozen=True)
class Resource:
    """A resource of the client, with the operations of its bases."""

    name: str
    module: str
    about: str
    operations: dict[str, bool]

    @property
    def raw(self) -> str:
        """The name of its raw form."""
        return f"AsyncRaw{self.name.removeprefix('Async')}"


def views(sources: Files, workshop: Path) -> dict[str, bytes]:
    """The ``VIEWS`` for the async overlays, worked out in ``workshop``; none without resources.

    Raises ``OverlayError`` for a resource that isn't Python.
    """
    found = resources(sources)
    if not found:
        return {}
    write_folder(workshop, {"attributes.py": _attributes(found), "raw.py": _raw(found)})
    run_ruff(workshop, "check", "--select", "F401,I", "--fix-only")
    run_ruff(workshop, "format")
    source = repr(found).encode()
    return {
        name: derived_header(_FOLDER, source, content, COMMAND) + content
        for name, content in read_folder(workshop).items()
    }


def resources(sources: Files) -> list[Resource]:
    """The resources that async overlays have, by name."""
    classes: dict[str, _Class] = {}
    for name, content in sources.items():
        path = PurePosixPath(name)
        if path.parent.name == _FOLDER and path.suffix == ".py":
            classes |= {each.name: each for each in _classes(content, path)}
    used = {base for each in classes.values() for base in each.bases}
    leaves = [each for each in classes.values() if each.name not in used and each.bases]
    whole = [
        Resource(each.name, each.module, each.about, _operations(classes, each)) for each in leaves
    ]
    return sorted((each for each in whole if each.operations), key=lambda each: each.module)


def _classes(content: bytes, path: PurePosixPath) -> Iterator[_Class]:
    try:
        module = ast.parse(content.decode())
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"isn't valid Python: {getattr(error, 'msg', error)}"
        file = f"{ASYNC.as_posix()}/{path}"
        raise OverlayError([Problem(file, line, message, Kind.NOT_PYTHON)]) from None
    imports = [each for each in module.body if isinstance(each, ast.ImportFrom)]
    known = frozenset(
        method_name(alias.name, (each.module or "").removeprefix(_OPERATIONS))
        for each in imports
        if (each.module or "").startswith(_OPERATIONS)
        for alias in each.names
    )
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield _Class(
                node.name,
                path.stem,
                (ast.get_docstring(node) or node.name).partition("\n")[0],
                tuple(name for base in node.bases if (name := _base_name(base))),
                {
                    method.name: isinstance(method, ast.FunctionDef)
                    for method in node.body
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
                },
                known,
            )


def _base_name(base: ast.expr) -> str:
    """The name of a base, generic or not."""
    inner = base.value if isinstance(base, ast.Subscript) else base
    return inner.id if isinstance(inner, ast.Name) else ""


def _operations(classes: dict[str, _Class], each: _Class) -> dict[str, bool]:
    """The operations among its methods and those of its bases; none if it isn't a resource."""
    whole = _family(classes, each)
    if not any(_BASE in one.bases for one in whole):
        return {}
    known = frozenset[str]().union(*(one.known for one in whole))
    return {name: lists for one in whole for name, lists in one.methods.items() if name in known}


def _family(classes: dict[str, _Class], each: _Class) -> list[_Class]:
    """A class after all that it is built on."""
    bases = [classes[base] for base in each.bases if base in classes]
    return [*(one for base in bases for one in _family(classes, base)), each]


def _attributes(found: list[Resource]) -> bytes:
    imports = "\n".join(f"    from .{_FOLDER}.{each.module} import {each.name}" for each in found)
    properties = "\n".join(
        f'''
    @part
    def {each.module}(self) -> {each.name}:
        """{each.about}"""
        from .{_FOLDER}.{each.module} import {each.name}

        return {each.name}(self._executor)
'''
        for each in found
    )
    return f'''"""The resources as attributes of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import part

if TYPE_CHECKING:
    from .engine.executor import AsyncExecutor
{imports}

__all__ = ["AsyncAttributes"]


class AsyncAttributes:
    """The resources of a client, each loaded when it is first used."""

    _executor: AsyncExecutor
{properties}
'''.encode()


def _raw(found: list[Resource]) -> bytes:
    imports = "\n".join(f"from .{_FOLDER}.{each.module} import {each.name}" for each in found)
    names = ", ".join(f'"{name}"' for name in ["AsyncRawClient", *(each.raw for each in found)])
    classes = "\n\n".join(_raw_class(each) for each in found)
    properties = "\n".join(
        f'''
    @part
    def {each.module}(self) -> {each.raw}:
        """{each.about}"""
        return {each.raw}({each.name}(self._executor))
'''
        for each in found
    )
    return f'''"""Every operation again, returning a `RawResponse`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._lazy import part
from .._sides.pages_async import AsyncRawResource, raw, raw_list
{imports}

if TYPE_CHECKING:
    from .engine.executor import AsyncRawExecutor

__all__ = [{names}]


{classes}


class AsyncRawClient:
    """The resources of a client, returning raw responses: `client.with_raw_response`."""

    __slots__ = ("_executor",)

    def __init__(self, executor: AsyncRawExecutor) -> None:
        self._executor: AsyncRawExecutor = executor
{properties}

    def __repr__(self) -> str:
        return "<AsyncRawClient>"
'''.encode()


def _raw_class(each: Resource) -> str:
    lines = (
        f"    {name}: Final = {'raw_list' if lists else 'raw'}({each.name}.{name})\n"
        for name, lists in each.operations.items()
    )
    return f'''class {each.raw}(AsyncRawResource[{each.name}]):
    """The operations of `client.{each.module}`, returning raw responses."""

{"".join(lines)}'''
