"""The SQLite file behind `--state`: one row per record, committed before an answer goes out.

Write-ahead logging with `synchronous=NORMAL` keeps every commit when the process is killed at any
moment; a power failure of the machine may lose the last ones.

The file says what it is in SQLite's own header fields: `application_id`, and the version of its
layout in `user_version`. A file that says something else is left as it is.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

APPLICATION_ID = 0x46725362  # "FrSb"
VERSION = 2  # 1 had no announcements
SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
    kind TEXT NOT NULL, id TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (kind, id)
)
"""
# An update keeps the row's place: lists are in the order in which records were added.
UPSERT = """
INSERT INTO record (kind, id, data) VALUES (?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data
"""
DELETE = "DELETE FROM record WHERE kind = ? AND id = ?"
COLUMNS = ["kind", "id", "data"]

Key = tuple[str, str]


class StateFileError(Exception):
    """The state file can't be read or written; what it holds is what it held before."""


class Journal:
    """Durable records. Every method raises `StateFileError` when the file won't do."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        with self._errors():
            version = _version_of(self._path)
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=False, timeout=0
            )
        try:
            with self._errors():
                self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.execute("COMMIT")
        except StateFileError:
            self.close()
            raise
        self._ready = version == VERSION

    def write(self, changes: Mapping[Key, bytes | None]) -> None:
        """Put all the changes down in one transaction; None is a removal."""
        with self._transaction():
            for (kind, record_id), data in changes.items():
                if data is None:
                    self._connection.execute(DELETE, (kind, record_id))
                else:
                    self._connection.execute(UPSERT, (kind, record_id, data))

    def replace(self, records: Iterable[tuple[Key, bytes]]) -> None:
        """Forget everything and hold these records instead, in one transaction."""
        with self._transaction():
            self._connection.execute("DELETE FROM record")
            rows = ((kind, record_id, data) for (kind, record_id), data in records)
            self._connection.executemany(UPSERT, rows)

    def read(self) -> Iterator[tuple[str, bytes]]:
        """Kind and encoded record of every row, oldest first."""
        with self._errors():
            if self._columns():
                yield from self._connection.execute("SELECT kind, data FROM record ORDER BY rowid")

    def prepare(self) -> None:
        """Make the file ready to be written to; called once what it holds was understood."""
        with self._errors():
            if not self._ready:
                with self._transaction():
                    self._connection.execute(SCHEMA)
                    self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    self._connection.execute(f"PRAGMA user_version = {VERSION}")
                self._ready = True
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _columns(self) -> list[str]:
        return [row[1] for row in self._connection.execute("PRAGMA table_info(record)")]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._errors(), self._connection:
            self._connection.execute("BEGIN")
            yield

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateFileError(f"{self._path.name}: {error}") from error


def _version_of(path: Path) -> int:
    """The version of a state file; 0 for none yet, and for one from before there were versions.

    Raises `StateFileError` for anything else, which stays untouched: it is opened for reading only.
    """
    if not path.exists() or path.stat().st_size == 0:
        return 0
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(record)")]
    if application == APPLICATION_ID:
        if version > VERSION:
            raise StateFileError(
                f"{path.name} was written by a newer version of the sandbox (layout {version}; "
                f"this one knows {VERSION}): use that version, or another file"
            )
        return int(version)
    unmarked = application == version == 0
    ours = columns == COLUMNS and set(tables) <= {"record", "sqlite_autoindex_record_1"}
    if unmarked and (not tables or ours):
        return 0
    raise StateFileError(f"{path.name} is the SQLite file of another program: use another file")
