"""Which files a command line means."""

from __future__ import annotations

import glob
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = frozenset({".ipynb", ".py", ".pyw"})
NOT_SOURCES = frozenset(
    {"__pycache__", "build", "dist", "env", "node_modules", "site-packages", "venv"}
)
"""Folders that are passed over where git doesn't say what to ignore."""


def files_of(arguments: Iterable[str]) -> dict[Path, None]:
    """The files of paths and patterns, in their order, each once. A folder means what is below it.

    Raises:
        FileNotFoundError: There is no such file, or none that a pattern fits.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        for path in _named(argument):
            found |= dict.fromkeys(below(path) if path.is_dir() else [path])
    return found


def _named(argument: str) -> list[Path]:
    path = Path(argument)
    if path.exists() or not glob.has_magic(argument):
        if not path.exists():
            raise FileNotFoundError(2, os.strerror(2), argument)
        return [path]
    found = sorted(Path(name) for name in glob.glob(argument, recursive=True))  # noqa: PTH207
    sources = [each for each in found if each.is_dir() or each.suffix in SUFFIXES]
    ignored = _ignored(sources)
    fitting = [each for each in sources if each not in ignored]
    if not fitting:
        raise FileNotFoundError(2, "No file fits the pattern", argument)
    return fitting


def below(folder: Path) -> list[Path]:
    """The sources below a folder, without those that git ignores."""
    listed = _known_to_git(folder)
    found = _walk(folder) if listed is None else listed
    return sorted(path for path in found if path.suffix in SUFFIXES and path.is_file())


def _known_to_git(folder: Path) -> list[Path] | None:
    """What git has, or would take in; None when it has no say in this folder."""
    command = ["git", "-c", "core.fsmonitor=", "-C", str(folder), "ls-files", "-z"]
    options = ["--cached", "--others", "--exclude-standard", "--deduplicate"]
    try:
        done = subprocess.run(  # noqa: S603 - git, asked about a folder
            [*command, *options], capture_output=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    if not done.stdout and _ignored([folder]):
        return None  # who names an ignored folder means it nevertheless
    return [folder / os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def _ignored(paths: Iterable[Path]) -> set[Path]:
    """Those of the paths that git ignores."""
    by_root: dict[Path, list[Path]] = {}
    for path in paths:
        by_root.setdefault(_root(path.absolute()), []).append(path)
    return {path for root, found in by_root.items() for path in _ignored_in(root, found)}


def _ignored_in(root: Path, paths: list[Path]) -> list[Path]:
    names = {os.fsencode(path.absolute()): path for path in paths}
    try:
        done = subprocess.run(  # noqa: S603 - git, asked about paths
            ["git", "-C", str(root), "check-ignore", "-z", "--stdin"],  # noqa: S607 - from the PATH
            input=b"\0".join(names),
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return [names[name] for name in done.stdout.split(b"\0") if name in names]


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_SOURCES
            and not name.startswith(".")
            and not (Path(where) / name / "pyvenv.cfg").exists()
        ]
        yield from (Path(where) / name for name in names)


def around(files: Iterable[Path]) -> Iterator[Path]:
    """Sources that were not named, but belong to the same projects and may use what is in them."""
    known = {path.resolve() for path in files}
    for root in {_root(path) for path in known}:
        found = below(root) if (root / ".git").exists() else sorted(root.glob("*.py"))
        yield from (path for path in found if path.resolve() not in known)


def _root(path: Path) -> Path:
    for folder in path.parents:
        if (folder / ".git").exists():
            return folder
    return path.parent
