"""The tree of the project: where things live, folders as dictionaries, files put in place.

Files are put in place all together or not at all. What they replace is copied to a stage beside
the tree first, with a journal; a run that was killed leaves both behind, and from them the next
one puts the old files back before it does anything else.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from generator_config.problems import BusyError, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path("generated_client/flowroute_api")
OVERLAYS = Path("overlays/flowroute_sdk")
ASYNC = OVERLAYS / "_async"
SYNC = OVERLAYS / "_sync"
SIDES = OVERLAYS / "_sides"
"""What is written by hand on both sides, as it can't be the same."""

STAGE = ".generating"
_DONE = ".generated"
_LOCK = ".generating.lock"
_JOURNAL = "journal.json"
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What operating systems leave in folders. Nobody means anything by it."""

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Paths:
    """The places that the pipeline reads and writes."""

    root: Path

    @classmethod
    def of_this_project(cls) -> Paths:
        """The project that this very package is part of."""
        return cls(Path(__file__).resolve().parent.parent)

    @property
    def specs(self) -> Path:
        """The folder of the OpenAPI documents."""
        return self.root / "swagger_specs"

    @property
    def config(self) -> Path:
        """The settings of the generator."""
        return self.root / "generator_config/config.yaml"

    @property
    def templates(self) -> Path:
        """The Jinja templates that we override."""
        return self.root / "generator_config/templates"

    @property
    def upstream(self) -> Path:
        """The generator's own form of each template that we override."""
        return self.root / "generator_config/upstream"

    @property
    def package(self) -> Path:
        """The generated client."""
        return self.root / PACKAGE

    @property
    def type_cache(self) -> Path:
        """What the type checker remembers of the generated client."""
        return self.root / ".mypy_cache/generated"

    @property
    def overlays(self) -> Path:
        """What people import."""
        return self.root / OVERLAYS

    @property
    def async_overlays(self) -> Path:
        """The async resources, written by hand."""
        return self.root / ASYNC

    @property
    def sync_overlays(self) -> Path:
        """The sync resources, derived."""
        return self.root / SYNC


def is_dropping(path: Path) -> bool:
    """Whether Python or the operating system left the file there."""
    return "__pycache__" in path.parts or path.name in _DROPPINGS


def read_folder(folder: Path) -> dict[str, bytes]:
    """All files of ``folder`` but droppings; none when it doesn't exist."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not is_dropping(path)
    }


def write_folder(folder: Path, files: Files) -> None:
    """Write ``files`` below ``folder``, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def sha256(content: bytes) -> str:
    """The sha256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def tree_sha256(files: Files) -> str:
    """One sha256 over the names and contents of ``files``."""
    listing = "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files))
    return sha256(listing.encode())


def install(root: Path, changes: Mapping[str, bytes | None]) -> None:
    """Give each file, named from ``root``, its new content; None deletes it. All or none."""
    recover(root)
    try:
        _prepare(root, changes)
        for name, content in changes.items():
            _change(root, name, deletes=content is None)
        (root / STAGE).rename(root / _DONE)
    except BaseException:
        recover(root)
        raise
    shutil.rmtree(root / _DONE)


def is_interrupted(root: Path) -> bool:
    """Whether a run was killed while it changed files."""
    return (root / STAGE / _JOURNAL).exists()


def recover(root: Path) -> None:
    """Undo what a run did that didn't come to its end. May itself be killed and run again."""
    stage = root / STAGE
    journal = stage / _JOURNAL
    if journal.exists():
        record = json.loads(journal.read_bytes())
        for name in record["changed"]:
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / "old" / name, stage / "back")
            (stage / "back").replace(target)
        for name in record["created"]:
            (root / name).unlink(missing_ok=True)
            _prune(root, root / name)
        journal.unlink()
    for leftover in (stage, root / _DONE):
        if leftover.exists():
            shutil.rmtree(leftover)


def _prepare(root: Path, changes: Mapping[str, bytes | None]) -> None:
    stage = root / STAGE
    write_folder(stage / "new", {k: v for k, v in changes.items() if v is not None})
    changed = [name for name in changes if (root / name).exists()]
    write_folder(stage / "old", {name: (root / name).read_bytes() for name in changed})
    created = [name for name in changes if name not in changed]
    draft = stage / "draft"
    draft.write_text(json.dumps({"changed": changed, "created": created}), encoding="utf-8")
    draft.replace(stage / _JOURNAL)


def _change(root: Path, name: str, *, deletes: bool) -> None:
    target = root / name
    if deletes:
        target.unlink(missing_ok=True)
        _prune(root, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        (root / STAGE / "new" / name).replace(target)


def _prune(root: Path, path: Path) -> None:
    """Remove the folders that ``path`` was the last file of."""
    for folder in path.parents:
        if folder == root or not folder.is_dir():
            return
        if any(not is_dropping(inner) for inner in folder.iterdir()):
            return
        shutil.rmtree(folder)


@contextmanager
def only_run(root: Path) -> Iterator[None]:
    """Keep other runs off the tree. Raises ``BusyError`` when one is at work already."""
    path = root / _LOCK
    while True:
        with path.open("ab") as file:
            if not _lock(file):
                raise BusyError("another run is using this tree", Kind.BUSY)
            if not _is_still(file, path):
                continue  # the run before this one has just removed it
            try:
                yield
            finally:
                _remove(path)
            return


def refuse_during_a_run(root: Path) -> None:
    """Raise ``BusyError`` while a run is at work, whose half-made tree would look like drift."""
    path = root / _LOCK
    if path.exists():
        with only_run(root):
            pass


def _is_still(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except PermissionError:
        pass  # Windows doesn't remove what is open; the file alone locks nothing


def _lock(file: IO[bytes]) -> bool:
    """Lock an open file, until it is closed or its process ends; False when another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
