"""Import the clients of any tree, whatever this process has imported of another one."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator_config.problems import Kind, Problem
from generator_config.tree import ASYNC, OVERLAYS, PACKAGE, SYNC

if TYPE_CHECKING:
    from types import ModuleType

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
        return Problem(*place, f"imports {gone[1]}, which isn't an operation", Kind.NO_OPERATION)
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
