"""The review of caller names: it takes two days, and rejects what the published rules say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .clock import DAY

if TYPE_CHECKING:
    from .records import Cnam
    from .world import World

REVIEW = 2 * DAY
DIGITS_OF_A_PHONE_NUMBER = 7
# One such word in a name is enough.
WORDS: tuple[tuple[str, str], ...] = (
    ("Profanity is not allowed.", "ASS ASSHOLE BASTARD BITCH CRAP CUNT DAMN FUCK HELL SHIT"),
    (
        "Names of authorities are not allowed.",
        "ATF CIA CONGRESS DEA DMV FBI GOVERNMENT IRS MEDICARE NSA PENTAGON POLICE SENATE SHERIFF",
    ),
    (
        "Names of public figures are not allowed.",
        "BEYONCE BIDEN CLINTON EINSTEIN ELVIS MADONNA OBAMA OPRAH TRUMP",
    ),
    (
        "Names of fictional characters are not allowed.",
        "BATMAN DRACULA FRODO GANDALF SANTA SHREK SPIDERMAN SUPERMAN",
    ),
    ("Religious titles are not allowed.", "ARCHBISHOP IMAM PASTOR POPE RABBI REVEREND"),
)
# These are refused as the whole of a name.
WHOLES: tuple[tuple[str, str], ...] = (
    (
        "Names of places are not allowed.",
        "ALASKA AMERICA BOSTON CALIFORNIA CANADA CHICAGO DENVER FLORIDA HAWAII MANHATTAN SEATTLE"
        " TEXAS TORONTO USA WASHINGTON",
    ),
    (
        "Generic names are not allowed.",
        "ANONYMOUS BUSINESS CALLER COMPANY CUSTOMER NAME OFFICE PHONE PRIVATE SALES SERVICE SUPPORT"
        " UNAVAILABLE UNKNOWN WIRELESS",
    ),
)


def objection(value: str) -> str | None:
    """Why a name is rejected, or None when it is approved."""
    if sum(letter.isdigit() for letter in value) >= DIGITS_OF_A_PHONE_NUMBER:
        return "Phone numbers are not allowed."
    if sum(letter.isalpha() for letter in value) < 2:
        return "More than one letter is needed."
    words = set(re.findall(r"[A-Z0-9]+", value.upper()))
    for reason, listed in WORDS:
        if words & set(listed.split()):
            return reason
    for reason, listed in WHOLES:
        if words <= set(listed.split()):
            return reason
    return None


def has_waited(record: Cnam, now: float) -> bool:
    """Whether the review of a pending record is over by now."""
    return record.created_at is not None and record.created_at <= now - REVIEW


def end_reviews(world: World) -> None:
    """Approve or reject the names that have waited long enough."""
    now = world.clock.now()
    for record in list(world.store.pending_reviews.values()):
        if has_waited(record, now):
            record.rejection_reason = objection(record.value)
            if record.rejection_reason is None:
                record.is_approved, record.approved_at = True, (record.created_at or now) + REVIEW
            world.store.save(record)
