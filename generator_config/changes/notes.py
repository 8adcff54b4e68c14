"""Collects changes as they are found."""

from __future__ import annotations

from dataclasses import replace

from generator_config.changes.kinds import KINDS
from generator_config.changes.schemas import Change, SchemaComparison


class Notes:
    """The changes found so far, and the comparison of schemas that adds to them."""

    def __init__(self) -> None:
        self.schemas = SchemaComparison()

    def finished(self) -> list[Change]:
        """The changes, each once; those of models with the operations that they affect."""
        found = []
        for change in dict.fromkeys(self.schemas.changes):
            uses = self.schemas.uses.get((change.subject, change.is_sent), set())
            found.append(replace(change, operations=frozenset(uses)) if uses else change)
        return found

    def add(
        self,
        id_: str,
        subject: str,
        path: str = "",
        places: tuple[tuple[str, int], tuple[str, int]] = (("", 0), ("", 0)),
        texts: tuple[str, str] = ("", ""),
        python: tuple[str, str] = ("", ""),
        *,
        is_sent: bool = True,
    ) -> None:
        """Note a change."""
        differs = python[0] != python[1]
        row = Change(KINDS[id_], subject, path, *places, *texts, *python, is_sent, differs)
        self.schemas.changes.append(row)
