# Derived from _async/engine/settling.py by `make generate`: do not edit.
# Source: sha256 cda521e5ac233dae5b94804cd4e37e227999082f6121c1c868603c141a8cf896
# Below: sha256 0d3f5d39571282f0c5d1b5b81329156aeef4c6f36e36fb7f43145622d8ed47f0
"""Settling by reading what became of a call that isn't safe to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ..._arguments.requests import timing
from ..._arguments.settling import check_settling
from ..._policy.accounting import entry_of
from ..._policy.decoding import decoded
from ..._policy.delivery import pauses
from ..._policy.sightings import sightings, since
from ...errors import (
    APIError,
    AuthenticationFailed,
    FlowrouteError,
    OutcomeUnknown,
    PermissionDenied,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from flowroute_api.types import Operation

    from ..._arguments.settling import OnUnknown
    from ..._options.options import CallOptions
    from ..._policy.ledger import Entry, Sighting
    from ...limits import Bucket
    from .executor import Executor, Wiring

__all__ = ["Look", "Search", "carry_out", "one_look"]

Document = TypeVar("Document")
Record = TypeVar("Record")
Record_co = TypeVar("Record_co", covariant=True)

_ONE_LOOK = 1.0


class Look(Protocol[Record_co]):
    """Reads the records among which what a call has made would be."""

    def __call__(
        self, effect: Any, since: datetime, options: CallOptions, /
    ) -> Sequence[Record_co]:
        """Return the records, those since a time where that can be asked for."""
        ...


def carry_out(
    executor: Executor,
    operation: Operation[Document],
    *,
    look: Look[Record],
    document: Callable[[Record], Document],
    on_unknown: OnUnknown,
    settle: float,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    body: object = None,
    bucket: Bucket | None = None,
    options: CallOptions,
) -> Document:
    """Carry out an operation that isn't safe to repeat, and settle it by reading if it has to be.

    `look` reads the records that it could be found in, `document` makes of a record what the
    operation would have answered.
    """
    check_settling(on_unknown, settle)
    call = executor.prepare(
        operation, path=path, query=query, body=body, bucket=bucket, options=options
    )
    entry = entry_of(call)
    if on_unknown == "raise" or executor.is_raw or entry is None:
        result: Document = executor.result(operation, call, executor.perform(call, entry))
        return result
    search = Search(executor, entry, look, timing(options))
    search.before()
    try:
        response = executor.perform(call, entry)
    except OutcomeUnknown as error:
        found = search.after(settle, claims=on_unknown == "find")
        if found is None:
            error.candidates = search.candidates
            raise
        return document(found)
    return decoded(operation, call, response)


class Search(Generic[Record]):
    """Looks, one after the other, for what one call has made."""

    __slots__ = ("_entry", "_executor", "_look", "_options", "_wiring", "candidates")

    candidates: tuple[Any, ...]
    """The records that the last look showed and that may be it."""

    def __init__(
        self,
        executor: Executor,
        entry: Entry,
        look: Look[Record],
        options: CallOptions,
    ) -> None:
        self._executor: Executor = executor
        self._wiring: Wiring = executor.wiring
        self._entry: Entry = entry
        self._look: Look[Record] = look
        self._options: CallOptions = options
        self.candidates = ()

    def before(self) -> None:
        """Read what is there before the call goes out, and what the server's clock says."""
        at = self._wiring.monotonic()
        asked = since(at, self._ahead())
        try:
            records = self._read(asked, self._options)
        except APIError:
            if not self._is_late(asked, at):
                raise
            records = []
        if self._is_late(asked, at):
            records = self._read(since(at, self._ahead()), self._options)
        self._entry.before = frozenset(each.id for each in records)

    def after(self, settle: float, *, claims: bool) -> Record | None:
        """Look for what the call has made for `settle` seconds at most.

        Unless it `claims` what it finds, there are only candidates.
        """
        until = self._wiring.monotonic() + settle
        seen: list[Sighting[Record]] = []
        shown: tuple[str, ...] = ()
        for pause in pauses():
            look = one_look(self._executor, self._options, until - self._wiring.monotonic())
            try:
                seen = self._read(self._open_since(), look)
            except (AuthenticationFailed, PermissionDenied):
                return None
            except FlowrouteError:
                pass  # what can't be looked at shows nothing
            remaining = until - self._wiring.monotonic()
            earlier, shown = shown, self._judge(seen, claims=claims)
            if remaining <= 0 or (shown and shown == earlier):
                break
            self._wiring.sleep(min(pause, remaining))
        return self._claimed(seen) if claims else None

    def _judge(self, seen: list[Sighting[Record]], *, claims: bool) -> tuple[str, ...]:
        """What would be the result, by id; without claims, what the candidates are."""
        ledger, at = self._wiring.ledger, self._wiring.monotonic()
        verdict = ledger.judge(self._entry, seen, at, claim=False)
        self.candidates = tuple(each.record for each in verdict.candidates)
        if claims:
            return () if verdict.result is None else (verdict.result.id,)
        return tuple(each.id for each in verdict.candidates)

    def _claimed(self, seen: list[Sighting[Record]]) -> Record | None:
        ledger, at = self._wiring.ledger, self._wiring.monotonic()
        verdict = ledger.judge(self._entry, seen, at, claim=True)
        self.candidates = tuple(each.record for each in verdict.candidates)
        return None if verdict.result is None else verdict.result.record

    def _read(self, asked: datetime, options: CallOptions) -> list[Sighting[Record]]:
        effect = self._entry.effect
        return sightings(effect, self._look(effect, asked, options), self._ahead())

    def _ahead(self) -> tuple[float, float]:
        return self._wiring.ledger.clock.ahead(self._wiring.monotonic(), self._wiring.now())

    def _open_since(self) -> datetime:
        return since(self._wiring.ledger.open_since(self._entry), self._ahead())

    def _is_late(self, asked: datetime, at: float) -> bool:
        """Whether the server's clock turns out to be so far behind that more has to be read."""
        return self._entry.effect.is_timed and since(at, self._ahead()) < asked


def one_look(executor: Executor, options: CallOptions, remaining: float) -> CallOptions:
    """Return the options of one look-up among several: it ends with them."""
    most = executor.settings.merged(options).deadline
    left = max(remaining, _ONE_LOOK)
    return {**options, "deadline": left if most is None else min(most, left)}
