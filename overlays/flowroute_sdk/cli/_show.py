"""What a call has answered, written in the form that was asked for."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain, islice
from os import PathLike
from typing import TYPE_CHECKING, Any

from ._records import flat, for_programs
from ._writers import json_text, pairs, writer_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .. import Page
    from ._terminal import Terminal
    from ._writers import Writer

__all__ = ["Output", "Plain"]


class Output:
    """How results are written."""

    def __init__(
        self, terminal: Terminal, form: str | None = None, fields: Sequence[str] = ()
    ) -> None:
        self.terminal = terminal
        self.form = form
        self.fields = fields

    def one(self, result: Any) -> None:
        """Write a document or another value with ``to_dict``; for None a word for people."""
        if result is None:
            self.terminal.say("done")
            return
        if isinstance(result, str | int | PathLike):
            self._value(result)
            return
        document = as_dict(result)
        if self.fields:
            has_several = isinstance(document.get("data"), list)
            for each in records_in(document) if has_several else [document]:
                writer_for(None, self.fields, self.terminal).add(each)
        elif self.form == "json":
            self.terminal.write(json_text(document, self.terminal))
        elif self.form is not None or isinstance(document.get("data"), list):
            self.records(records_in(document))
        else:
            pairs(flat(record_in(document)), self.terminal)

    def _value(self, value: str | int | PathLike[str]) -> None:
        text = value if isinstance(value, bool | int) else str(value)
        is_json = self.form in ("json", "jsonl")
        self.terminal.write(json_text(text, self.terminal) if is_json else for_programs(text))

    def records(self, records: Iterable[Any]) -> None:
        """Write models, or dictionaries of one form."""
        rest = iter(records)
        first = list(islice(rest, 1))
        writer = writer_for(self.form, self.fields, self.terminal)
        writer.begin([_as_model(each) for each in first])
        for each in chain(first, rest):
            writer.add(as_dict(each))
        writer.end()

    def page(self, page: Page[Any], *, follow: bool) -> None:
        """Write a list: its first page, or all."""
        if self.form == "json" and not follow and not self.fields:
            self.terminal.write(json_text(page.to_dict(), self.terminal))
        else:
            writer = writer_for(self.form, self.fields, self.terminal)
            writer.begin(page.data)
            if follow:
                self._follow(page, writer)
            else:
                for each in page.data:
                    writer.add(each.to_dict())
            writer.end()
        if not follow and page.links is not None and page.links.next_:
            self.terminal.say("there are more: --all follows the list to its end")

    def _follow(self, page: Page[Any], writer: Writer) -> None:
        with self.progress("records") as advance:
            for each in page:
                writer.add(each.to_dict())
                advance(1)

    @contextmanager
    def progress(self, what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """A bar on standard error while something runs, where somebody sees it."""
        console = self.terminal.console(stderr=True)
        if self.terminal.quiet or not console.is_terminal:
            yield _no_progress
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda count: bar.advance(task, count)


def _no_progress(count: int) -> None:
    """Nobody looks."""


def _as_model(value: Any) -> Any:
    return value if hasattr(value, "to_dict") else Plain(as_dict(value))


class Plain:
    """A dictionary in the place of a model."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record

    def to_dict(self) -> Mapping[str, Any]:
        """The dictionary."""
        return self._record


def as_dict(result: Any) -> dict[str, Any]:
    """A result as JSON: of a model its document, of another value its public attributes."""
    if isinstance(result, dict):
        return result
    if hasattr(result, "to_dict"):
        document: dict[str, Any] = result.to_dict()
        return document
    if hasattr(result, "_asdict"):
        values: dict[str, Any] = result._asdict()
        return values
    return {name: _plain(getattr(result, name)) for name in _names(result)}


def _names(value: object) -> list[str]:
    names = getattr(type(value), "__slots__", ()) or getattr(value, "__dict__", ())
    return [name for name in names if not name.startswith("_")]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return {name: _plain(getattr(value, name)) for name in _names(value)} or value


def record_in(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of a document, or the document where it holds none."""
    data = document.get("data")
    return data if isinstance(data, dict) else document


def records_in(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The records of a document that has several, or its only one."""
    data = document.get("data")
    if isinstance(data, list) and all(isinstance(each, dict) for each in data):
        return list(data)
    return [document if data is None else record_in(document)]
