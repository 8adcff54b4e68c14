"""When a call is tried again, and after how long. Pure: clock and randomness are handed in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0
LONGEST_RETRY_AFTER = 60.0
WINDOW = 1.0
"""The seconds in which the API counts messages: what a 429 means that doesn't say for how long."""
RATE_LIMIT_RETRIES = 8
"""How often a 429 is repeated at least, if anything is: nothing was done, so it does no harm."""
LASTING = frozenset({"closed", "download", "pool", "tls", "upload"})
PASSING_STATUSES = frozenset({500, 502, 503, 504})


def status_is_repeatable(status: int, *, safe: bool) -> bool:
    """Whether an answer with this status allows another attempt."""
    return status == 429 or (safe and status in PASSING_STATUSES)


def failure_is_repeatable(kind: str, *, sent: bool, safe: bool) -> bool:
    """Whether an attempt without an answer allows another one that may end better."""
    if kind in LASTING or (kind == "protocol" and not sent):
        return False
    return safe or not sent


def rate_limit_retries(max_retries: int) -> int:
    """How many answers of 429 a call takes before it fails, whatever else went wrong."""
    return max(max_retries, RATE_LIMIT_RETRIES) if max_retries else 0


def penalty(retry_after: float | None) -> float:
    """Seconds for which an account sends no more messages after a 429."""
    return WINDOW if retry_after is None else min(retry_after, LONGEST_RETRY_AFTER)


def pause(
    attempt: int,
    *,
    max_retries: int,
    retry_after: float | None,
    remaining: float | None,
    random: Callable[[], float],
) -> float | None:
    """Seconds to wait after the given attempt (counted from 1); None when there is none to follow.

    The server's wish is kept up to a minute; without one, exponential backoff with full jitter. A
    pause that the deadline doesn't leave time for is none.
    """
    if attempt > max_retries:
        return None
    if retry_after is not None:
        delay = min(retry_after, LONGEST_RETRY_AFTER)
    else:
        delay = random() * min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempt - 1, 10))
    return delay if remaining is None or delay < remaining else None


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds of a Retry-After header from ``now`` (a POSIX time); None when it has none."""
    if not value:
        return None
    value = value.strip()
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]*)?", value):
        return float(value)
    from email.utils import parsedate_to_datetime  # rarely needed, slow to import

    try:
        at = parsedate_to_datetime(value)
        return max(0.0, at.timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
