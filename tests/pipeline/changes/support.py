"""What the tests of changes have in common."""

from __future__ import annotations

from generator_config.changes.judge import Entry, judged
from generator_config.changes.operations import compare
from generator_config.changes.schemas import Change
from generator_config.changes.sources import State, parse


def changes_between(old: bytes, new: bytes, name: str = "doc.yaml") -> list[Change]:
    """What is different between two documents."""
    states = [State("", parse({name: content})) for content in (old, new)]
    return compare(*states)


def entries_between(old: bytes, new: bytes, *, client: str = "ours") -> list[Entry]:
    """The same, judged."""
    return judged(changes_between(old, new), is_ours=client == "ours")


def effect(old: bytes, new: bytes, *, client: str = "ours") -> tuple[str, str]:
    """What the only change does to the wire and to source."""
    (entry,) = entries_between(old, new, client=client)
    return entry.wire, entry.source
