"""What messages cost, how they are cut, and how their receipts come in."""

from __future__ import annotations

from .geography import TOLL_FREE
from .records import Receipt

SMS_PRICE = 4_000_000
MMS_PRICE = 9_500_000
UNDELIVERABLE = "0000"
ACCEPTED = 1003


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
    """The receipts of a message sent at `at`: taken over, accepted, then delivered or failed."""

    def receipt(after: float, level: int, status: str, description: str) -> Receipt:
        return Receipt(
            at=at if fast else at + after,
            level=level,
            status=status,
            status_code=ACCEPTED if status == "message buffered" else None,
            description=description,
        )

    submitted = receipt(0.5, 1, "smsc submit", "Message has been sent")
    if recipient.endswith(UNDELIVERABLE):
        return [submitted, receipt(2.0, 2, "failed", "Message could not be delivered")]
    return [
        submitted,
        receipt(2.0, 2, "message buffered", "Message accepted by Carrier"),
        receipt(4.0, 2, "delivered", "Message has been delivered"),
    ]
