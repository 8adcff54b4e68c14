"""What the tool says: the changes as a diff, and the rest grouped by reason."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator

from . import Migration, Remark
from ._work import Change

SHOWN = 5
"""How many places of one reason are listed, unless all are asked for."""


def diff(change: Change) -> list[str]:
    """A change as a unified diff."""
    old, new = (
        text.decode("utf-8", "replace").splitlines(keepends=True)
        for text in (change.before, change.after)
    )
    return list(difflib.unified_diff(old, new, str(change.path), f"{change.path} (migrated)"))


def summary(changes: Iterable[Change], *, everything: bool) -> Iterator[str]:
    """What has been rewritten, what is left alone and what deserves a look, in lines."""
    found = list(changes)
    rewritten = sum(change.migration.rewritten for change in found)
    left = sum(len(change.migration.left) for change in found)
    if rewritten or left:
        files = sum(change.after != change.before for change in found)
        done = f"{_counted(rewritten, 'call')} rewritten in {_counted(files, 'file')}"
        yield f"{done}, {left} left alone"
    yield from _grouped("left alone", found, lambda each: each.left, everything)
    yield from _grouped("note", found, lambda each: each.notes, everything)


def _grouped(
    title: str,
    changes: Iterable[Change],
    of: Callable[[Migration], list[Remark]],
    everything: bool,
) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for change in changes:
        for line, text in of(change.migration):
            what, _, reason = text.partition(": ")
            reasons.setdefault(reason, []).append(f"{change.place(line)}: {what}")
    for reason, places in sorted(reasons.items(), key=lambda each: (-len(each[1]), each[0])):
        yield f"{title}: {reason}"
        shown = places if everything else places[:SHOWN]
        yield from (f"  {place}" for place in shown)
        if len(places) > len(shown):
            yield f"  and {len(places) - len(shown)} more (--all lists them)"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
