"""From a call and what became of it to its entry in the ledger. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import OutcomeUnknown
from .effects import advice_on, effect_of
from .ledger import Entry

if TYPE_CHECKING:
    from .._requests.build import Call
    from ..wire import Response

__all__ = ["advise", "entry_of", "id_of"]


def entry_of(call: Call) -> Entry | None:
    """Return an entry for a call, not yet in the ledger; None for one that makes nothing known."""
    if call.method != "POST":
        return None
    effect = effect_of(call.method, _path(call), call.content)
    return None if effect is None else Entry(effect)


def id_of(response: Response) -> str | None:
    """Return the id of what an answered call has made; None when it can't be read."""
    import msgspec  # on first use, as where bodies are made

    try:
        found = msgspec.json.decode(response.content)["data"]["id"]
    except (msgspec.DecodeError, LookupError, TypeError, RecursionError):
        return None
    return None if found is None else str(found)


def advise(error: BaseException, call: Call) -> None:
    """Say in the text of an unknown outcome how to settle it."""
    if isinstance(error, OutcomeUnknown):
        advice = advice_on(call.method, _path(call))
        if advice is not None:
            error.args = (f"{error}; settle it by reading: {advice}", *error.args[1:])


def _path(call: Call) -> str:
    return call.target.removeprefix(call.origin.base_path)
