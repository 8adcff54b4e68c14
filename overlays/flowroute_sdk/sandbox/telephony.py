"""The published rules of messaging: how bodies are cut, how many a second, what comes back."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from .geography import TOLL_FREE
from .money import Prices, nanodollars
from .records import Receipt

if TYPE_CHECKING:
    from .clock import Clock
    from .counterparties import Counterparty

UNDELIVERABLE = "0000"
ACCEPTED = 1003
PER_SECOND = {"sms": 5, "mms": 1}


def segment_count(body: str) -> int:
    """Segments by the published sizes: 160 or else 140 characters a piece in ASCII; otherwise 70
    UTF-16 units, of which an emoji takes two."""
    if body.isascii():
        return 1 if len(body) <= 160 else -(-len(body) // 140)
    return -(-len(body.encode("utf-16-le", "surrogatepass")) // 140)


def encoding_of(body: str | None) -> int:
    """0 for ASCII, 8 for UCS-2."""
    return 0 if body is None or body.isascii() else 8


def message_price(prices: Prices, *, outbound: bool, is_mms: bool, body: str | None) -> int:
    """Nanodollars."""
    if not outbound:
        rate = prices.inbound_mms if is_mms else prices.inbound_sms
    else:
        rate = (prices.mms if is_mms else prices.sms) + prices.surcharge
    return nanodollars(rate) * charged_segments(is_mms=is_mms, body=body)


def charged_segments(*, is_mms: bool, body: str | None) -> int:
    """How often the rate is charged."""
    return 1 if is_mms else max(segment_count(body or ""), 1)


def display_amount(amount: int) -> str:
    """Nanodollars as `$0.0040`."""
    return f"${amount / 1e9:.4f}"


def is_toll_free(number_id: str) -> bool:
    """Whether eleven digits are a toll-free number."""
    return number_id[:1] == "1" and number_id[1:4] in TOLL_FREE


class RateLimits:
    """The documented message rates: a sliding second for each kind of message."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._taken: dict[str, deque[float]] = {kind: deque() for kind in PER_SECOND}

    def take(self, kind: str) -> bool:
        """Count one message; False when this second's allowance is used up."""
        now, taken = self._clock.now(), self._taken[kind]
        while taken and taken[0] <= now - 1.0:
            taken.popleft()
        if len(taken) >= PER_SECOND[kind]:
            return False
        taken.append(now)
        return True

    def reset(self) -> None:
        """Forget what was taken."""
        for taken in self._taken.values():
            taken.clear()


def receipts_for(
    at: float,
    recipient: str,
    *,
    fast: bool,
    script: Counterparty | None = None,
    blocked: bool = False,
) -> list[Receipt]:
    """The receipts of a message sent at `at`: handed over, then what the script says.

    Without one it is accepted and delivered, or failed for a number that ends in 0000. A message
    that is blocked fails whatever the script says.
    """

    def receipt(
        after: float, level: int, status: str, text: str, code: int | None = None
    ) -> Receipt:
        moment = at if fast else at + after
        return Receipt(at=moment, level=level, status=status, status_code=code, description=text)

    submitted = receipt(0.5, 1, "smsc submit", "Message has been sent")
    if blocked:
        return [submitted, receipt(2.0, 2, "failed", "Recipient has opted out")]
    if script is None:
        failed = recipient.endswith(UNDELIVERABLE)
        outcome, code, text = "failed" if failed else "delivered", None, None
    else:
        outcome, code, text = script.outcome, script.status_code, script.description
    if outcome == "silent":
        return [submitted]
    if outcome == "failed":
        text = text or "Message could not be delivered"
        return [submitted, receipt(2.0, 2, "failed", text, code)]
    accepted = receipt(2.0, 2, "message buffered", "Message accepted by Carrier", ACCEPTED)
    if outcome == "buffered":
        accepted.status_code = ACCEPTED if code is None else code
        accepted.description = text or accepted.description
        return [submitted, accepted]
    text = text or "Message has been delivered"
    return [submitted, accepted, receipt(4.0, 2, "delivered", text, code)]
