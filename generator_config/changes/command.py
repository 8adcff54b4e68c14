"""`python -m generator_config diff`: compare two states and report what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator_config.changes import api
from generator_config.changes.judge import Entry, judged
from generator_config.changes.operations import compare
from generator_config.changes.report import Report
from generator_config.changes.sources import SPECS, read_state

if TYPE_CHECKING:
    from pathlib import Path


def report_on(base: str, revision: str | None, root: Path, *, client: str = "ours") -> Report:
    """The report on all differences between a base and a revision, by default the tree.

    Raises ``SpecError`` for what can't be read.
    """
    old = read_state(base, root)
    new = read_state(revision if revision is not None else str(root), root)
    notes: list[str] = []
    python = _packages(base, revision, root, notes)
    entries = judged(compare(old, new), python, is_ours=client == "ours")
    label = "the tree" if revision is None else revision
    is_ours = revision is None
    return Report(base, label, client, entries, notes, prefix=f"{SPECS}/" if is_ours else "")


def fails(entries: list[Entry], fail_on: str) -> bool:
    """Whether the entries are worse than allowed. The wire counts more than source."""
    if fail_on == "none":
        return False
    on_wire = any(entry.wire == "yes" for entry in entries)
    return on_wire or (fail_on == "source" and any(entry.source == "yes" for entry in entries))


def _packages(
    base: str, revision: str | None, root: Path, notes: list[str]
) -> list[api.PythonChange]:
    with api.tree_of(base, root) as old, api.tree_of(revision, root) as new:
        if old is None or new is None:
            notes.append("The Python packages weren't compared: one side doesn't have them.")
            return []
        if not api.is_installed():
            notes.append("The Python packages weren't compared: griffe isn't installed.")
            return []
        return api.compare_packages(old, new)
