"""The numbers that can be bought: computed from a seed, none of them stored.

Each area code has some exchanges, each exchange a rate center and a set of lines. The lines of an
exchange are the images of 0 … LINES-1 under a permutation of the 10,000 line numbers, so whether a
given number is on offer is decided without listing anything.
"""

from __future__ import annotations

import zlib
from bisect import insort
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

LINES = 40
IN_DEMAND = frozenset({"212", "310", "415", "416", "604", "646", "702"})
LINE = tuple(f"{line:04d}" for line in range(10_000))


@dataclass(frozen=True, slots=True)
class AreaCode:
    """Where an area code is."""

    id: str
    state: str
    country: str
    number_type: str


class Exchange(msgspec.Struct, frozen=True, gc=False):
    """The six digits of area code and exchange, their rate center, and the lines on offer.

    `head` are the seven digits that its numbers begin with.
    """

    id: str
    head: str
    area: AreaCode
    rate_center: str
    first: int = 0
    factor: int = 1
    size: int = 0

    def offers(self, line: int) -> bool:
        """Whether a line is one of its own."""
        return (line - self.first) * _inverse(self.factor) % 10_000 < self.size

    def lines(self) -> tuple[str, ...]:
        """The lines, ascending."""
        return _lines(self.first, self.factor, self.size)


@lru_cache(maxsize=1 << 13)
def _inverse(factor: int) -> int:
    return pow(factor, -1, 10_000)


@lru_cache(maxsize=1 << 14)
def _lines(first: int, factor: int, size: int) -> tuple[str, ...]:
    return tuple(sorted(LINE[(first + factor * place) % 10_000] for place in range(size)))


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
    mixed = _mix(seed, prefix)
    # Coprime to 10,000: neither even nor a multiple of five.
    factor = 10 * (mixed % 997) + (1, 3, 7, 9)[mixed % 4]
    area = AREAS[prefix[:3]]
    center = _rate_center(area, prefix)
    return Exchange(prefix, f"1{prefix}", area, center, mixed % 10_000, factor, LINES)


def _rate_center(area: AreaCode, prefix: str) -> str:
    centers = RATE_CENTERS_BY_STATE.get(area.state.upper(), ["tollfree"])
    return centers[int(prefix[3:]) % len(centers)]


def _mix(seed: int, text: str) -> int:
    return zlib.crc32(f"{seed}:{text}".encode())


def _by_prefix(number_ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number_id in number_ids:
        found.setdefault(number_id[1:7], set()).add(number_id[7:])
    return found


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
        if not self._store.all(Returned):
            return own
        found, known = list(own), {exchange.id for exchange in own}
        for prefix in self.returned():
            if prefix.startswith(npa) and prefix not in known:
                insort(found, self._other_exchange(prefix), key=lambda one: one.id)
        return found

    def returned(self) -> Mapping[str, set[str]]:
        """The lines of returned numbers by the six digits before them."""
        return _by_prefix(self._store.all(Returned))

    def owned(self) -> Mapping[str, set[str]]:
        """The lines of owned numbers by the six digits before them."""
        return _by_prefix(self._store.all(Number))

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
        if self._locate(number_id) is None and number_id[1:4] in AREAS:
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
            if exchange.id == prefix and exchange.offers(int(line)):
                return exchange
        return None

    def _other_exchange(self, prefix: str) -> Exchange:
        area = AREAS[prefix[:3]]
        return Exchange(prefix, f"1{prefix}", area, _rate_center(area, prefix))
