"""Tell the files of the tree from those that should be there."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator_config.files import Files

_LISTED = 20
_SHOWN_FILES = 3
_SHOWN_LINES = 40


@dataclass(frozen=True)
class Drift:
    """How ``actual``, the files of ``folder`` in the tree, differ from the ``expected`` ones."""

    folder: Path
    expected: Files
    actual: Files
    changed: list[str] = field(init=False)
    missing: list[str] = field(init=False)
    extra: list[str] = field(init=False)

    def __post_init__(self) -> None:
        both = sorted(self.expected.keys() & self.actual.keys())
        changed = [name for name in both if self.expected[name] != self.actual[name]]
        object.__setattr__(self, "changed", changed)
        object.__setattr__(self, "missing", sorted(self.expected.keys() - self.actual.keys()))
        object.__setattr__(self, "extra", sorted(self.actual.keys() - self.expected.keys()))

    @property
    def names(self) -> list[str]:
        """All files that differ."""
        return [*self.changed, *self.missing, *self.extra]

    def listing(self) -> Iterator[str]:
        """One line for each file that differs, up to some twenty."""
        kinds = (("changed", self.changed), ("missing", self.missing), ("extra", self.extra))
        lines = [f"  {kind:8}{self.folder.as_posix()}/{n}" for kind, names in kinds for n in names]
        yield from lines[:_LISTED]
        if len(lines) > _LISTED:
            yield f"  … and {len(lines) - _LISTED} more"

    def diff(self) -> Iterator[str]:
        """A unified diff, from the tree to what should be there, of the first changed files."""
        for name in self.changed[:_SHOWN_FILES]:
            lines = list(self._diff_of(name))
            yield from lines[:_SHOWN_LINES]
            if len(lines) > _SHOWN_LINES:
                yield f"… {len(lines) - _SHOWN_LINES} more lines"

    def _diff_of(self, name: str) -> Iterator[str]:
        path = f"{self.folder.as_posix()}/{name}"
        return difflib.unified_diff(
            self.actual[name].decode(errors="replace").splitlines(),
            self.expected[name].decode(errors="replace").splitlines(),
            f"{path} (as it is)",
            f"{path} (as it should be)",
            lineterm="",
            n=2,
        )
