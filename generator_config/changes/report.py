"""Reports of changes: text, Markdown or JSON."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator_config.changes.judge import Entry, Place

FAILS_ON = ("wire", "source", "none")

CLIENTS = {
    "ours": "readers keep unknown fields and values, as the models of this project do",
    "any": "readers may be strict: an unknown value is an error",
}


@dataclasses.dataclass(frozen=True)
class Report:
    """All entries, and what they were judged for."""

    old: str
    new: str
    client: str
    entries: Sequence[Entry]
    notes: Sequence[str] = ()
    prefix: str = ""
    """Goes before the names of documents that have a folder in the project."""

    def place(self, place: Place | None) -> str:
        """File and line, as editors understand them."""
        if place is None or not place[0]:
            return ""
        file, line = place
        prefix = self.prefix if "/" not in file else ""
        return f"{prefix}{file}:{line}"

    @property
    def told(self) -> list[Entry]:
        """The entries that are listed one by one: all but reworded texts."""
        return [entry for entry in self.entries if entry.id != "described-anew"]

    @property
    def reworded(self) -> list[str]:
        """The others, on one line."""
        subjects = dict.fromkeys(e.subject for e in self.entries if e.id == "described-anew")
        return [f"Only reworded: {', '.join(subjects)}."] if subjects else []

    @property
    def counts(self) -> dict[str, int]:
        """How many entries break what."""
        return {
            "changes": len(self.told),
            "wire": sum(entry.wire == "yes" for entry in self.entries),
            "look": sum(entry.wire == "warn" for entry in self.entries),
            "source": sum(entry.source == "yes" for entry in self.entries),
        }

    @property
    def summary(self) -> str:
        """One sentence."""
        counts = self.counts
        if not self.entries:
            return f"No differences between {self.old} and {self.new}."
        return (
            f"{_number(counts['changes'], 'change')} from {self.old} to {self.new}: "
            f"{counts['wire']} break the wire, {counts['source']} break source, "
            f"{counts['look']} to look at."
        )


def text(report: Report) -> str:
    """For a terminal."""
    lines = [report.summary]
    if report.entries:
        lines.append(f"Judged for {report.client}: {CLIENTS[report.client]}.")
    lines += report.notes
    for entry in report.told:
        lines += ["", f"{_title(entry)}: {entry.says}{_values(entry)}", f"  {entry.breaks}"]
        if entry.wire != "no" or entry.source == "yes":
            lines[-1] += f": {entry.why}"
        places = dict.fromkeys((report.place(entry.old_place), report.place(entry.new_place)))
        lines.append("  at " + " → ".join(filter(None, places)))
        if entry.operations:
            lines.append(f"  {'/'.join(entry.ways) or 'used'} by {', '.join(entry.operations)}")
        lines += [f"  - {entry.before}"] if entry.before and entry.before != entry.after else []
        lines += [f"  + {entry.after}"] if entry.after and entry.before != entry.after else []
        lines += [f"  python: {line}" for line in entry.python]
    lines += [f"\n{line}" for line in report.reworded]
    return "\n".join(lines) + "\n"


def markdown(report: Report) -> str:
    """For a pull request."""
    lines = ["## What these changes to the documents mean", "", report.summary]
    if report.entries:
        lines += ["", f"Judged for `{report.client}`: {CLIENTS[report.client]}."]
    lines += [f"\n{note}" for note in report.notes]
    groups = (
        ("Breaks", [e for e in report.told if e.wire == "yes" or e.source == "yes"]),
        ("To look at", [e for e in report.told if e.wire == "warn" and e.source == "no"]),
        ("Breaks nothing", [e for e in report.told if e.wire == "no" and e.source == "no"]),
    )
    for title, entries in groups:
        if not entries:
            continue
        lines += ["", f"### {title}", "", "| what | change | wire | source | why | where |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        lines += [_row(report, entry) for entry in entries]
        shown = [entry for entry in entries if entry.before != entry.after]
        if shown and title != "Breaks nothing":
            lines += ["", "```diff"]
            for entry in shown:
                lines += [f"- {entry.before}"] if entry.before else []
                lines += [f"+ {entry.after}"] if entry.after else []
            lines += ["```"]
    lines += [f"\n{line}" for line in report.reworded]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """For programs."""
    document = {
        "old": report.old,
        "new": report.new,
        "client": report.client,
        "counts": report.counts,
        "notes": list(report.notes),
        "changes": [
            {
                **dataclasses.asdict(entry),
                "old_place": report.place(entry.old_place),
                "new_place": report.place(entry.new_place),
            }
            for entry in report.entries
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


FORMATS = {"text": text, "markdown": markdown, "json": as_json}


def _title(entry: Entry) -> str:
    return f"{entry.subject} · {entry.path}" if entry.path else entry.subject


def _values(entry: Entry) -> str:
    if entry.old and entry.new:
        return f" ({entry.old} → {entry.new})"
    return f" ({entry.old or entry.new})" if entry.old or entry.new else ""


def _row(report: Report, entry: Entry) -> str:
    wire = {"yes": "**breaks**", "warn": "look", "no": "-"}[entry.wire]
    source = "**breaks**" if entry.source == "yes" else "-"
    why = entry.why if wire != "-" or source != "-" else ""
    if entry.operations:
        why = "; ".join(filter(None, (why, "used by " + ", ".join(entry.operations))))
    if entry.python:
        why = "; ".join(filter(None, (why, *entry.python)))
    place = report.place(entry.new_place) or report.place(entry.old_place)
    cells = (f"`{_title(entry)}`", entry.says + _values(entry), wire, source, why, place)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
