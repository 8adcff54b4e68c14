"""The verdict on changes: one entry for each, with what it breaks and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator_config.changes.kinds import Effect, Kind
from generator_config.changes.python import class_name, snake

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator_config.changes.api import PythonChange
    from generator_config.changes.schemas import Change

Place = tuple[str, int]
_ORDER: dict[str, int] = {"no": 0, "warn": 1, "yes": 2}


@dataclass
class Entry:
    """One change, on the wire and in Python."""

    id: str
    says: str
    subject: str
    path: str
    wire: Effect
    source: Literal["no", "yes"]
    why: str
    old_place: Place | None
    new_place: Place | None
    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""
    """What it looks like in Python."""
    ways: tuple[str, ...] = ()
    """"sent", "received", or both."""
    operations: tuple[str, ...] = ()
    python: list[str] = field(default_factory=list)
    """What the comparison of the Python packages says of the same thing."""

    @property
    def breaks(self) -> str:
        """What it breaks, in a few words."""
        words = {"yes": "breaks the wire", "warn": "look at the wire", "no": ""}[self.wire]
        source = "breaks source" if self.source == "yes" else ""
        return ", ".join(filter(None, (words, source))) or "breaks nothing"


def judged(
    changes: Iterable[Change], python: Sequence[PythonChange] = (), *, is_ours: bool = True
) -> list[Entry]:
    """The entries for changes of documents and of packages, the worst first."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        key = (change.kind.id, change.subject, change.path, change.old_place, change.new_place)
        groups.setdefault((*key, change.old, change.new), []).append(change)
    entries = [_entry(group, is_ours=is_ours) for group in groups.values()]
    left = _joined(entries, python)
    entries += [_of_python(change) for change in left]
    return sorted(entries, key=_rank)


def _rank(entry: Entry) -> tuple[object, ...]:
    worst = max(_ORDER[entry.wire], 2 if entry.source == "yes" else 0)
    return -worst, -_ORDER[entry.wire], entry.subject, entry.path, entry.id, entry.old, entry.new


def _entry(group: list[Change], *, is_ours: bool) -> Entry:
    first, kind = group[0], group[0].kind
    ways = sorted({change.is_sent for change in group}, reverse=True)
    worst = max(ways, key=lambda sent: _ORDER[kind.wire(is_sent=sent, is_ours=is_ours)])
    breaks_source = any(_breaks_source(kind, change) for change in group)
    if kind.source_sent == kind.source_received and kind.sent == kind.received:
        shown: tuple[str, ...] = ()
    else:
        shown = tuple("sent" if sent else "received" for sent in ways)
    return Entry(
        kind.id,
        kind.says,
        first.subject,
        first.path,
        kind.wire(is_sent=worst, is_ours=is_ours),
        "yes" if breaks_source else "no",
        kind.why(is_sent=worst, is_ours=is_ours),
        first.old_place,
        first.new_place,
        first.old,
        first.new,
        first.old_python,
        first.new_python,
        shown,
        tuple(sorted({name for change in group for name in change.operations})),
    )


def _breaks_source(kind: Kind, change: Change) -> bool:
    effect = kind.source_sent if change.is_sent else kind.source_received
    return effect == "yes" or (effect == "type" and change.type_differs)


def _joined(entries: list[Entry], python: Sequence[PythonChange]) -> list[PythonChange]:
    """Merge changes of packages into the entries that they belong to; return the others."""
    left = []
    for change in python:
        about = [entry for entry in entries if change.subject in _subjects(entry)]
        same = [entry for entry in about if change.member and change.member in _members(entry)]
        whole = [entry for entry in about if not entry.path]
        found = same or (whole if not change.member or not same else [])
        if not found:
            left.append(change)
        for entry in found[:1]:
            entry.python.append(f"{change.place[0]}:{change.place[1]}: {change.says}")
            if entry.source == "no" and change.breaks:
                entry.source = "yes"
    return left


def _subjects(entry: Entry) -> set[str]:
    """The methods and models that an entry concerns."""
    names = {snake(entry.subject), class_name(entry.subject)}
    if entry.id in {"operation-renamed", "schema-renamed"}:
        names |= {snake(entry.old), class_name(entry.old)}
    return names


def _members(entry: Entry) -> set[str]:
    """The arguments and fields that an entry concerns."""
    last = entry.path.rpartition(" ")[2].rpartition(".")[2]
    texts = (entry.before, entry.after)
    shown = {text.partition("(")[2].partition(":")[0] for text in texts if "(" in text}
    return {snake(last), snake(entry.old), snake(entry.new), *shown} - {""}


def _of_python(change: PythonChange) -> Entry:
    return Entry(
        change.kind,
        change.says,
        change.label,
        "",
        "no",
        "yes" if change.breaks else "no",
        "in no document: only the Python packages have changed",
        change.place,
        change.place,
        before=change.before,
        after=change.after,
    )
