"""Reading files, rewriting them together, and writing them back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from . import Migration, NotPython, migrate_sources
from ._files import around
from ._notebooks import Notebook, Refused
from ._screen import relevant


class Change(NamedTuple):
    """What becomes of a file."""

    path: Path
    before: bytes
    after: bytes
    migration: Migration
    notebook: Notebook | None

    def place(self, line: int) -> str:
        """Where a line is, as it is shown."""
        if self.notebook is None:
            return f"{self.path}:{line}"
        return f"{self.path}: {self.notebook.place(line)}"


class Trouble(NamedTuple):
    """A file that nothing can be done about, and why."""

    place: str
    reason: str


class Work(NamedTuple):
    """All that is to be done."""

    changes: list[Change]
    troubles: list[Trouble]


def plan(paths: Iterable[Path]) -> Work:
    """Read files and say what is to be done. Files without anything old are left out."""
    troubles: list[Trouble] = []
    texts: dict[str, bytes] = {}
    for path in paths:
        try:
            texts[str(path)] = path.read_bytes()
        except OSError as error:
            troubles.append(Trouble(str(path), error.strerror or str(error)))
    chosen = relevant(texts)
    if not chosen:
        return Work([], troubles)
    sources, notebooks = _sources(texts, chosen, troubles)
    others = {path: text for path, text in texts.items() if path not in sources}
    others |= _read(around(Path(path) for path in texts))
    migrations = migrate_sources(sources, others, shows_results=notebooks)
    changes = []
    for name, migration in migrations.items():
        notebook = notebooks.get(name)
        if isinstance(migration, NotPython):
            troubles.append(_not_python(name, migration, notebook))
        else:
            try:
                changes.append(_change(Path(name), texts[name], migration, notebook))
            except Refused as error:
                troubles.append(Trouble(name, str(error)))
    return Work(changes, troubles)


def _sources(
    texts: Mapping[str, bytes], chosen: set[str], troubles: list[Trouble]
) -> tuple[dict[str, bytes], dict[str, Notebook]]:
    sources: dict[str, bytes] = {}
    notebooks: dict[str, Notebook] = {}
    for path in texts:
        if path in chosen and path.endswith(".ipynb"):
            try:
                notebooks[path] = Notebook(texts[path])
            except Refused as error:
                troubles.append(Trouble(path, str(error)))
                continue
            sources[path] = notebooks[path].source.encode()
        elif path in chosen:
            sources[path] = texts[path]
    return sources, notebooks


def _read(paths: Iterable[Path]) -> dict[str, bytes]:
    found = {}
    for path in paths:
        try:
            found[str(path)] = path.read_bytes()
        except OSError:
            continue  # nobody has asked for it
    return found


def _not_python(path: str, error: NotPython, notebook: Notebook | None) -> Trouble:
    place = f"{path}:{error.line}" if notebook is None else f"{path}: {notebook.place(error.line)}"
    return Trouble(place, str(error))


def _change(path: Path, before: bytes, migration: Migration, notebook: Notebook | None) -> Change:
    after = migration.source
    if notebook is not None:
        unchanged = after == notebook.source.encode()
        after = before if unchanged else notebook.rewritten(after.decode())
    return Change(path, before, after, migration, notebook)


def write(changes: Iterable[Change]) -> list[Trouble]:
    """Write all files or none, as they may need each other."""
    written: list[Change] = []
    changed = [change for change in changes if change.after != change.before]
    locked = [change for change in changed if not os.access(change.path, os.W_OK)]
    if locked:
        return [Trouble(str(change.path), "Permission denied") for change in locked]
    for change in changed:
        written.append(change)
        try:
            change.path.write_bytes(change.after)
        except OSError as error:
            return [Trouble(str(change.path), error.strerror or str(error)), *_undo(written)]
    return []


def _undo(changes: Iterable[Change]) -> list[Trouble]:
    troubles = []
    for change in changes:
        try:
            if change.path.read_bytes() != change.before:
                change.path.write_bytes(change.before)
        except OSError as error:
            troubles.append(Trouble(str(change.path), f"can't be put back: {error.strerror}"))
    return troubles
