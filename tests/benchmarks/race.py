"""Several ways to do the same, timed side by side in one process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from statistics import median
from typing import NamedTuple

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]
_clock = time.perf_counter


class Lap(NamedTuple):
    """How one contender did."""

    seconds: float
    """The median time of one call."""
    ratio: float
    """The median of its times, each divided by what the first contender took in the same round."""


def race(contenders: Mapping[str, Call], *, rounds: int = 400, block: int = 5) -> dict[str, Lap]:
    """Let the contenders call in turn, a few calls each time; ratios refer to the first one.

    Every other round goes through them backwards, so that nobody always has the same neighbour.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for call in contenders.values():
        for _ in range(20):
            call()
    order = list(contenders.items())
    for _ in range(rounds):
        for name, call in order:
            started_at = _clock()
            for _ in range(block):
                call()
            times[name].append((_clock() - started_at) / block)
        order.reverse()
    return laps(times)


async def async_race(
    contenders: Mapping[str, AsyncCall], *, workers: int, rounds: int, calls: int
) -> dict[str, Lap]:
    """The same for coroutines: in each turn, so many workers make so many calls each."""
    times: dict[str, list[float]] = {name: [] for name in contenders}

    async def work(call: AsyncCall) -> None:
        for _ in range(calls):
            await call()

    async def turn(call: AsyncCall) -> float:
        started_at = _clock()
        await asyncio.gather(*(work(call) for _ in range(workers)))
        return (_clock() - started_at) / (workers * calls)

    for call in contenders.values():
        await turn(call)
    order = list(contenders.items())
    for _ in range(rounds):
        for name, call in order:
            times[name].append(await turn(call))
        order.reverse()
    return laps(times)


def laps(times: Mapping[str, list[float]]) -> dict[str, Lap]:
    """The medians of the times of one race."""
    first = next(iter(times.values()))
    return {
        name: Lap(median(own), median(a / b for a, b in zip(own, first, strict=True)))
        for name, own in times.items()
    }
