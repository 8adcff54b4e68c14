"""The list of operations whose overlay method is still to be written. It goes when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator_config.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator_config.paths import Paths

PENDING = "generator_config/pending_overlays.txt"


def read_pending(paths: Paths) -> dict[str, int]:
    """The operations of the list of those without an overlay, with their lines."""
    if not paths.pending.exists():
        return {}
    lines = enumerate(paths.pending.read_text(encoding="utf-8").splitlines(), 1)
    names = ((line.partition("#")[0].strip(), number) for number, line in lines)
    return {name: number for name, number in names if name}


def pending_problems(
    pending: Mapping[str, int], known: set[str], found: set[str]
) -> Iterator[Problem]:
    """Entries that are no operation, or have their method by now."""
    for name, line in pending.items():
        if name not in known:
            yield Problem(PENDING, line, f"{name} is no operation")
        elif name in found:
            yield Problem(PENDING, line, f"{name} has its overlay method: take it off the list")
