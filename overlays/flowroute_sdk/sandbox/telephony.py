"""What messages cost, how they are cut, and how their receipts come in."""

from __future__ import annotations

from .geography import TOLL_FREE
from .records import Receipt

SMS_PRICE = 4_000_000
MMS_PRICE = 9_500_000
UNDELIVERABLE = "0000"


def segment_count(body: str) -> int:
    """Segments by the published sizes: 160 or else 140 a piece in ASCII, 70 a piece otherwise."""
    if not body.isascii():
        return -(-len(body) // 70)
    return 1 if len(body) <= 160 else -(-len(body) // 140)


def encoding_of(body: str | None) -> int:
    """0 for ASCII, 8 for UCS-2."""
    return 0 if body is None or body.isascii() else 8


def message_price(*, is_mms: bool, segments: int) -> int:
    """Nanodollars."""
    return MMS_PRICE if is_mms else SMS_PRICE * max(segments, 1)


def display_amount(nanodollars: int) -> str:
    """`$0.0040`."""
    return f"${nanodollars / 1e9:.4f}"


def is_toll_free(number_id: str) -> bool:
    """Whether eleven digits are a toll-free number."""
    return number_id[:1] == "1" and number_id[1:4] in TOLL_FREE


def receipts_for(at: float, recipient: str, *, fast: bool) -> list[Receipt]:
    """The receipts of a message sent at `at`: taken over at once, then accepted or failed."""
    first = Receipt(
        at=at if fast else at + 0.5,
        level=1,
        status="smsc submit",
        status_code=None,
        description="Message has been sent",
    )
    failed = recipient.endswith(UNDELIVERABLE)
    second = Receipt(
        at=at if fast else at + 2.0,
        level=2,
        status="failed" if failed else "message buffered",
        status_code=None if failed else 1003,
        description="Message could not be delivered" if failed else "Message accepted by Carrier",
    )
    return [first, second]
