"""From a call and what became of it to its entry in the ledger. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .effects import effect_of
from .ledger import Entry

if TYPE_CHECKING:
    from .._requests.build import Call
    from ..wire import Response

__all__ = ["entry_of", "id_of"]


def entry_of(call: Call) -> Entry | None:
    """Return an entry for a call, not yet in the ledger; None for one that makes nothing known."""
    if call.method != "POST":
        return None
    effect = effect_of(call.method, call.path, call.content)
    return None if effect is None else Entry(effect)


def id_of(response: Response) -> str | None:
    """Return the id of what an answered call has made; None when it can't be read."""
    import msgspec  # on first use, as where bodies are made

    try:
        found = msgspec.json.decode(response.content)["data"]["id"]
    except (msgspec.DecodeError, LookupError, TypeError, RecursionError):
        return None
    return None if found is None else str(found)
