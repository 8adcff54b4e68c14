"""Which events have been handled: the stores alone."""

from __future__ import annotations

import re
import sqlite3
import sys
import time
import types
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from flowroute_sdk.errors import ConfigurationError, InvalidArgument
from flowroute_sdk.webhooks import DatabaseSeen, MemorySeen


def test_memory_tells_what_is_new_and_forgets_what_it_is_told_to() -> None:
    seen = MemorySeen()

    assert (seen.first_time("a"), seen.first_time("a")) == (True, False)
    seen.forget("a")
    seen.forget("never seen")
    assert (seen.first_time("a"), seen.first_time("a")) == (True, False)


def test_memory_has_room_for_what_it_is_told_and_drops_the_oldest() -> None:
    seen = MemorySeen(size=3)
    for key in "abc":
        assert seen.first_time(key)

    assert [seen.first_time(key) for key in "abc"] == [False] * 3
    assert seen.first_time("d")
    assert [seen.first_time(key) for key in "bcd"] == [False] * 3
    assert seen.first_time("a")
    assert MemorySeen(size=1).first_time("a")


def test_memory_has_room_for_100_000_by_default() -> None:
    seen = MemorySeen()
    for number in range(100_000):
        seen.first_time(str(number))

    assert not seen.first_time("0")
    assert seen.first_time("one more")
    assert seen.first_time("0")


def test_memory_without_room_is_refused() -> None:
    with pytest.raises(InvalidArgument, match=r"^size=0: expected a number above 0$"):
        MemorySeen(size=0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "seen.db"


def mark(seen: DatabaseSeen, key: str) -> bool:
    with seen.transaction(key) as (is_new, _):
        return is_new


def rows(file: Path, table: str = "flowroute_webhooks") -> list[Any]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"SELECT event_key, seen_at FROM {table}").fetchall()


@pytest.mark.parametrize("kind", ["function", "connection", "engine"])
def test_a_key_is_marked_once_with_its_time(kind: str, file: Path) -> None:
    connection = sqlite3.connect(file)
    engine = sqlalchemy.create_engine(f"sqlite:///{file}", poolclass=sqlalchemy.pool.NullPool)
    sources: dict[str, Any] = {
        "function": lambda: sqlite3.connect(file),
        "connection": connection,
        "engine": engine,
    }
    seen = DatabaseSeen(sources[kind], table="Handled_2")
    began = time.time()

    assert [mark(seen, key) for key in ("a", "b", "a")] == [True, True, False]
    assert [mark(DatabaseSeen(sources[kind], table="Handled_2"), "b")] == [False]
    connection.close()

    found = rows(file, "Handled_2")
    assert [key for key, _ in found] == ["a", "b"]
    assert all(began - 1 <= at <= time.time() + 1 for _, at in found)


@pytest.mark.parametrize("kind", ["function", "engine"])
def test_what_is_older_is_purged_and_the_rest_stays(kind: str, file: Path) -> None:
    engine = sqlalchemy.create_engine(f"sqlite:///{file}", poolclass=sqlalchemy.pool.NullPool)
    seen = DatabaseSeen(engine if kind == "engine" else lambda: sqlite3.connect(file))
    for key in ("old", "new"):
        mark(seen, key)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "UPDATE flowroute_webhooks SET seen_at = seen_at - 5000 WHERE event_key = 'old'"
        )
        connection.commit()

    seen.purge(older_than=3600)

    assert [key for key, _ in rows(file)] == ["new"]


def test_a_table_that_is_not_to_be_made_has_to_be_there(file: Path) -> None:
    seen = DatabaseSeen(lambda: sqlite3.connect(file), create=False)

    with pytest.raises(sqlite3.OperationalError, match="no such table: flowroute_webhooks"):
        mark(seen, "a")
    DatabaseSeen(lambda: sqlite3.connect(file))
    assert mark(seen, "a")


@pytest.mark.parametrize("table", ["", "a-b", "1a", "a; DROP TABLE b", "é", "a" * 64])
def test_a_table_has_a_plain_name(table: str, file: Path) -> None:
    expected = f"table={table!r}: expected a name of letters, digits and underscores"

    with pytest.raises(InvalidArgument, match=f"^{re.escape(expected)}$"):
        DatabaseSeen(lambda: sqlite3.connect(file), table=table)


def test_names_of_up_to_63_characters_are_tables(file: Path) -> None:
    seen = DatabaseSeen(lambda: sqlite3.connect(file), table="_" + "a" * 62)

    assert mark(seen, "a")


class NoCursor:
    begin = None


@pytest.mark.parametrize("source", [object(), NoCursor(), None, "app.db"])
def test_what_is_no_database_is_refused(source: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        DatabaseSeen(source)

    assert str(caught.value) == (
        "source: expected a function that opens a DB-API connection, a connection or an engine"
    )


def test_an_engine_for_asyncio_is_refused_by_name() -> None:
    class AsyncEngine:
        sync_engine = begin = dialect = cursor = None

    with pytest.raises(ConfigurationError) as caught:
        DatabaseSeen(AsyncEngine())

    assert str(caught.value) == "source: an AsyncEngine can't be used, pass an Engine"


class Driver:
    """A DB-API connection over sqlite3 whose driver writes placeholders in another way."""

    def __init__(self, style: str | None, file: Path, **more: Any) -> None:
        name = f"driver_in_style_{style}"
        module = types.ModuleType(name)
        if style is not None:
            module.paramstyle = style  # type: ignore[attr-defined]
        sys.modules[name] = module
        kind = type("Connection", (DriverConnection,), {"__module__": f"{name}.parts.inner"})
        self.connection = kind(style, sqlite3.connect(file), **more)


class DriverConnection:
    def __init__(self, style: str | None, inner: sqlite3.Connection, **more: Any) -> None:
        self.inner, self.style, self.done = inner, style, list[str]()
        self.__dict__.update(more)

    def cursor(self) -> Any:
        return self

    def execute(self, statement: str, values: tuple[Any, ...]) -> None:
        if values:
            written = {"format": "%s", "pyformat": "%s", "numeric": ":1", "named": ":1"}
            expected = written.get(str(self.style), "?")
            assert expected in statement
            statement = re.sub(r"%s|:\d", "?", statement)
        self.done.append("execute")
        self.inner.execute(statement, values)

    def commit(self) -> None:
        self.done.append("commit")
        self.inner.commit()

    def rollback(self) -> None:
        self.done.append("rollback")
        self.inner.rollback()

    def close(self) -> None:
        self.done.append("close")


@pytest.mark.parametrize("style", ["format", "pyformat", "numeric", "named", "qmark", None])
def test_each_driver_gets_its_placeholders(style: str | None, file: Path) -> None:
    connection = Driver(style, file).connection
    seen = DatabaseSeen(connection)

    assert [mark(seen, key) for key in ("a", "b", "a")] == [True, True, False]

    connection.inner.close()
    assert [key for key, _ in rows(file)] == ["a", "b"]


def test_a_connection_is_committed_or_rolled_back_and_each_cursor_closed(file: Path) -> None:
    connection = Driver("qmark", file).connection
    seen = DatabaseSeen(connection)
    mark(seen, "a")
    with pytest.raises(KeyError), seen.transaction("b"):
        raise KeyError

    once = ["execute", "close"]
    assert connection.done == [*once, "commit", *once, "commit", *once, "rollback"]
    assert mark(seen, "b")
    connection.inner.close()


def test_a_connection_that_was_opened_for_an_event_is_closed_after_it(file: Path) -> None:
    opened: list[Any] = []

    def source() -> Any:
        opened.append(Driver("qmark", file).connection)
        return opened[-1]

    seen = DatabaseSeen(source)
    mark(seen, "a")

    assert [connection.done[-2:] for connection in opened] == [["commit", "close"]] * 2
    for connection in opened:
        connection.inner.close()


def test_an_error_of_the_database_is_no_repetition(file: Path) -> None:
    seen = DatabaseSeen(lambda: sqlite3.connect(file))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE flowroute_webhooks")

    with pytest.raises(sqlite3.OperationalError):
        mark(seen, "a")


@pytest.mark.parametrize("more", [{"autocommit": True}])
def test_a_driver_that_commits_each_statement_is_refused(more: Any, file: Path) -> None:
    connection = Driver("qmark", file, **more).connection

    with pytest.raises(ConfigurationError) as caught:
        DatabaseSeen(connection)

    connection.inner.close()
    assert str(caught.value) == "source: the connection commits each statement automatically"


@pytest.mark.parametrize(
    ("autocommit", "level", "commits"),
    [
        (-1, "", False),
        (-1, None, True),
        (False, None, False),
        (True, "", True),
        (None, "", False),
        (None, None, True),
    ],
)
def test_of_sqlite_both_ways_to_commit_by_itself_are_known(
    autocommit: int | None, level: str | None, commits: bool, file: Path
) -> None:
    kind = type("Connection", (DriverConnection,), {"__module__": "sqlite3"})
    inner = sqlite3.connect(file)
    connection = kind("qmark", inner, autocommit=autocommit, isolation_level=level)

    if commits:
        with pytest.raises(ConfigurationError, match="automatically"):
            DatabaseSeen(connection)
    else:
        assert mark(DatabaseSeen(connection), "a")
    inner.close()


def test_a_driver_that_does_not_is_taken(file: Path) -> None:
    connection = Driver("qmark", file, autocommit=False).connection

    assert mark(DatabaseSeen(connection), "a")
    connection.inner.close()
