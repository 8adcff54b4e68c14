"""The SQLite file behind `--state`: one row per record, committed before an answer goes out.

Write-ahead logging with `synchronous=NORMAL` keeps every commit when the process is killed at any
moment; a power failure of the machine may lose the last ones.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from .records import Record

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


class Journal:
    """Durable records."""

    def __init__(self, path: str | Path) -> None:
        self._connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=0
        )
        try:
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(SCHEMA)
        except sqlite3.Error:
            self.close()
            raise
        self._encode = msgspec.json.Encoder().encode

    def write(self, changes: Mapping[tuple[str, str], Record | None]) -> None:
        """Put all the changes down in one transaction; None is a removal."""
        with self._connection:
            self._connection.execute("BEGIN")
            for (kind, record_id), record in changes.items():
                if record is None:
                    self._connection.execute(DELETE, (kind, record_id))
                else:
                    self._connection.execute(UPSERT, (kind, record_id, self._encode(record)))

    def replace(self, records: Iterable[Record]) -> None:
        """Forget everything and hold these records instead, in one transaction."""
        rows = [(record.kind, record.id, self._encode(record)) for record in records]
        with self._connection:
            self._connection.execute("BEGIN")
            self._connection.execute("DELETE FROM record")
            self._connection.executemany(UPSERT, rows)

    def read(self) -> Iterator[tuple[str, bytes]]:
        """Kind and encoded record of every row, oldest first."""
        yield from self._connection.execute("SELECT kind, data FROM record ORDER BY rowid")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
