"""Which columns a table on a terminal shows: the telling ones, as many as fit. Pure."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["PREFERRED", "fitting", "ordered"]

PREFERRED = {
    "message": (
        *("id", "timestamp", "direction", "from", "to", "status", "amount_display"),
        *("body", "message_type", "is_mms"),
    ),
    "number": ("id", "alias", "rate_center", "state", "number_type", "billing_method"),
    "e911": (
        *("id", "label", "first_name", "last_name", "street_number", "street_name"),
        *("city", "state", "zip", "country"),
    ),
    "cnam": ("id", "value", "is_approved", "creation_datetime", "approval_datetime"),
    "route": ("id", "route_type", "value", "alias", "edge_strategy_id"),
}
"""By the type of a record: what comes first, in this order."""

WIDEST = 40
"""Characters of a text that are shown in a table at most."""
GAP = 2


def ordered(columns: Sequence[str], kind: str | None) -> list[str]:
    """The columns with the telling ones first."""
    preferred = [name for name in PREFERRED.get(kind or "", ("id",)) if name in columns]
    return [*preferred, *(name for name in columns if name not in preferred)]


def fitting(columns: Sequence[str], widths: Sequence[int], room: int) -> int:
    """How many of the columns fit, from the first on; the first one always does."""
    used = 0
    for count, (_, width) in enumerate(zip(columns, widths, strict=True)):
        used += min(width, WIDEST) + (GAP if count else 0)
        if used > room and count:
            return count
    return len(columns)
