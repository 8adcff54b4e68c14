"""The inventory search.

Which lines can match is decided on the digits of the filters, for each group of lines once: an
exchange then only looks up its group. Numbers are made for the page that is asked for, no others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .inventory import GROUPS, LINE, group_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from .inventory import AreaCode, Exchange, Inventory

HEAD = 7
"""Country code, area code and exchange; the four digits after them are the line."""


def digits(text: str | None) -> str:
    """A filter's digits, without a plus sign; empty when there is no filter."""
    return (text or "").removeprefix("+")


def prefix(text: str | None) -> str:
    """The start of a number in full: country code 1 goes before anything without one."""
    if not text:
        return ""
    return digits(text) if text.startswith(("+", "1")) else f"1{text}"


def echoed(query: Mapping[str, Any]) -> dict[str, str]:
    """The filters as links repeat them, with the country code; one other than 1 keeps its plus."""
    asked = {name: str(value) for name, value in query.items() if name not in ("limit", "offset")}
    start = prefix(asked.get("starts_with"))
    if start:
        asked["starts_with"] = start if start.startswith("1") else f"+{start}"
    return asked


def available(
    inventory: Inventory, query: Mapping[str, Any], offset: int, most: int
) -> list[tuple[str, Exchange]]:
    """At most so many numbers on offer that meet every filter, in the order asked for."""
    name, _, direction = query.get("order_by", "number").partition(",")
    descending = direction == "desc"
    backwards = descending and name not in ORDERS
    exchanges = _exchanges(inventory, query)
    if name in ORDERS:
        exchanges.sort(key=ORDERS[name](inventory), reverse=descending)
    elif descending:
        exchanges.reverse()
    found: list[tuple[str, Exchange]] = []
    for exchange, lines in _matches(inventory, exchanges, _Digits(query)):
        if len(lines) <= offset:
            offset -= len(lines)
            continue
        ordered = sorted(lines, reverse=backwards)[offset : offset + most - len(found)]
        found += [(exchange.head + line, exchange) for line in ordered]
        offset = 0
        if len(found) == most:
            break
    return found


ORDERS: dict[str, Callable[[Inventory], Callable[[Exchange], Any]]] = {
    "monthly_cost": lambda inventory: lambda one: inventory.monthly_cost(one.area),
    "iso_country": lambda _: lambda one: one.area.country,
    "number_type": lambda _: lambda one: one.area.number_type,
    "state": lambda _: lambda one: one.area.state,
    "rate_center": lambda _: lambda one: one.rate_center,
}


def _exchanges(inventory: Inventory, query: Mapping[str, Any]) -> list[Exchange]:
    center, start = query.get("rate_center", "").lower(), prefix(query.get("starts_with"))
    return [
        exchange
        for area in inventory.area_codes()
        if _fits(area, query) and _overlaps(f"1{area.id}", start)
        for exchange in inventory.exchanges(area.id)
        if center in ("", exchange.rate_center)
    ]


def _fits(area: AreaCode, query: Mapping[str, Any]) -> bool:
    state, country = query.get("state"), query.get("iso_country")
    return (
        (state is None or area.state == state.lower())
        and (country is None or area.country == country.upper())
        and query.get("number_type") in (None, area.number_type)
    )


def _overlaps(beginning: str, start: str) -> bool:
    return beginning.startswith(start) or start.startswith(beginning)


def _matches(
    inventory: Inventory, exchanges: Iterable[Exchange], wanted: _Digits
) -> Iterator[tuple[Exchange, Collection[str]]]:
    """The exchanges with lines that match, and these."""
    returned, owned = inventory.returned, inventory.owned
    for exchange in exchanges:
        allowed = wanted.lines_after(exchange.head)
        if not allowed:
            continue
        lines: Collection[str] = () if exchange.group is None else allowed[exchange.group]
        if exchange.id in returned:
            back = [one for one in returned[exchange.id] if one in allowed[group_of(one)]]
            lines = {*lines, *back}
        if exchange.id in owned:
            lines = {*lines} - owned[exchange.id]
        if lines:
            yield exchange, lines


Lines = tuple[tuple[str, ...], ...]
"""Lines by their group; none at all is empty."""


class _Digits:
    """The filters on the digits of a number."""

    def __init__(self, query: Mapping[str, Any]) -> None:
        start, end = prefix(query.get("starts_with")), digits(query.get("ends_with"))
        self._start, self._end = start[:HEAD], end[:-4]
        self._line = start[HEAD:], end[-4:]
        self._contains = digits(query.get("contains"))
        # Where a part that must be contained may begin in the head and end in the line.
        size = len(self._contains)
        cuts = range(max(1, size - 4), min(HEAD, size - 1) + 1)
        self._cuts = [(self._contains[:cut], self._contains[cut:]) for cut in cuts]
        self._beginnings = tuple(first for first, _ in self._cuts)
        self._any = _lines_with("", (), *self._line)
        self._within = _lines_with(self._contains, (), *self._line)

    def lines_after(self, head: str) -> Lines:
        """The lines with which a number that begins with `head` meets the filters."""
        if self._contains in head:
            lines = self._any
        elif head.endswith(self._beginnings):
            lasts = tuple([last for first, last in self._cuts if head.endswith(first)])
            lines = _lines_with(self._contains, lasts, *self._line)
        else:
            lines = self._within
        fits = lines and head.startswith(self._start) and head.endswith(self._end)
        return lines if fits else ()


@lru_cache(maxsize=128)
def _lines_with(part: str, starts: tuple[str, ...], start: str, end: str) -> Lines:
    """The lines from `start` to `end` with `part` in them, or with one of `starts` at the start."""
    found = [line for line in _lines_between(start, end) if part in line or line.startswith(starts)]
    if len(found) == len(LINE):
        return tuple(map(lines_of, range(GROUPS)))
    groups: dict[int, list[str]] = {}
    for line in found:
        groups.setdefault(group_of(line), []).append(line)
    return tuple(tuple(groups.get(group, ())) for group in range(GROUPS)) if groups else ()


def _lines_between(start: str, end: str) -> Collection[str]:
    between = 4 - len(start) - len(end)
    if between == 4:
        return LINE
    if between > 0:
        return [f"{start}{middle:0{between}d}{end}" for middle in range(10**between)]
    # They touch or overlap: at most one line has both.
    line = start + end[len(end) - 4 + len(start) :]
    return [line] if len(line) == 4 and line.endswith(end) else []
