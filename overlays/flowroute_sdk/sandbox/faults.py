"""Faults on demand: what goes wrong, for which requests, how often."""

from __future__ import annotations

import random
from fnmatch import fnmatchcase
from typing import Literal

import msgspec

Effect = Literal[
    "latency",
    "status",
    "rate_limit",
    "drop_before",
    "drop_after",
    "truncate",
    "bad_json",
]


class Fault(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A fault that requests meet.

    `times` counts how many requests still meet it (None: no end), `probability` (0 to 1) draws
    with `seed`. `method`, `path` (with `*`) and `operation` narrow it down. `seconds` is for
    latency; `status`, `title` and `detail` are for status; `retry_after` is a `Retry-After`
    header in seconds, for status and rate_limit; `body` replaces the JSON of bad_json.
    """

    effect: Effect
    times: int | None = 1
    probability: float = 1.0
    seed: int = 0
    method: str | None = None
    path: str | None = None
    operation: str | None = None
    seconds: float = 0.0
    status: int = 503
    title: str | None = None
    detail: str = ""
    retry_after: float | None = None
    body: str = '{"data": '

    def __post_init__(self) -> None:
        if not 0.0 <= self.probability <= 1.0:
            raise ValueError("probability must be between 0 and 1")
        if not 200 <= self.status <= 599:
            raise ValueError("status must be between 200 and 599")
        if self.times is not None and self.times < 1:
            raise ValueError("times must be positive, or null for no end")
        if self.seconds < 0 or (self.retry_after or 0) < 0:
            raise ValueError("seconds and retry_after must not be negative")

    def concerns(self, method: str, path: str, operation: str | None) -> bool:
        """Whether a request is among those that may meet the fault."""
        return (
            (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
            and (self.operation is None or self.operation == operation)
        )


class _Armed:
    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.left = fault.times
        self._random = random.Random(fault.seed)

    def strikes(self) -> bool:
        if self.left == 0 or self._random.random() >= self.fault.probability:
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Faults:
    """The faults in force, in the order in which they were added."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    def add(self, fault: Fault) -> None:
        """Put a fault in force."""
        self._armed.append(_Armed(fault))

    def clear(self) -> None:
        """End all faults."""
        self._armed.clear()

    def listed(self) -> list[Fault]:
        """The faults in force, with the number of times that is left."""
        return [msgspec.structs.replace(one.fault, times=one.left) for one in self._armed]

    def draw(self, method: str, path: str, operation: str | None) -> list[Fault]:
        """The faults that this request meets: any latency, then at most one other."""
        if not self._armed:
            return []
        met: list[Fault] = []
        for one in self._armed:
            decided = any(fault.effect != "latency" for fault in met)
            if decided and one.fault.effect != "latency":
                continue
            if one.fault.concerns(method, path, operation) and one.strikes():
                met.append(one.fault)
        self._armed = [one for one in self._armed if one.left != 0]
        return met
