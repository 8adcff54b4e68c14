"""What is measured and what it should be, as one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .race import Lap

OURS = "flowroute_sdk"


class Row(NamedTuple):
    """One figure."""

    name: str
    value: float
    target: float | None = None
    """What the figure should not exceed; None for what is there to compare with."""
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is reached."""
        if self.target is None:
            return ""
        return "yes" if self.value <= self.target else "NO"


class Group(NamedTuple):
    """Figures of one kind, in one unit."""

    title: str
    unit: str
    rows: list[Row]


def compared(
    title: str, laps: Mapping[str, Lap], targets: Mapping[str, float] | None = None
) -> Group:
    """The ratios of a race; its first contender is what all others are compared with."""
    targets = targets or {}
    rows = [
        Row(name, lap.ratio, targets.get(name), duration(lap.seconds)) for name, lap in laps.items()
    ]
    return Group(title, "ratio", rows)


def duration(seconds: float) -> str:
    """A time in the unit that suits it."""
    return f"{seconds * 1e6:.0f} µs" if seconds < 0.01 else f"{seconds * 1e3:.0f} ms"


def missed(groups: Iterable[Group]) -> list[str]:
    """What doesn't reach its target."""
    return [
        f"{group.title}: {row.name}"
        for group in groups
        for row in group.rows
        if row.verdict == "NO"
    ]


HEADINGS = ("figure", "value", "target", "reached", "time of one")


def lines(groups: Iterable[Group]) -> list[tuple[str, ...]]:
    """The cells of the table; a group's title stands in a line of its own."""
    table: list[tuple[str, ...]] = []
    for group in groups:
        table.append((f"{group.title} ({group.unit})", "", "", "", ""))
        table.extend(
            (
                f"  {row.name}",
                shown(row.value),
                "" if row.target is None else shown(row.target),
                row.verdict,
                row.detail,
            )
            for row in group.rows
        )
    return table


def shown(value: float) -> str:
    """A number with as many digits as mean something."""
    return f"{value:.0f}" if value >= 100 or value == int(value) > 1 else f"{value:.2f}"


def as_text(groups: Iterable[Group]) -> str:
    """The table for a terminal."""
    table = [HEADINGS, *lines(groups)]
    first = max(len(cells[0]) for cells in table)
    return "\n".join(
        f"{cells[0]:{first}}  {cells[1]:>7}  {cells[2]:>7}  {cells[3]:7}  {cells[4]}".rstrip()
        for cells in table
    )


def as_markdown(groups: Iterable[Group]) -> str:
    """The table for a page."""
    rows = [HEADINGS, ("---", "--:", "--:", "---", "--:")]
    for cells in lines(groups):
        name = cells[0].strip()
        rows.append((name if cells[0].startswith(" ") else f"**{name}**", *cells[1:]))
    return "\n".join(f"| {' | '.join(cells)} |".replace("  ", " ") for cells in rows)
