"""Which events have been handled already."""

from __future__ import annotations

import re
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol

from ..errors import ConfigurationError, InvalidArgument

__all__ = ["DatabaseSeen", "MemorySeen", "Seen"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")


class Seen(Protocol):
    """Anything that remembers keys, possibly for several processes.

    It may also have `forget(key)`, called when a handler has failed. Both may be coroutine
    functions.
    """

    def first_time(self, key: str) -> Any:
        """Remember a key; return whether it is new."""
        ...


class MemorySeen:
    """Remembers the latest keys in this process."""

    def __init__(self, size: int = 100_000) -> None:
        if size < 1:
            raise InvalidArgument("size", size, "a number above 0")
        self._size = size
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def first_time(self, key: str) -> bool:
        """Remember a key; return whether it is new."""
        with self._lock:
            if key in self._keys:
                return False
            self._keys[key] = None
            if len(self._keys) > self._size:
                self._keys.popitem(last=False)
            return True

    def forget(self, key: str) -> None:
        """Forget a key."""
        with self._lock:
            self._keys.pop(key, None)


class DatabaseSeen:
    """Remembers keys in a table, in the same transaction as the handler's own work.

    A handler with a second parameter is given the connection and must not commit: when it
    returns, its work is committed together with the key; when it raises, neither is.

    >>> seen = DatabaseSeen(lambda: sqlite3.connect("app.db"))
    >>> seen = DatabaseSeen(sqlalchemy.create_engine(url))
    """

    def __init__(
        self, source: Any, *, table: str = "flowroute_webhooks", create: bool = True
    ) -> None:
        """Use a database.

        Args:
            source: A function that opens a DB-API connection, which is closed after each event; a
                DB-API connection, used by one event at a time; or a SQLAlchemy engine.
            table: The table's name.
            create: Create the table if it doesn't exist: `event_key`, the primary key, a text of
                up to 200 characters, and `seen_at`, in seconds since 1970.

        Raises:
            ConfigurationError: `source` is none of these, or commits each statement by itself.
        """
        if not _NAME.fullmatch(table):
            raise InvalidArgument("table", table, "a name of letters, digits and underscores")
        self._table = table
        self._lock = Lock()
        self._open = self._opener(source)
        if create:
            self._create()

    @contextmanager
    def transaction(self, key: str) -> Iterator[tuple[bool, Any]]:
        """Yield whether a key is new, and the connection; then commit, or roll back on an error."""
        with self._open() as (run, connection):
            yield self._mark(run, key), connection

    def purge(self, older_than: float) -> None:
        """Forget keys seen more than `older_than` seconds ago. Repeats arrive within minutes."""
        with self._open() as (run, _):
            run(f"DELETE FROM {self._table} WHERE seen_at < {{}}", (time.time() - older_than,))  # noqa: S608

    def _mark(self, run: Callable[..., None], key: str) -> bool:
        insert = f"INSERT INTO {self._table} (event_key, seen_at) VALUES ({{}}, {{}})"  # noqa: S608
        try:
            run(insert, (key, time.time()))
        except Exception as error:
            # Each driver has an IntegrityError of its own, with that name as the DB-API wants it.
            if "IntegrityError" in {kind.__name__ for kind in type(error).__mro__}:
                return False
            raise
        return True

    def _create(self) -> None:
        with self._open() as (run, _):
            run(
                f"CREATE TABLE IF NOT EXISTS {self._table}"
                " (event_key VARCHAR(200) PRIMARY KEY, seen_at DOUBLE PRECISION NOT NULL)",
                (),
            )

    def _opener(self, source: Any) -> Callable[[], Any]:
        if hasattr(source, "sync_engine"):
            raise ConfigurationError("source: an AsyncEngine can't be used, pass an Engine")
        if hasattr(source, "begin") and hasattr(source, "dialect"):
            return lambda: _sqlalchemy(source)
        if hasattr(source, "cursor"):
            return lambda: self._shared(source)
        if callable(source):
            return lambda: _opened(source)
        raise ConfigurationError(
            "source: expected a function that opens a DB-API connection, a connection or an engine"
        )

    @contextmanager
    def _shared(self, connection: Any) -> Iterator[tuple[Callable[..., None], Any]]:
        with self._lock, _dbapi(connection) as found:
            yield found


@contextmanager
def _opened(source: Callable[[], Any]) -> Iterator[tuple[Callable[..., None], Any]]:
    connection = source()
    try:
        with _dbapi(connection) as found:
            yield found
    finally:
        connection.close()


@contextmanager
def _dbapi(connection: Any) -> Iterator[tuple[Callable[..., None], Any]]:
    if _commits_by_itself(connection):
        raise ConfigurationError("source: the connection commits each statement automatically")
    place = _placeholders(connection)

    def run(statement: str, values: tuple[object, ...]) -> None:
        cursor = connection.cursor()
        try:
            cursor.execute(statement.format(*place[: len(values)]), values)
        finally:
            cursor.close()

    try:
        yield run, connection
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _commits_by_itself(connection: Any) -> bool:
    autocommit = getattr(connection, "autocommit", None)
    if type(connection).__module__.startswith("sqlite3") and autocommit is not False:
        return autocommit is True or connection.isolation_level is None
    return autocommit is True


def _placeholders(connection: Any) -> tuple[str, str]:
    module = sys.modules.get(type(connection).__module__.partition(".")[0])
    style = getattr(module, "paramstyle", "qmark")
    return {
        "format": ("%s", "%s"),
        "pyformat": ("%s", "%s"),
        "numeric": (":1", ":2"),
        "named": (":1", ":2"),
    }.get(style, ("?", "?"))


@contextmanager
def _sqlalchemy(engine: Any) -> Iterator[tuple[Callable[..., None], Any]]:
    from sqlalchemy import text  # who has an engine has it

    with engine.begin() as connection:

        def run(statement: str, values: tuple[object, ...]) -> None:
            names = [f"p{place}" for place in range(len(values))]
            bound = dict(zip(names, values, strict=True))
            connection.execute(text(statement.format(*(f":{name}" for name in names))), bound)

        yield run, connection
