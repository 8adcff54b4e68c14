"""The forms that records are written in. Each writer takes records as they come."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any, Protocol

from ._columns import GAP, WIDEST, fitting, ordered
from ._records import columns_of, field_of, fields_of, flat, for_people, for_programs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ._records import Row
    from ._terminal import Terminal

__all__ = ["FieldMissing", "Writer", "json_text", "pairs", "writer_for"]


class FieldMissing(Exception):
    """A record has no value of the name that was asked for."""


class Writer(Protocol):
    """Writes a list of records."""

    def begin(self, models: Sequence[Any]) -> None:
        """Start, with the records of the first page as the library's models."""

    def add(self, record: Mapping[str, Any]) -> None:
        """Write or keep a record."""

    def end(self) -> None:
        """Write what is left."""


def writer_for(form: str | None, fields: Sequence[str], terminal: Terminal) -> Writer:
    """The writer of a form; without one, a table for people, and tabs for programs."""
    if fields:
        return _Fields(fields, terminal)
    if form is None:
        return _Table(terminal) if terminal.shows_tables else _Tabs(terminal)
    makers: dict[str, Callable[[Terminal], Writer]] = {
        "csv": _Csv,
        "json": _Document,
        "jsonl": _Lines,
        "table": _Table,
    }
    return makers[form](terminal)


def json_text(value: object, terminal: Terminal) -> str:
    """JSON: indented where a person looks at it."""
    indent = 2 if terminal.shows_tables else None
    return json.dumps(value, ensure_ascii=False, indent=indent, default=str)


class _Base:
    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def begin(self, models: Sequence[Any]) -> None:
        """Nothing to do before the first record."""

    def end(self) -> None:
        """Nothing to do after the last record."""


class _Lines(_Base):
    def add(self, record: Mapping[str, Any]) -> None:
        self._terminal.write(json.dumps(record, ensure_ascii=False, default=str))


class _Document(_Base):
    """One JSON document of all records."""

    def __init__(self, terminal: Terminal) -> None:
        super().__init__(terminal)
        self._records: list[Mapping[str, Any]] = []

    def add(self, record: Mapping[str, Any]) -> None:
        self._records.append(record)

    def end(self) -> None:
        self._terminal.write(json_text({"data": self._records}, self._terminal))


class _Fields(_Base):
    def __init__(self, names: Sequence[str], terminal: Terminal) -> None:
        super().__init__(terminal)
        self._names = names

    def add(self, record: Mapping[str, Any]) -> None:
        self._terminal.write("\t".join(self._value(record, name) for name in self._names))

    @staticmethod
    def _value(record: Mapping[str, Any], name: str) -> str:
        try:
            return for_programs(field_of(record, name))
        except KeyError:
            known = ", ".join(flat(record))
            raise FieldMissing(f"there is no field {name!r} here, but {known}") from None


class _Csv(_Base):
    def begin(self, models: Sequence[Any]) -> None:
        rows = [flat(each.to_dict()) for each in models]
        self._columns = columns_of(rows, fields_of(models[0]) if models else ("id",))
        self._left_out: set[str] = set()
        self._file = csv.DictWriter(sys.stdout, self._columns, extrasaction="ignore")
        self._file.writeheader()

    def add(self, record: Mapping[str, Any]) -> None:
        row = flat(record)
        self._left_out.update(set(row).difference(self._columns))
        self._file.writerow({name: for_programs(value) for name, value in row.items()})

    def end(self) -> None:
        if self._left_out:
            names = ", ".join(sorted(self._left_out))
            self._terminal.tell(f"warning: later records have values that have no column: {names}")


class _Tabs(_Base):
    """A line for each record, without a heading, for cut and awk."""

    def begin(self, models: Sequence[Any]) -> None:
        rows = [flat(each.to_dict()) for each in models]
        self._columns = columns_of(rows, fields_of(models[0]) if models else ())

    def add(self, record: Mapping[str, Any]) -> None:
        row = flat(record)
        self._terminal.write("\t".join(_on_a_line(row.get(name)) for name in self._columns))


def _on_a_line(value: object) -> str:
    return " ".join(for_programs(value).split())


class _Table(_Base):
    def __init__(self, terminal: Terminal) -> None:
        super().__init__(terminal)
        self._rows: list[Row] = []
        self._kind: str | None = None

    def add(self, record: Mapping[str, Any]) -> None:
        self._kind = self._kind or record.get("type")
        self._rows.append(flat(record))

    def end(self) -> None:
        rows = [{name: for_people(each) for name, each in row.items()} for row in self._rows]
        columns = [name for name in columns_of(rows) if any(row.get(name) for row in rows)]
        if not columns:
            self._terminal.say("nothing found")
            return
        columns = ordered(columns, self._kind)
        console = self._terminal.console()
        widths = [max(len(name), *(len(row.get(name, "")) for row in rows)) for name in columns]
        count = fitting(columns, widths, console.width)
        self._draw(rows, columns[:count])
        if count < len(columns):
            self._terminal.say(f"{len(columns) - count} more columns: --csv or --json shows all")

    def _draw(self, rows: Sequence[Row], columns: Sequence[str]) -> None:
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold")
        for name in columns:
            table.add_column(Text(name), no_wrap=True, max_width=WIDEST, overflow="ellipsis")
        for row in rows:
            table.add_row(*(Text(row.get(name, "")) for name in columns))
        self._terminal.console().print(table)


def pairs(row: Row, terminal: Terminal) -> None:
    """Write one record: a line for each value."""
    if not terminal.shows_tables:
        for name, value in row.items():
            terminal.write(f"{name}\t{_on_a_line(value)}")
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, value in row.items():
        if (text := for_people(value)) != "":
            table.add_row(Text(name), Text(text))
    terminal.console().print(table)
