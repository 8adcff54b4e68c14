"""From the previous SDK to this one: its calls, and a tool that rewrites them.

`python -m flowroute_sdk.migrate FILE...` shows what it would do, `--diff` how, and `--write` does
it. Rewriting needs the extra: `pip install "flowroute-sdk[migrate]"`.
"""

from __future__ import annotations

from typing import NamedTuple

from .calls import OLD_CALLS, OldCall

__all__ = ["OLD_CALLS", "Migration", "NotPython", "OldCall", "Remark", "migrate_source"]


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

    Answers that the program goes on to use are turned back into dicts with `to_dict()`, so that
    the rest stays as it is.

    Raises:
        NotPython: The source can't be read as Python 3.
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
    return rewritten(source)
