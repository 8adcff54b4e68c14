"""What is read from the server, on the clock of the ledger. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from .ledger import TOLERANCE, Sighting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .effects import Effect

__all__ = ["since", "sightings"]

Record = TypeVar("Record")
Ahead = tuple[float, float]
"""By how many seconds the server's clock is ahead of the monotonic one, at least and at most."""


def since(started_at: float, ahead: Ahead) -> datetime:
    """Return since when, by the server's clock, what was made from `started_at` on may be dated."""
    return datetime.fromtimestamp(started_at + ahead[0] - TOLERANCE, UTC)


def sightings(effect: Effect, records: Iterable[Any], ahead: Ahead) -> list[Sighting[Any]]:
    """Return the records that may be the effect, each once."""
    found = {record.id: record for record in records if effect.may_be(record) and record.id}
    return [_sighting(effect, record, ahead) for record in found.values()]


def _sighting(effect: Effect, record: Record, ahead: Ahead) -> Sighting[Record]:
    made_at = effect.made_at(record)
    record_id: str = record.id  # type: ignore[attr-defined]
    if made_at is None:
        return Sighting(record, record_id)
    return Sighting(record, record_id, made_at - ahead[1], made_at - ahead[0])
