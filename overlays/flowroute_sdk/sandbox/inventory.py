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

from .geography import AREA_CODES, RATE_CENTERS_BY_STATE, TOLL_FREE
from .records import Number, Returned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .store import Store

LINES = 40
PREMIUM = frozenset({"212", "310", "415", "416", "604", "646", "702"})


@dataclass(frozen=True, slots=True)
class AreaCode:
    """Where an area code is and what its numbers cost, in dollars."""

    id: str
    state: str
    country: str
    number_type: str
    setup_cost: float
    monthly_cost: float


@dataclass(frozen=True, slots=True)
class Exchange:
    """The six digits of area code and exchange, and their rate center."""

    id: str
    area: AreaCode
    rate_center: str


def _area(npa: str) -> AreaCode:
    if npa in TOLL_FREE:
        return AreaCode(npa, "", "US", "toll-free", 1.0, 1.25)
    state, country = AREA_CODES[npa]
    monthly = 1.25 if country == "US" else 1.5
    return AreaCode(npa, state.lower(), country, "longcode", _setup_cost(npa), monthly)


def _setup_cost(npa: str) -> float:
    return 3.99 if npa in PREMIUM else 1.0


AREAS = {npa: _area(npa) for npa in sorted((*AREA_CODES, *TOLL_FREE))}


@lru_cache(maxsize=4096)
def _exchanges(seed: int, npa: str) -> tuple[Exchange, ...]:
    area = AREAS[npa]
    mixed = _mix(seed, npa)
    count = 12 + mixed % 9
    step = 1 + 2 * (mixed % 97)
    prefixes = {200 + (mixed + step * place) % 799 for place in range(count)}
    centers = RATE_CENTERS_BY_STATE.get(area.state.upper(), ["tollfree"])
    # N11 codes are services, not exchanges.
    return tuple(
        Exchange(f"{npa}{nxx}", area, centers[nxx % len(centers)])
        for nxx in sorted(prefixes)
        if nxx % 100 != 11
    )


def _mix(seed: int, text: str) -> int:
    return zlib.crc32(f"{seed}:{text}".encode())


class Inventory:
    """What can be bought now: the virtual numbers and the returned ones, less the owned ones."""

    def __init__(self, seed: int, store: Store) -> None:
        self._seed = seed
        self._store = store

    def area_codes(self, max_setup_cost: float | None = None) -> Iterator[AreaCode]:
        """The area codes with numbers at or below a setup cost, ascending."""
        return (
            area
            for area in AREAS.values()
            if max_setup_cost is None or area.setup_cost <= max_setup_cost
        )

    def exchanges(self, npa: str) -> list[Exchange]:
        """The exchanges of an area code, ascending; none for an unknown one."""
        if npa not in AREAS:
            return []
        found = list(_exchanges(self._seed, npa))
        known = {exchange.id for exchange in found}
        for number_id in sorted(self._store.all(Returned)):
            prefix = number_id[1:7]
            if prefix.startswith(npa) and prefix not in known:
                known.add(prefix)
                insort(found, self._other_exchange(prefix), key=lambda one: one.id)
        return found

    def numbers(self, exchange: Exchange) -> list[str]:
        """The numbers on offer in an exchange, ascending."""
        lines = [f"1{exchange.id}{line:04d}" for line in self._lines(exchange)]
        returned = (one for one in self._store.all(Returned) if one[1:7] == exchange.id)
        owned = self._store.all(Number)
        return sorted(one for one in {*lines, *returned} if one not in owned)

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
            if exchange.id == prefix and int(line) in self._lines(exchange):
                return exchange
        return None

    def _lines(self, exchange: Exchange) -> list[int]:
        mixed = _mix(self._seed, exchange.id)
        # Coprime to 10,000: neither even nor a multiple of five.
        factor = 10 * (mixed % 997) + (1, 3, 7, 9)[mixed % 4]
        return [(mixed + factor * place) % 10_000 for place in range(LINES)]

    def _other_exchange(self, prefix: str) -> Exchange:
        area = AREAS[prefix[:3]]
        centers = RATE_CENTERS_BY_STATE.get(area.state.upper(), ["tollfree"])
        return Exchange(prefix, area, centers[int(prefix[3:]) % len(centers)])
