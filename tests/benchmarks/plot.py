"""The figures as a picture: a bar for each, and a line where its target stands."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .figures import OURS, Group, Row, shown

WIDTH = 760
NAMES = 190
LINE = 20
SCALE = 340.0
"""Pixels for the cost of bare httpx."""
LONGEST = WIDTH - NAMES - 60


def picture(groups: Iterable[Group]) -> str:
    """An SVG of the ratios; a bar that would be too long ends in a cut."""
    parts: list[str] = []
    top = 30
    for group in groups:
        if group.unit != "ratio" or not group.rows:
            continue
        parts.append(_text(10, top, group.title, "bold"))
        for row in group.rows:
            top += LINE
            parts.extend(_bar(top, row))
        top += LINE + 14
    line = f'<line x1="{NAMES + SCALE}" y1="12" x2="{NAMES + SCALE}" y2="{top - 20}" class="one"/>'
    return HEAD.format(width=WIDTH, height=top) + "\n".join([line, *parts]) + "\n</svg>\n"


HEAD = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
viewBox="0 0 {width} {height}" role="img" aria-label="Cost of calls as a share of httpx">
<style>
text {{ font: 12px sans-serif; fill: #333 }} .bold {{ font-weight: bold }}
.ours {{ fill: #2f6f4f }} .other {{ fill: #a9b4bd }} .one {{ stroke: #ccc }}
.target {{ stroke: #c0392b; stroke-width: 2 }}
</style>
<rect width="100%" height="100%" fill="#fff"/>
"""


def _bar(top: int, row: Row) -> list[str]:
    length = min(row.value * SCALE, LONGEST)
    kind = "ours" if row.name.startswith(OURS) else "other"
    drawn = [
        _text(20, top, row.name),
        f'<rect x="{NAMES}" y="{top - 11}" width="{length:.0f}" height="13" class="{kind}"/>',
    ]
    label = NAMES + int(length) + 6
    if row.target is not None:
        x = int(NAMES + row.target * SCALE)
        label = x + 6 if label - 6 <= x < label + 34 else label
        drawn.append(f'<line x1="{x}" y1="{top - 13}" x2="{x}" y2="{top + 4}" class="target"/>')
    return [*drawn, _text(label, top, shown(row.value))]


def _text(x: int, y: int, text: str, kind: str = "") -> str:
    return f'<text x="{x}" y="{y}" class="{kind}">{escape(text)}</text>'
