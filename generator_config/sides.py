"""The two sides of the overlays: the sync one is derived from the async one, token by token.

Both can be imported from any tree, whatever this process has imported of another one.
"""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import io
import itertools
import os
import re
import sys
import token
import tokenize
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator_config.drift import derived_header, without_header
from generator_config.generator import run_ruff
from generator_config.problems import Kind, OverlayError, Problem
from generator_config.tree import (
    ASYNC,
    OVERLAYS,
    PACKAGE,
    SIDES,
    SYNC,
    Files,
    read_folder,
    write_folder,
)

if TYPE_CHECKING:
    from types import ModuleType

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
                message = f"{path.name} is written by hand on both sides, and is missing here"
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
            [Problem(file, line, f"isn't Python: {message}", Kind.NOT_PYTHON)]
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


_TOP = {"flowroute_sdk": OVERLAYS, "flowroute_api": PACKAGE}
_SDK = "flowroute_sdk"


@dataclass(frozen=True)
class Side:
    """One of the two clients."""

    root: Path
    folder: Path
    client_name: str
    is_async: bool

    def import_all(self) -> Problem | None:
        """Import all modules of this side; the problem says why that fails."""
        try:
            folder = self.root / self.folder
            for path in sorted(folder.rglob("*.py")):
                inner = ".".join(path.relative_to(folder).with_suffix("").parts)
                name = f"{_SDK}.{self.folder.name}.{inner}"
                importlib.import_module(name.removesuffix(".__init__"))
        except Exception as error:  # noqa: BLE001 - an overlay may do anything when it is imported
            return _import_problem(error)
        return None

    def client(self, transport: object) -> Any:
        """A client whose requests go to ``transport``."""
        module = importlib.import_module(f"{_SDK}.{self.folder.name}.client")
        return getattr(module, self.client_name)(
            access_key="key",
            secret_key="secret",  # noqa: S106 - opens nothing
            transport=transport,
            rate_limit=None,
            max_retries=0,
        )

    def response(self, status: int, content: bytes) -> Any:
        """An answer, as a transport gives it to a client."""
        return importlib.import_module(f"{_SDK}.wire").Response(status, (), content)

    def resources(self) -> Iterator[type]:
        """All resource classes of this side."""
        base_name = "AsyncResource" if self.is_async else "Resource"
        prefix = f"{_SDK}.{self.folder.name}."
        for name in [each for each in sys.modules if each.startswith(prefix)]:
            module = sys.modules[name]
            for value in vars(module).values():
                if inspect.isclass(value) and value.__module__ == name:
                    names = [base.__name__ for base in value.__mro__[1:]]
                    if base_name in names:
                        yield value

    def sandbox_handlers(self) -> Mapping[str, ModuleType] | None:
        """The sandbox's modules of handlers by tag; None when there is no sandbox."""
        try:
            module = importlib.import_module(f"{_SDK}.sandbox.handlers")
        except ModuleNotFoundError:
            return None
        return module.MODULES  # type: ignore[no-any-return]

    def place(self, thing: Any) -> tuple[str, int]:
        """File and line of a method or a class."""
        thing = inspect.unwrap(thing)
        code = getattr(thing, "__code__", None)
        line = getattr(thing, "__firstlineno__", 1) if code is None else code.co_firstlineno
        file = getattr(sys.modules.get(thing.__module__), "__file__", None) or ""
        return self._file(file), line

    def _file(self, name: str) -> str:
        path = Path(name)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else name


@contextmanager
def isolated(root: Path, files: Mapping[Path, bytes]) -> Iterator[Finder]:
    """Import from the tree at ``root``, where ``files`` stand for those that are there.

    What this process had imported of the same packages is back at the end.
    """
    before = {name: module for name, module in sys.modules.items() if _is_ours(name)}
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    finder = Finder(root, files)
    forget("")
    sys.meta_path.insert(0, finder)
    try:
        yield finder
    finally:
        sys.meta_path.remove(finder)
        sys.dont_write_bytecode = bytecode
        forget("")
        sys.modules.update(before)


def forget(prefix: str) -> None:
    """Let the modules whose name starts with ``prefix`` be imported anew."""
    for name in [name for name in sys.modules if name.startswith(prefix) and _is_ours(name)]:
        del sys.modules[name]


def both_sides(root: Path) -> tuple[Side, Side]:
    """The async client and the sync one."""
    return (Side(root, ASYNC, "AsyncFlowroute", True), Side(root, SYNC, "Flowroute", False))


def _import_problem(error: Exception) -> Problem:
    """The problem at the deepest line of the tree that the error has passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [(_AT[frame.filename], frame.lineno or 1) for frame in frames if frame.filename in _AT]
    mine = [(path, line) for path, line in inside if path.is_relative_to(OVERLAYS.parent)]
    path, line = mine[-1] if mine else (Path(), 1)
    place = path.as_posix(), line
    gone = re.search(r"cannot import name '(\w+)' from 'flowroute_api\.api", str(error))
    if gone is not None:
        return Problem(*place, f"imports {gone[1]}, which is no operation", Kind.NO_OPERATION)
    return Problem(*place, f"can't be imported: {type(error).__name__}: {error}", Kind.REQUEST)


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in _TOP


@cache
def _places(fullname: str) -> tuple[tuple[Path, Path | None], tuple[Path, None]]:
    """Where a module may be in the tree: as a package, with its folder, and as a file."""
    top, *rest = fullname.split(".")
    stem = _TOP[top].joinpath(*rest)
    return (stem / "__init__.py", stem), (stem.with_suffix(".py"), None)


class Finder(importlib.abc.MetaPathFinder):
    """Finds the packages of one tree, with other contents for some of their files."""

    def __init__(self, root: Path, files: Mapping[Path, bytes]) -> None:
        self.root = root
        self.contents: dict[str, bytes] = {}
        self._at = f"{root}{os.sep}"
        self._whole = {path.parent for path in files if path.is_relative_to(PACKAGE)}
        self._known = set(files)
        for path, content in files.items():
            self.put(path, content)

    def put(self, path: Path, content: bytes) -> None:
        """Let ``content`` stand for the file at ``path``, unless the file is like that."""
        file = self.root / path
        if path.suffix == ".py" and not (file.exists() and file.read_bytes() == content):
            self.contents[str(file)] = content

    def find_spec(
        self,
        fullname: str,
        _path: Any = None,
        _target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of a module of the tree; None for those of other packages."""
        if not _is_ours(fullname):
            return None
        for path, places in _places(fullname):
            if path.parent in self._whole and path not in self._known:
                continue  # of a folder that was given, nothing else counts
            file = f"{self._at}{path}"
            content = self.contents.get(file)
            if content is not None or (self.root / path).is_file():
                within = None if places is None else [f"{self._at}{places}"]
                return importlib.util.spec_from_file_location(
                    fullname,
                    file,
                    loader=_Loader(fullname, file, path, content),
                    submodule_search_locations=within,
                )
        raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a file of the tree, or another content in its place."""

    def __init__(self, fullname: str, file: str, path: Path, content: bytes | None) -> None:
        super().__init__(fullname, file)
        self._place = path
        self._content = content

    def get_code(self, fullname: str) -> Any:
        content = self.get_data(self.path) if self._content is None else self._content
        key = (fullname, content)
        if key not in _CODE:
            _AT[self.path] = self._place
            if self._content is None:
                _CODE[key] = super().get_code(fullname)
            else:
                _CODE[key] = compile(content, self.path, "exec", dont_inherit=True)
        return _CODE[key]


_CODE: dict[tuple[str, bytes], Any] = {}
"""What was compiled before, of this tree or of another, by module and content."""

_AT: dict[str, Path] = {}
"""Where in its tree a file is that code was compiled from."""
