"""From the previous SDK to this one: its calls, and a tool that rewrites them.

`python -m flowroute_sdk.migrate FILE...` shows what it would do, `--diff` how, and `--write` does
it. Rewriting needs the extra: `pip install "flowroute-sdk[migrate]"`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from .before import as_before, date_as_before, text_as_before
from .calls import OLD_CALLS, OldCall

__all__ = [
    "OLD_CALLS",
    "Migration",
    "NotPython",
    "OldCall",
    "Remark",
    "as_before",
    "date_as_before",
    "migrate_source",
    "migrate_sources",
    "text_as_before",
]


class Remark(NamedTuple):
    """Something to know about a line of the old source."""

    line: int
    text: str


class Migration(NamedTuple):
    """A rewritten source."""

    source: bytes
    """The new source."""
    rewritten: int
    """How many old calls became new ones."""
    left: list[Remark]
    """What was left as it is, and why."""
    notes: list[Remark]
    """What was rewritten and deserves a look."""


class NotPython(ValueError):
    """The source is no Python 3."""

    line: int
    """Where reading it ended."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.line = line


def migrate_source(source: bytes | str) -> Migration:
    """Rewrite the old calls of a source file to new ones, where that is safe.

    Answers that the program goes on to use are turned back into dicts, so that the rest stays as
    it is. What files share is followed by `migrate_sources`.

    Raises:
        NotPython: The source can't be read as Python 3.
        ImportError: libcst is missing.
    """
    migration = migrate_sources({"": source})[""]
    if isinstance(migration, NotPython):
        raise migration
    return migration


def migrate_sources(
    sources: Mapping[str, bytes | str],
    others: Mapping[str, bytes] | None = None,
    *,
    shows_results: Container[str] = (),
) -> dict[str, Migration | NotPython]:
    """Rewrite the old calls of files that belong together.

    Args:
        sources: The files, by their paths, which say what their modules are called.
        others: Files that aren't rewritten. A client that one of them may use stays.
        shows_results: Which of the files show the value of a statement, as notebooks do.

    Returns:
        For each file what `migrate_source` returns, or the `NotPython` that it raises.

    Raises:
        ImportError: libcst is missing.
    """
    try:
        from ._rewrite import rewritten  # libcst is an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "libcst":
            raise
        raise ImportError(
            'rewriting needs libcst: pip install "flowroute-sdk[migrate]"', name="libcst"
        ) from error
    return rewritten(sources, others or {}, shows_results)
