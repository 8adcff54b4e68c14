"""Folders as dictionaries: path inside the folder to content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Files = Mapping[str, bytes]


def read_folder(folder: Path) -> dict[str, bytes]:
    """All files of ``folder``, but not what Python leaves there; none when it doesn't exist."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
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
