"""Put new folders in the place of old ones: all of them or none.

Everything is written beside the tree first; then folders are renamed. A run that was killed between
two renames leaves its stage behind, from which the next one puts the old folders back.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from generator_config.files import Files, write_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STAGE = ".generating"
_DONE = ".generated"


def swap(root: Path, folders: Mapping[Path, Files]) -> None:
    """Replace each folder, named from ``root``, by the given files."""
    recover(root)
    stage = root / STAGE
    try:
        (stage / "old").mkdir(parents=True)
        for folder, files in folders.items():
            write_folder(stage / "new" / _flat(folder), files)
        for folder in folders:
            _exchange(root / folder, stage / "new" / _flat(folder), stage / "old" / _flat(folder))
        stage.rename(root / _DONE)
    except BaseException:
        recover(root)
        raise
    shutil.rmtree(root / _DONE)


def is_interrupted(root: Path) -> bool:
    """Whether a run was killed while it wrote."""
    return (root / STAGE).exists()


def recover(root: Path) -> None:
    """Undo what a run did that didn't come to its end."""
    stage = root / STAGE
    for old in (stage / "old").glob("*"):
        target = root / unquote(old.name)
        shutil.rmtree(target, ignore_errors=True)
        if old.is_dir():
            old.rename(target)
    for leftover in (stage, root / _DONE):
        if leftover.exists():
            shutil.rmtree(leftover)


def _flat(folder: Path) -> str:
    return quote(folder.as_posix(), safe="")


def _exchange(target: Path, new: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    else:
        old.touch()  # says that there was nothing
        target.parent.mkdir(parents=True, exist_ok=True)
    new.rename(target)
