"""The numbers that can be bought: computed from a seed, none of them stored.

Each area code has some exchanges, each exchange a rate center and the lines of one group. The
groups divide the 10,000 line numbers, shuffled by a multiplication, into parts of LINES: whether a
given number is on offer is decided without listing anything, and a filter is applied to each group
once, not to each exchange.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from .geography import AREA_CODES, RATE_CENTERS_BY_STATE, TOLL_FREE
from .records import Number, Returned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .money import Prices
    from .store import Store

IN_DEMAND = frozenset({"212", "310", "415", "416", "604", "646", "702"})
LINE = tuple(f"{line:04d}" for line in range(10_000))
LINES = 40
GROUPS = len(LINE) // LINES
FACTOR = 4_321
UNFACTOR = pow(FACTOR, -1, len(LINE))


def group_of(line: str) -> int:
    """The group that a line belongs to."""
    return int(line) * UNFACTOR % len(LINE) // LINES


@lru_cache(maxsize=GROUPS)
def lines_of(group: int) -> tuple[str, ...]:
    """The lines of a group, ascending."""
    places = range(group * LINES, (group + 1) * LINES)
    return tuple(sorted(LINE[place * FACTOR % len(LINE)] for place in places))


@dataclass(frozen=True, slots=True)
class AreaCode:
    """Where an area code is."""

    id: str
    state: str
    country: str
    number_type: str


class Exchange(msgspec.Struct, frozen=True, gc=False):
    """The six digits of area code and exchange, their rate center, and the group of its lines.

    `head` are the seven digits that its numbers begin with. Where numbers were only returned to,
    there is no group.
    """

    id: str
    head: str
    area: AreaCode
    rate_center: str
    group: int | None = None


def _area(npa: str) -> AreaCode:
    if npa in TOLL_FREE:
        return AreaCode(npa, "", "US", "toll-free")
    state, country = AREA_CODES[npa]
    return AreaCode(npa, state.lower(), country, "longcode")


AREAS = {npa: _area(npa) for npa in sorted((*AREA_CODES, *TOLL_FREE))}


@lru_cache(maxsize=4096)
def _exchanges(seed: int, npa: str) -> tuple[Exchange, ...]:
    mixed = _mix(seed, npa)
    count = 12 + mixed % 9
    step = 1 + 2 * (mixed % 97)
    prefixes = {200 + (mixed + step * place) % 799 for place in range(count)}
    # N11 codes are services, not exchanges.
    return tuple(_exchange(seed, f"{npa}{nxx}") for nxx in sorted(prefixes) if nxx % 100 != 11)


def _exchange(seed: int, prefix: str) -> Exchange:
    area = AREAS[prefix[:3]]
    group = _mix(seed, prefix) % GROUPS
    return Exchange(prefix, f"1{prefix}", area, _rate_center(area, prefix), group)


def _rate_center(area: AreaCode, prefix: str) -> str:
    centers = RATE_CENTERS_BY_STATE.get(area.state.upper(), ["tollfree"])
    return centers[int(prefix[3:]) % len(centers)]


def _mix(seed: int, text: str) -> int:
    return zlib.crc32(f"{seed}:{text}".encode())


class Inventory:
    """What can be bought now: the virtual numbers and the returned ones, less the owned ones."""

    def __init__(self, seed: int, store: Store, prices: Callable[[], Prices]) -> None:
        self._seed = seed
        self._store = store
        self._prices = prices

    def setup_cost(self, area: AreaCode) -> float:
        """Dollars."""
        prices = self._prices()
        in_demand = area.id in IN_DEMAND
        return float(prices.number_setup_in_demand if in_demand else prices.number_setup)

    def monthly_cost(self, area: AreaCode) -> float:
        """Dollars."""
        prices = self._prices()
        return float(prices.number_month_canada if area.country == "CA" else prices.number_month)

    def area_codes(self, max_setup_cost: float | None = None) -> Iterator[AreaCode]:
        """The area codes with numbers at or below a setup cost, ascending."""
        return (
            area
            for area in AREAS.values()
            if max_setup_cost is None or self.setup_cost(area) <= max_setup_cost
        )

    def exchanges(self, npa: str) -> Iterable[Exchange]:
        """The exchanges of an area code, ascending; none for an unknown one."""
        if npa not in AREAS:
            return ()
        own = _exchanges(self._seed, npa)
        returned = self._store.returned_lines.exchanges(npa)
        if not returned:
            return own
        others = {*returned}.difference([exchange.id for exchange in own])
        return sorted([*own, *map(self._other_exchange, others)], key=lambda one: one.id)

    def prepare(self) -> Iterator[None]:
        """Make the exchanges, one area code a step: it takes a while the first time."""
        for npa in AREAS:
            _exchanges(self._seed, npa)
            yield

    @property
    def returned(self) -> Mapping[str, set[str]]:
        """The lines of returned numbers by the six digits before them."""
        return self._store.returned_lines.lines

    @property
    def owned(self) -> Mapping[str, set[str]]:
        """The lines of owned numbers by the six digits before them."""
        return self._store.owned_lines.lines

    def find(self, number_id: str) -> Exchange | None:
        """The exchange of a number that can be bought, or None."""
        if number_id in self._store.all(Number):
            return None
        exchange = self._locate(number_id)
        if number_id in self._store.all(Returned):
            return exchange or self._other_exchange(number_id[1:7])
        return exchange

    def take_back(self, number_id: str) -> None:
        """Offer a released number again."""
        known = number_id.startswith("1") and number_id[1:4] in AREAS
        if known and self._locate(number_id) is None:
            self._store.save(Returned(id=number_id))

    def take_out(self, number_id: str) -> None:
        """Withdraw a number that was bought."""
        returned = self._store.get(Returned, number_id)
        if returned is not None:
            self._store.delete(returned)

    def _locate(self, number_id: str) -> Exchange | None:
        prefix, line = number_id[1:7], number_id[7:]
        if not number_id.startswith("1") or prefix[:3] not in AREAS:
            return None
        for exchange in _exchanges(self._seed, prefix[:3]):
            if exchange.id == prefix and exchange.group == group_of(line):
                return exchange
        return None

    def _other_exchange(self, prefix: str) -> Exchange:
        area = AREAS[prefix[:3]]
        return Exchange(prefix, f"1{prefix}", area, _rate_center(area, prefix))
